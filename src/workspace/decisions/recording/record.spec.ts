import { STATE_TYPES, type State, type ToldState } from '@app/engine';
import type { Asker } from '@app/tenancy';
import fc from 'fast-check';
import { fromRecord, toRecord, type ToRecord } from './record.js';

const state = (type: State['type'], name: string): State => ({ id: 'i', type, name, timestamp: 1, message: null, data: null, details: {} });
const plain: ToRecord = {
  from: state('PENDING', 'Pending'),
  asked: { type: 'RUNNING', name: 'Running' },
  forced: false,
  decision: { outcome: 'accept', next: state('RUNNING', 'Running'), delaySeconds: null, trail: [{ rule: 'refuse-repeated-transition', said: 'pass' }] },
  asker: null,
  decidingMicros: 12,
  wholeMicros: 345,
  attemptsLost: 0,
};

describe('the record of a decision', () => {
  it('is short for one that nothing stood in the way of', () => expect(toRecord(plain)).toBe('[1,0,1,2,-2,0,0,[1],0,12,345,0]'));

  /** Written by earlier releases: these lines stay, and new forms get lines of their own. */
  it('can be read whatever release it is from', () => {
    const asker = '["0b4c7f1e-0000-4000-8000-000000000001","0b4c7f1e-0000-4000-8000-000000000002","prefect/3.8.8 (API 0.8.4)","worker 1"]';
    expect(fromRecord(`[1,2,[0,"Late"],[2,"Retrying"],-1,60,1,[1,-5,[10,2,{"scheduledTime":7,"now":1}]],${asker},12,345,3]`)).toEqual({
      outcome: 'wait',
      from: { type: 'SCHEDULED', name: 'Late' },
      asked: { type: 'RUNNING', name: 'Retrying' },
      became: null,
      delaySeconds: 60,
      forced: true,
      trail: [
        { rule: 'refuse-repeated-transition', said: 'pass' },
        { rule: 'claim-once', said: 'not-asked' },
        { rule: 'wait-for-scheduled-time', said: 'wait', saw: { scheduledTime: 7, now: 1 } },
      ],
      asker: {
        kind: 'actor',
        actorId: '0b4c7f1e-0000-4000-8000-000000000001',
        keyId: '0b4c7f1e-0000-4000-8000-000000000002',
        agent: 'prefect/3.8.8 (API 0.8.4)',
        worker: 'worker 1',
      },
      decidingMicros: 12,
      wholeMicros: 345,
      attemptsLost: 3,
    });
    const types = Array.from({ length: 9 }, (_, position) => fromRecord(`[1,1,-1,${position},-1,0,0,[],["late-runs"],1,1,0]`));
    expect(types.map(({ asked }) => asked.type)).toEqual([
      'SCHEDULED',
      'PENDING',
      'RUNNING',
      'COMPLETED',
      'FAILED',
      'CANCELLED',
      'CRASHED',
      'PAUSED',
      'CANCELLING',
    ]);
    expect(types[0]).toMatchObject({ outcome: 'reject', from: null, asker: { kind: 'service', name: 'late-runs' } });
    expect([0, 1, 2, 3].map((outcome) => fromRecord(`[1,${outcome},-1,0,-1,0,0,[],0,1,1,0]`).outcome)).toEqual(['accept', 'reject', 'wait', 'abort']);
  });

  it('of a form that this release does not know is not guessed at', () =>
    expect(() => fromRecord('[2,"?"]')).toThrow('of a form that this release does not know'));

  it('comes back as it went in', () => {
    const told = fc.record({ type: fc.constantFrom(...STATE_TYPES), name: fc.string({ minLength: 1 }) });
    const text = fc.option(fc.string({ minLength: 1 }));
    const asker: fc.Arbitrary<Asker | null> = fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('actor' as const), actorId: fc.uuid(), keyId: fc.option(fc.uuid()), agent: text, worker: text }),
        fc.record({ kind: fc.constant('service' as const), name: fc.string() }),
      ),
    );
    const whole = fc.nat();
    fc.assert(
      fc.property(fc.option(told), told, fc.option(told), fc.boolean(), asker, whole, whole, (from, asked, next, forced, by, micros, lost) => {
        const became: ToldState | null = next;
        const record = toRecord({
          ...plain,
          from,
          asked,
          forced,
          decision: { ...plain.decision, next: next && state(next.type, next.name) },
          asker: by,
          wholeMicros: micros,
          attemptsLost: lost,
        });
        expect(fromRecord(record)).toMatchObject({ from, asked, became, forced, asker: by, wholeMicros: micros, attemptsLost: lost });
      }),
    );
  });
});
