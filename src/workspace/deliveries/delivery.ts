import type { Instant } from '@app/engine';

export type DeliveryKind = 'webhook' | 'notification';
export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** One try to send something. */
export interface Attempt {
  /** RFC 3339. */
  readonly at: string;
  readonly ms: number;
  /** Of HTTP or SMTP; null where there was no answer. */
  readonly status: number | null;
  /** Why it failed, for people; null where it did not. */
  readonly error: string | null;
  /** How the answer began. */
  readonly response: string | null;
}

/** What automations send: by a block, to another system. */
export interface NewDelivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly block: BlockNamed;
  readonly automation: { readonly id: string; readonly name: string } | null;
  readonly subject: string | null;
  readonly body: string;
  /** Handed to whoever is told of its end. */
  readonly cause: unknown;
}

export interface BlockNamed {
  readonly id: string;
  readonly name: string;
  /** The slug of its type. */
  readonly type: string;
}

export interface Delivery {
  readonly id: string;
  readonly created: Instant;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly blockDocumentId: string;
  readonly blockName: string;
  readonly blockType: string;
  readonly automationId: string | null;
  readonly automationName: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** Null once it has ended. */
  readonly due: Instant | null;
  readonly attempts: readonly Attempt[];
}

/** Recipients that need not be told again: null where they were reached, or else why they never will be. Who is alone has no name. */
export type Settled = Readonly<Record<string, string | null>>;

/** A delivery that somebody has taken on. */
export interface DueDelivery extends Delivery {
  /** Until then it is theirs. */
  readonly due: Instant;
  /** Since it was made or replayed, this time not counted. */
  readonly tries: number;
  readonly settled: Settled;
  readonly cause: unknown;
}

/** How a delivery ended. */
export interface Ending {
  /** Null where it got there. */
  readonly failure: string | null;
  readonly last: Attempt;
  /** Of the last answer, without those that are secret. */
  readonly responseHeaders: Readonly<Record<string, string>>;
}
