export { TemplateError } from './errors.js';
export { Meter } from './limits.js';
export type { Links } from './rendering/runtime.js';
export { bearsMarks, Template, type RenderOptions } from './template.js';
export { Dict, Tuple } from './values/collections.js';
export { EnumMember, type Value } from './values/value.js';
export { fromJson } from './values/from-json.js';
export { Headers, Labels, LabelTree, Model, Uuid } from './values/objects.js';
export { DateTime, Duration } from './values/times.js';
