import { useCallback, useEffect, useRef, useState } from 'react';
import { live } from '../apollo';
import { serverUrl } from '../base';

interface Answer {
  /** As JSON; of a subscription the newest messages, the last first. */
  readonly text: string;
  readonly busy: boolean;
}

const MESSAGES_SHOWN = 20;
const written = (value: unknown): string => JSON.stringify(value, null, 2);

/** Asks the server what somebody wrote. A subscription goes on until it is stopped, or something else is asked. */
export function useAnswer(): Answer & { ask: (query: string, variables: string) => void; stop: () => void } {
  const [answer, setAnswer] = useState<Answer>({ text: '', busy: false });
  const stopping = useRef<() => void>(() => undefined);
  useEffect(() => () => stopping.current(), []);

  const stop = useCallback((): void => {
    stopping.current();
    stopping.current = () => undefined;
    setAnswer((old) => ({ ...old, busy: false }));
  }, []);

  const ask = useCallback(
    (query: string, variablesText: string): void => {
      stop();
      let variables: Record<string, unknown>;
      try {
        variables = JSON.parse(variablesText.trim() || '{}') as Record<string, unknown>;
      } catch (error) {
        return setAnswer({ text: `The variables are no JSON: ${error instanceof Error ? error.message : ''}`, busy: false });
      }
      setAnswer({ text: '', busy: true });
      stopping.current = isSubscription(query)
        ? listen({ query, variables }, (text, busy) => setAnswer({ text, busy }))
        : post({ query, variables }, (text) => setAnswer({ text, busy: false }));
    },
    [stop],
  );
  return { ...answer, ask, stop };
}

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const isSubscription = (query: string): boolean => /^\s*subscription\b/.test(query.replaceAll(/^\s*#.*$/gm, ''));

/** The text itself, so that nothing is left out or put in on the way. Answers the way to call it off. */
function post(asked: Asked, tell: (text: string) => void): () => void {
  const calledOff = new AbortController();
  fetch(serverUrl('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal: calledOff.signal,
  })
    .then(async (reply) => tell(written(await reply.json())))
    .catch((error: unknown) => {
      if (!calledOff.signal.aborted) tell(`There was no answer: ${error instanceof Error ? error.message : ''}`);
    });
  return () => calledOff.abort();
}

function listen(asked: Asked, tell: (text: string, busy: boolean) => void): () => void {
  let messages: string[] = [];
  const add = (value: unknown, busy: boolean): void => {
    messages = [written(value), ...messages].slice(0, MESSAGES_SHOWN);
    tell(messages.join('\n\n'), busy);
  };
  return live.subscribe(asked, {
    next: (message) => add(message, true),
    error: (error) => add(error instanceof Error ? { error: error.message } : { errors: error }, false),
    complete: () => tell(messages.join('\n\n'), false),
  });
}
