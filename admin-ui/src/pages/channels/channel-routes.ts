// Groups channels into the tiers of a route and measures what each carried. Pure: shares
// come from the server's counts of answered requests.
export interface SharedModel {
  readonly model: { readonly id: string };
  readonly expectedSharePpm?: number | null;
  readonly carriedRequests: number;
}

export interface TieredChannel {
  readonly id: string;
  readonly priority: number;
  readonly wireApi: string;
  readonly provider: { readonly mode: string };
  readonly models: readonly SharedModel[];
}

export interface Share {
  /** 0 to 1: by weight. Undefined when the channel is off. */
  readonly expected: number | undefined;
  /** 0 to 1: what it answered of its tier. Undefined without traffic. */
  readonly carried: number | undefined;
}

/** Channels of one protocol and one mode stand in for each other; others never do. */
export function routeKey(channel: TieredChannel): string {
  return `${channel.provider.mode} ${channel.wireApi}`;
}

export function tierKey(channel: TieredChannel): string {
  return `${channel.priority} ${routeKey(channel)}`;
}

export interface TierKeyParts {
  readonly priority: string;
  readonly mode: string;
  readonly wireApi: string;
}

export function readTierKey(key: string): TierKeyParts {
  const [priority = '', mode = '', wireApi = ''] = key.split(' ');
  return { priority, mode, wireApi };
}

export interface RouteShares {
  readonly ofChannel: ReadonlyMap<string, Share>;
  /** Each tier's part of what its route answered; by tier key. */
  readonly ofTier: ReadonlyMap<string, number | undefined>;
}

/** Shares over all models of the channels, or of the one that is looked at. */
export function shareRoutes(
  channels: readonly TieredChannel[],
  modelId: string | undefined,
): RouteShares {
  const shown = (channel: TieredChannel) =>
    channel.models.filter(({ model }) => modelId === undefined || model.id === modelId);
  const tierModels = new Map<string, number>();
  const tiers = new Map<string, number>();
  const routes = new Map<string, number>();
  for (const channel of channels) {
    for (const { model, carriedRequests } of shown(channel)) {
      add(tierModels, `${tierKey(channel)} ${model.id}`, carriedRequests);
      add(tiers, tierKey(channel), carriedRequests);
      add(routes, routeKey(channel), carriedRequests);
    }
  }
  const totalOf = (channel: TieredChannel, { model }: SharedModel) =>
    tierModels.get(`${tierKey(channel)} ${model.id}`) ?? 0;
  return {
    ofChannel: new Map(
      channels.map((channel) => [
        channel.id,
        shareOf(shown(channel), (model) => totalOf(channel, model)),
      ]),
    ),
    ofTier: new Map(
      channels.map((channel) => {
        const total = routes.get(routeKey(channel)) ?? 0;
        return [
          tierKey(channel),
          total === 0 ? undefined : (tiers.get(tierKey(channel)) ?? 0) / total,
        ];
      }),
    ),
  };
}

// Several models count by their traffic, so that a busy one outweighs an idle one.
function shareOf(models: readonly SharedModel[], totalOf: (model: SharedModel) => number): Share {
  const total = models.reduce((sum, model) => sum + totalOf(model), 0);
  const weighed = models.flatMap((model) => {
    const { expectedSharePpm } = model;
    const weight = total === 0 ? 1 : totalOf(model);
    return typeof expectedSharePpm === 'number' ? [{ part: expectedSharePpm / 1e6, weight }] : [];
  });
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const carried = models.reduce((sum, { carriedRequests }) => sum + carriedRequests, 0);
  return {
    expected:
      weights === 0
        ? weighed[0]?.part
        : weighed.reduce((sum, { part, weight }) => sum + part * weight, 0) / weights,
    carried: total === 0 ? undefined : carried / total,
  };
}

function add(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
