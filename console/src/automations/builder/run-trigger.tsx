import { NumberInput, Select, SimpleGrid, Stack, TagsInput, Text } from '@mantine/core';
import type { Members } from '../../deployments/parameters/exact';
import { numberOf, numOf, textsOf, withMember } from './draft';
import { useFault } from './faults';
import { ScopeFields } from './scope-fields';
import { SecondsField } from './seconds-field';
import { scopeOf, stateEvents, statesOf, withScope } from './triggers';

const STATES = [
  'Failed',
  'Crashed',
  'Completed',
  'Cancelled',
  'TimedOut',
  'Running',
  'Retrying',
  'AwaitingRetry',
  'Pending',
  'Scheduled',
  'Late',
  'Paused',
  'Suspended',
  'Cancelling',
];
const EVERY_RUN = ['prefect.resource.id'];
const COUNTED = [
  { value: '', label: 'all of them together' },
  { value: 'related:flow:prefect.resource.id', label: 'each flow by itself' },
  { value: 'related:deployment:prefect.resource.id', label: 'each deployment by itself' },
];

interface Props {
  path: string;
  trigger: Members;
  onChange: (trigger: Members) => void;
}

/** That runs enter a state, once or several times. */
export function RunTrigger({ path, trigger, onChange }: Props) {
  const times = numberOf(trigger['threshold']) ?? 1;
  const counted = textsOf(trigger['for_each']).join();
  const errors = { expect: useFault(`${path}.expect`, true), threshold: useFault(`${path}.threshold`) };

  /** What is seen once is told apart by run; what is seen several times is not. */
  const setTimes = (next: number): void => {
    const threshold = withMember(trigger, 'threshold', numOf(next));
    if (next <= 1) return onChange(withMember(withMember(threshold, 'for_each', EVERY_RUN), 'within', numOf(0)));
    onChange(times > 1 ? threshold : withMember(withMember(threshold, 'for_each', []), 'within', numOf(3600)));
  };

  return (
    <Stack gap="sm">
      <StatesField
        label="Enters one of the states"
        states={statesOf(trigger['expect'])}
        error={errors.expect}
        onChange={(states) => onChange(withMember(trigger, 'expect', stateEvents(states)))}
      />
      <RunScope path={path} trigger={trigger} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NumberInput
          label="How many times"
          min={1}
          allowDecimal={false}
          value={times}
          error={errors.threshold}
          onChange={(next) => setTimes(Math.max(1, Number(next)))}
        />
        {times > 1 && (
          <>
            <SecondsField
              label="Within"
              path={`${path}.within`}
              value={trigger['within']}
              onChange={(within) => onChange(withMember(trigger, 'within', within))}
            />
            <Select
              label="Counted"
              data={
                COUNTED.some(({ value }) => value === counted)
                  ? COUNTED
                  : [...COUNTED, { value: counted, label: counted === EVERY_RUN[0] ? 'each run by itself' : counted }]
              }
              allowDeselect={false}
              value={counted}
              onChange={(next) => onChange(withMember(trigger, 'for_each', next ? next.split(',') : []))}
            />
          </>
        )}
      </SimpleGrid>
    </Stack>
  );
}

/** That runs do not enter a state in time. */
export function AbsentRunTrigger({ path, trigger, onChange }: Props) {
  const errors = { expect: useFault(`${path}.expect`, true), after: useFault(`${path}.after`, true) };
  const set = (name: string, states: readonly string[]): void => onChange(withMember(trigger, name, stateEvents(states)));
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <StatesField
          label="Once it has entered"
          description="Empty: the time goes on and on, from when it is switched on."
          states={statesOf(trigger['after'])}
          error={errors.after}
          onChange={(states) => set('after', states)}
        />
        <StatesField
          label="Does not enter one of the states"
          description="* is any other."
          states={statesOf(trigger['expect'])}
          error={errors.expect}
          onChange={(states) => set('expect', states)}
        />
      </SimpleGrid>
      <SecondsField
        label="Within"
        description="At least 10 seconds."
        path={`${path}.within`}
        value={trigger['within']}
        onChange={(within) => onChange(withMember(trigger, 'within', within))}
      />
      <RunScope path={path} trigger={trigger} onChange={onChange} />
    </Stack>
  );
}

export function RunScope({ path, trigger, onChange }: Props) {
  const scope = scopeOf(trigger);
  if (!scope)
    return (
      <Text c="dimmed" size="sm">
        Which runs it is about is more than fits into fields: it stands in its JSON.
      </Text>
    );
  return <ScopeFields path={path} scope={scope} onChange={(next) => onChange(withScope(trigger, next))} />;
}

interface StatesProps {
  label: string;
  description?: string;
  states: readonly string[];
  error: string | null;
  onChange: (states: string[]) => void;
}

const StatesField = ({ states, ...props }: StatesProps) => (
  <TagsInput {...props} data={STATES} placeholder={states.length === 0 ? 'Choose, or type the name of a state' : ''} value={[...states]} />
);
