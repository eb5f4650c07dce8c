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

/** With its place, such as “Part 2 of the trigger, within: …”. */
export function faultInWords({ field = null, message }: { readonly field?: string | null; readonly message: string }): string {
  const [first, ...way] = (field ?? '').split('.');
  if (!first) return message;
  const isAction = first.startsWith('actions');
  const places = way.flatMap((part) =>
    part === 'triggers' ? [] : /^\d+$/.test(part) ? [`${isAction ? 'action' : 'part'} ${Number(part) + 1}`] : [part.replaceAll('_', ' ')],
  );
  const words = [...(isAction && places.length > 0 ? [] : [first.replaceAll('_', ' ')]), ...places].join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${message}`;
}
