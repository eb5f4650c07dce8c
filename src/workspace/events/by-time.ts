interface Timed {
  readonly occurred: number;
}

interface Source<Row> {
  readonly pages: AsyncIterator<readonly Row[]>;
  rows: readonly Row[];
  isMore: boolean;
}

/** Several sequences of pages, each in the order of time, as one in that order. No more than a page of each is held. */
export async function* byTime<Row extends Timed>(sequences: readonly AsyncIterable<readonly Row[]>[]): AsyncGenerator<readonly Row[]> {
  const sources = sequences.map((sequence): Source<Row> => ({ pages: sequence[Symbol.asyncIterator](), rows: [], isMore: true }));
  for (;;) {
    await Promise.all(sources.map(refill));
    if (sources.every(({ rows }) => rows.length === 0)) return;
    // What comes next in a sequence that goes on is no earlier than the last that is known of it.
    const horizon = Math.min(...sources.map(({ rows, isMore }) => (isMore ? (rows.at(-1)?.occurred ?? Infinity) : Infinity)));
    yield sources.flatMap((source) => takeUntil(source, horizon)).sort((a, b) => a.occurred - b.occurred);
  }
}

async function refill<Row>(source: Source<Row>): Promise<void> {
  while (source.isMore && source.rows.length === 0) {
    const next = await source.pages.next();
    source.isMore = next.done !== true;
    source.rows = next.done ? [] : next.value;
  }
}

function takeUntil<Row extends Timed>(source: Source<Row>, horizon: number): readonly Row[] {
  const later = source.rows.findIndex(({ occurred }) => occurred > horizon);
  const taken = later === -1 ? source.rows : source.rows.slice(0, later);
  source.rows = later === -1 ? [] : source.rows.slice(later);
  return taken;
}
