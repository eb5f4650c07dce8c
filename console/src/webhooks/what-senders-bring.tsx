import { Badge } from '@mantine/core';
import type { WebhookRowFragment } from '../gql/graphql';

/** The key that a webhook wants of whoever sends; nothing where it wants none. */
export function WhatSendersBring({ webhook: { requiresKey, serviceAccountId, serviceAccount } }: { webhook: WebhookRowFragment }) {
  if (serviceAccount) return <Badge variant="light">the key of {serviceAccount.name}</Badge>;
  if (serviceAccountId)
    return (
      <Badge variant="light" color="red">
        refuses everything
      </Badge>
    );
  return requiresKey ? <Badge variant="light">an API key</Badge> : null;
}
