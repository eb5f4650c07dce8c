import { Nullable } from '@app/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { messageParser } from '../../http/messages.js';
import { Guests, type Guest } from '../guests/guests.js';
import { shortened } from '../guests/handshake.js';
import { receiveFilter } from '../live/filter-frame.js';
import { FRAME_BYTES_MAX, Outlet } from '../live/outlet.js';
import { compileLogFilter } from './log-matcher.js';
import { LogStreams } from './log-streams.js';
import { LogFilter, toLogReply, type Log } from './logs.schema.js';

const parseFilter = messageParser(Nullable(LogFilter));

/** Of a line that has no room in a frame: JSON has up to six characters for one. */
const SHORT = { name: 1_000, message: 160_000 };

/** Where clients hear what runs write, from now on. */
@Injectable()
export class LogsOutSocket implements OnModuleInit {
  constructor(
    private readonly guests: Guests,
    private readonly streams: LogStreams,
  ) {}

  onModuleInit(): void {
    this.guests.add({ path: '/logs/out', permission: 'workspace:see', converse: async (guest) => this.#converse(guest) });
  }

  async #converse(guest: Guest): Promise<void> {
    const wanted = await receiveFilter(guest, (filter) => compileLogFilter(parseFilter(filter)));
    if (!wanted) return;
    const outlet = new Outlet<Log>(guest.socket, frameOf);
    const leave = await this.streams.follow(guest.ctx, (logs) => outlet.take(logs.filter(wanted.filter)));
    guest.socket.once('close', leave);
    if (!outlet.isOpen) leave();
  }
}

/** With the beginning of a line that has no room in it. */
function frameOf(log: Log): string {
  const reply = toLogReply(log);
  const frame = JSON.stringify({ type: 'log', log: reply });
  if (Buffer.byteLength(frame) <= FRAME_BYTES_MAX) return frame;
  return JSON.stringify({ type: 'log', log: { ...reply, name: shortened(log.name, SHORT.name), message: shortened(log.message, SHORT.message) } });
}
