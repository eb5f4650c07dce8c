import { Button, Fieldset, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { refusalOf, showFaults } from '../ui/answers';
import { Refusal } from '../ui/notice';
import { tell } from '../ui/toasts';

interface Props<Values extends object> {
  form: UseFormReturnType<Values>;
  /** Its mutation's result. */
  save: (values: Values) => Promise<Parameters<typeof refusalOf>[0]>;
  /** Told once it is done. */
  saved: string;
  action?: string;
  disabled?: boolean;
  /** Whether it is empty again once it is done, rather than showing what was saved. */
  clears?: boolean;
  children: ReactNode;
}

/** Fields with one button below, which is there for those who have changed something. */
export function SettingsForm<Values extends object>({ form, save, saved, action = 'Save', disabled = false, clears = false, children }: Props<Values>) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function submit(values: Values): Promise<void> {
    setBusy(true);
    const refused = refusalOf(await save(values));
    setBusy(false);
    setRefusal(refused && showFaults(refused, (field, message) => form.setFieldError(field, message), Object.keys(values)));
    if (refused) return;
    if (clears) form.reset();
    else form.resetDirty(values);
    tell({ message: saved });
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))}>
      <Fieldset variant="unstyled" m={0} disabled={disabled}>
        <Stack align="flex-start">
          <Refusal message={refusal} />
          <Stack w="100%" maw={480}>
            {children}
          </Stack>
          {!disabled && (
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>
              {action}
            </Button>
          )}
        </Stack>
      </Fieldset>
    </form>
  );
}
