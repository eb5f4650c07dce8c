import { Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { clock, day } from '../ui/time';
import { withParam } from '../ui/use-addressed';

interface Count {
  readonly start: string;
  readonly end: string;
  readonly count: number;
}

/** How many there were when. A bar leads to the time that it stands for. */
export function EventHistogram({ counts }: { counts: readonly Count[] }) {
  const [, setParams] = useSearchParams();
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last) return null;
  const show = ({ start, end }: Count): void => setParams((old) => withParam(withParam(withParam(old, 'range', []), 'since', [start]), 'until', [end]));
  return (
    <div>
      <div className="event-bars" role="img" aria-label={`${all} events from ${inShort(first.start)} to ${inShort(last.end)}, at most ${most} in a span`}>
        {counts.map((each) => (
          // A pointer's short way: the time can be chosen from the list beside it, too.
          <span key={each.start} className="event-bar" title={`${each.count} from ${inShort(each.start)}`} onClick={() => each.count > 0 && show(each)}>
            <span style={{ height: each.count === 0 ? 0 : `max(3px, ${(each.count / most) * 100}%)` }} />
          </span>
        ))}
      </div>
      <div className="event-bars-ends">
        <Text size="xs" c="dimmed">
          {inShort(first.start)}
        </Text>
        <Text size="xs" c="dimmed">
          {all} {all === 1 ? 'event' : 'events'}
        </Text>
        <Text size="xs" c="dimmed">
          {inShort(last.end)}
        </Text>
      </div>
    </div>
  );
}

const inShort = (at: string): string => `${day(at)} ${clock(at).slice(0, 5)}`;
