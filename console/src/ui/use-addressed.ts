import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

/**
 * What is searched for: typed here, kept in the address a moment later, and read from it when it changes by other means. `name`: its
 * name in the address, where a page has several.
 */
export function useTextInAddress(name = 'search'): [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name) ?? '';
  const written = useRef(inAddress);
  const [text, setText] = useState(inAddress);
  const keep = useDebouncedCallback((value: string, typedAt: string) => {
    // Whoever has gone on to a page that is still on its way is not brought back.
    if (window.location.pathname !== typedAt) return;
    written.current = value;
    setParams((old) => withParam(old, name, value ? [value] : []), { replace: true });
  }, 400);
  useEffect(() => {
    if (inAddress !== written.current) setText(inAddress);
    written.current = inAddress;
  }, [inAddress]);
  return [
    text,
    (value) => {
      setText(value);
      keep(value, window.location.pathname);
    },
  ];
}

/** Another list begins on its first page. */
export function withParam(old: URLSearchParams, name: string, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(old);
  next.delete('after');
  next.delete(name);
  for (const value of values) next.append(name, value);
  return next;
}

/** The tab that an address names; where it names none of them, the first that people see. */
export const tabIn = <Tab extends string>(params: URLSearchParams, tabs: readonly Tab[], first: Tab): Tab =>
  tabs.find((tab) => tab === params.get('tab')) ?? first;
