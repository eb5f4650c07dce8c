import { Text } from '@mantine/core';
import { exact } from '../ui/time';
import { hereZone, timeIn } from './zones';

/** When a schedule is due next, by the viewer's clock and by its own. */
export function NextTimes({ times, timezone }: { times: readonly string[]; timezone: string | null | undefined }) {
  const zone = timezone ?? 'UTC';
  if (times.length === 0) return <Text c="dimmed">It is never due again.</Text>;
  return (
    <table className="times">
      <thead>
        <tr>
          <th scope="col">Your time ({hereZone})</th>
          {zone !== hereZone && <th scope="col">The schedule’s ({zone})</th>}
        </tr>
      </thead>
      <tbody>
        {times.map((at) => (
          <tr key={at}>
            <td>
              <time dateTime={at} title={exact(at)}>
                {timeIn(at, hereZone)}
              </time>
            </td>
            {zone !== hereZone && <td>{timeIn(at, zone)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
