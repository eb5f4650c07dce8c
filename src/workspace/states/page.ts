/** One page of a list that goes on after its last item. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
}

/** Answers one item more than was wanted as a page of those wanted. */
export const toPage = <Item>(items: readonly Item[], first: number): Page<Item> => ({ items: items.slice(0, first), hasNextPage: items.length > first });
