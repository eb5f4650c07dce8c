import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Modal, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { BackfillWindow, PlanBackfillQuery } from '../../gql/graphql';
import { refusalOf, showFaults } from '../../ui/answers';
import { Refusal } from '../../ui/notice';
import { exact } from '../../ui/time';
import type { ShownDeployment } from '../deployment-page';
import { BACKFILLS, CREATE_BACKFILL, PLAN_BACKFILL } from './backfill-queries';
import { BACKFILLS_SHOWN } from './backfills';

interface Fields {
  /** As the field has it, in the viewer's time zone. */
  from: string;
  to: string;
  scheduleIds: string[];
  maxConcurrent: number | string;
  parameters: string;
  repeat: boolean;
}
type Plan = NonNullable<NonNullable<PlanBackfillQuery['workspace']>['deployment']>['backfillPlan'];

/** Asks for the runs of a past window. What they would be is shown before they are made. */
export function BackfillForm({ deployment, onClose }: { deployment: ShownDeployment; onClose: (made: boolean) => void }) {
  const { workspaceId = '' } = useParams();
  const { id, schedules } = deployment;
  const read = { query: BACKFILLS, variables: { workspaceId, id, first: BACKFILLS_SHOWN } };
  const [create, { loading }] = useMutation(CREATE_BACKFILL, { errorPolicy: 'all', refetchQueries: [read], awaitRefetchQueries: true });
  const [refusal, setRefusal] = useState<string | null>(null);
  const active = schedules.filter((schedule) => schedule.active);
  const form = useForm<Fields>({
    initialValues: {
      from: toField(startOfYesterday()),
      to: toField(new Date()),
      scheduleIds: (active.length > 0 ? active : schedules).map((schedule) => schedule.id),
      maxConcurrent: '',
      parameters: '',
      repeat: false,
    },
  });
  const window = toWindow(form.values);
  const plan = usePlan(id, window);

  async function submit(): Promise<void> {
    if (!window) return;
    const refused = refusalOf(await create({ variables: { workspaceId, id, window } }));
    if (!refused) return onClose(true);
    setRefusal(showFaults(refused, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={() => onClose(false)} title="Backfill a past window" size="lg">
      <form onSubmit={form.onSubmit(() => void submit())}>
        <Stack>
          <Refusal message={refusal} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label="From" description="In your time zone." type="datetime-local" step={60} required data-autofocus {...form.getInputProps('from')} />
            <TextInput label="Until" description="Not in the window any more." type="datetime-local" step={60} required {...form.getInputProps('to')} />
          </SimpleGrid>
          <Checkbox.Group label="Schedules" {...form.getInputProps('scheduleIds')}>
            <Stack gap="xs" mt="xs">
              {schedules.map((schedule) => (
                <Checkbox
                  key={schedule.id}
                  value={schedule.id}
                  label={`${schedule.sentence}${schedule.slug ? ` · ${schedule.slug}` : ''}${schedule.active ? '' : ' · not active'}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <NumberInput
            label="Runs at a time"
            description="Empty: all are made at once, and start as there is room for them."
            min={1}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps('maxConcurrent')}
          />
          <Textarea
            label="Parameters"
            description="As JSON; in its runs they replace those of the deployment and its schedules."
            autosize
            maxRows={10}
            classNames={{ input: 'mono' }}
            placeholder="{}"
            spellCheck={false}
            {...form.getInputProps('parameters')}
          />
          <Checkbox label="Also for times that have a run already" {...form.getInputProps('repeat', { type: 'checkbox' })} />
          <PlanShown plan={plan} isAsked={window !== null} />
          <Button type="submit" loading={loading} disabled={toMake(plan) === 0}>
            {plan?.__typename === 'BackfillPlan' ? `Make ${runs(toMake(plan))}` : 'Make the runs'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

/** What it would come to; undefined until that is known. */
function usePlan(id: string, window: BackfillWindow | null): Plan | undefined {
  const { workspaceId = '' } = useParams();
  const [settled] = useDebouncedValue(JSON.stringify(window), 250);
  const asked = JSON.parse(settled) as BackfillWindow | null;
  const variables = { workspaceId, id, window: asked ?? { from: '' } };
  const { data, previousData } = useQuery(PLAN_BACKFILL, { variables, skip: asked === null, fetchPolicy: 'no-cache' });
  return (data ?? previousData)?.workspace?.deployment?.backfillPlan;
}

function PlanShown({ plan, isAsked }: { plan: Plan | undefined; isAsked: boolean }) {
  return (
    <section aria-label="What it comes to" aria-live="polite" className="preview">
      {!isAsked || !plan ? (
        <Text c="dimmed">{isAsked ? 'Working out how many runs that is …' : 'Choose a window and at least one schedule.'}</Text>
      ) : plan.__typename === 'InputError' ? (
        <Text c="red">{plan.fields[0]?.message ?? plan.message}</Text>
      ) : plan.planned === 0 ? (
        <Text>No schedule was due in this window.</Text>
      ) : (
        <>
          <Text fw={600}>
            {runs(toMake(plan))}
            {plan.skipped > 0 && `, and ${plan.skipped} that there are already`}
          </Text>
          <Text c="dimmed">the first for {plan.first && exact(plan.first)}</Text>
          <Text c="dimmed">the last for {plan.last && exact(plan.last)}</Text>
        </>
      )}
    </section>
  );
}

const toMake = (plan: Plan | undefined): number => (plan?.__typename === 'BackfillPlan' ? plan.planned - plan.skipped : 0);
const runs = (count: number): string => (count === 1 ? '1 run' : `${count.toLocaleString()} runs`);

/** Null while it is not whole. */
function toWindow({ from, to, scheduleIds, maxConcurrent, parameters, repeat }: Fields): BackfillWindow | null {
  if (from === '' || to === '' || scheduleIds.length === 0) return null;
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    scheduleIds,
    repeat,
    ...(parameters.trim() !== '' && { parametersText: parameters }),
    ...(maxConcurrent !== '' && { maxConcurrent: Number(maxConcurrent) }),
  };
}

/** As a field for date and time wants it. */
function toField(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function startOfYesterday(): Date {
  const day = new Date();
  day.setDate(day.getDate() - 1);
  day.setHours(0, 0, 0, 0);
  return day;
}
