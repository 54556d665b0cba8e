// What an answer bills, and the ways a vendor may report it: rightly, in odd places, or wrongly.
// Pure. The bill is the simulator's truth; the report is what the caller gets to see.

import type { FaultName } from './faults.ts';

export interface Bill {
  readonly promptTokens: number;
  /** With reasoning inside, as OpenAI counts. */
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
}

export interface UsageReport {
  /** JSON texts of usage objects in the order they are sent; the last one wins. */
  readonly texts: readonly string[];
  /** `wrong` when the last text does not say what the bill says. */
  readonly verdict: 'right' | 'wrong' | 'absent';
  readonly billed: Bill;
}

export const emptyBill: Bill = {
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
};

const hugeTokens = 1e15;

/** How these tokens are reported under these faults. */
export function reportUsage(bill: Bill, faults: ReadonlySet<FaultName>): UsageReport {
  if (faults.has('usage_absent')) {
    return { texts: [], verdict: 'absent', billed: bill };
  }
  if (faults.has('usage_zero')) {
    return { texts: [formatUsage(emptyBill, faults)], verdict: 'right', billed: emptyBill };
  }
  if (faults.has('usage_negative')) {
    return wrong(bill, formatTotals(-bill.promptTokens, -bill.completionTokens));
  }
  if (faults.has('usage_huge')) {
    return wrong(bill, formatTotals(hugeTokens, hugeTokens));
  }
  if (faults.has('usage_float')) {
    return wrong(bill, formatTotals(bill.promptTokens + 0.5, bill.completionTokens + 0.5));
  }
  if (faults.has('usage_string')) {
    return wrong(
      bill,
      `{"prompt_tokens":"${bill.promptTokens}","completion_tokens":"${bill.completionTokens}",` +
        `"total_tokens":"${bill.promptTokens + bill.completionTokens}"}`,
    );
  }
  const right = formatUsage(bill, faults);
  const texts = faults.has('usage_twice')
    ? [formatTotals(bill.promptTokens + 1_000, bill.completionTokens + 1_000), right]
    : [right];
  return { texts, verdict: 'right', billed: bill };
}

/** One usage object in the dialect the faults ask for. */
export function formatUsage(bill: Bill, faults: ReadonlySet<FaultName>): string {
  const { promptTokens, cachedTokens, reasoningTokens } = bill;
  const outside = faults.has('usage_xai') ? reasoningTokens : 0;
  const completion = bill.completionTokens - outside;
  const totals =
    `{"prompt_tokens":${promptTokens},"completion_tokens":${completion},` +
    `"total_tokens":${promptTokens + completion + outside}`;
  const reasoning = `,"completion_tokens_details":{"reasoning_tokens":${reasoningTokens}}`;
  if (faults.has('usage_deepseek_cache')) {
    const missed = promptTokens - cachedTokens;
    return `${totals},"prompt_cache_hit_tokens":${cachedTokens},"prompt_cache_miss_tokens":${missed}${reasoning}}`;
  }
  if (faults.has('usage_cached_top')) {
    return `${totals},"cached_tokens":${cachedTokens}${reasoning}}`;
  }
  if (faults.has('timings_cache_n')) {
    return `${totals}${reasoning}}`;
  }
  return `${totals},"prompt_tokens_details":{"cached_tokens":${cachedTokens}}${reasoning}}`;
}

/** Members that stand beside usage at the top level of a body. */
export function formatBesideUsage(bill: Bill, faults: ReadonlySet<FaultName>): string {
  return faults.has('timings_cache_n')
    ? `,"timings":{"cache_n":${bill.cachedTokens},"prompt_n":${bill.promptTokens - bill.cachedTokens}}`
    : '';
}

function formatTotals(prompt: number, completion: number): string {
  return `{"prompt_tokens":${prompt},"completion_tokens":${completion},"total_tokens":${prompt + completion}}`;
}

function wrong(bill: Bill, text: string): UsageReport {
  return { texts: [text], verdict: 'wrong', billed: bill };
}
