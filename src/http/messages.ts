import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import { isUuid } from './decorators.js';
import { toInvalid } from './validation.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTuples: false, formats: { uuid: isUuid } });

/**
 * For what comes over a socket: checks it as bodies are checked, and faults with `request.invalid`. The schema is compiled for the
 * first message: all of them together are a tenth of a second of every start.
 */
export function messageParser<T extends TSchema>(schema: T): (message: unknown) => Static<T> {
  let compiled: ValidateFunction<Static<T>> | null = null;
  return (message) => {
    const fits = (compiled ??= ajv.compile<Static<T>>(schema));
    if (fits(message)) return message;
    throw toInvalid(fits.errors ?? [], 'message');
  };
}
