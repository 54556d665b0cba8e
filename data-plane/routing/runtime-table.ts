// The compiled form of a routing table that requests are served from: lookups by key, credentials
// opened, upstream addresses parsed, rates multiplied out once.
import type { ChannelId, GroupId, Incarnation, ModelId } from '#contract/ids';
import { compileCostRates, compileRates, type Rates, reduceRates } from '#contract/pricing';
import { indexModels, type ModelIndex } from '#contract/resolve-model';
import type {
  ChannelEntry,
  Mode,
  ModelEntry,
  RouteEntry,
  RoutingSettings,
  RoutingTable,
} from '#contract/routing-table';
import type { Secret } from '#contract/secret';
import type { WireApi } from '#contract/wire-api';

/** A channel with what calling it needs. */
export interface RuntimeChannel extends ChannelEntry {
  /** Opened in memory only; undefined for an upstream that wants none. */
  readonly credential: Secret | undefined;
  /** Scheme, host and port. */
  readonly origin: string;
  /** What stands before the wire_api's path; empty or starting with a slash. */
  readonly pathPrefix: string;
}

export interface RuntimeTable {
  readonly incarnation: Incarnation;
  readonly number: number;
  readonly settings: RoutingSettings;
  readonly index: ModelIndex;
  /** Every model, in the document's order; `/v1/models` lists these. */
  readonly models: readonly ModelEntry[];
  readonly channels: readonly RuntimeChannel[];
  modelOf(id: ModelId): ModelEntry | undefined;
  routeOf(modelId: ModelId, wireApi: WireApi, mode: Mode): RouteEntry | undefined;
  /** The protocols over which a model is served in a mode. */
  wireApisOf(modelId: ModelId, mode: Mode): readonly WireApi[];
  channelOf(id: ChannelId): RuntimeChannel | undefined;
  channelNamed(name: string): RuntimeChannel | undefined;
  /** The group's multiplier; undefined for a group that is not in this version. */
  groupPpm(groupId: GroupId): bigint | undefined;
  /** What a customer of the group pays; undefined for an unknown group. */
  ratesOf(model: ModelEntry, groupId: GroupId): Rates | undefined;
  /** What the operator pays for the model on the channel. */
  costRatesOf(model: ModelEntry, channel: ChannelEntry): Rates;
}

/** Makes a channel callable. */
export function buildChannel(entry: ChannelEntry, credential: Secret | undefined): RuntimeChannel {
  const url = new URL(entry.baseUrl);
  const pathPrefix = url.pathname === '/' ? '' : url.pathname;
  return { ...entry, credential, origin: url.origin, pathPrefix };
}

/** Compiles a checked table whose credentials have been opened. */
export function buildRuntimeTable(
  table: RoutingTable,
  channels: readonly RuntimeChannel[],
): RuntimeTable {
  const { settings, incarnation, number } = table.header;
  const models = new Map(table.models.map((model) => [model.id, model]));
  const routes = indexRoutes(table.routes);
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const groups = new Map(table.groups.map((group) => [group.id, group.multiplierPpm]));
  const rates = new RateCache();
  return {
    incarnation,
    number,
    settings,
    index: indexModels(table.models),
    models: table.models,
    channels,
    modelOf: (id) => models.get(id),
    routeOf: (modelId, wireApi, mode) => routes[mode].get(modelId)?.get(wireApi),
    wireApisOf: (modelId, mode) => [...(routes[mode].get(modelId)?.keys() ?? [])],
    channelOf: (id) => byId.get(id),
    channelNamed: (name) => byName.get(name),
    groupPpm: (groupId) => groups.get(groupId),
    ratesOf: (model, groupId) => {
      const groupPpm = groups.get(groupId);
      if (groupPpm === undefined) return undefined;
      const { feePpm } = settings;
      const factors = { feePpm, modelPpm: model.multiplierPpm, groupPpm };
      return rates.of(model.id, groupId, () => compileRates(model.price, factors));
    },
    costRatesOf: (model, channel) =>
      rates.of(model.id, channel.id, () =>
        compileCostRates(model.price, channel.costMultiplierPpm),
      ),
  };
}

type RouteIndex = Map<ModelId, Map<WireApi, RouteEntry>>;

function indexRoutes(routes: readonly RouteEntry[]): Readonly<Record<Mode, RouteIndex>> {
  const index = { live: new Map(), test: new Map() } satisfies Record<Mode, RouteIndex>;
  for (const route of routes) {
    const ofMode: RouteIndex = index[route.mode];
    const ofModel = ofMode.get(route.modelId) ?? new Map<WireApi, RouteEntry>();
    ofModel.set(route.wireApi, route);
    ofMode.set(route.modelId, ofModel);
  }
  return index;
}

/** Rates by model and group or channel, compiled on first use. It dies with its table, so it is bounded by it. */
class RateCache {
  private readonly byModel = new Map<ModelId, Map<string, Rates>>();

  of(modelId: ModelId, other: GroupId | ChannelId, compile: () => Rates): Rates {
    let ofModel = this.byModel.get(modelId);
    if (!ofModel) {
      ofModel = new Map();
      this.byModel.set(modelId, ofModel);
    }
    let rates = ofModel.get(other);
    if (!rates) {
      rates = reduceRates(compile());
      ofModel.set(other, rates);
    }
    return rates;
  }
}
