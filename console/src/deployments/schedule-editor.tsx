import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { ScheduleInput, ScheduleRowFragment } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { CREATE_SCHEDULE, PREVIEW_SCHEDULE, UPDATE_SCHEDULE } from './deployment-queries';
import { NextTimes } from './next-times';
import { hereZone, zones } from './zones';

const UNITS = [
  { value: '86400', label: 'days' },
  { value: '3600', label: 'hours' },
  { value: '60', label: 'minutes' },
  { value: '1', label: 'seconds' },
];

interface Fields {
  kind: 'cron' | 'interval' | 'rrule';
  cron: string;
  every: number | string;
  unit: string;
  rrule: string;
  timezone: string;
  slug: string;
  parameters: string;
}

type Form = UseFormReturnType<Fields>;

/** For a schedule that is there, or a new one. What it would come to is shown while it is written. */
export function ScheduleEditor({ deploymentId, schedule, onClose }: { deploymentId: string; schedule: ScheduleRowFragment | null; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const [create, creating] = useMutation(CREATE_SCHEDULE, { errorPolicy: 'all' });
  const [update, updating] = useMutation(UPDATE_SCHEDULE, { errorPolicy: 'all' });
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Fields>({ initialValues: fieldsOf(schedule) });

  async function submit(fields: Fields): Promise<void> {
    const input = { workspaceId, deploymentId, schedule: toInput(fields, schedule), slug: fields.slug || null, parametersText: fields.parameters || '{}' };
    const refused = refusalOf(
      schedule ? await update({ variables: { input: { ...input, scheduleId: schedule.id } } }) : await create({ variables: { input } }),
    );
    if (!refused) return onClose();
    const placed = {
      ...refused,
      fields: (refused.fields ?? []).map((fault) => ({ ...fault, field: fault.field === 'interval' ? 'every' : (fault.field ?? null) })),
    };
    setRefusal(showFaults(placed, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={schedule ? 'Edit schedule' : 'New schedule'} size="lg">
      <form onSubmit={form.onSubmit((fields) => void submit(fields))}>
        <Stack>
          <Refusal message={refusal} />
          <SegmentedControl
            aria-label="Kind of schedule"
            fullWidth
            data={[
              { value: 'cron', label: 'Cron' },
              { value: 'interval', label: 'Interval' },
              { value: 'rrule', label: 'Rule' },
            ]}
            {...form.getInputProps('kind')}
          />
          <When form={form} />
          <Select
            label="Time zone"
            description="Whose clock it goes by, summer time included."
            data={useMemo(zones, [])}
            searchable
            allowDeselect={false}
            {...form.getInputProps('timezone')}
          />
          <Preview input={toInput(form.values, schedule)} />
          <details className="more">
            <summary>Name and parameters</summary>
            <Stack mt="sm">
              <TextInput label="Slug" description="A name that deploying again knows it by." {...form.getInputProps('slug')} />
              <Textarea
                label="Parameters"
                description="As JSON; in its runs they replace those of the deployment."
                autosize
                minRows={2}
                maxRows={10}
                classNames={{ input: 'mono' }}
                placeholder="{}"
                spellCheck={false}
                {...form.getInputProps('parameters')}
              />
            </Stack>
          </details>
          <Button type="submit" loading={creating.loading || updating.loading}>
            {schedule ? 'Save' : 'Create schedule'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function When({ form }: { form: Form }) {
  if (form.values.kind === 'cron')
    return (
      <TextInput
        label="Cron expression"
        description="Minute, hour, day of month, month, day of week: 0 9 * * 1-5 is nine o’clock on weekdays."
        classNames={{ input: 'mono' }}
        spellCheck={false}
        required
        data-autofocus
        {...form.getInputProps('cron')}
      />
    );
  if (form.values.kind === 'rrule')
    return (
      <Textarea
        label="Recurrence rule"
        description="As calendars write it: FREQ=WEEKLY;INTERVAL=2;BYDAY=MO."
        autosize
        classNames={{ input: 'mono' }}
        spellCheck={false}
        required
        data-autofocus
        {...form.getInputProps('rrule')}
      />
    );
  return (
    <Group align="flex-end" wrap="nowrap" gap="xs">
      <NumberInput label="Every" min={0} required flex={1} data-autofocus {...form.getInputProps('every')} />
      <Select aria-label="Unit" data={UNITS} allowDeselect={false} w={130} {...form.getInputProps('unit')} />
    </Group>
  );
}

function Preview({ input }: { input: ScheduleInput }) {
  const { workspaceId = '' } = useParams();
  const [settled] = useDebouncedValue(JSON.stringify(input), 250);
  const asked = JSON.parse(settled) as ScheduleInput;
  const isEmpty = !asked.cron && !asked.rrule && !asked.interval;
  const { data, previousData } = useQuery(PREVIEW_SCHEDULE, { variables: { workspaceId, schedule: asked }, skip: isEmpty, fetchPolicy: 'no-cache' });
  const preview = (data ?? previousData)?.workspace?.schedulePreview;
  return (
    <section aria-label="What it comes to" aria-live="polite" className="preview">
      {isEmpty || !preview ? (
        <Text c="dimmed">Its next ten times are shown here.</Text>
      ) : preview.__typename === 'InputError' ? (
        <Text c="red">{preview.fields[0]?.message ?? preview.message}</Text>
      ) : (
        <Stack gap="xs">
          <Text fw={600}>{preview.sentence}</Text>
          <NextTimes times={preview.nextTimes} timezone={asked.timezone} />
        </Stack>
      )}
    </section>
  );
}

function fieldsOf(schedule: ScheduleRowFragment | null): Fields {
  const seconds = schedule?.interval ?? 3_600;
  const unit = UNITS.find(({ value }) => seconds % Number(value) === 0)?.value ?? '1';
  return {
    kind: !schedule || schedule.cron ? 'cron' : schedule.rrule ? 'rrule' : 'interval',
    cron: schedule?.cron ?? '',
    every: seconds / Number(unit),
    unit,
    rrule: schedule?.rrule ?? '',
    timezone: schedule ? (schedule.timezone ?? 'UTC') : hereZone,
    slug: schedule?.slug ?? '',
    parameters: schedule && schedule.parametersText !== '{}' ? schedule.parametersText : '',
  };
}

/** The anchor of an interval, which is counted from it, stays. */
function toInput({ kind, cron, every, unit, rrule, timezone }: Fields, schedule: ScheduleRowFragment | null): ScheduleInput {
  if (kind === 'cron') return { cron, timezone, dayOr: schedule?.dayOr ?? null };
  if (kind === 'rrule') return { rrule, timezone };
  return { interval: Number(every) * Number(unit), timezone, anchorDate: schedule?.anchorDate ?? null };
}
