// A small routing table without fault, for tests to take and damage.
import { toId } from './ids.ts';
import { nanoUsd } from './money.ts';
import {
  type ChannelEntry,
  CONTRACT_VERSION,
  type ModelEntry,
  type RoutingTable,
} from './routing-table.ts';

export function sampleModel(slug: string, more: Partial<ModelEntry> = {}): ModelEntry {
  return {
    kind: 'model',
    id: toId('model', `model-${slug.replaceAll('/', '-')}`),
    slug,
    name: slug,
    aliases: [],
    vendor: 'Moonshot AI',
    vendorPrefixes: ['moonshot', 'moonshotai'],
    families: ['kimi'],
    modelType: 'llm',
    createdAtSeconds: 1_750_000_000,
    contextTokens: 256_000,
    maxOutputTokens: 32_768,
    tokensPerBytePpm: 500_000,
    mediaPartTokens: null,
    sizes: [],
    ratios: [],
    durations: [5, 10],
    multiplierPpm: 1_000_000n,
    price: {
      id: toId('price', `price-${slug.replaceAll('/', '-')}`),
      input: nanoUsd(600_000_000n),
      output: nanoUsd(2_500_000_000n),
    },
    ...more,
  };
}

export function sampleChannel(name: string, more: Partial<ChannelEntry> = {}): ChannelEntry {
  return {
    kind: 'channel',
    id: toId('channel', `channel-${name}`),
    name,
    providerId: 'provider-1',
    mode: 'live',
    wireApi: 'chat_completions',
    baseUrl: 'https://vendor.example/v1',
    sealedCredential: null,
    privateNetwork: false,
    billsOnAbort: 'unknown',
    billsOnAccept: false,
    acceptsLimit: true,
    acceptsStreamOptions: true,
    limitParameter: 'max_tokens',
    costMultiplierPpm: 800_000n,
    timeouts: {
      connectMs: 5000,
      headersMs: 60_000,
      firstEventMs: 60_000,
      idleMs: 120_000,
      totalMs: 600_000,
    },
    ...more,
  };
}

/** Two models, three channels, two routes; the first route has two tiers. */
export function sampleTable(): RoutingTable {
  const kimi = sampleModel('kimi-k2', { aliases: ['kimi'] });
  const qwen = sampleModel('qwen-plus', { vendor: 'Alibaba Cloud', vendorPrefixes: ['qwen'] });
  const [a, b, c] = ['a', 'b', 'c'].map((name) => sampleChannel(name));
  if (!a || !b || !c) throw new Error('three names make three channels');
  const to = (channel: ChannelEntry, weight: number) => ({
    channelId: channel.id,
    weight,
    upstreamModel: `up-${channel.name}`,
  });
  const way = { kind: 'route', wireApi: 'chat_completions', mode: 'live' } as const;
  return {
    header: {
      kind: 'header',
      contractVersion: CONTRACT_VERSION,
      incarnation: toId('incarnation', 'incarnation-1'),
      number: 7,
      settings: {
        feePpm: 200_000n,
        unknownModelStatus: 404,
        topUpUrl: 'https://gateway.example/top-up',
        defaultOutputTokens: 8192,
        maxDisconnectedMs: 900_000,
      },
    },
    groups: [{ kind: 'group', id: toId('group', 'default'), multiplierPpm: 1_000_000n }],
    models: [kimi, qwen],
    channels: [a, b, c],
    routes: [
      {
        ...way,
        modelId: kimi.id,
        tiers: [
          { priority: 1, channels: [to(a, 3), to(b, 1)] },
          { priority: 2, channels: [to(c, 1)] },
        ],
      },
      { ...way, modelId: qwen.id, tiers: [{ priority: 1, channels: [to(b, 1)] }] },
    ],
  };
}
