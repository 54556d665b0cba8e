// A plain reader of SSE by the letter of its specification, used to check what the simulator spells.

export interface Chunk {
  readonly model: string;
  readonly choices: {
    readonly index: number;
    readonly delta: {
      readonly role?: string;
      readonly content?: string | null;
      readonly reasoning_content?: string;
      readonly tool_calls?: {
        readonly function: { readonly name?: string; readonly arguments: string };
      }[];
    };
    readonly finish_reason: string | null;
    readonly usage?: Usage;
  }[];
  readonly usage?: Usage | null;
  readonly timings?: { readonly cache_n: number };
  readonly error?: { readonly message: string };
  readonly base_resp?: { readonly status_code: number };
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly cached_tokens?: number;
  readonly prompt_cache_hit_tokens?: number;
  readonly prompt_cache_miss_tokens?: number;
  readonly prompt_tokens_details?: { readonly cached_tokens: number };
  readonly completion_tokens_details?: { readonly reasoning_tokens: number };
}

/** The data of each event, in order. */
export function readEvents(text: string): string[] {
  const events: string[] = [];
  let data: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (data.length > 0) {
        events.push(data.join('\n'));
      }
      data = [];
    } else if (line.startsWith('data:')) {
      data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
    }
  }
  return events;
}

/** The parsed chunks, without `[DONE]`. */
export function readChunks(text: string): Chunk[] {
  return readEvents(text)
    .filter((data) => data !== '[DONE]')
    .map((data) => JSON.parse(data) as Chunk);
}

/** The content of one choice of a stream. */
export function readContent(text: string, index = 0): string {
  return readChunks(text)
    .flatMap((chunk) => chunk.choices)
    .filter((choice) => choice.index === index)
    .map((choice) => choice.delta.content ?? '')
    .join('');
}

/** The last usage anywhere at the top level of a stream. */
export function readLastUsage(text: string): Usage | undefined {
  return (
    readChunks(text)
      .map((chunk) => chunk.usage)
      .filter((usage) => usage !== undefined && usage !== null)
      .at(-1) ?? undefined
  );
}
