import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** The alias of what an operation is about. */
export const ASKED = 'asked';
export const NOWHERE = '00000000-0000-4000-8000-000000000000';

type AnyField = GraphQLField<unknown, unknown>;

export interface Field {
  /** In full, such as `Workspace.flows`. */
  readonly name: string;
  readonly of: string;
  readonly field: AnyField;
}

/** What to give an argument, by its field and its name or by its name alone; of all else there is nothing. */
export type Places = Readonly<Record<string, string>>;

/** Every field of every object, in the schema's order. */
export function fieldsOf(schema: GraphQLSchema): Field[] {
  const types = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
  return types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, of: type.name, field })));
}

/** Writes operations that ask for one field and nothing else, with as few arguments as it takes. */
export class Operations {
  readonly #ways: ReadonlyMap<string, readonly AnyField[]>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly places: Places,
  ) {
    this.#ways = waysFrom(schema.getType('Workspace') as GraphQLObjectType);
  }

  /** An object's field is asked of the first of a list of such objects. */
  of({ of, field }: Field): string {
    const asked = `${ASKED}: ${this.#call(field)} ${isCompositeType(getNamedType(field.type)) ? this.#shown(field) : ''}`;
    if (['Query', 'Mutation', 'Subscription'].includes(of)) return `${of.toLowerCase()} { ${asked} }`;
    const account = this.schema.getQueryType()?.getFields()['account'];
    const workspace = this.schema.getQueryType()?.getFields()['workspace'];
    if (!account || !workspace) throw new Error('The schema has neither accounts nor workspaces.');
    const way = of === 'Account' ? [account] : [workspace, ...this.#wayTo(of)];
    return `query ${way.reduceRight((inner, step) => `{ ${this.#call(step)} ${inner} }`, `{ ${asked} }`)}`;
  }

  #wayTo(type: string): readonly AnyField[] {
    const way = this.#ways.get(type);
    if (!way) throw new Error(`No list of a workspace leads to a ${type}.`);
    return way;
  }

  #shown(field: AnyField): string {
    return /Result!?$/.test(String(field.type)) ? '{ __typename ... on InputError { code } }' : '{ __typename }';
  }

  #call(field: AnyField): string {
    const given = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${this.#value(arg, `${field.name}.${arg.name}`)}`);
    return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  }

  #value({ name, type }: { name: string; type: GraphQLInputType }, inFull: string): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) return '[]';
    if (isEnumType(inner)) return inner.getValues()[0]?.name ?? '';
    if (isInputObjectType(inner)) {
      const needed = Object.values(inner.getFields()).filter(isRequiredInputField);
      return `{ ${needed.map((member) => `${member.name}: ${this.#value(member, `${inFull}.${member.name}`)}`).join(', ')} }`;
    }
    const texts: Readonly<Record<string, string>> = { Int: '1', Float: '1', Boolean: 'false', DateTime: '"2030-01-01T00:00:00Z"', JSON: '{}' };
    return texts[String(inner)] ?? JSON.stringify(this.places[inFull] ?? this.places[name] ?? (String(inner) === 'ID' ? NOWHERE : ''));
  }
}

/** The shortest way to each type that needs to name nothing; by whole lists rather than by what stands out of them, which may be nothing. */
function waysFrom(start: GraphQLObjectType): Map<string, readonly AnyField[]> {
  const ways = new Map<string, readonly AnyField[]>([[start.name, []]]);
  const open = [start];
  const reach = (type: GraphQLObjectType, way: readonly AnyField[]): void => {
    const next = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
    const isList = ({ type: of }: AnyField): boolean => getNamedType(of).name.endsWith('Connection');
    for (const field of [...next.filter(isList), ...next.filter((one) => !isList(one))]) {
      const found = getNamedType(field.type);
      if (!isObjectType(found) || ways.has(found.name)) continue;
      const there = [...way, field];
      ways.set(found.name, there);
      if (/(Connection|Edge)$/.test(found.name)) reach(found, there);
      else open.push(found);
    }
  };
  for (let type = open.shift(); type; type = open.shift()) reach(type, ways.get(type.name) ?? []);
  return ways;
}
