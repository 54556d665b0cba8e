// Compiling is pure: the same rows give the same content, and what cannot be priced is named.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings/installation-settings.ts';
import { compileRoutingTable } from './compile-routing-table.ts';
import type { ChannelRow, ConfigurationRows, ModelRow } from './load-configuration.ts';
import { contentLines, fingerprintOf, summariseChange } from './summarise-change.ts';

function modelRow(slug: string, part: Partial<ModelRow> = {}): ModelRow {
  return {
    id: `id-${slug}`,
    slug,
    name: slug,
    vendor: 'v',
    vendor_prefixes: [],
    families: [],
    model_type: 'llm',
    context_tokens: 1000,
    max_output_tokens: 100,
    tokens_per_byte_ppm: 1_000_000,
    media_part_tokens: null,
    available_sizes: [],
    available_ratios: [],
    available_durations: [],
    multiplier_ppm: 1_000_000n,
    position: 0,
    created_at: new Date(0),
    aliases: [],
    price_id: `price-${slug}`,
    input_nano_usd: 1n,
    output_nano_usd: 2n,
    cache_read_nano_usd: null,
    cache_write_nano_usd: null,
    per_image_nano_usd: null,
    per_second_nano_usd: null,
    ...part,
  };
}

function channelRow(name: string, part: Partial<ChannelRow> = {}): ChannelRow {
  return {
    id: `id-${name}`,
    name,
    provider_id: 'p1',
    mode: 'live',
    provider_base_url: 'https://upstream.example/v1/',
    base_url: null,
    private_network: false,
    wire_api: 'chat_completions',
    priority: 0,
    weight: 100,
    bills_on_abort: 'unknown',
    bills_on_accept: false,
    accepts_limit: true,
    accepts_stream_options: true,
    limit_parameter: 'max_tokens',
    connect_timeout_ms: 1,
    headers_timeout_ms: 1,
    first_event_timeout_ms: 1,
    idle_timeout_ms: 1,
    total_timeout_ms: 1,
    cost_multiplier_ppm: 1_000_000n,
    credential_id: null,
    wrapped_key: null,
    sealed: null,
    ...part,
  };
}

function rowsOf(part: Partial<ConfigurationRows>): ConfigurationRows {
  const groups = [{ id: 'g1', slug: 'standard', multiplier_ppm: 1_000_000n }];
  const base = { revision: 1, cause: 'c', settings: defaultSettings };
  return { ...base, groups, models: [], channels: [], mappings: [], ...part };
}

function map(channel: string, model: string) {
  return { channel_id: `id-${channel}`, model_id: `id-${model}`, upstream_model: `up-${model}` };
}

function findingsOf(model: ModelRow, channel?: ChannelRow): string[] {
  const rows = rowsOf({
    models: [model],
    channels: channel ? [channel] : [],
    mappings: channel ? [map(channel.name, model.slug)] : [],
  });
  return compileRoutingTable(rows).findings.map((finding) => finding.path);
}

describe('compiling', () => {
  it('puts channels into tiers by priority and into order by name', () => {
    const rows = rowsOf({
      models: [modelRow('m')],
      channels: [
        channelRow('c', { priority: 5 }),
        channelRow('b', { priority: 1, weight: 3 }),
        channelRow('a', { priority: 5 }),
      ],
      mappings: [map('c', 'm'), map('b', 'm'), map('a', 'm')],
    });
    const [route] = compileRoutingTable(rows).content.routes;
    expect(route?.tiers).toEqual([
      { priority: 1, channels: [{ channelId: 'id-b', weight: 3, upstreamModel: 'up-m' }] },
      {
        priority: 5,
        channels: [
          { channelId: 'id-a', weight: 100, upstreamModel: 'up-m' },
          { channelId: 'id-c', weight: 100, upstreamModel: 'up-m' },
        ],
      },
    ]);
  });

  it('keeps modes and protocols apart', () => {
    const rows = rowsOf({
      models: [modelRow('m')],
      channels: [
        channelRow('a'),
        channelRow('b', { mode: 'test' }),
        channelRow('c', { wire_api: 'responses' }),
      ],
      mappings: [map('a', 'm'), map('b', 'm'), map('c', 'm')],
    });
    const routes = compileRoutingTable(rows).content.routes;
    expect(routes.map(({ wireApi, mode }) => `${wireApi} ${mode}`)).toEqual([
      'chat_completions live',
      'chat_completions test',
      'responses live',
    ]);
  });

  it('gives the same content whatever order the rows come in', () => {
    const names = ['e', 'b', 'd', 'a', 'c'];
    const rows = (order: readonly string[]) =>
      rowsOf({
        models: order.map((name) => modelRow(`m-${name}`)),
        channels: order.map((name) => channelRow(name)),
        mappings: order.flatMap((name) => order.map((other) => map(name, `m-${other}`))),
      });
    const print = (order: readonly string[]) =>
      fingerprintOf(contentLines(compileRoutingTable(rows(order)).content));
    expect(print(names)).toBe(print(names.toReversed()));
    expect(print(names)).not.toBe(print(names.slice(1)));
  });

  it("takes the channel's own address before the provider's, without a slash at its end", () => {
    const rows = rowsOf({
      channels: [channelRow('a'), channelRow('b', { base_url: 'https://other.example//' })],
    });
    const channels = compileRoutingTable(rows).content.channels;
    expect(channels.map(({ entry }) => entry.baseUrl)).toEqual([
      'https://upstream.example/v1',
      'https://other.example',
    ]);
  });
});

describe('prices', () => {
  it('names each bucket that is missing', () => {
    expect(findingsOf(modelRow('m', { output_nano_usd: null }))).toEqual([
      'models[m].price.output',
    ]);
    expect(findingsOf(modelRow('m', { price_id: null }))).toEqual([
      'models[m].price.input',
      'models[m].price.output',
    ]);
  });

  it('asks for no output price of an embedding model, unless it is served as a chat', () => {
    const model = modelRow('m', { model_type: 'embedding', output_nano_usd: null });
    expect(findingsOf(model, channelRow('a', { wire_api: 'embeddings' }))).toEqual([]);
    expect(findingsOf(model, channelRow('a'))).toEqual(['models[m].price.output']);
  });

  it('asks for the price of an image where a model makes images', () => {
    const model = modelRow('m', { model_type: 'text2image', input_nano_usd: null });
    expect(findingsOf(model)).toEqual(['models[m].price.perImage']);
    expect(findingsOf({ ...model, per_image_nano_usd: 5n, output_nano_usd: null })).toEqual([]);
  });

  it('keeps zero as a price', () => {
    expect(findingsOf(modelRow('m', { input_nano_usd: 0n, output_nano_usd: 0n }))).toEqual([]);
  });

  it('names a protocol that it does not know', () => {
    expect(findingsOf(modelRow('m'), channelRow('a', { wire_api: 'gopher' }))).toEqual([
      'channels[a].wireApi',
    ]);
  });
});

describe('the summary of a version', () => {
  it('names what was added, changed and removed', () => {
    const lines = (rows: ConfigurationRows) => contentLines(compileRoutingTable(rows).content);
    const before = rowsOf({ models: [modelRow('a'), modelRow('b')] });
    const after = rowsOf({ models: [modelRow('b', { vendor: 'w' }), modelRow('c')] });
    const { content } = compileRoutingTable(after);
    expect(summariseChange(content, lines(before), lines(after))).toMatchObject({
      models: 2,
      changeCount: 3,
      changes: [
        { kind: 'model', name: 'b', change: 'changed' },
        { kind: 'model', name: 'c', change: 'added' },
        { kind: 'model', name: 'a', change: 'removed' },
      ],
    });
    expect(summariseChange(content, undefined, lines(after)).changes).toBeNull();
  });

  it('sees that a credential was replaced without showing it', () => {
    const withCredential = (sealed: string) =>
      rowsOf({
        channels: [
          channelRow('a', {
            credential_id: 'k',
            wrapped_key: Buffer.from('w'),
            sealed: Buffer.from(sealed),
          }),
        ],
      });
    const lines = (rows: ConfigurationRows) => contentLines(compileRoutingTable(rows).content);
    const [before, after] = [lines(withCredential('one')), lines(withCredential('two'))];
    expect(fingerprintOf(before)).not.toBe(fingerprintOf(after));
    const { content } = compileRoutingTable(withCredential('two'));
    expect(summariseChange(content, before, after).changes).toEqual([
      { kind: 'channel', name: 'a', change: 'changed' },
    ]);
  });
});
