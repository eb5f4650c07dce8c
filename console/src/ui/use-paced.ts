import { useEffect, useRef, useState } from 'react';
import { Pace } from './pace';

/**
 * Reads again when told to, no oftener than the server takes well, and never after the page is gone. `isUnderWay`: whether the page
 * is reading by itself just now.
 */
export function usePaced(read: () => Promise<unknown>, pauseMsMin: number, isUnderWay = false): () => void {
  const latest = useRef(read);
  latest.current = read;
  const [pace] = useState(() => new Pace(() => latest.current(), pauseMsMin));
  const [tell] = useState(() => () => pace.tell());
  useEffect(() => {
    pace.start();
    return () => pace.stop();
  }, [pace]);
  useEffect(() => pace.setUnderWay(isUnderWay), [pace, isUnderWay]);
  return tell;
}
