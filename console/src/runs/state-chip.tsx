import { Chip, Group } from '@mantine/core';
import type { StateType } from '../gql/graphql';
import { stateName, stateStyle } from '../ui/state-badge';

/** A state to narrow a list of runs by, and how many are in it. */
export function StateChip({ type, count }: { type: StateType; count: number }) {
  return (
    <Chip value={type} size="sm" variant="light" classNames={{ root: count === 0 ? 'chip-zero' : '', iconWrapper: 'chip-icon' }}>
      <Group gap={7} component="span" wrap="nowrap">
        <span className="state-dot" style={stateStyle(type)} />
        {stateName(type)}
        <b>{count}</b>
      </Group>
    </Chip>
  );
}
