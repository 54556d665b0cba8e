// A routing table judges itself: every reference resolves, every price is there, every weight counts.
import type { RoutingTable } from './routing-table.ts';

/** A fault found in a routing table. It names the field and what to do about it. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

/** Most findings that are listed; one is enough to refuse a version. */
const FINDINGS_LIMIT = 100;

/** Everything wrong with a table; empty when it may be published and served. */
export function checkSnapshot(table: RoutingTable): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (path: string, message: string) => {
    if (findings.length < FINDINGS_LIMIT) findings.push({ path, message });
  };
  checkIdentity(table, add);
  checkNames(table, add);
  checkRoutes(table, add);
  return findings;
}

type Add = (path: string, message: string) => void;

function checkIdentity(table: RoutingTable, add: Add): void {
  for (const kind of ['groups', 'models', 'channels'] as const) {
    const seen = new Set<string>();
    for (const entry of table[kind]) {
      if (seen.has(entry.id)) add(`${kind}[${entry.id}]`, 'occurs twice');
      seen.add(entry.id);
    }
  }
  const names = new Set<string>();
  for (const channel of table.channels) {
    if (names.has(channel.name))
      add(`channels[${channel.name}].name`, 'is taken by another channel');
    names.add(channel.name);
  }
}

function checkNames(table: RoutingTable, add: Add): void {
  const owners = new Map<string, string>();
  for (const model of table.models) {
    for (const name of [model.slug, ...model.aliases]) {
      const owner = owners.get(name);
      if (owner !== undefined)
        add(`models[${model.slug}].aliases`, `${name} already names ${owner}`);
      owners.set(name, model.slug);
    }
    if (model.maxOutputTokens > model.contextTokens) {
      add(`models[${model.slug}].maxOutputTokens`, 'is more than the context holds');
    }
  }
}

function checkRoutes(table: RoutingTable, add: Add): void {
  const models = new Map(table.models.map((model) => [model.id, model]));
  const channels = new Map(table.channels.map((channel) => [channel.id, channel]));
  const seen = new Set<string>();
  for (const route of table.routes) {
    const path = `routes[${models.get(route.modelId)?.slug ?? route.modelId} / ${route.wireApi} / ${route.mode}]`;
    if (!models.has(route.modelId)) add(path, 'names a model that is not in this document');
    const key = `${route.modelId} ${route.wireApi} ${route.mode}`;
    if (seen.has(key)) add(path, 'occurs twice');
    seen.add(key);
    checkTiers(route, path, (id) => channels.get(id), add);
  }
}

function checkTiers(
  route: RoutingTable['routes'][number],
  path: string,
  channelOf: (
    id: RoutingTable['channels'][number]['id'],
  ) => RoutingTable['channels'][number] | undefined,
  add: Add,
): void {
  let previous = -1;
  const used = new Set<string>();
  for (const [tierIndex, tier] of route.tiers.entries()) {
    if (tier.priority <= previous) add(`${path}.tiers[${tierIndex}].priority`, 'is not in order');
    previous = tier.priority;
    for (const [index, candidate] of tier.channels.entries()) {
      // Written only for a fault: there are thousands of candidates and hardly ever one.
      const at = () => `${path}.tiers[${tierIndex}].channels[${index}]`;
      const channel = channelOf(candidate.channelId);
      if (!channel) {
        add(at(), 'names a channel that is not in this document');
        continue;
      }
      if (used.has(channel.id)) add(at(), `names ${channel.name} a second time`);
      used.add(channel.id);
      if (channel.wireApi !== route.wireApi)
        add(at(), `names ${channel.name}, which speaks ${channel.wireApi}`);
      if (channel.mode !== route.mode)
        add(at(), `names ${channel.name}, which is a ${channel.mode} channel`);
    }
  }
}
