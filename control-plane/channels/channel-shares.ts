// How traffic of a model is split among the channels of one tier: by weight, and as it was.
// Pure, so that a page of channels needs one read of the mappings and one of the last hour.

/** One model on one channel, as it is configured now. */
export interface MappedChannel {
  readonly channelId: string;
  readonly modelId: string;
  readonly wireApi: string;
  readonly mode: string;
  readonly priority: number;
  readonly weight: number;
  /** Channel and provider both on. */
  readonly enabled: boolean;
}

/** Requests that a channel answered for a model in the last hour. */
export interface CarriedRequests {
  readonly channelId: string;
  readonly modelId: string;
  readonly requests: number;
}

export interface ChannelShare {
  readonly modelId: string;
  /** Share by weight inside the tier; null while the channel is off. */
  readonly expectedPpm: number | null;
  /** Share of what the tier answered; null when it answered nothing. */
  readonly carriedPpm: number | null;
  readonly carriedRequests: number;
}

const PPM = 1_000_000;

/** Shares of every channel, by channel id, models in the order of the mappings. */
export function shareChannels(
  mapped: readonly MappedChannel[],
  carried: readonly CarriedRequests[],
): ReadonlyMap<string, readonly ChannelShare[]> {
  const answered = new Map(carried.map((row) => [pairKey(row), row.requests]));
  const tiers = new Map<string, { weight: number; requests: number }>();
  for (const row of mapped) {
    const tier = tiers.get(tierKey(row)) ?? { weight: 0, requests: 0 };
    tier.weight += row.enabled ? row.weight : 0;
    tier.requests += answered.get(pairKey(row)) ?? 0;
    tiers.set(tierKey(row), tier);
  }
  const shares = new Map<string, ChannelShare[]>();
  for (const row of mapped) {
    const tier = tiers.get(tierKey(row)) ?? { weight: 0, requests: 0 };
    const requests = answered.get(pairKey(row)) ?? 0;
    const list = shares.get(row.channelId) ?? [];
    list.push({
      modelId: row.modelId,
      expectedPpm: row.enabled ? (partOf(row.weight, tier.weight) ?? 0) : null,
      carriedPpm: partOf(requests, tier.requests),
      carriedRequests: requests,
    });
    shares.set(row.channelId, list);
  }
  return shares;
}

function partOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * PPM) / whole);
}

function tierKey(row: MappedChannel): string {
  return `${row.modelId} ${row.wireApi} ${row.mode} ${row.priority}`;
}

function pairKey(row: { readonly channelId: string; readonly modelId: string }): string {
  return `${row.channelId} ${row.modelId}`;
}
