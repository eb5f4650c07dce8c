import { randomRunName } from './run-name.js';

describe('a random name', () => {
  it('is two lower-case words', () => {
    for (let round = 0; round < 500; round++) expect(randomRunName()).toMatch(/^[a-z]+-[a-z]+$/);
  });

  it('seldom comes twice', () => expect(new Set(Array.from({ length: 200 }, randomRunName)).size).toBeGreaterThan(180));
});
