import type { Broadcast, Topics } from '@app/broadcast';
import { loadConfig } from '@app/config';
import type { Cell } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { createLogger } from '@app/telemetry';
import { RefusedDecisions } from './decisions/recording/refused-decisions.js';
import { BlockDocumentsRepository } from './blocks/block-documents.repository.js';
import { BlockDocumentsService } from './blocks/block-documents.service.js';
import { BlockSchemasRepository } from './blocks/block-schemas.repository.js';
import { BlockSchemasService } from './blocks/block-schemas.service.js';
import { BlockTypesRepository } from './blocks/block-types.repository.js';
import { BlockTypesService } from './blocks/block-types.service.js';
import { ServerEvents } from './events/server-events.js';
import { FlowRunListsRepository } from './flow-runs/flow-run-lists.repository.js';
import { FlowRunsRepository } from './flow-runs/flow-runs.repository.js';
import { FlowRunsService } from './flow-runs/flow-runs.service.js';
import { EndedSumsRepository } from './flow-runs/sums/ended-sums.repository.js';
import { CreationRepository } from './flow-runs/transitions/creation.repository.js';
import { FlowRunCreation } from './flow-runs/transitions/flow-run-creation.js';
import { FlowRunSurroundings } from './flow-runs/transitions/flow-run-surroundings.js';
import { FlowRunTransitions } from './flow-runs/transitions/flow-run-transitions.js';
import { TransitionsRepository } from './flow-runs/transitions/transitions.repository.js';
import { FlowsRepository } from './flows/flows.repository.js';
import { FlowsService } from './flows/flows.service.js';
import { DeploymentSlotsRepository } from './limits/deployment-slots.repository.js';
import { DeploymentSlotsService } from './limits/deployment-slots.service.js';
import { KnownLimits } from './limits/known-limits.js';
import { LimitsRepository } from './limits/limits.repository.js';
import { LimitsService } from './limits/limits.service.js';
import { SlotsRepository } from './limits/slots.repository.js';
import { TagLimitsRepository } from './limits/tag-limits.repository.js';
import { TagLimitsService } from './limits/tag-limits.service.js';
import { TagSlotsService } from './limits/tag-slots.service.js';
import { Clock } from './states/clock.js';
import { News } from './states/news.js';
import { TaskRunsRepository } from './task-runs/task-runs.repository.js';
import { TaskRunsService } from './task-runs/task-runs.service.js';
import { CachedResultsRepository } from './task-runs/transitions/cached-results.repository.js';
import { CreationRepository as TaskRunCreationRepository } from './task-runs/transitions/creation.repository.js';
import { TaskRunCreation } from './task-runs/transitions/task-run-creation.js';
import { TaskRunSurroundings } from './task-runs/transitions/task-run-surroundings.js';
import { TaskRunTransitions } from './task-runs/transitions/task-run-transitions.js';
import { TransitionsRepository as TaskRunTransitionsRepository } from './task-runs/transitions/transitions.repository.js';
import { CleanupsRepository } from './work-pools/cleanups/cleanups.repository.js';
import { CleanupsService } from './work-pools/cleanups/cleanups.service.js';
import { JobVariablesService } from './work-pools/job-variables.service.js';
import { WorkersRepository } from './work-pools/workers.repository.js';
import { WorkPoolsRepository } from './work-pools/work-pools.repository.js';
import { WorkPoolsService } from './work-pools/work-pools.service.js';
import { WorkQueuesRepository } from './work-pools/work-queues.repository.js';
import { WorkQueuesService } from './work-pools/work-queues.service.js';

/** A broadcast that one replica hears, and that remembers what runs it was told of. */
class Notebook implements Broadcast {
  readonly told: Topics['runs-moved'][] = [];
  readonly #handlers: [topic: string, handler: (message: never) => void][] = [];

  publish(topic: string, message: unknown): void {
    if (topic === 'runs-moved' || topic === 'tasks-queued') this.told.push(message as Topics['runs-moved']);
    for (const [wanted, handler] of this.#handlers) if (wanted === topic) handler(message as never);
  }
  subscribe(topic: string, handler: (message: never) => void): () => void {
    this.#handlers.push([topic, handler]);
    return () => undefined;
  }
  async close(): Promise<void> {}
}

/** Limits, with what this replica knows of them. */
function openLimits(notebook: Notebook) {
  const rows = new LimitsRepository();
  const [tagRows, slots, known] = [new TagLimitsRepository(), new SlotsRepository(), new KnownLimits(rows, notebook)];
  return {
    limits: new LimitsService(rows, known),
    tagLimits: new TagLimitsService(rows, tagRows, slots, known),
    tagSlots: new TagSlotsService(known, tagRows, slots),
    deploymentSlots: new DeploymentSlotsService(known, new DeploymentSlotsRepository(), slots, { hint: () => undefined }),
    knownLimits: known,
  };
}

/** The services that move runs, as one replica has them: with caches of its own, and without the app around. */
export function openRuns() {
  const clock = new Clock();
  const notebook = new Notebook();
  const news = new News(notebook);
  const flows = new FlowsService(new FlowsRepository());
  const refused = new RefusedDecisions(createLogger({ level: 'silent', format: 'json' }));
  const { deploymentSlots, tagSlots, ...limits } = openLimits(notebook);
  const flowRuns = openFlowRuns(flows, deploymentSlots, clock, news, refused);
  return { flows, flowRuns, taskRuns: openTaskRuns(flowRuns, tagSlots, clock, news, refused), ...limits, news: notebook, refused };
}
export type Runs = ReturnType<typeof openRuns>;

function openFlowRuns(flows: FlowsService, slots: DeploymentSlotsService, clock: Clock, news: News, refused: RefusedDecisions): FlowRunsService {
  const repository = new FlowRunsRepository();
  const moves = new TransitionsRepository();
  const logger = createLogger({ level: 'silent', format: 'json' });
  const cleanups = new CleanupsService(new CleanupsRepository(), { hint: () => undefined }, clock, new Notebook(), logger);
  const surroundings = new FlowRunSurroundings(slots, cleanups);
  const transitions = new FlowRunTransitions(moves, surroundings, clock, news, refused, { hint: () => undefined }, loadConfig({}));
  const creation = new FlowRunCreation(new CreationRepository(), repository, moves, transitions, flows, clock, news);
  const { queues, jobVariables } = openWorkPools(clock);
  const lists = new FlowRunListsRepository(new EndedSumsRepository());
  return new FlowRunsService(repository, lists, creation, transitions, surroundings, queues, jobVariables, clock, news);
}

/** Pools and their queues, likewise. */
export function openWorkPools(clock = new Clock()) {
  const rows = new WorkPoolsRepository();
  const queueRows = new WorkQueuesRepository();
  const events = new ServerEvents(clock);
  const jobVariables = new JobVariablesService(rows, openBlocks());
  const pools = new WorkPoolsService(rows, queueRows, new WorkersRepository(), jobVariables, events, clock, { hint: () => undefined }, new Notebook());
  return { pools, jobVariables, queues: new WorkQueuesService(queueRows, rows, pools, events, clock) };
}

function openBlocks(): BlockDocumentsService {
  const types = new BlockTypesService(new BlockTypesRepository());
  return new BlockDocumentsService(new BlockDocumentsRepository(), new BlockSchemasService(new BlockSchemasRepository(), types), types);
}

function openTaskRuns(flowRuns: FlowRunsService, tagSlots: TagSlotsService, clock: Clock, news: News, refused: RefusedDecisions): TaskRunsService {
  const repository = new TaskRunsRepository();
  const creation = new TaskRunCreation(new TaskRunCreationRepository(), repository, flowRuns, clock, news);
  const surroundings = new TaskRunSurroundings(tagSlots, new CachedResultsRepository());
  const transitions = new TaskRunTransitions(new TaskRunTransitionsRepository(), surroundings, clock, news, refused);
  return new TaskRunsService(repository, creation, transitions, surroundings, flowRuns, clock, news);
}

/** The same workspace, with every statement that goes to it noted. */
export function watched(ctx: WorkspaceContext): { ctx: WorkspaceContext; statements: string[] } {
  const statements: string[] = [];
  const watch = (cell: Cell): Cell => ({
    name: cell.name,
    query: async (statement) => {
      statements.push(statement.text);
      return cell.query(statement);
    },
    transaction: async (work) => cell.transaction((inner) => work(watch(inner))),
    afterCommit: (then) => cell.afterCommit(then),
  });
  return { ctx: { ...ctx, cell: watch(ctx.cell) }, statements };
}
