import { Badge } from '@mantine/core';
import type { StateType } from '../gql/graphql';

/** The colours that the states of a run have everywhere. */
export const STATE_COLORS: Readonly<Record<StateType, string>> = {
  SCHEDULED: 'yellow',
  PENDING: 'gray',
  RUNNING: 'blue',
  COMPLETED: 'teal',
  FAILED: 'red',
  CANCELLED: 'gray',
  CRASHED: 'orange',
  PAUSED: 'violet',
  CANCELLING: 'grape',
};

export const stateColor = (type: StateType | undefined): string => `var(--mantine-color-${type ? STATE_COLORS[type] : 'gray'}-6)`;

export const isTerminal = (type: StateType | undefined): boolean => type !== undefined && ['COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'].includes(type);

export function StateBadge({ state }: { state: { type: StateType; name: string } | null | undefined }) {
  if (!state)
    return (
      <Badge color="gray" variant="light">
        No state
      </Badge>
    );
  return (
    <Badge color={STATE_COLORS[state.type]} variant="light" tt="none" data-state={state.type}>
      {state.name}
    </Badge>
  );
}
