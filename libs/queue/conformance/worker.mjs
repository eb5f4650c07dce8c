// A process that works on a queue and can be killed or stopped from outside. Says what it takes, does and finishes; a line on its input lets it do
// the job, and one more lets it finish.
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const { queueModule, name, url, lockMs, effects } = JSON.parse(process.argv[2]);
const { BullQueue, chooseBackend, defineJob } = await import(queueModule);
const say = (word) => process.stdout.write(`${word}\n`);
const silent = { warn: () => undefined, debug: () => undefined };

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const queue = await BullQueue.open({ backend: chooseBackend(url), logger: silent, name, lockMs });
queue.handle(defineJob({ name: 'work', attemptsMax: 1, backoffMs: 0, parse: (value) => value }), async ({ id }) => {
  say('took');
  await lines.next();
  say(effect(id));
  await lines.next();
  say('finished');
});
await queue.start();
say('works');

/** As `Effects.once`. */
function effect(id) {
  try {
    closeSync(openSync(join(effects, id), 'wx'));
    return 'did';
  } catch {
    return 'found it done';
  }
}
