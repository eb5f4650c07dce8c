import { Switch } from '@mantine/core';
import { useAutomationChanges } from './use-automation-changes';

interface Props {
  automation: { readonly id: string; readonly name: string; readonly enabled: boolean };
  withLabel?: boolean;
}

export function EnabledSwitch({ automation, withLabel = false }: Props) {
  const { setEnabled } = useAutomationChanges();
  const { name, enabled } = automation;
  return (
    <Switch
      checked={enabled}
      onChange={() => void setEnabled(automation, !enabled)}
      color="teal"
      {...(withLabel ? { label: enabled ? 'On' : 'Off' } : {})}
      aria-label={`The automation ${name} is ${enabled ? 'on' : 'off'}`}
      className="pause-switch"
    />
  );
}
