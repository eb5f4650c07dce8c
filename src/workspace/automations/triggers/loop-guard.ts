import type { Action } from '../actions/action.js';
import { relatedSpecifications, type Specification, type Trigger } from './trigger.js';

/** Every run of a deployment goes through these. */
const INEVITABLE = ['prefect.flow-run.Scheduled', 'prefect.flow-run.Pending', 'prefect.flow-run.Running', 'prefect.flow-run.*'];

/** In a sentence, why the automation would start itself again for ever; null when nothing says so. Source: docs/contract/services.md#actions */
export function loopOf(trigger: Trigger, actions: readonly Action[]): string | null {
  if (trigger.type !== 'event' || trigger.posture !== 'Reactive' || !trigger.expect.some((name) => INEVITABLE.includes(name))) return null;
  const coversEveryRun = coversAll(trigger.match) && relatedSpecifications(trigger).some(coversAll);
  for (const action of actions) {
    if (action.type !== 'run-deployment') continue;
    if (action.deployment_id === null) {
      return 'Running the deployment that is inferred from a flow run whenever one changes its state starts runs for ever. Select a deployment, and narrow down which flow runs this is about.';
    }
    if (coversEveryRun) {
      return 'Running a deployment whenever any flow run changes its state starts runs for ever. Narrow down by match or match_related which flow runs this is about.';
    }
  }
  return null;
}

function coversAll(specification: Specification): boolean {
  const labels = Object.entries(specification);
  const [[label, patterns] = ['', '']] = labels;
  return labels.length === 0 || (labels.length === 1 && label === 'prefect.resource.id' && [patterns].flat().includes('prefect.flow-run.*'));
}
