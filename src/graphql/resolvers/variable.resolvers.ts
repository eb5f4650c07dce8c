import { JsonText, VariableCreateBody, VariableUpdateBody, type Json } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { VariableSearch } from '../../workspace/variables/variables.repository.js';
import type { Variable } from '../../workspace/variables/variables.schema.js';
import { VariablesService } from '../../workspace/variables/variables.service.js';
import { type Connection, namePositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import type { GraphContext } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { objectFrom, senderOf } from '../sent.js';
import type { WorkspaceNode } from './account.resolvers.js';

/** Undefined was left out. */
interface Fields {
  name?: string | null;
  value?: unknown;
  valueText?: string | null;
  tags?: string[] | null;
}
interface VariableKey {
  workspaceId: string;
  variableId: string;
}

const sendVariable = senderOf(VariableCreateBody);
const sendChange = senderOf(VariableUpdateBody);

@Resolver('Workspace')
export class WorkspaceVariables {
  constructor(private readonly variablesService: VariablesService) {}

  @ResolveField('variables')
  async variables(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, after, filter }: Page & { filter?: VariableSearch | null },
  ): Promise<Connection<Variable>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.variablesService.list(ctx, { first: requireFirst(first, 50), after: namePositionOf(after), filter: search });
    return toConnection(
      page,
      after,
      ({ name }) => [name],
      () => this.variablesService.countFound(ctx, search),
    );
  }

  @ResolveField('variable')
  async variable(@Parent() workspace: WorkspaceNode, @Args('name') name: string): Promise<Variable | null> {
    return this.variablesService.find(await workspace.open(), { name });
  }
}

@Resolver('Variable')
export class VariableFields {
  @ResolveField('value')
  value(@Parent() { value }: Variable): JsonText {
    return new JsonText(value);
  }

  @ResolveField('valueText')
  valueText(@Parent() { value }: Variable): string {
    return value;
  }
}

/** By the same services as REST, with what is wrong told to a form. */
@Resolver('Mutation')
export class VariableMutations {
  constructor(
    private readonly variables: VariablesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createVariable')
  async createVariable(@Context() context: GraphContext, @Args('input') { workspaceId, ...fields }: Fields & { workspaceId: string }) {
    return this.#change(context, workspaceId, async (ctx) => {
      const { body, exact } = sendVariable(membersOf(fields));
      return this.variables.create(ctx, { name: body.name, value: exact.get('value') ?? null, tags: body.tags ?? [] });
    });
  }

  @Mutation('updateVariable')
  async updateVariable(@Context() context: GraphContext, @Args('input') { workspaceId, variableId, ...fields }: Fields & VariableKey) {
    return this.#change(context, workspaceId, async (ctx) => {
      const key = { id: requireVariableId(variableId) };
      const { body, exact } = sendChange(membersOf(fields));
      await this.variables.update(ctx, key, { ...body, value: exact.get('value') });
      return this.variables.get(ctx, key);
    });
  }

  @Mutation('deleteVariable')
  async deleteVariable(@Context() context: GraphContext, @Args() { workspaceId, variableId }: VariableKey) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      const id = requireVariableId(variableId);
      await this.variables.delete(ctx, { id });
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #change(context: GraphContext, workspaceId: string, change: (ctx: WorkspaceContext) => Promise<Variable>) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      return { __typename: 'VariableSuccess', variable: await change(ctx) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

const membersOf = ({ name, value, valueText, tags }: Fields): Record<string, Json | undefined> => ({
  name,
  value: objectFrom('value', value, valueText),
  tags,
});

function requireVariableId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault('variable.not_found', 'Variable not found.');
}
