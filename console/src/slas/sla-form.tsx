import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { SlaKind, SlaRowFragment, SlaSeverity } from '../gql/graphql';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { CREATE_SLA, DEPLOYMENT_SLAS, SLAS, UPDATE_SLA } from './sla-queries';
import { inUnits, KINDS, resourceOf, secondsOf, SEVERITIES, toMatch, UNIT_NAMES, type Unit } from './sla-words';

interface Values {
  name: string;
  kind: SlaKind;
  amount: number | string;
  unit: Unit;
  severity: SlaSeverity;
  expectedEvent: string;
  resourceMatch: string;
}

/** The input's field of each kind. */
const FIELDS = { DURATION: 'duration', LATENESS: 'within', FREQUENCY: 'staleAfter', FRESHNESS: 'within' } as const satisfies Record<SlaKind, string>;

/** Makes an SLA of the deployment, or changes one. */
export function SlaForm({ deploymentId, sla, onClose }: { deploymentId: string; sla: SlaRowFragment | null; onClose: () => void }) {
  const { workspaceId = '' } = useParams();
  const shown = { errorPolicy: 'all' as const, refetchQueries: [DEPLOYMENT_SLAS, SLAS], awaitRefetchQueries: true };
  const [create, creating] = useMutation(CREATE_SLA, shown);
  const [update, updating] = useMutation(UPDATE_SLA, shown);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: {
      name: sla?.name ?? '',
      kind: sla?.kind ?? 'DURATION',
      severity: sla?.severity ?? 'MODERATE',
      expectedEvent: sla?.expectedEvent ?? 'prefect.asset.materialization.succeeded',
      resourceMatch: resourceOf(sla?.resourceMatch),
      ...inUnits(sla?.seconds ?? 600),
    },
  });

  async function submit({ name, kind, amount, unit, severity, expectedEvent, resourceMatch }: Values): Promise<void> {
    const fresh = kind === 'FRESHNESS' ? { expectedEvent, resourceMatch: toMatch(resourceMatch, sla?.resourceMatch) } : {};
    const promised = { workspaceId, severity, [FIELDS[kind]]: secondsOf(Number(amount), unit), ...fresh };
    const refused = refusalOf(
      sla
        ? await update({ variables: { input: { ...promised, slaId: sla.id } } })
        : await create({ variables: { input: { ...promised, deploymentId, name } } }),
    );
    if (!refused) return onClose();
    const fields = (refused.fields ?? []).map((fault) => (fault.field === FIELDS[kind] ? { ...fault, field: 'amount' } : fault));
    setRefusal(showFaults({ ...refused, fields }, form.setFieldError, Object.keys(form.values)));
  }

  return (
    <Modal opened onClose={onClose} title={sla ? `Edit ${sla.name}` : 'New SLA'}>
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          <Refusal message={refusal} />
          {!sla && <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />}
          <Select label="It promises that" data={KINDS} allowDeselect={false} {...form.getInputProps('kind')} />
          <Group align="flex-start" wrap="nowrap">
            <NumberInput label="than" required min={0} flex={1} {...form.getInputProps('amount')} />
            <Select label="Unit" data={UNIT_NAMES} allowDeselect={false} flex={1} {...form.getInputProps('unit')} />
          </Group>
          {form.values.kind === 'FRESHNESS' && (
            <>
              <TextInput label="Event" required {...form.getInputProps('expectedEvent')} />
              <TextInput
                label="Resource"
                description="Its id; * stands for anything, commas for “or”."
                placeholder="s3://lake/*"
                required
                {...form.getInputProps('resourceMatch')}
              />
            </>
          )}
          <Select label="How bad it is if it is not kept" data={SEVERITIES} allowDeselect={false} {...form.getInputProps('severity')} />
          <Button type="submit" loading={creating.loading || updating.loading}>
            {sla ? 'Save' : 'Create SLA'}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
