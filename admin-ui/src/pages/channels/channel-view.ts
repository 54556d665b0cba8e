// How a channel's measured state is named and drawn; pure and shared by row, phone and peek.
import type { ChannelPartsFragment } from '../../generated/channels/graphql.ts';
import type { Health } from '../../marks/HealthStrip.tsx';
import type { Tone } from '../../marks/StatusMark.tsx';

export type Channel = ChannelPartsFragment;

const POOR_SUCCESS_PPM = 950_000;
const BAD_MARK_SHARE = 0.2;

export const STATE_TONES = {
  on: 'ok',
  degraded: 'warn',
  tripped: 'bad',
  off: 'off',
} as const satisfies Record<Channel['health']['state'], Tone>;

/** One cell for each five minutes. */
export function healthCells(marks: Channel['activity']['marks']): Health[] {
  return marks.map(({ attempts, failed }) => {
    if (attempts === 0) {
      return 'none';
    }
    return failed === 0 ? 'fine' : failed / attempts > BAD_MARK_SHARE ? 'bad' : 'slow';
  });
}

export function isPoor({ activity }: Channel): boolean {
  return typeof activity.successPpm === 'number' && activity.successPpm < POOR_SUCCESS_PPM;
}

/** What it is off for: its own switch, or its provider's. */
export function isOffByProvider(channel: Channel): boolean {
  return channel.enabled && !channel.provider.enabled;
}

/** The model that figures are about: the one filtered for, or the only one. */
export function chooseModel(channel: Channel, modelId: string | undefined) {
  if (modelId !== undefined) {
    return channel.models.find(({ model }) => model.id === modelId);
  }
  return channel.models.length === 1 ? channel.models[0] : undefined;
}
