import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { LimitHeldFragment } from '../gql/graphql';
import { Confirm } from '../ui/confirm';
import { Ago, Left } from '../ui/time';
import { Seeker } from './seeker';
import { useLimitChanges } from './use-limit-changes';

type Holder = LimitHeldFragment['holders'][number];

/** Who holds slots, whoever has held theirs longest first, and how to take them away. */
export function Holders({ limit }: { limit: LimitHeldFragment }) {
  const [releasing, setReleasing] = useState<Holder | null>(null);
  if (limit.holders.length === 0 && limit.slotsUnleased === 0) return <Text c="dimmed">Nobody: all slots are free.</Text>;
  return (
    <>
      {limit.holders.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Holder</Table.Th>
              <Table.Th visibleFrom="sm">Slots</Table.Th>
              <Table.Th visibleFrom="xs">Since</Table.Th>
              <Table.Th>Lease ends in</Table.Th>
              <Table.Th aria-label="What can be done" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {limit.holders.map((holder) => (
              <Table.Tr key={holder.id}>
                <Table.Td>
                  <Seeker by={holder.by} />
                </Table.Td>
                <Table.Td visibleFrom="sm">{holder.slots}</Table.Td>
                <Table.Td visibleFrom="xs">
                  <Ago at={holder.since} />
                </Table.Td>
                <Table.Td>{holder.expires ? <Left until={holder.expires} /> : <Text c="dimmed">when it is done</Text>}</Table.Td>
                <Table.Td ta="right">
                  <Button size="compact-sm" variant="default" onClick={() => setReleasing(holder)}>
                    Release
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {limit.slotsUnleased > 0 && (
        <Text c="dimmed" mt="xs">
          {limit.slotsUnleased === 1 ? '1 slot is' : `${limit.slotsUnleased} slots are`} taken without a lease: whoever took them gave no name.{' '}
          {limit.slotDecayPerSecond > 0 ? 'They come free by themselves.' : 'Reset the limit if nobody gives them back.'}
        </Text>
      )}
      {releasing && <Release limit={limit} holder={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}

function Release({ limit, holder, onClose }: { limit: LimitHeldFragment; holder: Holder; onClose: () => void }) {
  const { releaseSlots } = useLimitChanges();

  async function confirm(): Promise<string | null> {
    const refused = await releaseSlots(limit, holder.id);
    if (refused === null) onClose();
    return refused;
  }

  return (
    <Confirm title={`Release ${holder.slots === 1 ? 'this slot' : `these ${holder.slots} slots`}?`} action="Release" onConfirm={confirm} onClose={onClose}>
      <Text component="div">
        Held by <Seeker by={holder.by} />
      </Text>
      <Text>
        Whoever comes next has them. The holder itself is not stopped: it hears of it when it wants to renew its lease, and goes on or ends as it was written
        to.
      </Text>
    </Confirm>
  );
}
