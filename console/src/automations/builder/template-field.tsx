import { Code, Popover, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { useFault } from './faults';

interface Props {
  label: string;
  rows: number;
  path: string;
  value: string;
  onChange: (text: string) => void;
}

/** What templates may speak of, each with what it is of use for. */
const WORDS: readonly (readonly [string, string])[] = [
  ['{{ flow_run.name }}', 'the run that it is about; also .state.name, .state.message, .parameters'],
  ['{{ flow_run|ui_url }}', 'the address of its page; so with every thing'],
  ['{{ flow.name }}', 'its flow'],
  ['{{ deployment.name }}', 'its deployment'],
  ['{{ work_pool.name }}', 'its work pool; and work_queue'],
  ['{{ automation.name }}', 'this automation'],
  ['{{ event.event }}', 'the name of the event; also .resource, .payload, .occurred'],
  ["{{ event.resource['prefect.resource.id'] }}", 'a label of its resource'],
  ['{{ variables.name }}', 'a variable of the workspace'],
  ['{% if … %} … {% endif %}', 'Jinja: conditions, loops and filters'],
];

/** Text with holes that are filled in when it fires. */
export function TemplateField({ label, rows, path, value, onChange }: Props) {
  const error = useFault(path, true);
  return (
    <Stack gap={4}>
      <Textarea
        label={label}
        autosize
        minRows={rows}
        maxRows={20}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={value}
        error={error}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <TemplateHelp of={label.toLowerCase()} />
    </Stack>
  );
}

export const TemplateHelp = ({ of }: { of: string }) => (
  <Popover position="bottom-start" width={420} shadow="md" withinPortal>
    <Popover.Target>
      <UnstyledButton className="help-link" w="fit-content">
        What may stand in {of}
      </UnstyledButton>
    </Popover.Target>
    <Popover.Dropdown maw="calc(100vw - 24px)">
      <Stack gap={6}>
        {WORDS.map(([word, about]) => (
          <div key={word}>
            <Code style={{ overflowWrap: 'anywhere' }}>{word}</Code>
            <Text size="xs" c="dimmed">
              {about}
            </Text>
          </div>
        ))}
      </Stack>
    </Popover.Dropdown>
  </Popover>
);
