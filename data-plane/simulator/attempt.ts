// The record of one attempt: what came in, what was served, and what a vendor would bill for it.
// Pure; the ledger keeps these records and the writers fill them in while they serve.

import { type Bill, emptyBill, type UsageReport } from './usage.ts';

export type Outcome = 'open' | 'complete' | 'refused' | 'cut' | 'cancelled';

/** The text behind an attempt, kept for the newest ones only. */
export interface KeptText {
  readonly raw: Buffer;
  content: string;
}

export interface Attempt {
  readonly seq: number;
  readonly attemptId: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly receivedAt: number;
  model: string | null;
  stream: boolean | null;
  limit: number | null;
  fault: string;
  bodySha256: string | null;
  bodyBytes: number;
  /** Null until headers went out. */
  status: number | null;
  outcome: Outcome;
  /** How it ends when everything meant to be sent has been sent. */
  intended: 'complete' | 'refused' | 'cut';
  /** True once the simulator itself breaks the connection. */
  cutting: boolean;
  endedAt: number | null;
  events: number;
  contentCharacters: number;
  promptTokens: number;
  cachedTokens: number;
  completionTokens: number;
  reasoningTokens: number;
  /** The last usage report that was sent. */
  reported: UsageReport['verdict'];
  /** Set when the vendor itself says that nothing is billed. */
  billsNothing: boolean;
  kept: KeptText | null;
}

const keptContentMax = 65_536;

/** A fresh record, before anything but the head of the request is known. */
export function openAttempt(seq: number, attemptId: string, receivedAt: number): Attempt {
  return {
    seq,
    attemptId,
    receivedAt,
    model: null,
    stream: null,
    limit: null,
    fault: '',
    bodySha256: null,
    bodyBytes: 0,
    status: null,
    outcome: 'open',
    intended: 'complete',
    cutting: false,
    endedAt: null,
    events: 0,
    contentCharacters: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
    reasoningTokens: 0,
    reported: 'absent',
    billsNothing: false,
    kept: null,
  };
}

export interface Produced {
  readonly text: string;
  readonly tokens: number;
  readonly reasoningTokens: number;
  readonly reports: UsageReport['verdict'];
}

/** Notes that a piece of the answer went out. */
export function noteProduced(attempt: Attempt, produced: Produced): void {
  attempt.events += 1;
  attempt.contentCharacters += produced.text.length;
  attempt.completionTokens += produced.tokens;
  attempt.reasoningTokens += produced.reasoningTokens;
  if (produced.reports !== 'absent') {
    attempt.reported = produced.reports;
  }
  if (attempt.kept !== null && attempt.kept.content.length < keptContentMax) {
    attempt.kept.content += produced.text;
  }
}

/** A function rather than a comparison in place: the outcome changes behind a waiting writer. */
export function isOpen(attempt: Attempt): boolean {
  return attempt.outcome === 'open';
}

/** What the vendor bills: nothing unless a real answer began, then what was produced until its end. */
export function billAttempt(attempt: Attempt): Bill {
  if (attempt.status !== 200 || attempt.intended === 'refused' || attempt.billsNothing) {
    return emptyBill;
  }
  const { promptTokens, completionTokens, cachedTokens, reasoningTokens } = attempt;
  return { promptTokens, completionTokens, cachedTokens, reasoningTokens };
}

/** Whether the caller was told: `none` where there was nothing to tell. */
export function judgeReport(attempt: Attempt): 'none' | 'sent' | 'withheld' | 'wrong' {
  if (attempt.status !== 200 || attempt.intended === 'refused') {
    return 'none';
  }
  return attempt.reported === 'right'
    ? 'sent'
    : attempt.reported === 'wrong'
      ? 'wrong'
      : 'withheld';
}

/** The record as the control API and the journal show it. */
export function describeAttempt(attempt: Attempt): object {
  const bill = billAttempt(attempt);
  const { endedAt, receivedAt, outcome } = attempt;
  return {
    seq: attempt.seq,
    attemptId: attempt.attemptId,
    model: attempt.model,
    stream: attempt.stream,
    fault: attempt.fault,
    limit: attempt.limit,
    receivedAt,
    endedAt,
    openMs: endedAt === null ? null : endedAt - receivedAt,
    cancelledAt: outcome === 'cancelled' ? endedAt : null,
    status: attempt.status,
    outcome,
    served: { events: attempt.events, contentCharacters: attempt.contentCharacters },
    billed: {
      prompt_tokens: bill.promptTokens,
      completion_tokens: bill.completionTokens,
      cached_tokens: bill.cachedTokens,
      reasoning_tokens: bill.reasoningTokens,
    },
    usageReport: judgeReport(attempt),
    bodySha256: attempt.bodySha256,
    bodyBytes: attempt.bodyBytes,
  };
}
