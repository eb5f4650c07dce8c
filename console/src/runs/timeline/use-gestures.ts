import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { moved, type View, zoomed } from './layout';

interface Options {
  readonly view: View;
  readonly all: View;
  readonly width: number;
  /** Null: all of it. */
  readonly onView: (view: View | null) => void;
  readonly onHover: (x: number | null, y: number) => void;
  readonly onClick: (x: number, y: number) => void;
}

/** Less than this is a click that trembled. */
const DRAG_PX = 4;
/** Of what is in sight, for each key. */
const KEY_SHARE = 0.1;

/** Drags, pinches, wheels and keys that move a view. A wheel alone scrolls the page: with Ctrl it zooms, sideways it moves. */
export function useGestures(frame: RefObject<HTMLElement | null>, options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(false);

  // React listens for wheels passively, and could not keep the page from zooming.
  useEffect(() => {
    const element = frame.current;
    const onWheel = (event: WheelEvent): void => {
      const { view, all, width, onView } = latest.current;
      const perPx = (view.to - view.from) / width;
      const { left } = element?.getBoundingClientRect() ?? { left: 0 };
      if (event.ctrlKey || event.metaKey) onView(zoomed(view, Math.exp(event.deltaY * 0.004), view.from + (event.clientX - left) * perPx, all));
      else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) onView(moved(view, (event.deltaX || event.deltaY) * perPx, all));
      else return;
      event.preventDefault();
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [frame]);

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  function onPointerDown(event: PointerEvent): void {
    pointers.current.set(event.pointerId, placeOf(event));
    dragged.current = false;
  }

  function onPointerMove(event: PointerEvent): void {
    const { view, all, width, onView, onHover } = latest.current;
    const [before, to] = [pointers.current.get(event.pointerId), placeOf(event)];
    if (!before) return onHover(to.x, to.y);
    if (!dragged.current && Math.abs(to.x - before.x) < DRAG_PX) return;
    if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = true;
    onHover(null, 0);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, to);
    const perPx = (view.to - view.from) / width;
    if (!other) return onView(moved(view, (before.x - to.x) * perPx, all));
    const [apart, nowApart] = [Math.abs(before.x - other.x), Math.abs(to.x - other.x)];
    onView(zoomed(view, Math.max(apart, 1) / Math.max(nowApart, 1), view.from + other.x * perPx, all));
  }

  function onPointerUp(event: PointerEvent): void {
    const wasDown = pointers.current.delete(event.pointerId);
    const { x, y } = placeOf(event);
    if (wasDown && !dragged.current) latest.current.onClick(x, y);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { view, all, onView } = latest.current;
    const span = view.to - view.from;
    const middle = (view.from + view.to) / 2;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => onView(moved(view, -span * KEY_SHARE, all)),
      ArrowRight: () => onView(moved(view, span * KEY_SHARE, all)),
      '+': () => onView(zoomed(view, 1 / 1.5, middle, all)),
      '=': () => onView(zoomed(view, 1 / 1.5, middle, all)),
      '-': () => onView(zoomed(view, 1.5, middle, all)),
      '0': () => onView(null),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerLeave: () => latest.current.onHover(null, 0),
    onKeyDown,
  };
}
