import type { Instant } from '@app/engine';
import { Injectable } from '@nestjs/common';

/** The server's clock. No two readings of one process are the same, so states made one after the other keep their order. */
@Injectable()
export class Clock {
  #last = 0;

  now(): Instant {
    this.#last = Math.max(Date.now() * 1000, this.#last + 1);
    return this.#last;
  }
}
