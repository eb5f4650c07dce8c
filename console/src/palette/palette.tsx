import { Combobox, Kbd, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Fragment, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { SearchIcon } from '../ui/icons';
import { useCommands } from './use-commands';
import { type Entry, useFound } from './use-found';

/** Goes anywhere and does anything by typing: pages and commands at once, and what the server finds as it is typed. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { workspace, last } = useWorkspace();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  const go = (to: string): void => void navigate(to);
  const commands = useCommands(go).filter(fitsTo(text.trim()));
  const current = workspace ?? last;
  const base = current ? `/account/${current.accountId}/workspace/${current.id}` : '';
  const { entries: found, loading } = useFound(current?.id, base, asked, go);
  const entries = [...commands, ...found];
  const groups = [...new Set(entries.map(({ group }) => group))];
  // Enter takes the first, whatever has come meanwhile.
  const ids = entries.map(({ id }) => id).join();
  useEffect(() => void selectFirstOption(), [ids, selectFirstOption]);

  const choose = (id: string): void => {
    onClose();
    entries.find((entry) => entry.id === id)?.run();
  };
  return (
    <Modal.Root opened onClose={onClose} padding={0} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Go to, or do">
        <Modal.Body>
          <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
            <Combobox.EventsTarget>
              <TextInput
                data-autofocus
                size="md"
                variant="unstyled"
                px="md"
                leftSection={<SearchIcon />}
                leftSectionWidth={52}
                aria-label="Go to, or do"
                placeholder="Go to a page, a run, a flow, a deployment … or do something"
                autoComplete="off"
                value={text}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
              />
            </Combobox.EventsTarget>
            <Combobox.Options className="palette-options" aria-label="What fits" tabIndex={0}>
              {groups.map((group) => (
                <Combobox.Group key={group} label={group}>
                  {entries
                    .filter((entry) => entry.group === group)
                    .map(({ id, label, about }) => (
                      <Combobox.Option key={id} value={id}>
                        <Text span>{label}</Text>{' '}
                        {about && (
                          <Text span size="xs" ml={8} opacity={0.8}>
                            {about}
                          </Text>
                        )}
                      </Combobox.Option>
                    ))}
                </Combobox.Group>
              ))}
              {entries.length === 0 && <Combobox.Empty>{loading || asked !== text.trim() ? 'Looking …' : 'Nothing fits.'}</Combobox.Empty>}
            </Combobox.Options>
          </Combobox>
          <Text size="xs" c="dimmed" className="palette-keys">
            {[
              ['↑↓', 'choose'],
              ['Enter', 'open'],
              ['Esc', 'close'],
            ].map(([key, does]) => (
              <Fragment key={key}>
                <Kbd size="xs">{key}</Kbd> {does}{' '}
              </Fragment>
            ))}
          </Text>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Every word is somewhere in it. */
function fitsTo(text: string): (entry: Entry) => boolean {
  const words = text.toLowerCase().split(/\s+/);
  return ({ group, label, about = '' }) => words.every((word) => `${group} ${label} ${about}`.toLowerCase().includes(word));
}
