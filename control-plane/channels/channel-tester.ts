// What a trial call through a channel needs and gives. The south port implements it, since only
// nodes call upstreams.

import type { Result } from '#contract/result';
import type { Problem } from '../problems.ts';

export interface ChannelTestRequest {
  readonly channelId: string;
  readonly modelId: string;
  readonly prompt: string;
  readonly stream: boolean;
  /** Who asked, for the books and the audit trail. */
  readonly actor: string;
}

/** What came back, without any header, host or credential of the upstream. */
export interface ChannelTestReport {
  readonly testId: string;
  readonly state: 'passed' | 'failed';
  readonly status: number | null;
  readonly ttftMs: number | null;
  readonly durationMs: number;
  /** When each event came, from the start; the first of them only. */
  readonly eventsMs: readonly number[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Counted by us, since the upstream sent no usage. */
  readonly estimated: boolean;
  readonly reply: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly costNanoUsd: bigint;
}

export interface ChannelTester {
  /** Resolves when the call has ended, or with a Problem when it could not be made. */
  test(request: ChannelTestRequest): Promise<Result<ChannelTestReport, Problem>>;
}
