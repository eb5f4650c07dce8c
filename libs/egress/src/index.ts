export { Egress, EgressError, type EgressReply, type EgressRequest } from './egress.js';
export { Mail, type Letter, type LetterReply, type MailServer } from './mail.js';
