// Every message between a node and the control plane, with its schema. Text frames are JSON;
// a binary frame is a JSON head and bytes, as a snapshot or a keyring chunk needs.
import * as v from 'valibot';
import { countSchema, idSchema, moneySchema, priceSchema } from './codec.ts';
import { keyringChunkSchema } from './keyring.ts';
import { channelSchema, modelSchema } from './routing-table.ts';

/** Pause between heartbeats, both ways. */
export const HEARTBEAT_MS = 2000;
/** A stream that missed this many heartbeats is dead. */
export const HEARTBEATS_MISSED = 3;
/** Events in one report. */
export const REPORT_EVENTS = 2000;
/** Largest frame either side accepts. */
export const FRAME_BYTES = 64 * 1024 * 1024;

const nonceSchema = idSchema('boot_nonce');
const refusalSchema = v.variant('kind', [
  v.object({ kind: v.literal('empty'), balance: moneySchema }),
  v.object({ kind: v.literal('in_flight') }),
  v.object({ kind: v.literal('stranded'), amount: priceSchema }),
  v.object({ kind: v.literal('unknown') }),
]);

/** What a node says when it enrols, once in its life. */
export const enrolRequestSchema = v.object({
  token: v.pipe(v.string(), v.maxLength(500)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  signPublicKey: v.pipe(v.string(), v.maxLength(100)),
  sealPublicKey: v.pipe(v.string(), v.maxLength(100)),
});
export const enrolAnswerSchema = v.object({ nodeId: idSchema('node') });

/** What a node signs to open its stream: `${challenge}.${nodeId}.${nonce}`. */
export function streamProof(challenge: string, nodeId: string, nonce: string): Buffer {
  return Buffer.from(`tollgate-stream.${challenge}.${nodeId}.${nonce}`);
}

export const challengeSchema = v.object({
  type: v.literal('challenge'),
  challenge: v.pipe(v.string(), v.minLength(20)),
});
export const helloSchema = v.object({
  type: v.literal('hello'),
  nodeId: idSchema('node'),
  nonce: nonceSchema,
  signature: v.string(),
  softwareVersion: v.pipe(v.string(), v.maxLength(50)),
  contractVersion: v.number(),
  incarnation: v.nullable(idSchema('incarnation')),
  tableNumber: countSchema,
  keyringVersion: countSchema,
  /** Epochs whose events or leases this node still has, the running one included. */
  epochs: v.array(nonceSchema),
});
export const welcomeSchema = v.object({
  type: v.literal('welcome'),
  incarnation: idSchema('incarnation'),
  admissionMs: countSchema,
  /** Highest event number stored of each epoch; a node sends again what is above. */
  watermarks: v.array(v.object({ nonce: nonceSchema, seq: countSchema })),
  /** The running budget window and the next two. */
  windows: v.array(idSchema('window')),
});
export const refusedSchema = v.object({
  type: v.literal('refused'),
  reason: v.picklist([
    'unknown_node',
    'revoked',
    'bad_signature',
    'duplicate',
    'fenced',
    'contract_version',
    'not_leader',
  ]),
  message: v.string(),
  /** Where the leader is, when this is not it. */
  leader: v.nullable(v.string()),
});

const leaseLineSchema = v.object({
  leaseId: idSchema('lease'),
  free: moneySchema,
  inFlight: priceSchema,
});
const nodeStatusSchema = v.object({
  inFlight: countSchema,
  requestsPerMinute: countSchema,
  addedMs: v.number(),
  cpuPercent: v.number(),
  rssBytes: countSchema,
  spoolBytes: countSchema,
  draining: v.boolean(),
  trippedChannels: v.array(v.object({ channelId: idSchema('channel'), untilMs: v.number() })),
});

/** Asks, returns, reports and final statements of a node, all in one. Sent again unchanged until answered. */
export const batchSchema = v.object({
  type: v.literal('batch'),
  batchId: countSchema,
  incarnation: idSchema('incarnation'),
  asks: v.array(
    v.object({
      grantId: idSchema('grant'),
      pocketId: idSchema('pocket'),
      leaseId: idSchema('lease'),
      need: priceSchema,
      least: priceSchema,
      waiting: priceSchema,
      lastGrant: priceSchema,
    }),
  ),
  returns: v.array(
    v.object({ returnId: idSchema('return'), leaseId: idSchema('lease'), amount: priceSchema }),
  ),
  events: v.array(v.object({ nonce: nonceSchema, seq: countSchema, event: v.unknown() })),
  leases: v.array(leaseLineSchema),
  finals: v.array(
    v.object({
      nonce: nonceSchema,
      settled: v.array(v.object({ leaseId: idSchema('lease'), amount: priceSchema })),
    }),
  ),
  status: v.nullable(nodeStatusSchema),
});
export type Batch = v.InferOutput<typeof batchSchema>;
export type NodeStatus = v.InferOutput<typeof nodeStatusSchema>;

export const grantAnswerSchema = v.variant('kind', [
  v.object({
    kind: v.literal('granted'),
    grantId: idSchema('grant'),
    pocketId: idSchema('pocket'),
    leaseId: idSchema('lease'),
    amount: priceSchema,
    available: priceSchema,
    loweredTo: v.nullable(moneySchema),
    tail: v.boolean(),
    admissionMs: countSchema,
  }),
  v.object({
    kind: v.literal('denied'),
    grantId: idSchema('grant'),
    pocketId: idSchema('pocket'),
    refusal: refusalSchema,
  }),
]);
export const batchAnswerSchema = v.object({
  type: v.literal('batch_answer'),
  batchId: countSchema,
  admissionMs: countSchema,
  answers: v.array(grantAnswerSchema),
  returned: v.array(idSchema('return')),
  closedEpochs: v.array(nonceSchema),
  watermarks: v.array(v.object({ nonce: nonceSchema, seq: countSchema })),
});
export type BatchAnswer = v.InferOutput<typeof batchAnswerSchema>;

export const recallSchema = v.object({
  type: v.literal('recall'),
  pocketIds: v.array(idSchema('pocket')),
});
export const fundedSchema = v.object({
  type: v.literal('funded'),
  pocketIds: v.array(idSchema('pocket')),
});
export const heartbeatSchema = v.object({ type: v.literal('heartbeat') });

/** A node's word on a version: in force, or refused with the field that is wrong. */
export const ackSchema = v.object({
  type: v.literal('ack'),
  document: v.picklist(['table', 'keyring']),
  incarnation: idSchema('incarnation'),
  number: countSchema,
  accepted: v.boolean(),
  finding: v.nullable(v.object({ path: v.string(), message: v.string() })),
});

/** A trial call through a channel that need not be published. The control plane holds its price. */
export const probeSchema = v.object({
  type: v.literal('probe'),
  probeId: v.string(),
  channel: channelSchema,
  model: modelSchema,
  upstreamModel: v.string(),
  /** The credential, sealed to this node; null when the channel has none. */
  sealedCredential: v.nullable(v.string()),
  prompt: v.pipe(v.string(), v.maxLength(8000)),
  stream: v.boolean(),
  outputTokens: countSchema,
  hold: priceSchema,
});
export type Probe = v.InferOutput<typeof probeSchema>;

export const probeResultSchema = v.object({
  type: v.literal('probe_result'),
  probeId: v.string(),
  status: v.nullable(v.number()),
  errorCode: v.nullable(v.string()),
  message: v.nullable(v.string()),
  ttftMs: v.nullable(countSchema),
  durationMs: countSchema,
  /** Milliseconds at which each event came, the first 200. */
  eventsMs: v.array(countSchema),
  inputTokens: countSchema,
  outputTokens: countSchema,
  estimated: v.boolean(),
  reply: v.pipe(v.string(), v.maxLength(4000)),
  cost: priceSchema,
});
export type ProbeResult = v.InferOutput<typeof probeResultSchema>;

/** Head of a binary frame that carries a routing table. */
export const tableHeadSchema = v.object({
  type: v.literal('table'),
  incarnation: idSchema('incarnation'),
  number: countSchema,
  checksum: v.string(),
  /** The version's credential key, sealed to this node. */
  sealedKey: v.string(),
});
export type TableHead = v.InferOutput<typeof tableHeadSchema>;

export const binaryHeadSchema = v.variant('type', [tableHeadSchema, keyringChunkSchema]);

export const toNodeSchema = v.variant('type', [
  challengeSchema,
  welcomeSchema,
  refusedSchema,
  batchAnswerSchema,
  recallSchema,
  fundedSchema,
  heartbeatSchema,
  probeSchema,
]);
export type ToNode = v.InferOutput<typeof toNodeSchema>;

export const fromNodeSchema = v.variant('type', [
  helloSchema,
  batchSchema,
  ackSchema,
  heartbeatSchema,
  probeResultSchema,
]);
export type FromNode = v.InferOutput<typeof fromNodeSchema>;
export type Hello = v.InferOutput<typeof helloSchema>;
export type Welcome = v.InferOutput<typeof welcomeSchema>;

/** Puts a head and its bytes into one binary frame. */
export function encodeBinary(head: string, bytes: Buffer): Buffer {
  const headBytes = Buffer.from(head);
  const frame = Buffer.allocUnsafe(4 + headBytes.length + bytes.length);
  frame.writeUInt32BE(headBytes.length, 0);
  headBytes.copy(frame, 4);
  bytes.copy(frame, 4 + headBytes.length);
  return frame;
}

/** Takes a binary frame apart; undefined when it is not one. */
export function splitBinary(
  frame: Buffer,
): { readonly head: string; readonly bytes: Buffer } | undefined {
  if (frame.length < 4) return undefined;
  const end = 4 + frame.readUInt32BE(0);
  if (end > frame.length) return undefined;
  return { head: frame.toString('utf8', 4, end), bytes: frame.subarray(end) };
}
