import type { Filter } from '../rendering/runtime.js';
import { asText } from '../values/value.js';

const FLOW_RUN = /flow-run\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

/** What the product itself adds. */
export const PREFECT_FILTERS: Readonly<Record<string, Filter>> = {
  ui_url: (value, _, { links }) => links.page(value),
  ui_resource_events_url: (value, _, { links }) => links.events(value),
  flow_run_id: (value) => FLOW_RUN.exec(asText(value) ?? '')?.[1] ?? null,
};
