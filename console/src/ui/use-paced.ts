import { useCallback, useEffect, useRef } from 'react';

/** However slow a read is, the page keeps the server busy for at most a tenth of the time. */
const PAUSE_TIMES = 9;

/**
 * Reads again when told to, at once or as soon as the pause after the read before is over; what comes during a read or its
 * pause is one more read, so that the last news is never missed.
 */
export function usePaced(read: () => Promise<unknown>, pauseMsMin: number): () => void {
  const latest = useRef(read);
  latest.current = read;
  const pace = useRef({ busy: false, again: false, gone: false, timer: 0 });
  useEffect(() => {
    const current = pace.current;
    current.gone = false;
    return () => {
      current.gone = true;
      window.clearTimeout(current.timer);
    };
  }, []);

  return useCallback(() => {
    const current = pace.current;
    async function go(): Promise<void> {
      Object.assign(current, { busy: true, again: false });
      const began = performance.now();
      await latest.current().catch(() => undefined);
      if (current.gone) return;
      const pauseMs = Math.max(pauseMsMin, PAUSE_TIMES * (performance.now() - began));
      current.timer = window.setTimeout(() => {
        current.busy = false;
        if (current.again) void go();
      }, pauseMs);
    }
    if (current.busy) current.again = true;
    else void go();
  }, [pauseMsMin]);
}
