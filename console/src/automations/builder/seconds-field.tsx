import { Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { Value } from '../../deployments/parameters/exact';
import { numberOf, numOf } from './draft';
import { useFault } from './faults';

const UNITS = [
  { value: '86400', label: 'days' },
  { value: '3600', label: 'hours' },
  { value: '60', label: 'minutes' },
  { value: '1', label: 'seconds' },
];

interface Props {
  label: string;
  description?: string;
  path: string;
  value: Value | undefined;
  onChange: (seconds: Value) => void;
}

/** A length of time in a unit of one's choice. */
export function SecondsField({ label, description, path, value, onChange }: Props) {
  const seconds = numberOf(value) ?? 0;
  const [unit, setUnit] = useState(() => UNITS.find(({ value: size }) => seconds > 0 && seconds % Number(size) === 0)?.value ?? '60');
  const error = useFault(path);
  return (
    <Group align="flex-end" wrap="nowrap" gap="xs">
      <NumberInput
        label={label}
        {...(description === undefined ? {} : { description })}
        min={0}
        flex={1}
        miw={0}
        value={seconds / Number(unit)}
        error={error}
        onChange={(amount) => onChange(numOf(Number(amount) * Number(unit)))}
      />
      <Select
        aria-label={`Unit of ${label.toLowerCase()}`}
        data={UNITS}
        value={unit}
        allowDeselect={false}
        w={120}
        onChange={(next) => {
          if (next === null) return;
          setUnit(next);
          onChange(numOf((seconds / Number(unit)) * Number(next)));
        }}
      />
    </Group>
  );
}
