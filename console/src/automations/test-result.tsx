import { List, Stack, Text } from '@mantine/core';
import type { TestedFragment } from '../gql/graphql';
import { Ago } from '../ui/time';
import { Named, Thing, Told } from './names';
import { EventLine } from './trail';

/** How often it would have fired, and at what. */
const howOften = ({ fired, events, metrics }: Pick<TestedFragment, 'fired' | 'events' | 'metrics'>, when = 'in the last hour'): string => {
  if (fired > 0) return `It would have fired ${fired === 1 ? 'once' : `${fired} times`} ${when}.`;
  return `It would not have fired ${when}${events === 0 && metrics.length === 0 ? ': nothing of a fitting name happened' : ''}.`;
};

interface Props {
  tested: TestedFragment;
  when?: string;
}

/** What a look at the past found. */
export function TestResult({ tested, when }: Props) {
  const { firings, fired, actions, nearest, windows, events, matched, truncated, metrics } = tested;
  return (
    <Named of={[actions, nearest]}>
      <Stack gap="sm">
        <Text fw={600}>{howOften(tested, when)}</Text>
        {(events > 0 || metrics.length === 0) && (
          <Text c="dimmed" size="sm">
            {events === 1 ? 'One event' : `${events.toLocaleString()} events`} of fitting names, of which {matched.toLocaleString()} matched.
            {truncated && ' There were more before: the last 10,000 were looked at.'}
          </Text>
        )}
        {metrics.map((metric) => (
          <MetricOfPast key={metric.triggerId} metric={metric} />
        ))}
        {firings.length > 0 && (
          <Stack gap="xs" component="section" aria-label="When it would have fired">
            {firings.slice(0, 10).map(({ at, sentence, event }, index) => (
              <article key={index} className="decision" data-status="ACCEPT">
                <Told text={sentence} />
                {event ? <EventLine event={event} at={at} /> : <Ago at={at} size="xs" c="dimmed" />}
              </article>
            ))}
            {fired > 10 && <Text c="dimmed">and {fired - 10} more</Text>}
          </Stack>
        )}
        {actions.length > 0 && (
          <section aria-label="What would have been done">
            <Text fw={550} size="sm">
              At the first it would have done this:
            </Text>
            <List type="ordered" size="sm">
              {actions.map(({ index, type, about, rendered, error }) => (
                <List.Item key={index}>
                  {type.replaceAll('-', ' ')} {about && <Thing id={about} />}
                  {error && (
                    <Text c="red" size="sm">
                      It would fail: {error}
                    </Text>
                  )}
                  {rendered !== null && rendered !== undefined && <pre className="copy-text mono wrap">{JSON.stringify(rendered, null, 2)}</pre>}
                </List.Item>
              ))}
            </List>
          </section>
        )}
        {windows.length > 0 && (
          <Text size="sm">By the end {windows.map(({ count, threshold }) => `${count} of ${threshold}`).join(', ')} had counted for the next time.</Text>
        )}
        {fired === 0 && nearest.length > 0 && (
          <Stack gap="xs" component="section" aria-label="What nearly mattered">
            <Text fw={550} size="sm">
              What came nearest:
            </Text>
            {nearest.slice(0, 5).map(({ at, sentence, event }, index) => (
              <article key={index} className="decision" data-status="WAIT">
                <Told text={sentence} />
                <EventLine event={event} at={at} />
              </article>
            ))}
          </Stack>
        )}
      </Stack>
    </Named>
  );
}

const TURNS_SHOWN = 10;
const rounded = (value: number | null | undefined): string => (Math.round((value ?? 0) * 1_000) / 1_000).toLocaleString();

/** What a metric was, and when it turned. */
function MetricOfPast({ metric: { name, operator, threshold, value, lowest, highest, looks, turns } }: { metric: TestedFragment['metrics'][number] }) {
  const isKnown = lowest !== null && lowest !== undefined;
  const extent = lowest === highest ? rounded(lowest) : `${rounded(lowest)} to ${rounded(highest)}`;
  return (
    <Stack gap="xs" component="section" aria-label={`What ${name} was`}>
      <Text size="sm">
        {isKnown ? `${name} was ${extent}` : `There were no runs to take ${name} from`}, looked at {looks.toLocaleString()} times; it fires at {operator}{' '}
        {threshold}.{isKnown && (value === null || value === undefined ? ' By the end there were no runs to go by.' : ` By the end it was ${rounded(value)}.`)}
      </Text>
      {turns.slice(0, TURNS_SHOWN).map(({ at, kind, sentence }) => (
        <article key={at} className="decision" data-status={kind === 'fired' || kind === 'resolved' ? 'ACCEPT' : 'WAIT'}>
          <Told text={sentence} />
          <Ago at={at} size="xs" c="dimmed" />
        </article>
      ))}
      {turns.length > TURNS_SHOWN && <Text c="dimmed">and {turns.length - TURNS_SHOWN} more</Text>}
    </Stack>
  );
}
