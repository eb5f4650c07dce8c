import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes come for so many ids at once: asked of the system for each, they would cost more than storing a line of a log does. */
const IDS_AT_ONCE = 256;
const ID_BYTES = 16;
const pool = Buffer.alloc(IDS_AT_ONCE * ID_BYTES);
let used = pool.length;
let msecs = 0;
let seq = 0;

/** For a new row: a UUID of version 7, greater than all that this process has made before. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += ID_BYTES));
  const now = Date.now();
  // From somewhere in the lower half, so that a millisecond never has more ids than numbers are left.
  seq = now > msecs ? random.readUInt32BE(0) >>> 1 : seq + 1;
  msecs = Math.max(now, msecs);
  return v7({ random, msecs, seq });
}
