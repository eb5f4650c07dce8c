import { Nullable } from '@app/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { messageParser } from '../../http/messages.js';
import { Guests, type Guest } from '../guests/guests.js';
import { receiveFilter } from '../live/filter-frame.js';
import { Outlet } from '../live/outlet.js';
import { compileLogFilter } from './log-matcher.js';
import { LogStreams } from './log-streams.js';
import { LogFilter, toLogReply, type Log } from './logs.schema.js';

const parseFilter = messageParser(Nullable(LogFilter));

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
    const outlet = new Outlet<Log>(guest.socket, (log) => JSON.stringify({ type: 'log', log: toLogReply(log) }));
    const leave = await this.streams.follow(guest.ctx, (logs) => outlet.take(logs.filter(wanted.filter)));
    guest.socket.once('close', leave);
    if (!outlet.isOpen) leave();
  }
}
