// Branded identifiers: an id is a string with a kind, made only here, so one cannot be passed for another.

declare const kind: unique symbol;
type Id<K extends string> = string & { readonly [kind]: K };

export type AccountId = Id<'account'>;
export type ApiKeyId = Id<'api_key'>;
export type AttemptId = Id<'attempt'>;
export type ChannelId = Id<'channel'>;
export type EventId = Id<'event'>;
export type GrantId = Id<'grant'>;
export type GroupId = Id<'group'>;
export type LeaseId = Id<'lease'>;
export type ModelId = Id<'model'>;
export type NodeId = Id<'node'>;
export type PocketId = Id<'pocket'>;
export type PriceId = Id<'price'>;
export type RequestId = Id<'request'>;
export type ReturnId = Id<'return'>;

/** Minted by a node at each start; with the node id it names one epoch. */
export type BootNonce = Id<'boot_nonce'>;

/** Names one life of the database; a higher one wins over every version of a lower one. */
export type Incarnation = Id<'incarnation'>;

/** Number of a budget window, minted by the control plane. */
export type WindowId = Id<'window'>;

interface Kinds {
  account: AccountId;
  api_key: ApiKeyId;
  attempt: AttemptId;
  channel: ChannelId;
  event: EventId;
  grant: GrantId;
  group: GroupId;
  lease: LeaseId;
  model: ModelId;
  node: NodeId;
  pocket: PocketId;
  price: PriceId;
  request: RequestId;
  return: ReturnId;
  boot_nonce: BootNonce;
  incarnation: Incarnation;
  window: WindowId;
}

const SHAPE = /^[A-Za-z0-9:_.-]{1,160}$/;

/** Takes a string for an id of the given kind; throws on a shape no id of ours has. */
export function toId<K extends keyof Kinds>(_kind: K, text: string): Kinds[K] {
  if (!SHAPE.test(text)) throw new Error('not an identifier');
  return text as Kinds[K];
}

/** The id of something that begins on one start of a node, by its number on it. */
export function countedId<K extends 'request' | 'attempt'>(
  _kind: K,
  nonce: BootNonce,
  number: number,
): Kinds[K] {
  return `${nonce}${number.toString(36)}` as Kinds[K];
}

/** True for a string that can be an id of ours. */
export function isIdText(text: unknown): text is string {
  return typeof text === 'string' && SHAPE.test(text);
}

/** The one lease of a pocket on one epoch of a node. */
export function leaseIdOf(pocketId: PocketId, nodeId: NodeId, nonce: BootNonce): LeaseId {
  return `${pocketId}:${nodeId}:${nonce}` as LeaseId;
}
