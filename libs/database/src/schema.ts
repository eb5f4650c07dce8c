declare const schemaBrand: unique symbol;

/**
 * A workspace's PostgreSQL schema, safe to put into SQL text unquoted: `ws_` and 32 hex digits.
 * Only libs/tenancy mints one, so no SQL can name a tenant's table without having resolved the workspace first.
 */
export type Schema = string & { readonly [schemaBrand]: true };
