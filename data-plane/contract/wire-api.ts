// The closed list of protocols an endpoint and a channel speak. A channel has exactly one.

export const WIRE_APIS = [
  'chat_completions',
  'responses',
  'completions',
  'embeddings',
  'rerank',
  'image_generations',
  'image_edits',
  'video_generations',
  'speech',
  'transcriptions',
  'messages',
  'moderations',
  'realtime',
] as const;

/** A protocol spoken on `/v1` and by a channel. */
export type WireApi = (typeof WIRE_APIS)[number];

/** True for a known protocol name. */
export function isWireApi(value: unknown): value is WireApi {
  return WIRE_APIS.some((known) => known === value);
}

export const MODEL_TYPES = [
  'llm',
  'text2image',
  'text2video',
  'embedding',
  'rerank',
  'speech',
  'transcription',
  'moderation',
] as const;

/** What a model makes, as `/v1/models` names it. */
export type ModelType = (typeof MODEL_TYPES)[number];

/** The price buckets a model must have before it is served over a protocol. */
export function requiredBuckets(wireApi: WireApi): readonly ('input' | 'output')[] {
  return wireApi === 'embeddings' || wireApi === 'moderations' ? ['input'] : ['input', 'output'];
}
