import { Switch } from '@mantine/core';

/** On while it is not paused. Changing it takes effect at once, and is told with a way back by whoever changes it. */
export function PauseSwitch({
  paused,
  what,
  onChange,
  withLabel = false,
}: {
  paused: boolean;
  what: string;
  onChange: (paused: boolean) => void;
  withLabel?: boolean;
}) {
  return (
    <Switch
      checked={!paused}
      onChange={() => onChange(!paused)}
      color="teal"
      {...(withLabel ? { label: paused ? 'Paused' : 'Active' } : {})}
      aria-label={`${what} is ${paused ? 'paused' : 'active'}`}
      className="pause-switch"
    />
  );
}
