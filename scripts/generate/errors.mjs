// The pages about error codes: their heads and their index come from the catalogue, their words are written by hand.

const BODY = /^## What happened\n\n[^#]+\n## What to do\n\n[^#]+$/m;

/** The page with a head that fits the catalogue; null when its words are missing. */
export function renderErrorPage(written, { code, title, status }) {
  const body = BODY.exec(written ?? '')?.[0];
  return body ? `# ${title}\n\n\`${code}\` · HTTP ${status}\n\n${body.trimEnd()}\n` : null;
}

export function renderErrorIndex(faults, statuses) {
  const rows = Object.entries(faults)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { kind, title }]) => `| [\`${code}\`](${code}.md) | ${statuses[kind]} | ${title} |`);
  return [
    '# Errors',
    '',
    '<!-- Generated from libs/faults/src/catalogue.ts: change it there, then run `npm run gen`. -->',
    '',
    'A refusal is JSON. `code` says which one it is and never changes its meaning; `type` is the address of its page, which the',
    'server answers itself; `detail` is a sentence for people. [The whole shape](../contract/errors.md).',
    '',
    '| Code | Status | |',
    '|---|---|---|',
    ...rows,
    '',
    'A status of 500 has no code: nobody meant it to happen. The server’s log has the cause.',
    '',
  ].join('\n');
}
