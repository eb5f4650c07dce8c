export { FAULTS, type FaultCode } from './catalogue.js';
export { Fault, type FaultOptions } from './fault.js';
export type { FaultKind, FaultSpec } from './fault-kind.js';
