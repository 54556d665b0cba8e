// Lets a node make a trial call through a channel. The call takes seconds, so it runs between two
// short transactions and never inside one.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { decodeFirst } from '../database/decode.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuse, refuseField, refuseMissing } from '../problems.ts';
import type { ChannelTest, TestChannelInput } from './channel-test.graphql.ts';
import type { ChannelTestReport } from './channel-tester.ts';

const MAX_PROMPT = 2_000;
const MAX_REPLY = 2_000;

const rules = v.object({
  prompt: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Enter a prompt.'),
    v.maxLength(MAX_PROMPT, `Use at most ${MAX_PROMPT} characters.`),
  ),
});

const channelRow = v.object({ name: v.string(), mapped: v.boolean(), needs_key: v.boolean() });

/** Said instead of a test that must fail, and with one that has failed for it. */
export const NO_CREDENTIAL =
  'The channel has no credential: choose one of its provider, then test it again.';

/** Checks that the test can be made and notes in the audit trail that it was asked for. */
export async function prepareChannelTest(
  command: Command,
  input: TestChannelInput,
): Promise<Result<{ readonly prompt: string }, Problem>> {
  command.note({ objectId: input.channelId });
  const checked = checkInput(rules, input);
  if (!checked.ok) return checked;
  const channel = decodeFirst(
    channelRow,
    await command.sql.query(
      `select c.name, c.credential_id is null and not p.private_network as needs_key, exists (
         select 1 from channel_models where channel_id = c.id and model_id = $2) as mapped
       from channels c join providers p on p.id = c.provider_id where c.id = $1`,
      [input.channelId, input.modelId],
    ),
  );
  if (!channel) return refuseMissing('channel');
  if (!channel.mapped) {
    return refuseField('modelId', 'not_mapped', 'This channel does not carry that model.');
  }
  // In a private network a model server may do without; a vendor never does.
  if (channel.needs_key) return refuse('STATE_REFUSED', NO_CREDENTIAL);
  command.note({
    objectName: channel.name,
    after: { modelId: input.modelId, stream: input.stream },
  });
  return ok({ prompt: checked.value.prompt });
}

export function refuseTestRate(waitMs: number): ReturnType<typeof refuse> {
  const seconds = Math.ceil(waitMs / 1000);
  return refuse('LIMIT_EXCEEDED', `At most ten tests a minute; try again in ${seconds} s.`, {
    params: { retryAfterSeconds: seconds },
  });
}

/** Keeps the outcome beside the channel, where lists show it. */
export async function storeChannelTest(
  command: Command,
  channelId: string,
  report: ChannelTestReport,
): Promise<Result<ChannelTest, Problem>> {
  const { testId, state, status, ttftMs, errorCode } = report;
  const summary = { at: command.now.toISOString(), state, status, ttftMs, errorCode };
  await command.sql.query('update channels set last_test = $2 where id = $1', [
    channelId,
    JSON.stringify(summary),
  ]);
  command.note({ objectId: channelId, after: { testId, state, status, errorCode } });
  const { eventsMs, durationMs, inputTokens, outputTokens, estimated, errorMessage } = report;
  return ok({
    ...{ id: testId, state, status, ttftMs, errorCode, errorMessage, eventsMs, durationMs },
    ...{ inputTokens, outputTokens, estimated, costNanoUsd: report.costNanoUsd },
    reply: report.reply.slice(0, MAX_REPLY),
  });
}
