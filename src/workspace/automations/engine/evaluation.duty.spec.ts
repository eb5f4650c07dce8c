import { jest } from '@jest/globals';
import type { Broadcast } from '@app/broadcast';
import type { Config } from '@app/config';
import { createLogger } from '@app/telemetry';
import type { Tenancy, WorkspaceContext } from '@app/tenancy';
import type { Upkeep } from '../../../loops/upkeep.js';
import type { ActionsService } from '../actions/actions.service.js';
import { EvaluationDuty } from './evaluation.duty.js';
import type { EvaluationsService } from './evaluations.service.js';

describe('the evaluation of automations', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('looks at every workspace that has enabled ones now and then, however many there are', async () => {
    const evaluated: string[] = [];
    const duty = new EvaluationDuty(
      { plays: () => true } as unknown as Config,
      {} as Upkeep,
      { openById: (id: string) => Promise.resolve(context(id)) } as unknown as Tenancy,
      {
        evaluate: ({ workspaceId }: WorkspaceContext) => {
          evaluated.push(workspaceId);
          return Promise.resolve({ isArmed: true, fired: 0 });
        },
      } as unknown as EvaluationsService,
      { performDue: () => Promise.resolve() } as unknown as ActionsService,
      { subscribe: () => () => undefined } as unknown as Broadcast,
      createLogger({ level: 'silent', format: 'json' }),
    );
    const ids = ['a', 'b', 'c'];
    for (const id of ids) await duty.perform(context(id));
    duty.onApplicationBootstrap();
    evaluated.length = 0;
    await jest.advanceTimersByTimeAsync(3_000);
    await duty.onApplicationShutdown();
    expect([...evaluated].sort()).toEqual(ids);
  });
});

const context = (workspaceId: string): WorkspaceContext => ({ workspaceId }) as WorkspaceContext;
