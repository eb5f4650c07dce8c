import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { isUuid } from './decorators.js';
import { toInvalid } from './validation.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTuples: false, formats: { uuid: isUuid } });

/** For what comes over a socket: checks it as bodies are checked, and faults with `request.invalid`. */
export function messageParser<T extends TSchema>(schema: T): (message: unknown) => Static<T> {
  const fits = ajv.compile<Static<T>>(schema);
  return (message) => {
    if (fits(message)) return message;
    throw toInvalid(fits.errors ?? [], 'message');
  };
}
