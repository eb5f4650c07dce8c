import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { Link, useParams } from 'react-router';
import { hereZone, timeIn } from '../deployments/zones';
import { resourcePath } from '../events/event-paths';
import { useWorkspace } from '../shell/use-workspace';
import { exact } from '../ui/time';
import { RESOURCE_NAMES } from './automation-queries';

const IDS = /prefect\.(?:deployment|flow|flow-run|work-pool|work-queue|automation|block-document)\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
/** More are shown by their ids. */
const NAMES_MAX = 200;

const Names = createContext<ReadonlyMap<string, string>>(new Map());

/** What the things are called that are spoken of in `of`, for all that is shown of it. */
export function Named({ of, children }: { of: unknown; children: ReactNode }) {
  const { workspaceId = '' } = useParams();
  const ids = [...new Set(JSON.stringify(of).match(IDS))].slice(0, NAMES_MAX);
  const { data, previousData } = useQuery(RESOURCE_NAMES, { variables: { workspaceId, ids }, skip: ids.length === 0, fetchPolicy: 'cache-first' });
  const names = (data ?? previousData)?.workspace?.resourceNames ?? [];
  return <Names value={new Map(names.map(({ id, name }) => [id, name]))}>{children}</Names>;
}

export const useName = (id: string): string | undefined => useContext(Names).get(id);

/** A sentence in which things are called by their names, which lead to them. */
export function Told({ text }: { text: string }) {
  const ids = text.match(IDS) ?? [];
  return (
    <span className="wrap">
      {text.split(IDS).map((part, index) => {
        const id = ids[index];
        return (
          <Fragment key={index}>
            <Timed text={part} />
            {id !== undefined && <Thing id={id} />}
          </Fragment>
        );
      })}
    </span>
  );
}

const TIMES = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))/;

/** A text with its times by the viewer's clock. */
const Timed = ({ text }: { text: string }) =>
  text.split(TIMES).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <time key={index} dateTime={part} title={exact(part)}>
        {timeIn(part, hereZone)}
      </time>
    ),
  );

/** One thing by its name, with its kind; where it has none, or is gone, by its id. */
export function Thing({ id, withKind = false }: { id: string; withKind?: boolean }) {
  const { base } = useWorkspace();
  const name = useName(id);
  const kind = id.split('.')[1]?.replaceAll('-', ' ') ?? '';
  return (
    <Anchor component={Link} to={resourcePath(base, { id, name: name ?? id })} inherit className="word">
      {name === undefined ? id : withKind ? `${kind} ${name}` : name}
    </Anchor>
  );
}
