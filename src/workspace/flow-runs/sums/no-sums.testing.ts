import { EndedSumsRepository } from './ended-sums.repository.js';

/** Has no sum of any run, as in a workspace where what there was before them is not counted yet. */
export class NoSums extends EndedSumsRepository {
  override async areCounted(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
