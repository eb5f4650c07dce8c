import { Text, Tooltip, type TextProps } from '@mantine/core';
import { cloneElement, type ReactElement, useEffect, useMemo, useState } from 'react';

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const STEPS = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
] as const;

/** How long ago, in words; the exact time of the server on hover. */
export function Ago({ at, ...props }: { at: string | null | undefined } & TextProps) {
  const words = useAgo(at);
  if (!at) return <Text {...props}>{words}</Text>;
  return (
    <WithExact at={at}>
      <Text component="time" dateTime={at} display="block" {...props}>
        {words}
      </Text>
    </WithExact>
  );
}

/** The same of a plain element, for long lists. */
export function PlainAgo({ at }: { at: string | null | undefined }) {
  const words = useAgo(at);
  if (!at) return <span>{words}</span>;
  return (
    <WithExact at={at}>
      <time dateTime={at}>{words}</time>
    </WithExact>
  );
}

function useAgo(at: string | null | undefined): string {
  useTick(at ? Math.abs(Date.now() - Date.parse(at)) < 3_600_000 : false, 10_000);
  return at ? ago(Date.parse(at)) : '–';
}

/** The exact time on hover. A tooltip is only made then: lists have hundreds of times, and making theirs took as long as the rest of the row. */
function WithExact({ at, children }: { at: string; children: ReactElement<{ onMouseEnter?: () => void }> }) {
  const [isWanted, want] = useState(false);
  if (!isWanted) return cloneElement(children, { onMouseEnter: () => want(true) });
  return (
    <Tooltip label={exact(at)} defaultOpened>
      {children}
    </Tooltip>
  );
}

/** In the viewer's zone, with the microseconds and the zone of the server behind it. */
export const exact = (at: string): string => `${SHORT.format(new Date(at))} (${at})`;

export const clock = (at: string): string => new Date(at).toLocaleTimeString(undefined, { hour12: false }) + `.${at.slice(20, 23)}`;

/** The day alone, in the viewer's zone. */
export const day = (at: string): string => new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });

/** A length of time that goes on growing while `running`. `seconds` is what it was when the data came. */
export function Duration({ seconds, running = false, ...props }: { seconds: number; running?: boolean } & TextProps) {
  // When these seconds were true.
  const known = useMemo(() => ({ seconds, at: Date.now() }), [seconds]);
  useTick(running, 1_000);
  return <Text {...props}>{inWords(known.seconds + (running ? (Date.now() - known.at) / 1000 : 0))}</Text>;
}

/** What is left until then, second by second; the exact time on hover. */
export function Left({ until, ...props }: { until: string } & TextProps) {
  const left = Math.ceil((Date.parse(until) - Date.now()) / 1000);
  useTick(left > 0, 1_000);
  return (
    <WithExact at={until}>
      <Text component="time" dateTime={until} display="block" style={{ fontVariantNumeric: 'tabular-nums' }} {...props}>
        {left > 0 ? asClock(left) : 'now'}
      </Text>
    </WithExact>
  );
}

function asClock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export function inWords(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

function ago(at: number): string {
  let amount = (at - Date.now()) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) return RELATIVE.format(Math.round(amount), unit);
    amount /= size;
  }
  return SHORT.format(new Date(at));
}

/** Draws again every so often, while it is active. */
export function useTick(active: boolean, everyMs: number): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs]);
}
