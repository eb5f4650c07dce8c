import { NumberInput, Select, SimpleGrid, Stack } from '@mantine/core';
import type { Members } from '../../deployments/parameters/exact';
import { membersOf, numberOf, numOf, textOf, withMember } from './draft';
import { useFault } from './faults';
import { RunScope } from './run-trigger';
import { SecondsField } from './seconds-field';

const NAMES = [
  { value: 'successes', label: 'share of successes' },
  { value: 'duration', label: 'average duration' },
  { value: 'lateness', label: 'average lateness' },
];
const OPERATORS = [
  { value: '<', label: 'is below' },
  { value: '<=', label: 'is at most' },
  { value: '>', label: 'is above' },
  { value: '>=', label: 'is at least' },
];

interface Props {
  path: string;
  trigger: Members;
  onChange: (trigger: Members) => void;
}

/** That a metric of runs stays beyond a threshold. */
export function MetricTrigger({ path, trigger, onChange }: Props) {
  const metric = membersOf(trigger['metric']);
  const name = textOf(metric['name']);
  const threshold = numberOf(metric['threshold']) ?? 0;
  const set = (member: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(trigger, 'metric', withMember(metric, member, value)));
  const errors = { name: useFault(`${path}.metric.name`), operator: useFault(`${path}.metric.operator`), threshold: useFault(`${path}.metric.threshold`) };

  /** A share and a time have little to do with each other. */
  const setName = (next: string | null): void => {
    if (next === null) return;
    const isOther = (next === 'successes') !== (name === 'successes');
    const beginning = next === 'successes' ? { operator: '<', threshold: numOf('0.9') } : { operator: '>', threshold: numOf(600) };
    onChange(withMember(trigger, 'metric', { ...metric, name: next, ...(isOther ? beginning : {}) }));
  };

  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <Select label="The" data={NAMES} allowDeselect={false} value={name} error={errors.name} onChange={setName} />
        <Select
          label="Compared"
          data={OPERATORS}
          allowDeselect={false}
          value={textOf(metric['operator'])}
          error={errors.operator}
          onChange={(operator) => operator && set('operator', operator)}
        />
        {name === 'successes' ? (
          <NumberInput
            label="With"
            suffix=" %"
            min={0}
            max={100}
            value={Math.round(threshold * 1e6) / 1e4}
            error={errors.threshold}
            onChange={(percent) => set('threshold', numOf(Math.round(Number(percent) * 1e4) / 1e6))}
          />
        ) : (
          <SecondsField label="With" path={`${path}.metric.threshold`} value={metric['threshold']} onChange={(seconds) => set('threshold', seconds)} />
        )}
      </SimpleGrid>
      <RunScope path={path} trigger={trigger} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <SecondsField
          label="Over the last"
          description="At least 5 minutes."
          path={`${path}.metric.range`}
          value={metric['range'] ?? numOf(300)}
          onChange={(range) => set('range', range)}
        />
        <SecondsField
          label="Has to stay so for"
          description="At least 5 minutes."
          path={`${path}.metric.firing_for`}
          value={metric['firing_for'] ?? numOf(300)}
          onChange={(seconds) => set('firing_for', seconds)}
        />
      </SimpleGrid>
    </Stack>
  );
}
