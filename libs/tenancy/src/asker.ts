/** Who had a workspace opened for what is done there now. It decides nothing; it is told in what is recorded. */
export type Asker =
  | {
      readonly kind: 'actor';
      /** Of a user or a service account. */
      readonly actorId: string;
      /** The API key that was sent; null for a session. */
      readonly keyId: string | null;
      /** What the client calls itself. */
      readonly agent: string | null;
      /** The worker that the client runs in or for. */
      readonly worker: string | null;
    }
  | { readonly kind: 'service'; readonly name: string };
