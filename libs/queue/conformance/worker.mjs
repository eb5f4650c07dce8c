// A process that works on a queue and can be killed or stopped from outside. Says what it takes and finishes; a line on its input lets it finish.
import { createInterface } from 'node:readline';

const { queueModule, name, url, lockMs } = JSON.parse(process.argv[2]);
const { BullQueue, chooseBackend, defineJob } = await import(queueModule);
const say = (word) => process.stdout.write(`${word}\n`);
const silent = { warn: () => undefined, debug: () => undefined };

const lines = createInterface({ input: process.stdin });
const released = new Promise((resolve) => lines.once('line', resolve));
const queue = await BullQueue.open({ backend: chooseBackend(url), logger: silent, name, lockMs });
queue.handle(defineJob({ name: 'work', attemptsMax: 1, backoffMs: 0, parse: (value) => value }), async () => {
  say('took');
  await released;
  say('finished');
});
await queue.start();
say('works');
