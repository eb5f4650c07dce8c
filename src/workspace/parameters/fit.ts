import type { JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import { CircularSchema, validationFailure } from '@app/parameters';

/** Null, or what is wrong with parameters by their schema. Faults with `request.invalid` for a schema that leads back to itself. */
export function parametersFailure(parameters: JsonMap, schema: JsonMap, { ignoreRequired }: { ignoreRequired: boolean }): string | null {
  return unlessCircular(() => validationFailure(parameters, schema, { ignoreRequired }));
}

export function unlessCircular<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof CircularSchema)) throw error;
    throw new Fault('request.invalid', 'Invalid schema: Unable to validate schema with circular references.');
  }
}
