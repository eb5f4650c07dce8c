import type { WebSocket } from 'ws';
import { Outlet } from './outlet.js';

/** As much of a socket as an outlet uses; what it sends stays in it until it is drained. */
class Socket {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  closed: [code: number, reason: string] | null = null;
  #onDrained: (() => void)[] = [];

  send(frame: string): void {
    this.sent.push(frame);
    this.bufferedAmount += frame.length;
  }
  ping(_data: unknown, _mask: unknown, drained: () => void): void {
    this.#onDrained.push(drained);
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

describe('an outlet', () => {
  it('tells what was before what is, and settles once that is taken', async () => {
    const { socket, outlet } = open();
    outlet.take(rows('new 1'));
    const told = outlet.tell(rows('old'));
    outlet.take(rows('new 2'));
    expect(socket.sent).toEqual(['old']);
    socket.drain();
    await told;
    outlet.release();
    outlet.take(rows('new 3'));
    expect(socket.sent).toEqual(['old', 'new 1', 'new 2', 'new 3']);
  });

  it('leaves out what makes no frame', () => {
    const { socket, outlet } = open(({ text }) => (text === 'quiet' ? null : text));
    outlet.release();
    outlet.take(rows('a', 'quiet', 'b'));
    expect(socket.sent).toEqual(['a', 'b']);
  });

  it('cuts off who reads so slowly that too much waits, and sends no more', () => {
    const { socket, outlet } = open();
    outlet.release();
    const chunk = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 40; count++) outlet.take(rows(chunk));
    expect(socket.closed).toEqual([1013, 'reading too slowly']);
    expect(socket.sent).toHaveLength(17);
    expect(outlet.isOpen).toBe(false);
  });

  it('cuts off who has not taken the past when too much has come since', () => {
    const { socket, outlet } = open();
    outlet.take(rows(...Array<string>(10_000).fill('new')));
    expect(socket.closed).toBeNull();
    outlet.take(rows('one more'));
    expect(socket.closed).toEqual([1013, 'reading too slowly']);
    outlet.release();
    expect(socket.sent).toEqual([]);
  });

  it('waits for nobody who has gone', async () => {
    const { socket, outlet } = open();
    socket.close(1006, '');
    await outlet.tell(rows('old'));
    expect(socket.sent).toEqual([]);
  });
});
