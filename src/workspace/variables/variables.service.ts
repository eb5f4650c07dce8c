import { writeJson, type Json, type VariableFilter, type VariableListBody } from '@app/contract';
import { storableJson } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import { pageOf } from '../filters/page.js';
import { toPage, type Page } from '../states/page.js';
import { VariablesRepository, type VariableKey, type VariableSearch } from './variables.repository.js';
import type { Variable } from './variables.schema.js';

/** Longest value, as compact JSON in UTF-8. Source: docs/contract/resources.md#variables */
const VALUE_BYTES_MAX = 5000;

@Injectable()
export class VariablesService {
  constructor(private readonly variables: VariablesRepository) {}

  /** Faults with `variable.name_taken`. */
  async create(ctx: WorkspaceContext, { name, value, tags }: { name: string; value: Json; tags: readonly string[] }): Promise<Variable> {
    const made = await this.variables.insert(ctx, { name, value: toValue(value), tags });
    if (!made) throw nameTaken(`A variable with the name '${name}' already exists.`);
    return made;
  }

  /** Faults with `variable.not_found`. */
  async get(ctx: WorkspaceContext, key: VariableKey): Promise<Variable> {
    const variable = await this.find(ctx, key);
    if (!variable) throw notFound();
    return variable;
  }

  async find(ctx: WorkspaceContext, key: VariableKey): Promise<Variable | null> {
    return this.variables.find(ctx, key);
  }

  /** What is left out stays. Faults as `create` and `get` do. */
  async update(
    ctx: WorkspaceContext,
    key: VariableKey,
    { name, value, tags }: { name?: string | null; value: Json | undefined; tags?: readonly string[] | null },
  ): Promise<void> {
    const change = { name: name ?? null, value: value === undefined ? null : toValue(value), tags: tags ?? null };
    const changed = await this.variables.update(ctx, key, change);
    if (changed === null) throw nameTaken(`Data integrity conflict. There is a variable with the name '${name ?? ''}' already.`);
    if (!changed) throw notFound();
  }

  async delete(ctx: WorkspaceContext, key: VariableKey): Promise<void> {
    if (!(await this.variables.delete(ctx, key))) throw notFound();
  }

  /** By name. */
  async list(ctx: WorkspaceContext, { first, after, filter }: { first: number; after: string | null; filter: VariableSearch }): Promise<Page<Variable>> {
    return toPage(await this.variables.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: VariableSearch): Promise<number> {
    return this.variables.countFound(ctx, filter);
  }

  async filter(ctx: WorkspaceContext, body: VariableListBody): Promise<Variable[]> {
    return this.variables.filter(ctx, body.variables ?? null, body.sort ?? 'NAME_ASC', pageOf(body));
  }

  async count(ctx: WorkspaceContext, filter: VariableFilter | null): Promise<number> {
    return this.variables.count(ctx, filter);
  }
}

/** As it is stored; faults with `request.invalid`. */
function toValue(value: Json): string {
  const text = writeJson(value);
  if (Buffer.byteLength(text) > VALUE_BYTES_MAX) throw invalid(['value'], `Must not be longer than ${VALUE_BYTES_MAX} characters as JSON`);
  return storableJson(text);
}

const nameTaken = (message: string): Fault => new Fault('variable.name_taken', message, { fields: [{ path: ['body', 'name'], message, type: 'value_error' }] });
const notFound = (): Fault => new Fault('variable.not_found', 'Variable not found.');
