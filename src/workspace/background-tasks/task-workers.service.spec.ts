import type { Broadcast } from '@app/broadcast';
import { createLogger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import type { News } from '../states/news.js';
import type { LostTaskRuns } from './lost-task-runs.js';
import type { TaskDeliveriesRepository } from './task-deliveries.repository.js';
import type { TaskWorkerSession } from './task-worker-session.js';
import type { TaskWorkersRepository } from './task-workers.repository.js';
import { TaskWorkersService } from './task-workers.service.js';

const BROADCAST: Broadcast = { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() };
const START = 1_000_000_000;

/** One replica with one worker, and what it does at a beat. */
class Replica {
  readonly done: string[] = [];
  isAway = false;
  readonly service: TaskWorkersService;
  leave: () => void = () => undefined;

  constructor() {
    const note = (what: string) => (): Promise<never[]> => {
      if (this.isAway) return Promise.reject(new Error('away'));
      this.done.push(what);
      return Promise.resolve([]);
    };
    const workers = { see: note('see'), giveUp: note('give up') } as unknown as TaskWorkersRepository;
    const deliveries = { dropEnded: note('drop'), release: note('release') } as unknown as TaskDeliveriesRepository;
    const lost = { findAgain: note('find again') } as unknown as LostTaskRuns;
    const news = { tellQueued: () => undefined } as unknown as News;
    this.service = new TaskWorkersService(workers, deliveries, lost, news, BROADCAST, createLogger({ level: 'silent', format: 'json' }));
  }

  async attend(): Promise<void> {
    const left = new Promise<void>((resolve) => (this.leave = resolve));
    const session = { id: 'w', ctx: { schema: 's', workspaceId: 'w' } as unknown as WorkspaceContext, stir: () => undefined, serve: () => left };
    void this.service.attend(session as unknown as TaskWorkerSession);
    await Promise.resolve();
    this.done.length = 0;
  }

  /** What it does at beats so many seconds after the start. */
  async beatAt(...seconds: number[]): Promise<string[]> {
    this.done.length = 0;
    for (const second of seconds) await this.service.beat(START + second * 1_000);
    return [...this.done];
  }
}

describe('a replica that sees task workers', () => {
  let replica: Replica;
  beforeEach(async () => {
    replica = new Replica();
    await replica.attend();
  });
  afterEach(async () => {
    replica.leave();
    await replica.service.onModuleDestroy();
  });

  it('says whom it sees, and gives nobody up before it has listened for long enough', async () => {
    expect(await replica.beatAt(0)).toEqual(['see', 'drop']);
    expect(await replica.beatAt(5, 10, 15, 20, 25)).not.toContain('give up');
    expect(await replica.beatAt(30)).toEqual(['see', 'drop', 'give up', 'find again']);
  });

  it('listens anew after it was asleep', async () => {
    await replica.beatAt(0, 5, 10, 15, 20, 25);
    expect(await replica.beatAt(60)).toEqual(['see', 'drop']);
    expect(await replica.beatAt(65, 70, 75, 80, 85)).not.toContain('give up');
    expect(await replica.beatAt(90)).toContain('give up');
  });

  it('listens anew after it could say nothing itself', async () => {
    await replica.beatAt(0, 5, 10, 15, 20, 25);
    replica.isAway = true;
    expect(await replica.beatAt(30)).toEqual([]);
    replica.isAway = false;
    expect(await replica.beatAt(35, 40, 45, 50, 55, 60)).not.toContain('give up');
    expect(await replica.beatAt(65)).toContain('give up');
  });

  it('has nothing to do once they have left', async () => {
    replica.leave();
    await new Promise((resolve) => setImmediate(resolve));
    expect(replica.done).toEqual(['release']);
    expect(await replica.beatAt(0, 5, 10, 15, 20, 25, 30)).toEqual([]);
  });
});
