import { writeJson, type Json, type SavedSearchListBody } from '@app/contract';
import { storableJson } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import { SavedSearchesRepository } from './saved-searches.repository.js';
import type { SavedSearch } from './saved-searches.schema.js';

const MEMBERS = ['object', 'property', 'type', 'operation', 'value'];

/** Searches that people keep by name. What they mean is for whoever shows them to know. */
@Injectable()
export class SavedSearchesService {
  constructor(private readonly searches: SavedSearchesRepository) {}

  /** `filters` is a list of objects. A search of this name gets them in place of its own. */
  async save(ctx: WorkspaceContext, name: string, filters: Json = []): Promise<{ search: SavedSearch; made: boolean }> {
    const criteria = Array.isArray(filters) ? filters.map(knownMembers) : [];
    return this.searches.upsert(ctx, { name, filters: storableJson(writeJson(criteria)) });
  }

  /** Faults with `saved_search.not_found`, as does `delete`. */
  async get(ctx: WorkspaceContext, id: string): Promise<SavedSearch> {
    return (await this.searches.find(ctx, id)) ?? notFound();
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (!(await this.searches.delete(ctx, id))) notFound();
  }

  /** By name. */
  async list(ctx: WorkspaceContext, body: SavedSearchListBody): Promise<SavedSearch[]> {
    return this.searches.list(ctx, pageOf(body));
  }
}

const knownMembers = (criterion: Json): Json =>
  criterion instanceof Map ? new Map(MEMBERS.flatMap((name) => (criterion.has(name) ? [[name, criterion.get(name) ?? null] as const] : []))) : criterion;

function notFound(): never {
  throw new Fault('saved_search.not_found', 'Saved search not found');
}
