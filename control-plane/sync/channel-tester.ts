// Trial calls through a channel: only nodes call upstreams, so one is asked to. The price is held on
// the house wallet first and booked after it.
import { err, ok, type Result } from '#contract/result';
import { sealTo } from '#contract/sealed-box';
import { probeCredentialContext } from '#contract/sealing-context';
import type { ProbeResult } from '#contract/sync-messages';
import { NO_CREDENTIAL } from '../channels/channel-test.commands.ts';
import type {
  ChannelTester,
  ChannelTestReport,
  ChannelTestRequest,
} from '../channels/channel-tester.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../ids.ts';
import { Problem } from '../problems.ts';
import { loadChannelForTest } from '../publishing/load-configuration.ts';
import { openRecord } from '../security/sealing.ts';
import { beginTest, endTest, hasPassed } from './channel-test-rows.ts';
import type { LeaderDesk } from './leader-desk.ts';
import type { NodeStream } from './node-stream.ts';
import { type PlannedProbe, planProbe, probeMessage } from './plan-probe.ts';

/** A person waits for the answer, so a test gives up before a channel's own total timeout would. */
const LONGEST_TEST_MS = 60_000;
/** For the node's own word that the call has timed out. */
const ANSWER_MS = 2000;

export interface ChannelTesterOptions {
  readonly database: Database;
  readonly sealingKey: Buffer;
  /** The leader's work, where nodes are connected. */
  readonly desk: () => LeaderDesk | undefined;
}

export function createChannelTester(options: ChannelTesterOptions): ChannelTester {
  return { test: (request) => test(options, request) };
}

async function test(
  options: ChannelTesterOptions,
  request: ChannelTestRequest,
): Promise<Result<ChannelTestReport, Problem>> {
  const { database, sealingKey, desk } = options;
  const stream = pickNode(desk());
  if (!stream) {
    return problem('UNAVAILABLE', 'No node is connected to this control plane. Try again shortly.');
  }
  const rows = await loadChannelForTest(database.sql, request.channelId, request.modelId);
  if (!rows) return problem('NOT_FOUND', 'This channel does not carry that model.');
  const planned = planProbe(rows, request.prompt);
  if (!planned.ok) {
    return problem('STATE_REFUSED', `${planned.error.path} ${planned.error.message}`);
  }
  const testId = newId();
  const sealedCredential = sealCredential(planned.value, stream, { testId, sealingKey });
  if (!sealedCredential.ok) {
    return problem('STATE_REFUSED', 'The credential cannot be opened. Enter it again.');
  }
  const { hold } = planned.value;
  const begun = await beginTest(database, testId, { request, hold });
  if (!begun.ok) return problem('INSUFFICIENT_FUNDS', 'The house wallet cannot pay for the test.');
  const { prompt, stream: streamed } = request;
  const probe = probeMessage(planned.value, {
    probeId: testId,
    upstreamModel: rows.upstreamModel,
    sealedCredential: sealedCredential.value,
    prompt,
    stream: streamed,
  });
  const result = await awaitResult(stream, probe);
  const cost = await endTest(database, testId, { result, hold });
  const report = reportOf(testId, result, cost);
  return ok(planned.value.channel.credential ? report : explainMissingKey(report));
}

/** A node that is not going away; another one each time, so that tests see the whole fleet. */
function pickNode(desk: LeaderDesk | undefined): NodeStream | undefined {
  const streams = desk?.registry.all().filter((stream) => !stream.draining) ?? [];
  return streams[Math.floor(Math.random() * streams.length)];
}

function sealCredential(
  { channel }: PlannedProbe,
  stream: NodeStream,
  { testId, sealingKey }: { readonly testId: string; readonly sealingKey: Buffer },
): Result<string | null, 'unsealable'> {
  const { credential } = channel;
  if (!credential) return ok(null);
  const secret = openRecord(sealingKey, credential.id, credential);
  if (!secret.ok) return secret;
  const plain = Buffer.from(secret.value.reveal());
  const sealed = sealTo(stream.node.sealPublicKey, plain, probeCredentialContext(testId));
  return sealed.ok ? ok(sealed.value.toString('base64')) : err('unsealable');
}

async function awaitResult(
  stream: NodeStream,
  probe: ReturnType<typeof probeMessage>,
): Promise<ProbeResult | undefined> {
  const limitMs = Math.min(probe.channel.timeouts.totalMs, LONGEST_TEST_MS) + ANSWER_MS;
  const timer = setTimeout(() => stream.abandonProbe(probe.probeId), limitMs);
  try {
    return await stream.probe(probe);
  } finally {
    clearTimeout(timer);
  }
}

function reportOf(
  testId: string,
  result: ProbeResult | undefined,
  costNanoUsd: bigint,
): ChannelTestReport {
  if (!result) return { ...NO_ANSWER, testId, costNanoUsd };
  const { status, ttftMs, durationMs, eventsMs, inputTokens, outputTokens } = result;
  return {
    testId,
    state: hasPassed(result) ? 'passed' : 'failed',
    ...{ status, ttftMs, durationMs, eventsMs, inputTokens, outputTokens },
    estimated: result.estimated,
    reply: result.reply,
    errorCode: result.errorCode,
    errorMessage: result.message,
    costNanoUsd,
  };
}

function explainMissingKey(report: ChannelTestReport): ChannelTestReport {
  if (report.errorCode !== 'unauthorized') return report;
  const said = report.errorMessage === null ? '' : ` The upstream said: ${report.errorMessage}`;
  return { ...report, errorMessage: `${NO_CREDENTIAL}${said}` };
}

const NO_ANSWER: Omit<ChannelTestReport, 'testId' | 'costNanoUsd'> = {
  state: 'failed',
  status: null,
  ttftMs: null,
  durationMs: 0,
  eventsMs: [],
  inputTokens: 0,
  outputTokens: 0,
  estimated: true,
  reply: '',
  errorCode: 'node_lost',
  errorMessage: 'The node did not answer in time. The price of the call was booked in full.',
};

function problem(code: Problem['code'], message: string): Result<never, Problem> {
  return err(new Problem(code, message));
}
