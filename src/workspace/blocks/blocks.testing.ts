import type { Tenant } from '../../app.testing.js';

export interface TypeReply {
  id: string;
  name: string;
  slug: string;
  updated: string;
  description: string | null;
  is_protected: boolean;
}

export interface SchemaReply {
  id: string;
  checksum: string;
  fields: Record<string, unknown>;
  capabilities: string[];
  version: string;
  block_type_id: string;
  block_type: TypeReply;
}

export interface DocumentReply {
  id: string;
  name: string;
  data: Record<string, unknown>;
  block_schema_id: string;
  block_type_id: string;
  block_document_references: Record<string, { block_document: { id: string; block_document_references: unknown } }>;
}

let made = 0;

/** Makes blocks over HTTP as the SDK does, each of a type of its own unless one is given. */
export class Blocks {
  constructor(private readonly tenant: Tenant) {}

  async type(body: Record<string, unknown> = {}): Promise<TypeReply> {
    const slug = `kind-${++made}`;
    return this.#make('/block_types/', { name: slug, slug, ...body });
  }

  async schema(type: Pick<TypeReply, 'id' | 'slug'>, fields: Record<string, unknown> = {}, body: Record<string, unknown> = {}): Promise<SchemaReply> {
    return this.#make('/block_schemas/', { block_type_id: type.id, fields: { title: `Fields ${++made}`, block_type_slug: type.slug, ...fields }, ...body });
  }

  /** `secret_fields` are those of the schema that is made for it, unless one is given. */
  async document(
    data: unknown,
    { schema, secret_fields, ...body }: { schema?: SchemaReply; secret_fields?: string[]; name?: string; is_anonymous?: boolean } = {},
  ): Promise<DocumentReply> {
    const { id, block_type_id } = schema ?? (await this.schema(await this.type(), { secret_fields: secret_fields ?? [] }));
    return this.#make('/block_documents/', { name: `block-${++made}`, data, block_schema_id: id, block_type_id, ...body });
  }

  async read(id: string, includeSecrets = false): Promise<DocumentReply> {
    return (await this.tenant.call('GET', `/block_documents/${id}?include_secrets=${includeSecrets}`)).body as DocumentReply;
  }

  async #make<T>(path: string, body: unknown): Promise<T> {
    const { status, body: reply } = await this.tenant.call('POST', path, body);
    if (status !== 201) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(reply)}`);
    return reply as T;
  }
}

export const reference = (id: string) => ({ $ref: { block_document_id: id } });
export const NOWHERE = '00000000-0000-4000-8000-000000000000';
