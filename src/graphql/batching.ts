import DataLoader from 'dataloader';

/** Whether what was read once is read again. */
export type Options = { readonly cache: boolean };

/** In their order within each group. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return groups;
}

export function byKey<T>(read: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (item: T) => string, options: Options): DataLoader<string, T | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((item) => [keyOf(item), item]));
    return keys.map((key) => found.get(key) ?? null);
  }, options);
}

export function fromMap<T>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>, missing: T, options: Options): DataLoader<string, T> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? missing);
  }, options);
}

/** The newest of each of several things. */
export interface Newest {
  /** Whose they are. */
  readonly of: string;
  readonly first: number;
}

/** Reads as many of each as of the one of which the most are wanted. */
export function newestOf<T>(
  read: (ids: readonly string[], first: number) => Promise<readonly T[]>,
  keyOf: (item: T) => string,
  options: Options,
): DataLoader<Newest, readonly T[], string> {
  return new DataLoader<Newest, readonly T[], string>(
    async (keys) => {
      const items = await read([...new Set(keys.map((key) => key.of))], Math.max(...keys.map(({ first }) => first)));
      const byKey = grouped(items, keyOf);
      return keys.map((key) => (byKey.get(key.of) ?? []).slice(0, key.first));
    },
    { ...options, cacheKeyFn: ({ of, first }) => `${first} ${of}` },
  );
}
