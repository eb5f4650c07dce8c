import { parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import { hydrate, hydrateForgivingly, Placeholder, type Value } from '@app/parameters';
import { bearsMarks, Meter, Template, TemplateError, type RenderOptions } from '@app/templates';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../states/clock.js';
import { VariablesRepository } from './variables.repository.js';

/** Makes the values that clients leave to the workspace to make. */
@Injectable()
export class HydrationService {
  constructor(
    private readonly repository: VariablesRepository,
    private readonly clock: Clock,
  ) {}

  /** `rendering`: what templates speak of, where there is anything. Throws a `HydrationError` that says what cannot be made. */
  async hydrate(ctx: WorkspaceContext, values: JsonMap, rendering: RenderOptions = {}): Promise<JsonMap> {
    const options = { now: this.clock.now(), meter: new Meter(), ...rendering };
    return hydrate(values, { variable: await this.#lookup(ctx, values), render: (source) => render(source, options) });
  }

  /** For whoever still writes the values: what cannot be made stays where it is, and a template may become anything. */
  async preview(ctx: WorkspaceContext, values: JsonMap): Promise<Value> {
    return hydrateForgivingly(values, { variable: await this.#lookup(ctx, values), render: toBeRendered });
  }

  /** All variables, by their names. */
  async variables(ctx: WorkspaceContext): Promise<ReadonlyMap<string, Json>> {
    return new Map((await this.repository.listValues(ctx)).map(({ name, value }) => [name, parseJson(value)] as const));
  }

  /** A name may itself have to be made first, so which variables are asked for shows only on the way. */
  async #lookup(ctx: WorkspaceContext, values: JsonMap): Promise<(name: string) => Json | undefined> {
    const known = writeJson(values).includes('workspace_variable') ? await this.variables(ctx) : new Map<string, Json>();
    return (name) => known.get(name);
  }
}

const render = (source: string, rendering: RenderOptions): string => {
  const template = toTemplate(source);
  return bearsMarks(source) ? explained(() => template.render(rendering)) : source;
};

/** A template that may become anything, unless it is none. */
function toBeRendered(source: string): Placeholder {
  toTemplate(source);
  return new Placeholder(null);
}

const toTemplate = (source: string): Template => explained(() => new Template(source));

/** With the line, for whoever has only the message. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TemplateError ? new Error(error.sentence, { cause: error }) : error;
  }
}
