// How much is held for a request: the price of what the upstream is allowed to produce, never less.
// Pure, so that explaining a request and serving it agree.
import { maxNano, type NanoUsd, timesNano } from './money.ts';
import { affordableOutput, dearestCharge, type Rates } from './pricing.ts';

/** A pocket whose available balance covers this many holds at the model's cap needs no written limit. */
const RICH_HOLDS = 20;
/** A client's limit is never lowered below this, nor below what it asked for if that is less. */
const LOWEST_LIMIT = 4096;

export interface HoldFacts {
  readonly bodyBytes: number;
  readonly mediaParts: number;
  /** False when the body draws on text that is not in it. */
  readonly selfContained: boolean;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly tokensPerBytePpm: number;
  readonly mediaPartTokens: number | null;
  /** The client's own limit per choice. */
  readonly askedLimit: number | undefined;
  readonly choices: number;
  /** Whether every planned channel obeys a limit that is written. */
  readonly acceptsLimit: boolean;
  readonly defaultOutputTokens: number;
  readonly rates: Rates;
  /** The pocket's available balance as last heard. */
  readonly available: NanoUsd;
}

export interface HoldPlan {
  readonly promptTokens: number;
  /** Bound of one choice's output. */
  readonly outputTokens: number;
  readonly need: NanoUsd;
  /** The smallest hold with which the request may still go out. */
  readonly least: NanoUsd;
  /** A limit to write into the upstream request; undefined leaves the client's own. */
  readonly writtenLimit: number | undefined;
}

/** Most tokens a prompt can be: bytes times the model's ceiling plus its media, within the context. */
export function boundPrompt(facts: HoldFacts): number {
  if (!facts.selfContained) return facts.contextTokens;
  if (facts.mediaParts > 0 && facts.mediaPartTokens === null) return facts.contextTokens;
  const text = Math.ceil((facts.bodyBytes * facts.tokensPerBytePpm) / 1_000_000);
  const media = facts.mediaParts * (facts.mediaPartTokens ?? 0);
  return Math.min(facts.contextTokens, text + media);
}

/** The hold for a request, and the limit that makes it true. */
export function planHold(facts: HoldFacts): HoldPlan {
  const promptTokens = boundPrompt(facts);
  const priceOf = (output: number) =>
    dearestCharge(facts.rates, promptTokens, output * facts.choices);
  const cap = facts.maxOutputTokens;
  const asked = facts.askedLimit;
  if (!facts.acceptsLimit) {
    const need = priceOf(cap);
    return { promptTokens, outputTokens: cap, need, least: need, writtenLimit: undefined };
  }
  const fallback = Math.min(facts.defaultOutputTokens, cap);
  const least = priceOf(Math.min(asked ?? fallback, cap, LOWEST_LIMIT));
  if (asked !== undefined) {
    const bound = Math.min(asked, cap);
    return {
      promptTokens,
      outputTokens: bound,
      need: priceOf(bound),
      least,
      writtenLimit: undefined,
    };
  }
  const capHold = priceOf(cap);
  if (facts.available >= timesNano(capHold, RICH_HOLDS)) {
    return { promptTokens, outputTokens: cap, need: capHold, least, writtenLimit: undefined };
  }
  return {
    promptTokens,
    outputTokens: fallback,
    need: maxNano(priceOf(fallback), least),
    least,
    writtenLimit: fallback,
  };
}

/** The limit that a smaller hold pays for. */
export function limitFor(facts: HoldFacts, plan: HoldPlan, hold: NanoUsd): number {
  const output = affordableOutput(facts.rates, plan.promptTokens, hold);
  return Math.max(1, Math.min(plan.outputTokens, Math.floor(output / facts.choices)));
}
