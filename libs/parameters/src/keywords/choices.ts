import type { Json } from '@app/contract';
import type { Issue } from '../issue.js';
import { pythonText, pythonTexts } from '../python-text.js';
import type { Keyword, Place, Walk } from '../keyword.js';
import { asJsonList } from '../value.js';

/** Schemas that point to others or are made of them. */
export const choices = {
  *$ref(walk: Walk, place: Place, argument: Json) {
    if (typeof argument === 'string') yield* walk.below(place, walk.documents.resolve(argument, place.schema));
  },

  *$dynamicRef(walk: Walk, place: Place, argument: Json) {
    if (typeof argument === 'string') yield* walk.below(place, walk.documents.resolveDynamic(argument, place.schema, place.entered));
  },

  *allOf(walk: Walk, place: Place, argument: Json) {
    for (const schema of asJsonList(argument)) yield* walk.below(place, schema);
  },

  *anyOf(walk: Walk, place: Place, argument: Json) {
    const { context } = firstThatFits(walk, place, asJsonList(argument));
    if (context) yield { message: `${pythonText(place.value)} is not valid under any of the given schemas`, context };
  },

  *oneOf(walk: Walk, place: Place, argument: Json) {
    const schemas = asJsonList(argument);
    const { index, context } = firstThatFits(walk, place, schemas);
    if (context) yield { message: `${pythonText(place.value)} is not valid under any of the given schemas`, context };
    const others = schemas.slice(index + 1).filter((schema) => walk.fits(place, schema));
    if (others.length > 0) yield `${pythonText(place.value)} is valid under each of ${pythonTexts([...others, schemas[index] ?? null])}`;
  },

  *not(walk: Walk, place: Place, argument: Json) {
    if (walk.fits(place, argument)) yield `${pythonText(place.value)} should not be valid under ${pythonText(argument)}`;
  },

  *if(walk: Walk, place: Place, argument: Json) {
    const next = branch(walk, place, argument);
    if (next !== undefined) yield* walk.below(place, next);
  },
} satisfies Record<string, Keyword>;

/** The schema that holds besides, by what `if` says. */
export const branch = (walk: Walk, place: Place, condition: Json): Json | undefined => place.schema.get(walk.fits(place, condition) ? 'then' : 'else');

/** The index of the first schema that fits, or past the last one with what all of them found. */
function firstThatFits(walk: Walk, place: Place, schemas: readonly Json[]): { index: number; context: readonly Issue[] | null } {
  const context: Issue[] = [];
  for (const [index, schema] of schemas.entries()) {
    const issues = [...walk.below(place, schema)];
    if (issues.length === 0) return { index, context: null };
    context.push(...issues);
  }
  return { index: schemas.length, context };
}
