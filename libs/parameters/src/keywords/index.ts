import type { Keyword } from '../keyword.js';
import { arrays } from './arrays.js';
import { choices } from './choices.js';
import { objects } from './objects.js';
import { scalars } from './scalars.js';
import { unevaluated } from './unevaluated.js';

/** By name. What is not here is no constraint. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(Object.entries({ ...scalars, ...arrays, ...objects, ...choices, ...unevaluated }));
