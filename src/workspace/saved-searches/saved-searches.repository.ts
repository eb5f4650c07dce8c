import { newId } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import type { SavedSearch } from './saved-searches.schema.js';

const COLUMNS = 'id, created, updated, name, filters::text as filters';

const UPSERT = defineQuery<[id: string, name: string, filters: string], SavedSearch & { made: boolean }>({
  name: 'saved_search.upsert',
  text: (schema) => `
    insert into ${schema}.saved_search (id, name, filters) values ($1, $2, $3::json)
    on conflict (name) do update set filters = excluded.filters, updated = now()
    returning ${COLUMNS}, xmax = 0 as made`,
});

const FIND = defineQuery<[id: string], SavedSearch>({
  name: 'saved_search.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.saved_search where id = $1`,
});

const DELETE = defineQuery<[id: string], { id: string }>({
  name: 'saved_search.delete',
  text: (schema) => `delete from ${schema}.saved_search where id = $1 returning id`,
});

const LISTED: Listed = { table: 'saved_search', alias: 's', columns: COLUMNS };

@Injectable()
export class SavedSearchesRepository {
  /** The search of that name, made or with these filters in place of its own. */
  async upsert(ctx: WorkspaceContext, { name, filters }: Pick<SavedSearch, 'name' | 'filters'>): Promise<{ search: SavedSearch; made: boolean }> {
    const [row] = await run(ctx, UPSERT, [newId(), name, filters]);
    if (!row) throw new Error('A saved search was written and is not there.');
    const { made, ...search } = row;
    return { search, made };
  }

  async find(ctx: WorkspaceContext, id: string): Promise<SavedSearch | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  /** False when there is none. */
  async delete(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id])).length === 1;
  }

  async list(ctx: WorkspaceContext, stretch: Stretch): Promise<SavedSearch[]> {
    return listRows(ctx, LISTED, () => 'true', 's.name', stretch);
  }
}
