import { createContext, useContext } from 'react';

/** What the server finds wrong, by the way down to it, such as trigger.within. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

/** What is wrong at a member; with `deep` also what is wrong below it. */
export function useFault(path: string, deep = false): string | null {
  const faults = useContext(Faults);
  const found = faults.get(path);
  if (found !== undefined || !deep) return found ?? null;
  const below = [...faults].find(([way]) => way.startsWith(`${path}.`));
  return below ? `${below[0].slice(path.length + 1)}: ${below[1]}` : null;
}
