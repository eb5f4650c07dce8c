import { Anchor, Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import type { Members } from '../../deployments/parameters/exact';
import type { StateType } from '../../gql/graphql';
import { useWorkspace } from '../../shell/use-workspace';
import { STATE_COLORS, stateName } from '../../ui/state-badge';
import { idMember, isInferred, type Target, TARGET_WORDS, targetOf } from './actions';
import { textOf, withMember } from './draft';
import { useFault } from './faults';
import { JsonField } from './json-field';
import { SecondsField } from './seconds-field';
import { TemplateField, TemplateHelp } from './template-field';
import { ThingPicker } from './thing-picker';

interface Props {
  path: string;
  action: Members;
  onChange: (action: Members) => void;
}

/** What an action of the kind that it is has to know. */
export function ActionFields({ path, action, onChange }: Props) {
  const type = textOf(action['type']);
  const target = targetOf(type);
  if (type === 'run-deployment') return <RunFields path={path} action={action} onChange={onChange} />;
  if (target !== null) return <TargetField target={target} path={path} action={action} onChange={onChange} />;
  if (type === 'change-flow-run-state') return <StateFields path={path} action={action} onChange={onChange} />;
  if (type === 'send-notification' || type === 'call-webhook') return <MessageFields path={path} action={action} onChange={onChange} />;
  return null;
}

/** One that is chosen, or that which the event is about. */
function TargetField({ target, path, action, onChange }: { target: Target } & Props) {
  const member = idMember(target);
  const inferred = isInferred(action);
  const chosen = textOf(action[member]) || null;
  const errors = { id: useFault(`${path}.${member}`), source: useFault(`${path}.source`), whole: useFault(path) };
  const error = errors.id ?? errors.source ?? errors.whole;
  return (
    <Stack gap={6}>
      {!inferred && (
        <ThingPicker
          thing={target}
          label={`Which ${TARGET_WORDS[target]}`}
          placeholder={`Search ${TARGET_WORDS[target]}s`}
          error={error}
          chosen={chosen}
          onChange={(id) => onChange({ ...action, source: 'selected', [member]: id })}
        />
      )}
      <Checkbox
        label={`The ${TARGET_WORDS[target]} that the event is about`}
        checked={inferred}
        error={inferred ? error : null}
        onChange={() => onChange({ ...action, source: inferred ? 'selected' : 'inferred', [member]: null })}
      />
    </Stack>
  );
}

function RunFields(props: Props) {
  const { path, action, onChange } = props;
  const set = (name: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(action, name, value));
  return (
    <Stack gap="sm">
      <TargetField target="deployment" {...props} />
      <JsonField
        label="Parameters"
        description='As JSON; they replace those of the deployment. Texts may have holes: {"who": "{{ flow_run.name }}"}.'
        path={`${path}.parameters`}
        value={action['parameters']}
        onChange={(parameters) => set('parameters', parameters)}
      />
      <TemplateHelp of="parameters" />
      <details className="more">
        <summary>Job variables and delay</summary>
        <Stack gap="sm" mt="xs">
          <JsonField
            label="Job variables"
            description="As JSON; they replace those of the deployment."
            path={`${path}.job_variables`}
            value={action['job_variables']}
            onChange={(variables) => set('job_variables', variables)}
          />
          <SecondsField
            label="Starts after"
            path={`${path}.schedule_after`}
            value={action['schedule_after']}
            onChange={(seconds) => set('schedule_after', seconds)}
          />
        </Stack>
      </details>
    </Stack>
  );
}

const STATES = Object.keys(STATE_COLORS).map((type) => ({ value: type, label: stateName(type as StateType) }));

function StateFields({ path, action, onChange }: Props) {
  const errors = { state: useFault(`${path}.state`), name: useFault(`${path}.name`), message: useFault(`${path}.message`) };
  const set = (name: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(action, name, value));
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <Select
          label="State"
          data={STATES}
          allowDeselect={false}
          value={textOf(action['state'])}
          error={errors.state}
          onChange={(state) => set('state', state)}
        />
        <TextInput
          label="Name"
          placeholder="that of the state"
          value={textOf(action['name'])}
          error={errors.name}
          onChange={({ currentTarget }) => set('name', currentTarget.value || null)}
        />
        <TextInput
          label="Message"
          value={textOf(action['message'])}
          error={errors.message}
          onChange={({ currentTarget }) => set('message', currentTarget.value || null)}
        />
      </SimpleGrid>
      <Checkbox
        label="Also against the rules"
        description="A run that has ended begins anew, and so on."
        checked={action['force'] === true}
        onChange={({ currentTarget }) => set('force', currentTarget.checked)}
      />
    </Stack>
  );
}

function MessageFields({ path, action, onChange }: Props) {
  const { base } = useWorkspace();
  const isWebhook = textOf(action['type']) === 'call-webhook';
  const chosen = textOf(action['block_document_id']) || null;
  const error = useFault(`${path}.block_document_id`);
  const set = (name: string, value: Parameters<typeof withMember>[2]): void => onChange(withMember(action, name, value));
  const template = (name: string, label: string, rows: number) => (
    <TemplateField label={label} rows={rows} path={`${path}.${name}`} value={textOf(action[name])} onChange={(text) => set(name, text)} />
  );
  return (
    <Stack gap="sm">
      <ThingPicker
        thing={isWebhook ? 'webhook' : 'notifier'}
        label={isWebhook ? 'Webhook block' : 'Sent by the block'}
        description={
          <>
            {isWebhook ? 'A block of the type Webhook says where to, and how.' : 'A Slack, e-mail or other notification block says to whom.'}{' '}
            <Anchor component={Link} to={`${base}/blocks/catalog`} target="_blank" inherit>
              Make one
            </Anchor>
          </>
        }
        placeholder="Search blocks"
        error={error}
        chosen={chosen}
        onChange={(id) => set('block_document_id', id)}
      />
      {isWebhook ? (
        template('payload', 'Payload', 4)
      ) : (
        <>
          {template('subject', 'Subject', 1)}
          {template('body', 'Text', 6)}
        </>
      )}
    </Stack>
  );
}
