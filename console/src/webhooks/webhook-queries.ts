import { graphql } from '../gql';

export const WEBHOOK_ROW = graphql(`
  fragment WebhookRow on Webhook {
    id
    name
    description
    enabled
    requiresKey
    serviceAccountId
    serviceAccount {
      id
      name
    }
    slug
    template
  }
`);

export const WEBHOOKS = graphql(`
  query Webhooks($workspaceId: ID!) {
    workspace(id: $workspaceId) {
      id
      webhooks {
        ...WebhookRow
      }
    }
  }
`);

export const WEBHOOK = graphql(`
  query Webhook($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      webhook(id: $id) {
        ...WebhookRow
        received {
          id
          event
          occurred
          resourceId
          payload
          isFailure
        }
      }
    }
  }
`);

export const SENDERS = graphql(`
  query Senders($accountId: ID!) {
    account(id: $accountId) {
      id
      serviceAccounts(first: 200) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

export const HOOK_TRIAL = graphql(`
  query HookTrial($workspaceId: ID!, $template: String!, $request: HookRequestInput!) {
    workspace(id: $workspaceId) {
      id
      hookTrial(template: $template, request: $request) {
        event
        reason
        rendered
      }
    }
  }
`);

export const CREATE_WEBHOOK = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      __typename
      ... on WebhookSuccess {
        webhook {
          ...WebhookRow
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_WEBHOOK = graphql(`
  mutation UpdateWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) {
      __typename
      ... on WebhookSuccess {
        webhook {
          ...WebhookRow
        }
      }
      ...Refused
    }
  }
`);

export const ROTATE_WEBHOOK = graphql(`
  mutation RotateWebhook($workspaceId: ID!, $id: ID!) {
    rotateWebhook(workspaceId: $workspaceId, webhookId: $id) {
      __typename
      ... on WebhookSuccess {
        webhook {
          ...WebhookRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_WEBHOOK = graphql(`
  mutation DeleteWebhook($workspaceId: ID!, $id: ID!) {
    deleteWebhook(workspaceId: $workspaceId, webhookId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);

export const DELIVERY_ROW = graphql(`
  fragment DeliveryRow on Delivery {
    id
    created
    state
    blockName
    blockType
    automationId
    automationName
    subject
    body
    nextAttempt
    attempts {
      at
      ms
      status
      error
      response
    }
  }
`);

export const DELIVERIES = graphql(`
  query Deliveries($workspaceId: ID!, $state: DeliveryState) {
    workspace(id: $workspaceId) {
      id
      deliveries(first: 100, state: $state) {
        ...DeliveryRow
      }
    }
  }
`);

export const REPLAY_DELIVERY = graphql(`
  mutation ReplayDelivery($workspaceId: ID!, $id: ID!) {
    replayDelivery(workspaceId: $workspaceId, deliveryId: $id) {
      __typename
      ... on DeliverySuccess {
        delivery {
          ...DeliveryRow
        }
      }
      ...Refused
    }
  }
`);
