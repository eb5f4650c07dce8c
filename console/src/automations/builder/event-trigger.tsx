import { NumberInput, SegmentedControl, SimpleGrid, Stack, TagsInput } from '@mantine/core';
import type { Members } from '../../deployments/parameters/exact';
import { membersOf, numberOf, numOf, textOf, textsOf, withMember } from './draft';
import { useFault } from './faults';
import { MatchFields, RelatedFields } from './match-fields';
import { SecondsField } from './seconds-field';

const COMMON_LABELS = ['prefect.resource.id', 'related:flow:prefect.resource.id', 'related:deployment:prefect.resource.id'];

interface Props {
  path: string;
  trigger: Members;
  onChange: (trigger: Members) => void;
}

/** All that can be asked of events. */
export function EventTrigger({ path, trigger, onChange }: Props) {
  const isAbsence = textOf(trigger['posture']) === 'Proactive';
  const set = (name: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(trigger, name, value));
  const errors = {
    posture: useFault(`${path}.posture`),
    expect: useFault(`${path}.expect`, true),
    after: useFault(`${path}.after`, true),
    for_each: useFault(`${path}.for_each`, true),
    threshold: useFault(`${path}.threshold`),
  };
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Whether it happens"
        w="fit-content"
        value={isAbsence ? 'Proactive' : 'Reactive'}
        onChange={(posture) => set('posture', posture)}
        data={[
          { value: 'Reactive', label: 'It happens' },
          { value: 'Proactive', label: 'It does not happen' },
        ]}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TagsInput
          label="Events"
          description="Their names; * is any text, empty any event."
          placeholder="order.paid"
          error={errors.expect ?? errors.posture}
          value={textsOf(trigger['expect'])}
          onChange={(names) => set('expect', names)}
        />
        <TagsInput
          label="After"
          description="Only once one of these has come."
          error={errors.after}
          value={textsOf(trigger['after'])}
          onChange={(names) => set('after', names)}
        />
        <NumberInput
          label="How many times"
          description={isAbsence ? 'It fires when fewer came.' : 'It fires at the last of them.'}
          min={1}
          allowDecimal={false}
          error={errors.threshold}
          value={numberOf(trigger['threshold']) ?? 1}
          onChange={(times) => set('threshold', numOf(Math.max(1, Number(times))))}
        />
        <SecondsField
          label="Within"
          description={isAbsence ? 'At least 10 seconds.' : '0: however long it takes.'}
          path={`${path}.within`}
          value={trigger['within']}
          onChange={(within) => set('within', within)}
        />
      </SimpleGrid>
      <MatchFields
        label="Labels of the resource"
        description="Each has to be one of these; * stands for any text, a leading ! for anything else."
        path={`${path}.match`}
        match={membersOf(trigger['match'])}
        onChange={(match) => set('match', match)}
      />
      <RelatedFields path={`${path}.match_related`} related={trigger['match_related']} onChange={(related) => set('match_related', related)} />
      <TagsInput
        label="Counted for each"
        description="Labels by which events are counted apart."
        data={COMMON_LABELS}
        error={errors.for_each}
        value={textsOf(trigger['for_each'])}
        onChange={(labels) => set('for_each', labels)}
      />
    </Stack>
  );
}
