import { parseJson, writeJson } from '@app/contract';
import { readActions } from '../automations.schema.js';
import { Sent } from '../sent.js';
import { parseTrigger } from '../triggers/parse-trigger.js';
import { describeAutomation, resourcesOf, type Described } from './automation-words.js';

const ID = '0198c2f0-0000-7000-8000-000000000001';
const NAMES: Readonly<Record<string, string>> = {
  [`prefect.flow.${ID}`]: 'etl',
  [`prefect.deployment.${ID}`]: 'etl/nightly',
  [`prefect.work-pool.${ID}`]: 'big',
  [`prefect.block-document.${ID}`]: 'slack',
  [`prefect.automation.${ID}`]: 'alarm',
};
const FAILED = { posture: 'Reactive', expect: ['prefect.flow-run.Failed'], match: { 'prefect.resource.id': 'prefect.flow-run.*' } };
const OF_FLOW = { match_related: { 'prefect.resource.id': [`prefect.flow.${ID}`], 'prefect.resource.role': 'flow' } };

let ids = 0;
const described = (trigger: object, actions: object[] = [{ type: 'do-nothing' }], onResolve: object[] = []): Described => ({
  trigger: parseTrigger(new Sent(parseJson(writeJson(trigger)), []), () => `t${ids++}`),
  actions: readActions(writeJson(actions)),
  actionsOnTrigger: [],
  actionsOnResolve: readActions(writeJson(onResolve)),
});
const said = (...args: Parameters<typeof described>): string => describeAutomation(described(...args), (id) => NAMES[id] ?? null);

describe('an automation in words', () => {
  it.each<[object, string]>([
    [FAILED, 'a flow run becomes Failed'],
    [{ ...FAILED, ...OF_FLOW }, 'a flow run of the flow etl becomes Failed'],
    [{ ...FAILED, expect: ['prefect.flow-run.Failed', 'prefect.flow-run.Crashed'] }, 'a flow run becomes Failed or Crashed'],
    [{ ...FAILED, expect: ['prefect.flow-run.*'] }, 'a flow run changes its state'],
    [{ ...FAILED, expect: [] }, 'anything happens to a flow run'],
    [
      {
        ...FAILED,
        match_related: [OF_FLOW.match_related, { 'prefect.resource.id': ['prefect.tag.prod', 'prefect.tag.eu'], 'prefect.resource.role': 'tag' }],
      },
      'a flow run of the flow etl tagged prod or eu becomes Failed',
    ],
    [
      { ...FAILED, threshold: 3, within: 600, for_each: ['prefect.resource.id'] },
      'a flow run becomes Failed 3 times within 10 minutes, counted for each flow run',
    ],
    [
      {
        ...FAILED,
        posture: 'Proactive',
        expect: ['prefect.flow-run.Completed'],
        after: ['prefect.flow-run.Running'],
        within: 3600,
        for_each: ['prefect.resource.id'],
      },
      'a flow run does not become Completed within 1 hour after it became Running',
    ],
    [
      { posture: 'Proactive', expect: ['prefect.flow-run.heartbeat'], after: ['my.start'], within: 90 },
      'a flow run does not send a heartbeat within 90 s after an event called my.start',
    ],
    [{ ...FAILED, posture: 'Proactive', threshold: 2, within: 86_400 }, 'a flow run becomes Failed fewer than 2 times within 1 day'],
    [
      { posture: 'Reactive', expect: ['prefect.work-pool.not-ready', 'prefect.work-pool.paused'], match: { 'prefect.resource.id': `prefect.work-pool.${ID}` } },
      'the work pool big becomes not ready or is paused',
    ],
    [
      { posture: 'Proactive', expect: ['prefect.deployment.ready', 'prefect.deployment.updated'], within: 60 },
      'a deployment does not become ready and is not updated within 1 minute',
    ],
    [
      { posture: 'Reactive', expect: ['order.paid'], match: { 'prefect.resource.id': 'order.7', color: ['red', '!blue'] } },
      'an event called order.paid of order.7 whose color is red or not blue happens',
    ],
    [{ posture: 'Reactive' }, 'any event happens'],
    [
      { type: 'metric', ...OF_FLOW, metric: { name: 'successes', operator: '<', threshold: 0.9, range: 3600, firing_for: 300 } },
      'the share of successes among flow runs of the flow etl over the last 1 hour stays below 90 % for 5 minutes',
    ],
    [
      { type: 'compound', require: 'all', within: 60, triggers: [FAILED, { posture: 'Reactive' }] },
      'a flow run becomes Failed and any event happens, all within 1 minute',
    ],
    [{ type: 'compound', require: 1, within: null, triggers: [FAILED, { posture: 'Reactive' }] }, 'a flow run becomes Failed or any event happens'],
    [
      { type: 'compound', require: 2, within: null, triggers: [FAILED, FAILED, FAILED] },
      `2 of these happen: ${Array(3).fill('a flow run becomes Failed').join('; ')}`,
    ],
    [
      { type: 'sequence', within: 5, triggers: [FAILED, { type: 'compound', require: 'any', within: null, triggers: [FAILED, FAILED] }] },
      'a flow run becomes Failed, then (a flow run becomes Failed or a flow run becomes Failed), all within 5 s',
    ],
  ])('says when it fires: %j', (trigger, words) => expect(said(trigger)).toBe(`When ${words}, do nothing.`));

  it.each<[object, string]>([
    [{ type: 'run-deployment', deployment_id: ID }, 'run the deployment etl/nightly'],
    [{ type: 'run-deployment', source: 'inferred' }, 'run the deployment that it is about'],
    [{ type: 'cancel-flow-run' }, 'cancel the flow run'],
    [{ type: 'change-flow-run-state', state: 'FAILED', name: 'Gone' }, 'set the flow run to Gone'],
    [{ type: 'pause-work-pool', work_pool_id: ID }, 'pause the work pool big'],
    [{ type: 'resume-automation', source: 'inferred' }, 'resume the automation that it is about'],
    [{ type: 'send-notification', block_document_id: ID, body: '' }, 'send a notification by slack'],
    [{ type: 'call-webhook', block_document_id: ID.replace(/1$/, '2') }, `call the webhook ${ID.replace(/1$/, '2')}`],
  ])('says what it does: %j', (action, words) => expect(said({ posture: 'Reactive' }, [action])).toBe(`When any event happens, ${words}.`));

  it('says all that it does, and what when that is over', () =>
    expect(said(FAILED, [{ type: 'cancel-flow-run' }, { type: 'do-nothing' }], [{ type: 'run-deployment', deployment_id: ID }])).toBe(
      'When a flow run becomes Failed, cancel the flow run and do nothing. When that is over, run the deployment etl/nightly.',
    ));

  it('knows whose names it needs', () =>
    expect(
      resourcesOf(described({ type: 'sequence', within: 1, triggers: [{ ...FAILED, ...OF_FLOW }] }, [{ type: 'pause-automation', automation_id: ID }])),
    ).toEqual(['prefect.flow-run.*', `prefect.flow.${ID}`, `prefect.automation.${ID}`]));
});
