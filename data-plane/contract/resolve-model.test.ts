// Names to models: slug, alias, vendor prefix, and nothing else.
import { expect, test } from 'vitest';
import { indexModels, resolveModel } from './resolve-model.ts';
import { sampleModel } from './sample-table.test-data.ts';

const kimi = sampleModel('kimi-k2', { aliases: ['kimi', 'kimi-latest'] });
const qwen = sampleModel('qwen-plus', {
  vendor: 'Alibaba Cloud',
  vendorPrefixes: ['qwen', 'alibaba'],
});
const slashed = sampleModel('lab/custom', { vendor: 'lab', vendorPrefixes: [] });
const index = indexModels([kimi, qwen, slashed]);

test.each([
  ['kimi-k2', 'kimi-k2', 'slug'],
  ['kimi', 'kimi-k2', 'alias'],
  ['moonshot/kimi-k2', 'kimi-k2', 'vendor_prefix'],
  ['MoonshotAI/kimi-k2', 'kimi-k2', 'vendor_prefix'],
  ['Moonshot AI/kimi-k2', 'kimi-k2', 'vendor_prefix'],
  ['moonshot/kimi-latest', 'kimi-k2', 'vendor_prefix'],
  ['qwen/qwen-plus', 'qwen-plus', 'vendor_prefix'],
  ['lab/custom', 'lab/custom', 'slug'],
  ['lab/lab/custom', 'lab/custom', 'vendor_prefix'],
])('%s means %s by its %s', (asked, slug, via) => {
  const resolved = resolveModel(index, asked);
  expect(resolved.ok && [resolved.value.model.slug, resolved.value.via]).toEqual([slug, via]);
});

test.each([
  ['another vendor’s prefix', 'qwen/kimi-k2'],
  ['an unknown prefix', 'openrouter/kimi-k2'],
  ['a slug in another case', 'Kimi-K2'],
  ['a prefix without a name', 'moonshot/'],
  ['a name without a prefix', '/kimi-k2'],
  ['two prefixes', 'moonshot/moonshot/kimi-k2'],
  ['nothing', ''],
  ['a property every object has', 'constructor'],
  ['the same behind a prefix', 'moonshot/__proto__'],
])('%s is not found', (_case, asked) => {
  expect(resolveModel(index, asked)).toEqual({ ok: false, error: { kind: 'model_not_found' } });
});

test('an exact slug wins over an alias of the same text', () => {
  const other = sampleModel('other', { aliases: ['kimi-k2'] });
  const resolved = resolveModel(indexModels([other, kimi]), 'kimi-k2');
  expect(resolved.ok && resolved.value.model.slug).toBe('kimi-k2');
});

test('a prefixed name that means two models of one vendor is ambiguous', () => {
  const other = sampleModel('other', { aliases: ['kimi-k2'] });
  expect(resolveModel(indexModels([other, kimi]), 'moonshot/kimi-k2')).toEqual({
    ok: false,
    error: { kind: 'ambiguous_model' },
  });
});
