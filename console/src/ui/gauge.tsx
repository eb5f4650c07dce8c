import { Text } from '@mantine/core';

/** How many are under way of those that may be. */
export function Gauge({ taken, limit }: { taken: number; limit: number | null | undefined }) {
  if (typeof limit !== 'number') return <Text>{taken === 0 ? 'none, no limit' : `${taken}, no limit`}</Text>;
  return (
    <div>
      <Text>
        {taken} of {limit}
      </Text>
      <div className="gauge" data-full={taken >= limit || undefined} aria-hidden>
        <span style={{ width: `${limit === 0 ? 100 : Math.min(100, (taken / limit) * 100)}%` }} />
      </div>
    </div>
  );
}
