import type { WebSocket } from 'ws';
import { Gone } from '../guests/frames.js';
import { Outlet } from './outlet.js';

/** As much of a socket as an outlet uses; what it sends stays in it until it is drained. */
class Socket {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  closed: [code: number, reason: string] | null = null;
  #onDrained: (() => void)[] = [];

  send(frame: string, drained?: () => void): void {
    this.sent.push(frame);
    this.bufferedAmount += frame.length;
    if (drained) this.#onDrained.push(drained);
  }
  close(code: number, reason: string): void {
    this.readyState = 2;
    this.closed = [code, reason];
  }
  drain(): void {
    this.bufferedAmount = 0;
    for (const drained of this.#onDrained.splice(0)) drained();
  }
}

const open = (toFrame: (row: { text: string }) => string | null = ({ text }) => text) => {
  const socket = new Socket();
  return { socket, outlet: new Outlet<{ text: string }>(socket as unknown as WebSocket, toFrame) };
};
const rows = (...texts: string[]) => texts.map((text) => ({ text }));

const MEGABYTE = 'x'.repeat(1024 * 1024);

describe('an outlet', () => {
  it('leaves out what makes no frame', () => {
    const { socket, outlet } = open(({ text }) => (text === 'quiet' ? null : text));
    outlet.take(rows('a', 'quiet', 'b'));
    expect(socket.sent).toEqual(['a', 'b']);
  });

  it('gives its socket no more than that can pass on, and the rest in its order', () => {
    const { socket, outlet } = open();
    outlet.take(rows(MEGABYTE, 'a', MEGABYTE, 'b'));
    outlet.take(rows('c'));
    expect(socket.sent).toHaveLength(2);
    for (const sent of [4, 5]) {
      socket.drain();
      expect(socket.sent).toHaveLength(sent);
    }
    expect(socket.sent).toEqual([MEGABYTE, 'a', MEGABYTE, 'b', 'c']);
  });

  it('cuts off who reads so slowly that too much waits when more comes, and sends no more', () => {
    const { socket, outlet } = open();
    for (let count = 0; count < 40; count++) outlet.take(rows(MEGABYTE));
    expect(socket.closed).toEqual([1013, 'reading too slowly']);
    const sent = socket.sent.length;
    socket.drain();
    expect(socket.sent).toHaveLength(sent);
    expect(outlet.isOpen).toBe(false);
  });

  it('cuts off nobody for much that comes at once', () => {
    const { socket, outlet } = open();
    outlet.take(rows(...Array<string>(40).fill(MEGABYTE)));
    for (let count = 0; count < 40; count++) socket.drain();
    outlet.take(rows('more'));
    expect([socket.sent.length, socket.closed]).toEqual([41, null]);
  });

  it('tells at the pace of its client', async () => {
    const { socket, outlet } = open();
    let isTold = false;
    const told = outlet.tell(rows(MEGABYTE, MEGABYTE, 'end')).then(() => (isTold = true));
    await Promise.resolve();
    expect(isTold).toBe(false);
    socket.drain();
    socket.drain();
    await told;
    expect(socket.sent.at(-1)).toBe('end');
  });

  it('tells nobody who has gone, also while it waits', async () => {
    const { socket, outlet } = open();
    const told = outlet.tell(rows(MEGABYTE, MEGABYTE, 'end'));
    socket.close(1006, '');
    socket.drain();
    await expect(told).rejects.toThrow(Gone);
    await expect(outlet.tell(rows('more'))).rejects.toThrow(Gone);
    expect(socket.sent).not.toContain('end');
  });
});
