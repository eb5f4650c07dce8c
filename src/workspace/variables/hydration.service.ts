import { parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import { hydrate } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { VariablesRepository } from './variables.repository.js';

/** Makes the values that clients leave to the workspace to make. */
@Injectable()
export class HydrationService {
  constructor(private readonly variables: VariablesRepository) {}

  /** Throws a `HydrationError` that says what cannot be made. */
  async hydrate(ctx: WorkspaceContext, values: JsonMap): Promise<JsonMap> {
    const known = new Map<string, Json>();
    // A name may itself have to be made first, so which variables are asked for shows only on the way.
    if (writeJson(values).includes('workspace_variable')) for (const { name, value } of await this.variables.listValues(ctx)) known.set(name, parseJson(value));
    return hydrate(values, { variable: (name) => known.get(name), render: renderPlain });
  }
}

/** A text that asks for nothing stands for itself. */
function renderPlain(template: string): string {
  if (/\{[{%#]/.test(template)) throw new Error('templates are not rendered here');
  return template;
}
