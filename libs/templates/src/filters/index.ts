import type { Filter } from '../rendering/runtime.js';
import { CLOUD_EVENT_FILTERS } from './cloud-events.js';
import { HTML_FILTERS } from './html.js';
import { HUMANIZE_NUMBERS } from './humanize-numbers.js';
import { HUMANIZE_TIMES } from './humanize-times.js';
import { LIST_FILTERS } from './lists.js';
import { LOOKUP_FILTERS } from './lookups.js';
import { NUMBER_FILTERS } from './numbers.js';
import { ORDER_FILTERS } from './order.js';
import { PREFECT_FILTERS } from './prefect.js';
import { TEXT_FILTERS } from './texts.js';

/** All that a template may pipe a value through. Source: docs/contract/services.md#templates */
export const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>(
  Object.entries({
    ...TEXT_FILTERS,
    ...HTML_FILTERS,
    ...LIST_FILTERS,
    ...ORDER_FILTERS,
    ...LOOKUP_FILTERS,
    ...NUMBER_FILTERS,
    ...HUMANIZE_NUMBERS,
    ...HUMANIZE_TIMES,
    ...PREFECT_FILTERS,
    ...CLOUD_EVENT_FILTERS,
  }),
);
