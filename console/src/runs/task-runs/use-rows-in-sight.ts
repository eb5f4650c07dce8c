import { type RefObject, useEffect, useState } from 'react';

/** Drawn beyond the edges, so that scrolling a little shows no gap. */
const BEYOND = 10;

/** Which of the rows of equal height, which fill the element, are in sight: from the first up to, and without, the last. */
export function useRowsInSight(element: RefObject<HTMLElement | null>, rowPx: number, count: number): readonly [first: number, end: number] {
  const [sight, setSight] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    let frame = 0;
    function look(): void {
      frame = 0;
      if (!element.current) return;
      const { top } = element.current.getBoundingClientRect();
      const first = Math.max(0, Math.floor(-top / rowPx) - BEYOND);
      const end = Math.min(count, Math.ceil((window.innerHeight - top) / rowPx) + BEYOND);
      const next = [Math.min(first, count), Math.max(first, end)] as const;
      setSight((old) => (old[0] === next[0] && old[1] === next[1] ? old : next));
    }
    const lookSoon = (): void => void (frame ||= requestAnimationFrame(look));
    look();
    window.addEventListener('scroll', lookSoon, { passive: true, capture: true });
    window.addEventListener('resize', lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', lookSoon, { capture: true });
      window.removeEventListener('resize', lookSoon);
    };
  }, [element, rowPx, count]);
  return sight;
}
