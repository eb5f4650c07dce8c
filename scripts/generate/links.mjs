// Links that must lead somewhere: relative ones in Markdown, and the pages that comments in the code refer to.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.cache', 'coverage', 'gql', 'reports', '.stryker-tmp']);
const IN_CODE = /\bdocs\/[\w./-]+\.md(?:#[\w-]+)?/g;
const IN_MARKDOWN = /(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)/g;

/** A line for each link that leads nowhere. */
export function brokenLinks(root) {
  const files = filesIn(root);
  const markdown = files.filter((file) => file.endsWith('.md'));
  const code = files.filter((file) => /\.(ts|tsx|mjs|cjs|js|sql|graphql)$/.test(file));
  return [
    ...markdown.flatMap((file) => linksOf(file).flatMap((link) => verdictOn(root, file, join(dirname(file), link.split('#')[0] || '.'), link, file))),
    ...code.flatMap((file) =>
      (readFileSync(file, 'utf8').match(IN_CODE) ?? []).flatMap((link) => verdictOn(root, file, join(root, link.split('#')[0]), link, null)),
    ),
  ];
}

function linksOf(file) {
  // What stands in code is an example.
  const text = readFileSync(file, 'utf8')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`(?!\])/g, (code) => (code.includes('](') ? '' : code));
  return [...text.matchAll(IN_MARKDOWN)].map(([, link, image]) => link ?? image).filter((link) => !/^[a-z][a-z+.-]*:/i.test(link));
}

function verdictOn(root, from, target, link, self) {
  const path = link.startsWith('#') ? self : target;
  const anchor = link.split('#')[1];
  const complain = (what) => [`${relative(root, from)} links to ${link}, ${what}.`];
  if (!path || !existsSync(path)) return complain('which is not there');
  if (!anchor || statSync(path).isDirectory() || !path.endsWith('.md')) return [];
  return anchorsOf(path).has(anchor) ? [] : complain('which has no such heading');
}

const known = new Map();

/** As GitHub makes them: lower case, blanks to dashes, other signs dropped, repeats numbered. */
function anchorsOf(path) {
  let anchors = known.get(path);
  if (anchors) return anchors;
  anchors = new Set();
  for (const [, heading] of readFileSync(path, 'utf8')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .matchAll(/^#{1,6} +(.+)$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    for (let repeat = 0; ; repeat++) {
      const anchor = repeat === 0 ? slug : `${slug}-${repeat}`;
      if (anchors.has(anchor)) continue;
      anchors.add(anchor);
      break;
    }
  }
  known.set(path, anchors);
  return anchors;
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []));
}
