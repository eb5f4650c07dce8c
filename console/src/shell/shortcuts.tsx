import { Kbd, Modal, Table, Title } from '@mantine/core';
import { Fragment } from 'react';

/** macOS has another key for it. */
const MOD = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

/** By where they work. Keys that are pressed together stand in one list. */
const SHORTCUTS: Readonly<Record<string, readonly (readonly [keys: readonly string[], does: string])[]>> = {
  Everywhere: [
    [[MOD, 'K'], 'Go to any page, run, flow, deployment or pool, or do something'],
    [['/'], 'Search the list of this page'],
    [['?'], 'Show these keys'],
    [['Esc'], 'Close what is open'],
  ],
  'In lists of runs': [[['Shift', 'click'], 'Choose all between this one and the one chosen before']],
  'In the timeline of a run, once it is clicked': [
    [['←', '→'], 'Move in time'],
    [['+', '−'], 'Zoom; so does the wheel with Ctrl'],
    [['0'], 'Show all of it'],
  ],
};

/** What can be done without a mouse. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keyboard" size="lg">
      {Object.entries(SHORTCUTS).map(([where, keys]) => (
        <Fragment key={where}>
          <Title order={2} size="h5" mt="sm">
            {where}
          </Title>
          <Table withRowBorders={false} verticalSpacing={6}>
            <Table.Tbody>
              {keys.map(([pressed, does]) => (
                <Table.Tr key={does}>
                  <Table.Th scope="row" w={130} style={{ whiteSpace: 'nowrap' }}>
                    {pressed.map((key) => (
                      <Fragment key={key}>
                        <Kbd>{key}</Kbd>{' '}
                      </Fragment>
                    ))}
                  </Table.Th>
                  <Table.Td>{does}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Fragment>
      ))}
    </Modal>
  );
}
