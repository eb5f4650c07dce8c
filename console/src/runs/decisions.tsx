import { Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import type { DecisionsQuery, DecisionStatus } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { LoadingRows } from '../ui/loading-rows';
import { ShowMore } from '../ui/show-more';
import { clock, exact, inWords } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { usePaced } from '../ui/use-paced';
import { DECISIONS } from './run-queries';

const PAGE = 50;
const PAUSE_MS = 300;

type Run = NonNullable<NonNullable<DecisionsQuery['workspace']>['flowRun']>;
type Decision = Run['decisions']['edges'][number]['node'];

/** What was decided on each request for a transition of the run, newest first. `news` counts what may have added to it. */
export function Decisions({ news }: { news: number }) {
  const { workspaceId = '', id = '' } = useParams();
  const {
    list: decisions,
    error,
    readAgain,
    more,
  } = useLongList(DECISIONS, {
    variables: { workspaceId, id, first: PAGE },
    listOf: ({ workspace }) => workspace?.flowRun?.decisions,
    kinds: [],
  });
  const readNews = usePaced(readAgain, PAUSE_MS);
  useEffect(() => void (news > 0 && readNews()), [news, readNews]);

  if (error && !decisions) return <Trouble title="The decisions cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!decisions) return <LoadingRows label="Loading the decisions" />;
  if (decisions.edges.length === 0) return <Text c="dimmed">Nothing is on record: what was decided is older than this workspace keeps it.</Text>;
  return (
    <Stack gap="xs" align="stretch">
      {decisions.edges.map(({ cursor, node }) => (
        <DecisionCard key={`${cursor} ${node.wholeMicros}`} decision={node} />
      ))}
      <ShowMore more={more} label="Older decisions" />
    </Stack>
  );
}

const WORDS: Readonly<Record<DecisionStatus, string>> = { ACCEPT: 'Accepted', REJECT: 'Rejected', WAIT: 'Wait', ABORT: 'Aborted' };

function DecisionCard({ decision }: { decision: Decision }) {
  const { decided, status, sentence, rules, askedBy, wholeMicros, decidingMicros, attemptsLost } = decision;
  return (
    <article className="decision" data-status={status}>
      <header>
        <span className="decision-status">{WORDS[status]}</span>
        <span className="wrap">{sentence}</span>
      </header>
      <Text size="xs" c="dimmed">
        <span title={exact(decided)}>{clock(decided)}</span>, by <span title={askedBy.agent ?? undefined}>{askedBy.sentence}</span>, in{' '}
        <span title={`The rules took ${took(decidingMicros)}`}>{took(wholeMicros)}</span>
        {attemptsLost > 0 && `, decided ${attemptsLost + 1} times since the run moved meanwhile`}
      </Text>
      {rules.length > 0 && (
        <details>
          <summary>{rules.length === 1 ? 'One rule took part' : `${rules.length} rules took part`}</summary>
          <ol>
            {rules.map(({ rule, said, sentence: word }) => (
              <li key={rule} data-said={said}>
                <Text span fw={550} inherit>
                  {rule.replaceAll('-', ' ')}
                </Text>{' '}
                <span className="wrap">{word}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </article>
  );
}

const took = (micros: number): string => (micros < 1_000 ? `${micros} µs` : inWords(micros / 1e6));
