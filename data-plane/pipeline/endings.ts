// The ways in which a request ends, as facts of its event: answered, broken off, refused, or parked
// because its process died. What each costs is decided here and in settle.ts, and nowhere else.
import { codeOf, type GatewayError, gatewayError, statusOf } from '../errors.ts';
import { parkedCharge, UNCHARGED } from './attempt-record.ts';
import type { Reserved } from './exchange.ts';
import type { NodeContext } from './node-context.ts';
import type { AnswerReader } from './read-answer.ts';
import { type Ending, priceMeasured } from './settle.ts';

/** An ending but for whether the client was still there. */
export type EndingFacts = Omit<Ending, 'clientGone'>;

/** A whole answer came; also for a client that had gone, whose answer was read to its end. */
export function answered(
  node: NodeContext,
  reserved: Reserved,
  reader: AnswerReader,
  status: number,
): EndingFacts {
  const measured = reader.measured();
  if (measured.usage) {
    node.ratios.learn(reserved.model.id, {
      inputBytes: reserved.ask.body.length,
      inputTokens: measured.usage.inputTotal,
      outputBytes: measured.outputChars,
      outputTokens: measured.usage.outputTotal,
    });
  }
  return {
    outcome: 'settled',
    status,
    errorCode: null,
    charged: priceMeasured(reserved, node.ratios, { ...measured, billable: true }),
    channelId: reader.channel.id,
    ttftMs: ttftOf(reserved, reader),
  };
}

/** Part of an answer came; it is charged if there was anything in it. */
export function brokenOff(
  node: NodeContext,
  reserved: Reserved,
  reader: AnswerReader,
  seen: { readonly status: number; readonly errorCode: string | null },
): EndingFacts {
  const measured = reader.measured();
  const paid = measured.usage !== undefined || measured.billable;
  return {
    outcome: paid ? 'settled' : 'void',
    ...seen,
    charged: paid ? priceMeasured(reserved, node.ratios, measured) : UNCHARGED,
    channelId: reader.channel.id,
    ttftMs: ttftOf(reserved, reader),
  };
}

/** The client got an error and nothing else: nothing is charged. */
export function refused(error: GatewayError): EndingFacts {
  return {
    outcome: 'void',
    status: statusOf(error),
    errorCode: codeOf(error),
    charged: UNCHARGED,
    channelId: null,
    ttftMs: null,
  };
}

/** What is to be reported if this process dies before the attempt ends. */
export function parked(node: NodeContext, reserved: Reserved, reader: AnswerReader): EndingFacts {
  return {
    outcome: 'parked',
    status: 0,
    errorCode: null,
    charged: parkedCharge(reserved, reader.channel, node.ratios),
    channelId: reader.channel.id,
    ttftMs: null,
  };
}

/** No channel is left to try. */
export function allFailed(reserved: Reserved, attempts: number): GatewayError {
  const tried = attempts === 1 ? 'The one attempt' : `All ${attempts} attempts`;
  return gatewayError(
    'all_upstreams_failed',
    `${tried} to reach an upstream for ${reserved.ask.model} failed. Try again in a moment or choose another model.`,
    { retryAfterSeconds: 1 },
  );
}

function ttftOf(reserved: Reserved, reader: AnswerReader): number | null {
  return reader.firstMs === undefined ? null : Math.round(reader.firstMs - reserved.startedMs);
}
