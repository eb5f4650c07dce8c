import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { HistoryQuery, StateType } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { stateName, stateStyle } from '../ui/state-badge';
import { clock, day } from '../ui/time';

export type Bucket = NonNullable<HistoryQuery['workspace']>['flowRunHistory'][number];

/** From the bottom up: what went well is the ground that the rest stands on. */
const ORDER: readonly StateType[] = ['COMPLETED', 'RUNNING', 'PENDING', 'SCHEDULED', 'PAUSED', 'CANCELLING', 'CANCELLED', 'CRASHED', 'FAILED'];

/** Runs by the time that they were to start, a bar for each stretch; each leads to its runs. The numbers above say the same in words. */
export function RunChart({ buckets }: { buckets: readonly Bucket[] }) {
  const { base } = useWorkspace();
  const most = Math.max(1, ...buckets.map(totalOf));
  const [first, last] = [buckets[0], buckets.at(-1)];
  return (
    <figure className="chart" aria-label={`Runs over time, at most ${most} in one bar`}>
      <Text size="xs" c="dimmed" className="chart-most">
        {most.toLocaleString()}
      </Text>
      <div className="chart-bars" aria-hidden>
        {buckets.map((bucket) => (
          <Link
            key={bucket.start}
            to={`${base}/runs?since=${encodeURIComponent(bucket.start)}&until=${encodeURIComponent(bucket.end)}`}
            title={wordsOf(bucket)}
            // The numbers above lead to the same runs: fifty stops would be in the keyboard's way.
            tabIndex={-1}
          >
            <span style={{ height: `${(totalOf(bucket) / most) * 100}%` }}>
              {[...bucket.counts]
                .sort((a, b) => ORDER.indexOf(b.stateType) - ORDER.indexOf(a.stateType))
                .map(({ stateType, count }) => (
                  <i key={stateType} style={{ ...stateStyle(stateType), flexGrow: count }} />
                ))}
            </span>
          </Link>
        ))}
      </div>
      <div className="chart-times">
        {[first, last].map((bucket, index) => bucket && <span key={index}>{inShort(index === 0 ? bucket.start : bucket.end)}</span>)}
      </div>
    </figure>
  );
}

const totalOf = ({ counts }: Bucket): number => counts.reduce((sum, { count }) => sum + count, 0);
const inShort = (at: string): string => `${day(at)}, ${clock(at).slice(0, 5)}`;

function wordsOf(bucket: Bucket): string {
  const counts = bucket.counts.map(({ stateType, count }) => `${stateName(stateType)} ${count}`);
  return [`${inShort(bucket.start)} – ${clock(bucket.end).slice(0, 5)}`, ...(counts.length > 0 ? counts : ['no runs'])].join('\n');
}
