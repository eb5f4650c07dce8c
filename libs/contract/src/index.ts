export * from './filters.wire.js';
export * from './flow-run.wire.js';
export * from './flow.wire.js';
export * from './instants.js';
export * from './state.wire.js';
export * from './task-run.wire.js';
export * from './wire.js';
