import { Fault } from '@app/faults';

/** A run that was deleted, or that others kept moving, meanwhile: the next turn sees what is left to do. */
export async function ignoringGone(moved: Promise<unknown>): Promise<void> {
  try {
    await moved;
  } catch (error) {
    if (!(error instanceof Fault) || !/_run\.(not_found|contended)$/.test(error.code)) throw error;
  }
}
