import { toIso, type DeliveryReply } from '@app/contract';
import type { Delivery } from './delivery.js';

export const toDeliveryReply = (delivery: Delivery): DeliveryReply => ({
  id: delivery.id,
  created: toIso(delivery.created),
  kind: delivery.kind,
  state: delivery.state,
  block_document_id: delivery.blockDocumentId,
  block_name: delivery.blockName,
  block_type_slug: delivery.blockType,
  automation_id: delivery.automationId,
  automation_name: delivery.automationName,
  subject: delivery.subject,
  body: delivery.body,
  next_attempt: delivery.due === null ? null : toIso(delivery.due),
  attempts: [...delivery.attempts],
});
