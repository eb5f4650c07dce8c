import { Anchor, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { limitPath } from '../concurrency/limit-names';
import type { WhyQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Ago } from '../ui/time';
import { poolPath, queuePath } from '../work-pools/pool-path';

type WhyFields = NonNullable<NonNullable<WhyQuery['workspace']>['flowRun']>['why'];
type Evidence = WhyFields['evidence'][number];
type Subject = NonNullable<Evidence['subject']>;

interface Props {
  why: WhyFields;
  /** A message that the page shows anyway. */
  said: string | null | undefined;
}

/** Why the run is where it is: one sentence, and what it rests on for whoever wants to look. */
export function Why({ why: { sentence, evidence }, said }: Props) {
  // The sentence is that of the first evidence, which weighs most.
  const [first, ...others] = evidence;
  return (
    <section className="why" aria-label="Why">
      <Text component="p" m={0} size="sm">
        <Text span fw={600} inherit>
          Why?
        </Text>{' '}
        <Told text={sentence} subjects={first ? subjectsOf(first) : []} since={first?.since} />
      </Text>
      {others.length > 0 && (
        <ul>
          {others
            .filter(({ kind, sentence: told }) => kind !== 'message' || told !== said)
            .map((one) => (
              <li key={`${one.kind} ${one.sentence}`}>
                <Told text={one.sentence} subjects={subjectsOf(one)} since={one.since} />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

const subjectsOf = ({ subject, holders }: Evidence): Subject[] => [...(subject ? [subject] : []), ...holders];

/** A sentence in which the names of things lead to them. */
function Told({ text, subjects, since }: { text: string; subjects: readonly Subject[]; since: string | null | undefined }) {
  return (
    <>
      <span className="wrap">
        {partsOf(text, subjects).map((part, index) => (
          <Fragment key={index}>{typeof part === 'string' ? part : <SubjectName subject={part} />}</Fragment>
        ))}
      </span>
      {since && <Ago at={since} span display="inline" size="xs" c="dimmed" ml={6} />}
    </>
  );
}

/** The text, cut where the names of the subjects stand in it; each of them once. */
function partsOf(text: string, subjects: readonly Subject[]): (string | Subject)[] {
  return subjects.reduce<(string | Subject)[]>(
    (parts, subject) => {
      const at = parts.findIndex((part) => typeof part === 'string' && part.includes(subject.name));
      const part = parts[at];
      if (typeof part !== 'string' || subject.name === '') return parts;
      const from = part.indexOf(subject.name);
      return [...parts.slice(0, at), part.slice(0, from), subject, part.slice(from + subject.name.length), ...parts.slice(at + 1)];
    },
    [text],
  );
}

/** A link where the console has a page for it. */
function SubjectName({ subject }: { subject: Subject }) {
  const { base } = useWorkspace();
  const to = pathOf(base, subject);
  if (!to) return <b>{subject.name}</b>;
  return (
    <Anchor component={Link} to={to} inherit>
      {subject.name}
    </Anchor>
  );
}

function pathOf(base: string, { kind, id, name }: Subject): string | null {
  switch (kind) {
    case 'flow-run':
    case 'task-run':
      return `${base}/runs/${kind}/${id}`;
    case 'deployment':
      return `${base}/deployments/deployment/${id}`;
    case 'work-pool':
      return poolPath(base, name);
    case 'work-queue':
      return queuePath(base, id);
    case 'concurrency-limit':
      return limitPath(base, id);
    default:
      return null;
  }
}
