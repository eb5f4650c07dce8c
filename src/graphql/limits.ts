import { type ASTVisitor, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Several times what the largest page of the console and introspection by tools need; bounds the parser's own nesting, too. */
export const TOKENS_MAX = 2_000;
/** Deep enough for a console page and for introspection by tools. */
const DEPTH_MAX = 14;
/** Lists within lists: each level multiplies the reads of the one above by up to 200. */
const LISTS_MAX = 2;
/** Things asked for at once: without a bound, one request is as many sign-ins as fit into its body. */
const ROOTS_MAX = 20;

interface Size {
  /** Fields side by side. */
  readonly width: number;
  readonly depth: number;
  /** Connections on the way down, told by the field that each of them has. */
  readonly lists: number;
}

const NOTHING: Size = { width: 0, depth: 0, lists: 0 };

/** Refuses queries that ask for more than any page needs. */
export function sizeLimits(context: ValidationContext): ASTVisitor {
  const ruler = new Ruler(context);
  return {
    OperationDefinition(node) {
      const refuse = (message: string): void => context.reportError(new GraphQLError(`${message} Ask in several smaller queries.`, { nodes: [node] }));
      const { width, depth, lists } = ruler.measure(node.selectionSet);
      if (width > ROOTS_MAX) refuse(`This query asks for more than ${ROOTS_MAX} things at once.`);
      if (depth > DEPTH_MAX) refuse(`This query is nested more than ${DEPTH_MAX} levels deep.`);
      if (lists > LISTS_MAX) refuse(`This query nests more than ${LISTS_MAX} lists.`);
    },
  };
}

/** Each fragment is measured once: fragments that use others twice are exponentially large when written out. */
class Ruler {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Size>();

  constructor(context: ValidationContext) {
    const definitions = context.getDocument().definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(definitions.map((node) => [node.name.value, node]));
  }

  measure(set: SelectionSetNode | undefined): Size {
    return (set?.selections ?? []).reduce((sum, selection): Size => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return beside(sum, this.measure(selection.selectionSet));
      if (selection.kind === Kind.FRAGMENT_SPREAD) return beside(sum, this.#measureFragment(selection.name.value));
      const { depth, lists } = this.measure(selection.selectionSet);
      return beside(sum, { width: 1, depth: depth + 1, lists: lists + (selection.name.value === 'edges' ? 1 : 0) });
    }, NOTHING);
  }

  #measureFragment(name: string): Size {
    const known = this.#measured.get(name);
    if (known) return known;
    // Until it is known: one that contains itself is refused by another rule.
    this.#measured.set(name, NOTHING);
    const size = this.measure(this.#fragments.get(name)?.selectionSet);
    this.#measured.set(name, size);
    return size;
  }
}

const beside = (a: Size, b: Size): Size => ({ width: a.width + b.width, depth: Math.max(a.depth, b.depth), lists: Math.max(a.lists, b.lists) });
