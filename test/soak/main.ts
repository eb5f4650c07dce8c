import { parseArgs } from 'node:util';
import { stopAll } from '../bench/subjects/running.js';
import { holds } from './proof.js';
import { soak, type Outcome } from './soak.js';

const USAGE = `npm run soak -- [--seconds 600] [--redis] [--workspaces 2]

  --seconds     how long it goes on before it is made to come to its end; 60 is a quick look
  --redis       with the queue and the news on Redis, which needs a redis-server; without it on PostgreSQL
  --workspaces  that do the same at the same time
`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    redis: { type: 'boolean', default: false },
    workspaces: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll().finally(() => process.exit(130)));
  try {
    const began = Date.now();
    const say = (what: string): void => void process.stderr.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${what}.\n`);
    const outcome = await soak({ seconds: Number(values.seconds), workspaces: Number(values.workspaces), withRedis: values.redis, say });
    process.stdout.write(`\n${render(outcome)}`);
    const isKept = outcome.complaints.length === 0 && [...outcome.findings.values()].flat().every(holds);
    process.exitCode = isKept ? 0 : 1;
  } finally {
    await stopAll();
  }
}

function render({ findings, complaints, remarks }: Outcome): string {
  const rows = [...findings].flatMap(([workspace, each]) =>
    each.map((finding) => {
      const found = finding.of === undefined ? String(finding.found) : `${finding.found} of ${finding.of}`;
      return `| ${workspace} | ${finding.claim} | ${finding.expected} | ${found} | ${holds(finding) ? 'yes' : 'NO'} |`;
    }),
  );
  const table = ['| workspace | claim | expected | found | kept |', '|---|---|---:|---:|---|', ...rows];
  const examples = [...findings.values()].flat().flatMap(({ claim, suchAs = [] }) => suchAs.map((history) => `- ${claim}: ${history}`));
  const said = complaints.length === 0 ? ['No worker complained.'] : [`Workers complained ${complaints.length} times:`, ...complaints.slice(0, 20)];
  return [...table, '', ...remarks.map((remark) => `- ${remark}`), ...examples, '', ...said, ''].join('\n');
}
