// What a trial call is and what it may cost at most. Pure: rows in, probe out.
import type { Finding } from '#contract/check-snapshot';
import { maxNano, type NanoUsd, nanoUsd } from '#contract/money';
import { compileCostRates, dearestCharge } from '#contract/pricing';
import { err, ok, type Result } from '#contract/result';
import type { ModelEntry } from '#contract/routing-table';
import type { Probe } from '#contract/sync-messages';
import { isWireApi } from '#contract/wire-api';
import { compileModels } from '../publishing/compile-models.ts';
import { type CompiledChannel, compileChannel } from '../publishing/compile-routing-table.ts';
import type { ChannelForTest } from '../publishing/load-configuration.ts';

/** Enough for a reasoning model to come to its answer. */
const OUTPUT_TOKENS = 1024;
/** What a request has besides the prompt. */
const FRAME_BYTES = 500;
const PPM = 1_000_000;

export interface PlannedProbe {
  readonly channel: CompiledChannel;
  readonly model: ModelEntry;
  readonly outputTokens: number;
  readonly hold: NanoUsd;
}

/** Plans the call; the error is the first thing that keeps it from being priced. */
export function planProbe(rows: ChannelForTest, prompt: string): Result<PlannedProbe, Finding> {
  const { channel: row } = rows;
  const wireApi = row.wire_api;
  if (!isWireApi(wireApi)) return err({ path: 'wireApi', message: 'is not known' });
  const findings: Finding[] = [];
  const served = new Map([[rows.model.id, new Set([wireApi])]]);
  const [model] = compileModels([rows.model], served, findings);
  if (!model) return err(findings[0] ?? { path: 'modelId', message: 'cannot be served' });
  const cap = model.maxOutputTokens;
  const outputTokens = row.accepts_limit ? Math.min(cap, OUTPUT_TOKENS) : cap;
  const bytes = Buffer.byteLength(prompt) + FRAME_BYTES;
  const inputTokens = Math.ceil((bytes * model.tokensPerBytePpm) / PPM);
  const rates = compileCostRates(model.price, row.cost_multiplier_ppm);
  const hold = maxNano(dearestCharge(rates, inputTokens, outputTokens), nanoUsd(1n));
  return ok({ channel: compileChannel(row, wireApi), model, outputTokens, hold });
}

/** The message to a node, once the credential is sealed for it. */
export function probeMessage(
  planned: PlannedProbe,
  facts: Pick<Probe, 'probeId' | 'upstreamModel' | 'sealedCredential' | 'prompt' | 'stream'>,
): Probe {
  const { channel, model, outputTokens, hold } = planned;
  return { type: 'probe', channel: channel.entry, model, outputTokens, hold, ...facts };
}
