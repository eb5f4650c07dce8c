import { clientVersionOf, isClientSince, takesDeploymentSlots } from './client-version.js';

describe('a client', () => {
  it.each([
    ['prefect/3.8.8 (API 0.8.4)', '3.8.8'],
    ['prefect/3.4.11.dev1+2.gabc (API 0.8.4)', '3.4.11.dev1+2.gabc'],
    ['prefect/3.8.8', null],
    ['curl/8 prefect/3.8.8 (API 0.8.4)', null],
    ['', null],
    [null, null],
  ])('that calls itself %p is of version %p', (agent, version) => expect(clientVersionOf(agent)).toBe(version));

  it.each([
    ['3.4.11', true],
    ['3.4.11+12.gabc', true],
    ['3.4.12', true],
    ['3.5.0', true],
    ['3.10.0', true],
    ['4.0.0', true],
    ['3.4.10', false],
    ['3.3.99', false],
    ['2.99.99', false],
    ['3.4.11rc1', false],
    ['3.4.11a2', false],
    ['3.4.11b1', false],
    ['3.4.11.dev3', false],
    ['3.4.12rc1', true],
    ['3.4', false],
    [null, false],
  ])('of version %p came with 3.4.11 or later: %p', (version, since) => expect(isClientSince(version, [3, 4, 11])).toBe(since));

  it('takes slots, unless it is one of those that would never give them back', () => {
    for (const version of ['3.0.0rc20', '3.0.0', '3.0.1', '3.0.2', '3.0.3']) expect(takesDeploymentSlots(version)).toBe(false);
    for (const version of ['3.0.0rc19', '3.0.4', '3.8.8', null]) expect(takesDeploymentSlots(version)).toBe(true);
  });
});
