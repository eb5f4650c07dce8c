import { DELIVERIES_MAX, effectOf, refusalOf, type Standing } from './cleanup.js';

const POOL = 'a-pool';
const TOKEN = 'a-token';
const held: Standing = {
  poolId: POOL,
  kind: 'cancelling_timeout_teardown.v1',
  token: TOKEN,
  isLeased: true,
  isDead: false,
  isDone: false,
  deliveryCount: 1,
};

describe('what a worker says of a clean-up', () => {
  it('counts while its lease lasts', () => expect(refusalOf(held, POOL, TOKEN)).toBeNull());

  it.each<[string, Standing | null, string, string]>([
    ['of none', null, 'not_found', 'message_not_found'],
    ['that is done', { ...held, token: null, isDone: true }, 'not_found', 'message_not_found'],
    ['of another pool', { ...held, poolId: 'another' }, 'unauthorized', 'work_pool_mismatch'],
    ['that was given up', { ...held, token: null, isDead: true }, 'dead_lettered', 'max_delivery_attempts_reached'],
    ['that nobody has', { ...held, token: null }, 'not_current', 'no_active_reservation'],
    ['that another has', { ...held, token: 'another' }, 'invalid_token', 'reservation_token_mismatch'],
    ['whose lease is over', { ...held, isLeased: false }, 'expired', 'lease_expired'],
    ['whose last lease is over', { ...held, isLeased: false, deliveryCount: DELIVERIES_MAX }, 'dead_lettered', 'max_delivery_attempts_reached'],
  ])('counts for nothing %s', (_, found, status, reason) => expect(refusalOf(found, POOL, TOKEN)).toEqual({ status, reason, leasedUntil: null }));

  it('ends it, but keeps a claim until its run is given back', () => {
    expect(effectOf('ack', held)).toBe('delete');
    expect(effectOf('ack', { ...held, kind: 'pending_claim_teardown.v1' })).toBe('keep-done');
  });

  it('has another try, until it was tried often enough', () => {
    expect(effectOf('release', { ...held, deliveryCount: DELIVERIES_MAX - 1 })).toBe('put-back');
    expect(effectOf('release', { ...held, deliveryCount: DELIVERIES_MAX })).toBe('give-up');
  });

  it('gains it time', () => expect(effectOf('renew', { ...held, deliveryCount: DELIVERIES_MAX })).toBe('extend'));
});
