export * from './decision.js';
export * from './facts.js';
export * from './instant.js';
export * from './state.js';
