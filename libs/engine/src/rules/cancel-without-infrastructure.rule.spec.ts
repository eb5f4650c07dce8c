import fc from 'fast-check';
import type { FlowRunFacts } from '../facts.js';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, NOW, wordOf } from '../testing.js';
import { cancelWithoutInfrastructure } from './cancel-without-infrastructure.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<FlowRunFacts>) =>
  flowDecision(cancelWithoutInfrastructure, from, to, rest);

describe('cancelling without infrastructure', () => {
  const suspended = aState('PAUSED', { name: 'Suspended', details: { pauseReschedule: true } });
  const blocking = aState('PAUSED', { details: { pauseReschedule: false } });
  const resuming = aState('SCHEDULED', { name: 'Resuming' });

  it.each<[string, State, string | null, StateType]>([
    ['a scheduled run that has none', aState('SCHEDULED'), null, 'CANCELLED'],
    ['a scheduled run whose infrastructure has no name', aState('SCHEDULED'), '', 'CANCELLED'],
    ['a scheduled run that waits in its process', aState('SCHEDULED'), 'host:1', 'CANCELLING'],
    ['a run that was to be started again', resuming, 'host:1', 'CANCELLED'],
    ['a suspended run, whose process is gone', suspended, 'host:1', 'CANCELLED'],
    ['a run that is paused in its process', blocking, null, 'CANCELLING'],
    ['a paused run that says nothing else', aState('PAUSED'), null, 'CANCELLING'],
  ])('makes of %s what it can be', (_, current, infrastructurePid, type) => {
    const decision = decideWith(current, 'CANCELLING', { infrastructurePid });
    expect(decision).toMatchObject({ outcome: type === 'CANCELLED' ? 'reject' : 'accept', next: { type } });
    expect(wordOf(decision)).toEqual(type === 'CANCELLED' ? { said: 'reject', saw: { infrastructurePid, current: current.name } } : { said: 'pass', saw: {} });
  });

  it('keeps what the proposal had to say', () => {
    const said = { message: 'enough', data: { by: 'me' }, details: { transitionId: 'an-id' } };
    expect(decideWith('SCHEDULED', aState('CANCELLING', { name: 'Stopping', ...said }))).toMatchObject({
      next: { type: 'CANCELLED', name: 'Cancelled', timestamp: NOW, ...said },
      reason: 'Nothing runs that would have to be stopped first.',
    });
  });

  it('has a say in nothing else', () => expect(askedAbout(decideWith)).toEqual(across(['SCHEDULED', 'PAUSED'], ['CANCELLING'])));

  it('never leaves a run that somebody wants cancelled as it was', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('SCHEDULED', 'PAUSED'),
        fc.constantFrom('Resuming', 'Late', 'Suspended'),
        fc.option(fc.string()),
        fc.option(fc.boolean(), { nil: undefined }),
        (type, name, infrastructurePid, pauseReschedule) => {
          const current = aState(type, { name, details: pauseReschedule === undefined ? {} : { pauseReschedule } });
          expect(['CANCELLING', 'CANCELLED']).toContain(decideWith(current, 'CANCELLING', { infrastructurePid }).next?.type);
        },
      ),
    ));
});
