import { useEffect, useRef, useState } from 'react';
import { Pace } from './pace';

/** Reads again when told to, no oftener than the server takes well, and never after the page is gone. */
export function usePaced(read: () => Promise<unknown>, pauseMsMin: number): () => void {
  const latest = useRef(read);
  latest.current = read;
  const [pace] = useState(() => new Pace(() => latest.current(), pauseMsMin));
  const [tell] = useState(() => () => pace.tell());
  useEffect(() => {
    pace.start();
    return () => pace.stop();
  }, [pace]);
  return tell;
}
