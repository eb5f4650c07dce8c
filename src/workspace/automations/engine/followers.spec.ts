import { anEvent, at } from '../triggers/triggers.testing.js';
import { behindLeaders } from './followers.js';

/** `b>a@3`: b, which follows a and occurred at 3. */
const events = (story: string) =>
  (story === '' ? [] : story.split(' ')).map((text) => {
    const [, id = '', follows = null, seconds = '0'] = /^(\w+)(?:>(\w+))?(?:@(\d+))?$/.exec(text) ?? [];
    return anEvent({ id, follows, occurred: at(Number(seconds)) });
  });

describe('events that follow others', () => {
  it.each([
    ['stay where they are behind them', 'a b>a c', '', 'a b c'],
    ['come behind them', 'b>a c a d', '', 'c a b d'],
    ['come behind them with what follows themselves', 'c>b b>a x a', '', 'x a b c'],
    ['come behind them when these come behind others', 'a>x b>a y x', '', 'y x a b'],
    ['come in the order in which they occurred', 'c>a@2 b>a@1 a', '', 'a b c'],
    ['come behind them when they waited', 'x a y', 'b>a', 'x a b y'],
    ['come at the end when nobody waited for is there', 'x', 'c>b@2 d>e@1', 'x d c'],
    ['stay where they are when nobody is there', 'b>a c', '', 'b c'],
    ['come once each when they follow each other', 'a>b b>a c', '', 'c a b'],
    ['come once each when they follow themselves', 'a>a b', '', 'a b'],
    ['come once each when they follow each other round', 'a>c b>a c>b', '', 'a b c'],
  ])('%s', (_, here, late, sorted) => expect(behindLeaders(events(here), events(late)).map(({ id }) => id)).toEqual(sorted.split(' ')));
});
