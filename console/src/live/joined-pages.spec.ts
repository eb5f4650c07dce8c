import { ApolloClient, ApolloLink, gql, InMemoryCache, Observable } from '@apollo/client';
import { joinedPages, type Listed } from './joined-pages';

const QUERY = gql`
  query ($first: Int!, $after: String) {
    rows(first: $first, after: $after) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      about
    }
  }
`;

type Asked = { first: number; after?: string | null };
interface Answer {
  data: { rows: Listed & { about: string } } | null;
  errors?: { message: string }[];
}

/** A server with these rows, in the order of their places; `between` comes before each answer. */
function serverOf(places: Map<string, number>, between: (asked: Asked) => void = () => undefined) {
  const asked: Asked[] = [];
  const answer = ({ first, after }: Asked): Answer => {
    if (first > 200) return { data: null, errors: [{ message: 'first has to be from 1 to 200.' }] };
    const rest = [...places].filter(([, place]) => place > Number(after ?? -1)).sort(([, a], [, b]) => a - b);
    const page = rest.slice(0, first);
    const pageInfo = { hasNextPage: rest.length > first, endCursor: page.at(-1)?.[1].toString() ?? null };
    return { data: { rows: { edges: page.map(([id]) => ({ node: { id } })), pageInfo, about: `page ${asked.length}` } } };
  };
  const link = new ApolloLink(({ variables }) => {
    asked.push(variables as Asked);
    between(variables as Asked);
    return new Observable((observer) => {
      observer.next(answer(variables as Asked));
      observer.complete();
    });
  });
  return { asked, link };
}

const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `row ${index}`);
const rows = (count: number): Map<string, number> => new Map(named(count).map((name, index) => [name, index]));
const listOf = ({ rows }: { rows: Listed }): Listed => rows;

async function read({ link }: { link: ApolloLink }, first: number, context: object = { listOf }): Promise<Answer> {
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  return new Promise((resolve, reject) =>
    ApolloLink.execute(joinedPages.concat(link), { query: QUERY, variables: { first }, context }, { client }).subscribe({
      next: (answer) => resolve(answer as Answer),
      error: reject,
    }),
  );
}

const namesOf = ({ data }: Answer): unknown[] => (data?.rows.edges ?? []).map(({ node }) => (node as { id: string }).id);

describe('joined pages', () => {
  it('make one list of as many rows as are asked for', async () => {
    const server = serverOf(rows(1_000));
    const answer = await read(server, 450);
    expect(namesOf(answer)).toEqual(named(450));
    expect(answer.data?.rows).toMatchObject({ about: 'page 1', pageInfo: { hasNextPage: true, endCursor: '449' } });
    expect(server.asked).toEqual([{ first: 200 }, { first: 200, after: '199' }, { first: 50, after: '399' }]);
  });

  it('end with the list', async () => {
    const server = serverOf(rows(250));
    const answer = await read(server, 500);
    expect(namesOf(answer)).toEqual(named(250));
    expect(answer.data?.rows.pageInfo.hasNextPage).toBe(false);
    expect(server.asked).toHaveLength(2);
  });

  it('are one page where the server gives that at once', async () => {
    const server = serverOf(rows(250));
    expect(namesOf(await read(server, 200))).toEqual(named(200));
    expect(server.asked).toEqual([{ first: 200 }]);
  });

  it('are none of the business of other queries', async () => {
    expect(await read(serverOf(rows(250)), 500, {})).toMatchObject({ data: null, errors: [{ message: 'first has to be from 1 to 200.' }] });
  });

  it('have no row twice that moves down between two answers', async () => {
    const places = rows(300);
    const server = serverOf(places, ({ after }) => after && places.set('row 7', 250.5));
    expect(namesOf(await read(server, 400))).toEqual(named(300));
  });

  it('have the rows that came meanwhile below what was read, each once', async () => {
    const places = rows(300);
    const server = serverOf(places, ({ after }) => after && places.set('above', 7.5).set('below', 250.5));
    expect(namesOf(await read(server, 400))).toEqual([...named(251), 'below', ...named(300).slice(251)]);
  });

  it('fail as a whole where a page fails', async () => {
    const { link } = serverOf(rows(500));
    const failing = new ApolloLink((operation, forward) => {
      if (operation.variables['after'] === undefined) return forward(operation);
      return new Observable((observer) => observer.next({ data: null, errors: [{ message: 'The database is gone.' }] }));
    }).concat(link);
    expect(await read({ link: failing }, 400)).toEqual({ data: null, errors: [{ message: 'The database is gone.' }] });
  });
});
