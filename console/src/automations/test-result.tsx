import { List, Stack, Text } from '@mantine/core';
import type { TestedFragment } from '../gql/graphql';
import { Named, Thing, Told } from './names';
import { EventLine } from './trail';

/** How often it would have fired, and at what. */
const howOften = ({ fired, events }: Pick<TestedFragment, 'fired' | 'events'>, when = 'in the last hour'): string => {
  if (fired > 0) return `It would have fired ${fired === 1 ? 'once' : `${fired} times`} ${when}.`;
  return `It would not have fired ${when}${events === 0 ? ': nothing of a fitting name happened' : ''}.`;
};

interface Props {
  tested: TestedFragment;
  when?: string;
  /** Whether a metric is among its triggers. */
  hasMetric?: boolean;
}

/** What a look at the past found. */
export function TestResult({ tested, when, hasMetric = false }: Props) {
  const { firings, fired, actions, nearest, windows, events, matched, truncated } = tested;
  if (hasMetric && fired === 0) return <Text c="dimmed">A metric is reckoned as time goes on: looking at the past, a test knows events alone.</Text>;
  return (
    <Named of={[actions, nearest]}>
      <Stack gap="sm">
        <Text fw={600}>{howOften(tested, when)}</Text>
        <Text c="dimmed" size="sm">
          {events === 1 ? 'One event' : `${events.toLocaleString()} events`} of fitting names, of which {matched.toLocaleString()} matched.
          {truncated && ' There were more before: the last 10,000 were looked at.'}
        </Text>
        {firings.length > 0 && (
          <Stack gap="xs" component="section" aria-label="When it would have fired">
            {firings.slice(0, 10).map(({ at, sentence, event }, index) => (
              <article key={index} className="decision" data-status="ACCEPT">
                <Told text={sentence} />
                {event && <EventLine event={event} at={at} />}
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
