import { PostgresConnection } from 'bullmq';

type ListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>;

/**
 * BullMQ's connections to PostgreSQL, of which the one that listens is heard of to its end. BullMQ takes its listeners off before it
 * closes it, and a server that dies in that moment would end the process with an error that nobody hears.
 */
export class LastingConnection extends PostgresConnection {
  readonly #heard = new WeakSet<ListenClient>();

  override async getListenClient(): Promise<ListenClient> {
    const client = await super.getListenClient();
    if (this.#heard.has(client)) return client;
    this.#heard.add(client);
    const remove = client.removeAllListeners.bind(client);
    client.removeAllListeners = (event?: string) => {
      if (event === undefined) remove().on('error', () => undefined);
      else remove(event);
      return client;
    };
    return client;
  }
}
