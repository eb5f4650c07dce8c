import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { StateType } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { stateStyle } from './state-badge';

interface Run {
  readonly id: string;
  readonly name: string;
  readonly state?: { readonly type: StateType; readonly name: string } | null | undefined;
}

/** The last runs as bars, the newest on the right; in words for those who do not see them. */
export function RunBars({ runs, isInTable = false }: { runs: readonly Run[]; isInTable?: boolean }) {
  const { base } = useWorkspace();
  if (runs.length === 0)
    return (
      <Text c="dimmed" size="xs">
        no runs yet
      </Text>
    );
  return (
    <div
      className="run-bars"
      data-short={isInTable || undefined}
      role="group"
      aria-label={`Last ${runs.length} runs, newest first: ${runs.map(({ state }) => state?.name ?? 'no state').join(', ')}`}
    >
      {[...runs].reverse().map(({ id, name, state }) => (
        // The list of runs is there for the keyboard: ten stops in every row would be in its way.
        <Link
          key={id}
          to={`${base}/runs/flow-run/${id}`}
          title={`${name}: ${state?.name ?? 'no state'}`}
          style={stateStyle(state?.type)}
          tabIndex={-1}
          aria-hidden
        />
      ))}
    </div>
  );
}
