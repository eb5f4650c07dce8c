import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv';
import { isUuid } from './decorators.js';

/** The wire is JSON: what a schema calls a number must be one, unknown members are refused or kept as the schema says, never dropped. */
const ajv = new Ajv({ useDefaults: true, allErrors: true, allowUnionTypes: true, addUsedSchema: false, formats: { uuid: isUuid } });

export interface RequestCheck {
  (value: unknown): boolean;
  /** What the last value had wrong; null when it fitted. */
  errors: ErrorObject[] | null;
}

/** Checks a part of a request. Compiled for the first one that comes: doing so for all routes would be a third of a start. */
export function requestCheck({ schema }: { readonly schema: AnySchema }): RequestCheck {
  let compiled: ValidateFunction | undefined;
  const check: RequestCheck = Object.assign(
    (value: unknown) => {
      compiled ??= ajv.compile(schema);
      const fits = compiled(value);
      check.errors = compiled.errors ?? null;
      return fits;
    },
    { errors: null },
  );
  return check;
}
