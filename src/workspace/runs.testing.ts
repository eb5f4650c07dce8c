import type { Broadcast, Topics } from '@app/broadcast';
import { FlowRunsRepository } from './flow-runs/flow-runs.repository.js';
import { FlowRunsService } from './flow-runs/flow-runs.service.js';
import { CreationRepository } from './flow-runs/transitions/creation.repository.js';
import { FlowRunCreation } from './flow-runs/transitions/flow-run-creation.js';
import { FlowRunTransitions } from './flow-runs/transitions/flow-run-transitions.js';
import { TransitionsRepository } from './flow-runs/transitions/transitions.repository.js';
import { FlowsRepository } from './flows/flows.repository.js';
import { FlowsService } from './flows/flows.service.js';
import { Clock } from './states/clock.js';
import { News } from './states/news.js';

/** A broadcast that nobody hears, but that remembers what runs it was told of. */
class Notebook implements Broadcast {
  readonly told: Topics['runs-moved'][] = [];

  publish(_topic: string, message: unknown): void {
    this.told.push(message as Topics['runs-moved']);
  }
  subscribe(): () => void {
    return () => undefined;
  }
  async close(): Promise<void> {}
}

/** The services that move runs, as one replica has them: with caches of its own, and without the app around. */
export function openRuns() {
  const clock = new Clock();
  const notebook = new Notebook();
  const news = new News(notebook);
  const flows = new FlowsService(new FlowsRepository());
  const repository = new FlowRunsRepository();
  const moves = new TransitionsRepository();
  const transitions = new FlowRunTransitions(moves, clock, news);
  const creation = new FlowRunCreation(new CreationRepository(), repository, moves, transitions, flows, clock, news);
  return { flows, flowRuns: new FlowRunsService(repository, creation, transitions, news), moves, news: notebook };
}
export type Runs = ReturnType<typeof openRuns>;
