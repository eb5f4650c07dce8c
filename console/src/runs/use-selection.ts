import { type MouseEvent, useEffect, useRef, useState } from 'react';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** With shift, all from the one before to this one. */
  readonly toggle: (id: string, event: MouseEvent) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Some of the rows of a page. What is not there any more is not chosen any more; another `list` begins with none. */
export function useSelection(ids: readonly string[], list: string): Selection {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  useEffect(() => choose(new Set()), [list]);
  const present = new Set(ids.filter((id) => chosen.has(id)));

  function toggle(id: string, { shiftKey }: MouseEvent): void {
    const next = new Set(present);
    const [from, to] = [last.current === null ? -1 : ids.indexOf(last.current), ids.indexOf(id)];
    const those = shiftKey && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    for (const one of those) {
      if (present.has(id)) next.delete(one);
      else next.add(one);
    }
    last.current = id;
    choose(next);
  }

  return {
    chosen: present,
    toggle,
    toggleAll: () => choose(present.size === ids.length ? new Set() : new Set(ids)),
    clear: () => choose(new Set()),
  };
}
