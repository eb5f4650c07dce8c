import { parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import { hydrate, hydrateForgivingly, Placeholder, type Value } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { VariablesRepository } from './variables.repository.js';

/** Makes the values that clients leave to the workspace to make. */
@Injectable()
export class HydrationService {
  constructor(private readonly variables: VariablesRepository) {}

  /** Throws a `HydrationError` that says what cannot be made. */
  async hydrate(ctx: WorkspaceContext, values: JsonMap): Promise<JsonMap> {
    return hydrate(values, { variable: await this.#lookup(ctx, values), render: renderPlain });
  }

  /** For whoever still writes the values: what cannot be made stays where it is, and a template may become anything. */
  async preview(ctx: WorkspaceContext, values: JsonMap): Promise<Value> {
    return hydrateForgivingly(values, { variable: await this.#lookup(ctx, values), render: () => new Placeholder(null) });
  }

  /** A name may itself have to be made first, so which variables are asked for shows only on the way. */
  async #lookup(ctx: WorkspaceContext, values: JsonMap): Promise<(name: string) => Json | undefined> {
    const known = new Map<string, Json>();
    if (writeJson(values).includes('workspace_variable')) for (const { name, value } of await this.variables.listValues(ctx)) known.set(name, parseJson(value));
    return (name) => known.get(name);
  }
}

/** A text that asks for nothing stands for itself. */
function renderPlain(template: string): string {
  if (/\{[{%#]/.test(template)) throw new Error('templates are not rendered here');
  return template;
}
