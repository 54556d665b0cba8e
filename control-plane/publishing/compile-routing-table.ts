// Compiles configuration rows into what a routing table says. Pure and deterministic: the same rows
// give the same content, in the same order, whatever order they came in.
import type { Finding } from '#contract/check-snapshot';
import { toId } from '#contract/ids';
import type {
  ChannelEntry,
  GroupEntry,
  ModelEntry,
  RouteEntry,
  RoutingSettings,
} from '#contract/routing-table';
import { isWireApi, type WireApi } from '#contract/wire-api';
import { byText, compileModels } from './compile-models.ts';
import type { ChannelRow, ConfigurationRows, MappingRow } from './load-configuration.ts';

/** A channel before its credential is sealed for a version. */
export interface CompiledChannel {
  /** With no credential in it. */
  readonly entry: ChannelEntry;
  readonly credential: SealedCredential | undefined;
}

/** A credential as it is stored. */
export interface SealedCredential {
  readonly id: string;
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
}

/** Everything of a routing table but its number and its sealed credentials. */
export interface TableContent {
  readonly settings: RoutingSettings;
  readonly groups: readonly GroupEntry[];
  readonly models: readonly ModelEntry[];
  readonly channels: readonly CompiledChannel[];
  readonly routes: readonly RouteEntry[];
}

export interface Compilation {
  readonly content: TableContent;
  /** Any of them stops the publish. */
  readonly findings: readonly Finding[];
}

/** Compiles; what cannot be served right is a finding that names its field. */
export function compileRoutingTable(rows: ConfigurationRows): Compilation {
  const findings: Finding[] = [];
  const channels = compileChannels(rows.channels, findings);
  const served = servedOver(rows.mappings, channels);
  const models = compileModels(rows.models, served, findings);
  const content: TableContent = {
    settings: compileSettings(rows),
    groups: compileGroups(rows),
    models,
    channels: channels.map(({ compiled }) => compiled),
    routes: compileRoutes(rows.mappings, models, channels),
  };
  return { content, findings };
}

function compileSettings({ settings }: ConfigurationRows): RoutingSettings {
  return {
    feePpm: BigInt(settings.platformFeePpm),
    unknownModelStatus: settings.unknownModelStatus,
    topUpUrl: settings.topUpUrl,
    defaultOutputTokens: settings.defaultOutputTokens,
    maxDisconnectedMs: settings.maxDisconnectedMs,
  };
}

function compileGroups({ groups }: ConfigurationRows): GroupEntry[] {
  return groups
    .toSorted((a, b) => byText(a.slug, b.slug))
    .map((row) => ({
      kind: 'group',
      id: toId('group', row.id),
      multiplierPpm: row.multiplier_ppm,
    }));
}

interface ChannelInHand {
  readonly row: ChannelRow;
  readonly compiled: CompiledChannel;
}

function compileChannels(rows: readonly ChannelRow[], findings: Finding[]): ChannelInHand[] {
  return rows
    .toSorted((a, b) => byText(a.name, b.name))
    .flatMap((row) => {
      const wireApi = row.wire_api;
      if (isWireApi(wireApi)) return [{ row, compiled: compileChannel(row, wireApi) }];
      findings.push({ path: `channels[${row.name}].wireApi`, message: 'is not a known wire_api' });
      return [];
    });
}

/** One channel as nodes are told of it, but for its credential. */
export function compileChannel(row: ChannelRow, wireApi: WireApi): CompiledChannel {
  const { credential_id: id, wrapped_key: wrappedKey, sealed } = row;
  return {
    credential: id && wrappedKey && sealed ? { id, wrappedKey, sealed } : undefined,
    entry: {
      kind: 'channel',
      id: toId('channel', row.id),
      name: row.name,
      providerId: row.provider_id,
      mode: row.mode,
      wireApi,
      baseUrl: (row.base_url ?? row.provider_base_url).replace(/\/+$/, ''),
      sealedCredential: null,
      privateNetwork: row.private_network,
      billsOnAbort: row.bills_on_abort,
      billsOnAccept: row.bills_on_accept,
      acceptsLimit: row.accepts_limit,
      acceptsStreamOptions: row.accepts_stream_options,
      limitParameter: row.limit_parameter,
      costMultiplierPpm: row.cost_multiplier_ppm,
      timeouts: {
        connectMs: row.connect_timeout_ms,
        headersMs: row.headers_timeout_ms,
        firstEventMs: row.first_event_timeout_ms,
        idleMs: row.idle_timeout_ms,
        totalMs: row.total_timeout_ms,
      },
    },
  };
}

/** The protocols over which each model is served by any channel. */
function servedOver(
  mappings: readonly MappingRow[],
  channels: readonly ChannelInHand[],
): ReadonlyMap<string, ReadonlySet<WireApi>> {
  const wireApiOf = new Map(channels.map(({ compiled: { entry } }) => [entry.id, entry.wireApi]));
  const served = new Map<string, Set<WireApi>>();
  for (const mapping of mappings) {
    const wireApi = wireApiOf.get(toId('channel', mapping.channel_id));
    if (wireApi === undefined) continue;
    const known = served.get(mapping.model_id);
    if (known) known.add(wireApi);
    else served.set(mapping.model_id, new Set([wireApi]));
  }
  return served;
}

interface Candidate {
  readonly channel: ChannelInHand;
  readonly upstreamModel: string;
}

function compileRoutes(
  mappings: readonly MappingRow[],
  models: readonly ModelEntry[],
  channels: readonly ChannelInHand[],
): RouteEntry[] {
  const byChannel = new Map(channels.map((channel) => [channel.row.id, channel]));
  const byModel = new Map<string, Candidate[]>();
  for (const mapping of mappings) {
    const channel = byChannel.get(mapping.channel_id);
    if (!channel) continue;
    const candidate = { channel, upstreamModel: mapping.upstream_model };
    const known = byModel.get(mapping.model_id);
    if (known) known.push(candidate);
    else byModel.set(mapping.model_id, [candidate]);
  }
  return models.flatMap((model) => routesOf(model, byModel.get(model.id) ?? []));
}

function routesOf(model: ModelEntry, candidates: readonly Candidate[]): RouteEntry[] {
  const keyOf = ({ channel: { compiled } }: Candidate) =>
    `${compiled.entry.wireApi} ${compiled.entry.mode}`;
  const groups = Map.groupBy(candidates, keyOf);
  return [...groups.keys()].sort(byText).flatMap((key) => {
    const members = groups.get(key) ?? [];
    const first = members[0]?.channel.compiled.entry;
    if (!first) return [];
    const { wireApi, mode } = first;
    return [{ kind: 'route', modelId: model.id, wireApi, mode, tiers: tiersOf(members) }];
  });
}

function tiersOf(candidates: readonly Candidate[]): RouteEntry['tiers'] {
  const tiers = Map.groupBy(candidates, ({ channel }) => channel.row.priority);
  return [...tiers.keys()]
    .sort((a, b) => a - b)
    .map((priority) => ({
      priority,
      channels: (tiers.get(priority) ?? [])
        .toSorted((a, b) => byText(a.channel.row.name, b.channel.row.name))
        .map(({ channel, upstreamModel }) => ({
          channelId: channel.compiled.entry.id,
          weight: channel.row.weight,
          upstreamModel,
        })),
    }));
}
