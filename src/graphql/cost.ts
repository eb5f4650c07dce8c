import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { FIRST_MAX } from './connections.js';

/** Of what is asked for at the top of a mutation or a subscription. */
const ACT_POINTS = 10;
/** A list costs as much as an object for so many of its rows. */
const ROWS_PER_POINT = 50;
const ROWS_UNSAID = 50;
/** Parts of a list that are read with it. */
const OF_LISTS = new Set(['edges', 'node', 'pageInfo']);

/** `read`: what takes a statement however long the list is that it stands in; `lists`: what takes one for each row of that. */
interface Cost {
  readonly read: number;
  readonly lists: number;
}
const NOTHING: Cost = { read: 0, lists: 0 };

export const fragmentsOf = (document: DocumentNode): FragmentDefinitionNode[] => document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);

/** What an operation may take at most, told before anything is read. */
export function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode | undefined,
  fragments: readonly FragmentDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return 0;
  const { read, lists } = new Meter(schema, new Map(fragments.map((node) => [node.name.value, node])), variables).measure(operation.selectionSet, root);
  return Math.max(1, read + lists);
}

/** Each fragment is measured once, like each query's size. */
class Meter {
  readonly #measured = new Map<string, Cost>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  measure(set: SelectionSetNode | undefined, type: GraphQLCompositeType): Cost {
    return (set?.selections ?? []).reduce((sum, selection): Cost => {
      if (selection.kind === Kind.FIELD) return plus(sum, this.#field(selection, type));
      if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(sum, this.#fragment(selection.name.value));
      return plus(sum, this.measure(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? type));
    }, NOTHING);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Cost {
    const act = parent === this.schema.getRootType(OperationTypeNode.MUTATION) || parent === this.schema.getRootType(OperationTypeNode.SUBSCRIPTION);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!isCompositeType(type)) return { read: act ? ACT_POINTS : 0, lists: 0 };
    const inside = this.measure(node.selectionSet, type);
    if (OF_LISTS.has(node.name.value)) return inside;
    if (!type.name.endsWith('Connection')) return { read: inside.read + (act ? ACT_POINTS : 1), lists: inside.lists };
    const rows = this.#rows(node, field?.args.find(({ name }) => name === 'first')?.defaultValue);
    return { read: 0, lists: 1 + Math.ceil(rows / ROWS_PER_POINT) + inside.read + rows * inside.lists };
  }

  #fragment(name: string): Cost {
    const known = this.#measured.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.measure(fragment.selectionSet, type) : NOTHING;
    this.#measured.set(name, cost);
    return cost;
  }

  #rows(node: FieldNode, unsaid: unknown): number {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const said = value?.kind === Kind.VARIABLE ? this.variables[value.name.value] : value?.kind === Kind.INT ? Number(value.value) : undefined;
    const rows = [said, unsaid].find((number) => typeof number === 'number') ?? ROWS_UNSAID;
    return Math.min(Math.max(rows, 1), FIRST_MAX);
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

const plus = (a: Cost, b: Cost): Cost => ({ read: a.read + b.read, lists: a.lists + b.lists });
