import { isUuid } from '../../http/decorators.js';

/** The UUID that an id of a resource ends with, in lower case; null where that is not what follows the prefix. */
export function uuidAfter(prefix: string, id = ''): string | null {
  const uuid = id.slice(prefix.length).toLowerCase();
  return id.startsWith(prefix) && isUuid(uuid) ? uuid : null;
}
