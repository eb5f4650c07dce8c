export { toErrorTree, type ErrorNode } from './error-tree.js';
export { hydrate, hydrateForgivingly, HydrationError, type Hydration } from './hydrate.js';
export { pythonText } from './python-text.js';
export { blockReferences, jobVariablesFailure, type Blocks, type JobVariablesOptions } from './job-variables.js';
export { findIssues, SchemaError, schemaFailure, validationFailure, type ValidationOptions } from './validate.js';
export { CircularSchema } from './validator.js';
export { Placeholder, type Value, type ValueMap } from './value.js';
