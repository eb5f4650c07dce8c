import { Text, Timeline } from '@mantine/core';
import type { StateType } from '../gql/graphql';
import { STATE_COLORS, StateBadge } from '../ui/state-badge';
import { clock, exact, inWords } from '../ui/time';

interface Entered {
  id: string;
  type: StateType;
  name: string;
  timestamp: string;
  message?: string | null;
}

/** Every state a run was in, and for how long. */
export function StateHistory({ states }: { states: readonly Entered[] }) {
  return (
    <Timeline active={states.length} bulletSize={12} lineWidth={2} pt={4}>
      {states.map((state, index) => {
        const next = states[index + 1];
        const seconds = next ? (Date.parse(next.timestamp) - Date.parse(state.timestamp)) / 1000 : null;
        return (
          <Timeline.Item key={state.id} color={STATE_COLORS[state.type]} title={<StateBadge state={state} />}>
            <Text size="xs" c="dimmed" title={exact(state.timestamp)}>
              {clock(state.timestamp)}
              {seconds !== null && `, for ${inWords(seconds)}`}
            </Text>
            {state.message && <Text className="wrap">{state.message}</Text>}
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
