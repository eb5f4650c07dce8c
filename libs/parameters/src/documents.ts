import type { Json, JsonMap } from '@app/contract';
import { pythonText } from './python-text.js';
import { asJsonMap } from './value.js';

/** Thrown for a `$ref` that leads nowhere. Nothing is ever fetched. */
export class UnresolvableReference extends Error {}

/** Where schemas without an address of their own are thought to lie. */
const NOWHERE = 'schema:/';

/** Keywords whose argument is data, even where it looks like a schema. */
const DATA = new Set(['const', 'default', 'enum', 'examples']);

/** The schemas that one may refer to: by address, by anchor, by pointer. */
export class Documents {
  readonly #roots = new Map<string, JsonMap>();
  readonly #anchors = new Map<string, JsonMap>();
  readonly #dynamicAnchors = new Set<string>();
  readonly #bases = new Map<JsonMap, string>();

  /** @param known Documents that those of `roots` may refer to. */
  constructor(
    roots: readonly Json[],
    private readonly known: Documents | null = null,
  ) {
    for (const root of roots) this.#add(root, NOWHERE, true);
  }

  /** The address of the document that a schema is part of. */
  baseOf(schema: JsonMap): string {
    return this.#bases.get(schema) ?? this.known?.baseOf(schema) ?? NOWHERE;
  }

  /** Throws an UnresolvableReference. */
  resolve(reference: string, from: JsonMap): Json {
    const address = toAddress(reference, this.baseOf(from));
    const [document = '', fragment = ''] = address.split('#');
    const isPointer = fragment === '' || fragment.startsWith('/');
    const found = isPointer ? this.rootAt(document) : this.anchorAt(address);
    if (!found) throw new UnresolvableReference(`Unresolvable: ${reference}`);
    return isPointer && fragment !== '' ? pointed(found, decoded(fragment)) : found;
  }

  /** The same, except that a dynamic anchor is looked for from the outermost of the documents that led here. */
  resolveDynamic(reference: string, from: JsonMap, entered: readonly string[]): Json {
    const address = toAddress(reference, this.baseOf(from));
    if (!this.isDynamic(address)) return this.resolve(reference, from);
    const [, fragment = ''] = address.split('#');
    const outermost = entered.map((document) => `${document}#${fragment}`).find((candidate) => this.isDynamic(candidate));
    return this.anchorAt(outermost ?? address) ?? true;
  }

  private rootAt(address: string): JsonMap | undefined {
    return this.#roots.get(address) ?? this.known?.rootAt(address);
  }

  private anchorAt(address: string): JsonMap | undefined {
    return this.#anchors.get(address) ?? this.known?.anchorAt(address);
  }

  private isDynamic(address: string): boolean {
    return this.#dynamicAnchors.has(address) || this.known?.isDynamic(address) === true;
  }

  #add(node: Json, base: string, isRoot = false): void {
    if (Array.isArray(node)) for (const item of node) this.#add(item, base);
    if (!(node instanceof Map)) return;
    const id = node.get('$id');
    const own = typeof id === 'string' && URL.canParse(id, base) ? withoutFragment(new URL(id, base).href) : base;
    if (isRoot || own !== base) this.#roots.set(own, node);
    this.#bases.set(node, own);
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const anchor = node.get(keyword);
      if (typeof anchor !== 'string') continue;
      this.#anchors.set(`${own}#${anchor}`, node);
      if (keyword === '$dynamicAnchor') this.#dynamicAnchors.add(`${own}#${anchor}`);
    }
    for (const [keyword, argument] of node) if (!DATA.has(keyword)) this.#add(argument, own);
  }
}

function toAddress(reference: string, base: string): string {
  if (!URL.canParse(reference, base)) throw new UnresolvableReference(`Unresolvable: ${reference}`);
  return new URL(reference, base).href;
}

/** What is no escape stands for itself. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const withoutFragment = (address: string): string => address.split('#')[0] ?? '';

/** What a JSON pointer leads to. */
function pointed(root: JsonMap, pointer: string): Json {
  let node: Json | undefined = root;
  for (const escaped of pointer.slice(1).split('/')) {
    const part = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    node = Array.isArray(node) ? node[Number(part)] : asJsonMap(node).get(part);
    if (node === undefined) throw new UnresolvableReference(`PointerToNowhere: ${pythonText(pointer)} does not exist within ${pythonText(root)}`);
  }
  return node;
}
