export { Egress, EgressError, type EgressReply, type EgressRequest } from './egress.js';
