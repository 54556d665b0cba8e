// Sound routing tables by hand, and the ways to poison their documents from a seed.
import { toId } from '#contract/ids';
import { nanoUsd } from '#contract/money';
import type { RoutingTable } from '#contract/routing-table';
import { sealSymmetric, sealTo } from '#contract/sealed-box';
import { channelCredentialContext, versionKeyContext } from '#contract/sealing-context';
import { checksumOf } from '#contract/snapshot';
import type { TableHead } from '#contract/sync-messages';

export const incarnation = toId('incarnation', 'inc-1');

/** A sound table of two models on two channels. */
export function tableOf(number: number, key: Buffer): RoutingTable {
  const seal = (id: string) => {
    const context = channelCredentialContext(incarnation, number, id);
    const sealed = sealSymmetric(key, Buffer.from('sk-up'), context);
    if (!sealed.ok) throw new Error('not sealed');
    return sealed.value.toString('base64');
  };
  return {
    header: {
      kind: 'header',
      contractVersion: 1,
      incarnation,
      number,
      settings: {
        feePpm: 0n,
        unknownModelStatus: 404,
        topUpUrl: '',
        defaultOutputTokens: 8192,
        maxDisconnectedMs: 60_000,
      },
    },
    groups: [{ kind: 'group', id: toId('group', 'g1'), multiplierPpm: 1_000_000n }],
    models: [modelOf('m1'), modelOf('m2')],
    channels: [channelOf('c1', seal('c1')), channelOf('c2', seal('c2'))],
    routes: ['m1', 'm2'].map((id) => ({
      kind: 'route',
      modelId: toId('model', id),
      wireApi: 'chat_completions',
      mode: 'live',
      tiers: [
        {
          priority: 0,
          channels: [{ channelId: toId('channel', 'c1'), weight: 1, upstreamModel: 'u' }],
        },
        {
          priority: 1,
          channels: [{ channelId: toId('channel', 'c2'), weight: 1, upstreamModel: 'u' }],
        },
      ],
    })),
  };
}

function channelOf(id: string, sealedCredential: string): RoutingTable['channels'][number] {
  return {
    kind: 'channel',
    id: toId('channel', id),
    name: `name-${id}`,
    providerId: 'p1',
    mode: 'live',
    wireApi: 'chat_completions',
    baseUrl: 'https://upstream.example/v1',
    sealedCredential,
    privateNetwork: false,
    billsOnAbort: 'unknown',
    billsOnAccept: false,
    acceptsLimit: true,
    acceptsStreamOptions: true,
    limitParameter: 'max_tokens',
    costMultiplierPpm: 1_000_000n,
    timeouts: { connectMs: 1, headersMs: 1, firstEventMs: 1, idleMs: 1, totalMs: 1 },
  };
}

function modelOf(id: string): RoutingTable['models'][number] {
  return {
    kind: 'model',
    id: toId('model', id),
    slug: `slug-${id}`,
    name: id,
    aliases: [`alias-${id}`],
    vendor: 'v',
    vendorPrefixes: ['v'],
    families: [],
    modelType: 'llm',
    createdAtSeconds: 1,
    contextTokens: 1000,
    maxOutputTokens: 100,
    tokensPerBytePpm: 1_000_000,
    mediaPartTokens: null,
    sizes: [],
    ratios: [],
    durations: [],
    multiplierPpm: 1_000_000n,
    price: { id: toId('price', `price-${id}`), input: nanoUsd(1n), output: nanoUsd(2n) },
  };
}

export function headOf(
  number: number,
  document: Buffer,
  key: Buffer,
  publicKey: string,
): TableHead {
  const sealed = sealTo(publicKey, key, versionKeyContext(incarnation, number));
  if (!sealed.ok) throw new Error('not sealed');
  const sealedKey = sealed.value.toString('base64');
  return { type: 'table', incarnation, number, checksum: checksumOf(document), sealedKey };
}

/** A small generator with a seed, so that a failing mutant can be made again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const POISON: readonly Json[] = [
  null,
  -1,
  1.5,
  1e300,
  '',
  '-5',
  'x'.repeat(5000),
  '(a+)+$',
  [],
  {},
  true,
  'c2',
  'g1',
  'ftp://upstream.example/v1',
  'https://user:word@upstream.example/v1',
];

/** Changes one value somewhere in one line, or drops, doubles or swaps lines. */
export function mutate(document: Buffer, below: (limit: number) => number): Buffer {
  const lines = document.toString().trimEnd().split('\n');
  const at = below(lines.length);
  const line = lines[at] ?? '';
  switch (below(6)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.push(line);
      break;
    case 2:
      lines[at] = line.slice(0, below(line.length));
      break;
    default:
      lines[at] = JSON.stringify(poisonField(JSON.parse(line), below));
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

function poisonField(value: Json, below: (limit: number) => number): Json {
  if (typeof value !== 'object' || value === null) return POISON[below(POISON.length)] ?? null;
  const keys = Object.keys(value);
  const key = keys[below(keys.length)];
  if (key === undefined || below(8) === 0) return POISON[below(POISON.length)] ?? null;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === key ? poisonField(item, below) : item));
  }
  const copy: { [key: string]: Json } = { ...value };
  if (below(5) === 0) delete copy[key];
  else copy[key] = poisonField(copy[key] ?? null, below);
  return copy;
}
