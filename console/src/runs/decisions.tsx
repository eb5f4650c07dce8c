import { useQuery } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import type { DecisionsQuery, DecisionStatus } from '../gql/graphql';
import { LoadingRows } from '../ui/loading-rows';
import { clock, exact, inWords } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { DECISIONS } from './run-queries';

const PAGE = 50;

type Run = NonNullable<NonNullable<DecisionsQuery['workspace']>['flowRun']>;
type Decision = Run['decisions']['edges'][number]['node'];

/** What was decided on each request for a transition of the run, newest first. `news` counts what may have added to it. */
export function Decisions({ news }: { news: number }) {
  const { workspaceId = '', id = '' } = useParams();
  const variables = { workspaceId, id, first: PAGE };
  const { data, error, refetch, fetchMore } = useQuery(DECISIONS, { variables, fetchPolicy: 'cache-and-network' });
  useEffect(() => void (news > 0 && refetch()), [news, refetch]);

  const decisions = data?.workspace?.flowRun?.decisions;
  if (error && !decisions) return <Trouble title="The decisions cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!decisions) return <LoadingRows label="Loading the decisions" />;
  if (decisions.edges.length === 0) return <Text c="dimmed">Nothing is on record: what was decided is older than this workspace keeps it.</Text>;
  const { hasNextPage, endCursor } = decisions.pageInfo;
  return (
    <Stack gap="xs" align="stretch">
      {decisions.edges.map(({ cursor, node }) => (
        <DecisionCard key={`${cursor} ${node.wholeMicros}`} decision={node} />
      ))}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchMore({ variables: { after: endCursor }, updateQuery: appended })}>
          Older decisions
        </Button>
      )}
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

/** The page before with the next one below it. */
function appended(before: DecisionsQuery, { fetchMoreResult: next }: { fetchMoreResult: DecisionsQuery }): DecisionsQuery {
  const [older, newer] = [next.workspace?.flowRun, before.workspace?.flowRun];
  if (!before.workspace || !newer || !older) return before;
  const edges = [...newer.decisions.edges, ...older.decisions.edges];
  return { ...before, workspace: { ...before.workspace, flowRun: { ...newer, decisions: { ...older.decisions, edges } } } };
}
