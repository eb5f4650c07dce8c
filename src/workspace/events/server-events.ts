import { newId, toIso, writeJson } from '@app/contract';
import { defineQuery, run, storableJson } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Clock } from '../states/clock.js';

type Labels = Readonly<Record<string, string>>;

/** Something that the server did, as its events tell it. Source: docs/contract/events.md */
export interface ServerEvent {
  readonly id?: string;
  readonly occurred?: Instant;
  readonly event: string;
  readonly resource: Labels & { readonly 'prefect.resource.id': string };
  readonly related?: readonly Labels[];
  /** Written by `writeJson`, so that a client's numbers stay what they were. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly follows?: string | null;
}

const INSERT = defineQuery<[events: string], never>({
  name: 'event.insert_own',
  text: (schema) => `
    insert into ${schema}.event (id, occurred, event, resource_id, resource, related, payload, follows)
    select id, occurred, event, resource ->> 'prefect.resource.id', resource, related, payload, follows
    from jsonb_to_recordset($1::jsonb) as e (id uuid, occurred timestamptz, event text, resource jsonb, related jsonb, payload jsonb, follows uuid)`,
});

/** Tells of changes in the transaction that makes them. */
@Injectable()
export class ServerEvents {
  constructor(private readonly clock: Clock) {}

  /** In the order given. `transaction` is that of the change. */
  async tell(transaction: WorkspaceContext, events: readonly ServerEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ id = newId(), occurred = this.clock.now(), event, resource, related = [], payload = {}, follows = null }) => ({
      id,
      occurred: toIso(occurred),
      event,
      resource,
      related,
      payload,
      follows,
    }));
    await run(transaction, INSERT, [storableJson(writeJson(rows))]);
  }
}

/** What an update changed, for the payload of its event; null when that is nothing. Values are compared as JSON. */
export function changesOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const fields = Object.keys(after).filter((field) => writeJson(before[field]) !== writeJson(after[field]));
  if (fields.length === 0) return null;
  return { updated_fields: fields, updates: Object.fromEntries(fields.map((field) => [field, { from: before[field], to: after[field] }])) };
}
