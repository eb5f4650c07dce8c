import type { EventEmitter } from 'node:events';
import { testDatabase } from '@app/testing';
import { LastingConnection } from './lasting-connection.js';

it('a connection that breaks while BullMQ closes it is nobody’s trouble', async () => {
  const database = await testDatabase();
  const connection = new LastingConnection({ connectionString: database.url });
  try {
    const client = await connection.getListenClient();
    expect(await connection.getListenClient()).toBe(client);
    // As BullMQ does when it closes.
    client.removeAllListeners();
    expect((client as unknown as EventEmitter).emit('error', new Error('terminating connection'))).toBe(true);
  } finally {
    await connection.close();
    await database.drop();
  }
});
