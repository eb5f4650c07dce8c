import type { CSSProperties } from 'react';
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

/** What main.css draws a state with. */
export const stateStyle = (type: StateType | undefined): CSSProperties => ({ '--state': stateColor(type) }) as CSSProperties;

/** Of a type of states: Failed for FAILED. */
export const stateName = (type: StateType): string => type.charAt(0) + type.slice(1).toLowerCase();

export const isTerminal = (type: StateType | undefined): boolean => type !== undefined && ['COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'].includes(type);

/** Whether somebody should look at it. */
export const isBad = (type: StateType | undefined): boolean => type === 'FAILED' || type === 'CRASHED';

export function StateBadge({ state }: { state: { type: StateType; name: string } | null | undefined }) {
  return (
    <span className="state" style={stateStyle(state?.type)} data-state={state?.type}>
      {state?.name ?? 'No state'}
    </span>
  );
}
