// Tokens per byte of each model, learnt from usage that upstreams reported; what an answer without
// usage is estimated by.
import type { ModelId } from '../contract/ids.ts';

/** Bytes of prior knowledge: a quarter of a token a byte, as English text has it. */
const PRIOR_BYTES = 2000;
const PRIOR_RATIO = 0.25;
/** Older traffic fades once a model has this many bytes behind it. */
const MEMORY_BYTES = 50_000_000;

interface Sums {
  bytes: number;
  tokens: number;
}

interface ModelSums {
  readonly input: Sums;
  readonly output: Sums;
}

export class TokenRatios {
  private readonly models = new Map<ModelId, ModelSums>();

  /** Learns from one request whose usage is known. */
  learn(
    modelId: ModelId,
    seen: { inputBytes: number; inputTokens: number; outputBytes: number; outputTokens: number },
  ): void {
    const sums = this.sumsOf(modelId);
    add(sums.input, seen.inputBytes, seen.inputTokens);
    if (seen.outputBytes > 0) add(sums.output, seen.outputBytes, seen.outputTokens);
  }

  /** Tokens that a prompt of so many bytes likely has; at least one. */
  inputTokens(modelId: ModelId, bytes: number): number {
    return Math.max(1, Math.ceil(bytes * ratio(this.models.get(modelId)?.input)));
  }

  /** Tokens that relayed output of so many bytes likely has. */
  outputTokens(modelId: ModelId, bytes: number): number {
    return Math.ceil(bytes * ratio(this.models.get(modelId)?.output));
  }

  private sumsOf(modelId: ModelId): ModelSums {
    const known = this.models.get(modelId);
    if (known) return known;
    const sums = { input: { bytes: 0, tokens: 0 }, output: { bytes: 0, tokens: 0 } };
    this.models.set(modelId, sums);
    return sums;
  }
}

function add(sums: Sums, bytes: number, tokens: number): void {
  sums.bytes += bytes;
  sums.tokens += tokens;
  if (sums.bytes < MEMORY_BYTES) return;
  sums.bytes /= 2;
  sums.tokens /= 2;
}

function ratio(sums: Sums | undefined): number {
  if (!sums) return PRIOR_RATIO;
  return (sums.tokens + PRIOR_BYTES * PRIOR_RATIO) / (sums.bytes + PRIOR_BYTES);
}
