import type { Issue, PathPart } from './issue.js';
import { PLACEHOLDER } from './validator.js';
import { Placeholder } from './value.js';

/** What is wrong, laid out as the values are. */
export type ErrorNode = string | { property: string; errors: ErrorNode[] } | { index: number; errors: ErrorNode[] };

/** A value that could not be made hides what else is wrong with it; a template that is yet to be rendered may become anything. */
export function toErrorTree(issues: readonly Issue[]): ErrorNode[] {
  const unmade = new Set(issues.filter(({ keyword }) => keyword === PLACEHOLDER).map(({ path }) => JSON.stringify(path)));
  const root: ErrorNode[] = [];
  for (const { message, keyword, path, value, missing } of issues) {
    if (unmade.has(JSON.stringify(path)) && keyword !== PLACEHOLDER) continue;
    if (value instanceof Placeholder && value.error === null) continue;
    place(root, missing === undefined ? path : [...path, missing], message);
  }
  return root;
}

function place(nodes: ErrorNode[], [part, ...rest]: readonly PathPart[], message: string): void {
  if (part === undefined) {
    nodes.push(message);
  } else if (rest.length === 0) {
    nodes.push(nodeFor(part, [message]));
  } else {
    const found = nodes.find((node) => typeof node !== 'string' && ('index' in node ? node.index : node.property) === part);
    const node = found === undefined || typeof found === 'string' ? nodeFor(part, []) : found;
    if (node !== found) nodes.push(node);
    place(node.errors, rest, message);
  }
}

const nodeFor = (part: PathPart, errors: ErrorNode[]) => (typeof part === 'number' ? { index: part, errors } : { property: part, errors });
