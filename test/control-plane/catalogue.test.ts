// The starting catalogue and prices through the API: what a fresh installation lists, to the digit.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, startControlHarness } from './harness.ts';

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

const MODEL = 'id slug name vendor contextTokens enabled version aliases families';
const PROBLEM =
  '... on Problem { code fields { path code message } params { name value } current }';

/** Billable prices as published: catalogue and 20 %. */
const PUBLISHED: Record<string, [string, string]> = {
  'deepseek-chat': ['0.6', '1.8'],
  'kimi-k2': ['0.72', '3'],
  'qwen-plus': ['1.44', '5.76'],
  'glm-4-flash': ['0.96', '3.84'],
  'doubao-seed': ['0.84', '3.36'],
  'ernie-4-turbo': ['1.08', '4.32'],
  'hunyuan-turbos': ['0.96', '3.84'],
  'minimax-m2': ['0.36', '1.44'],
  'step-3': ['0.6', '2.4'],
  'baichuan4-turbo': ['1.8', '1.8'],
  'spark-x1': ['0.84', '3.36'],
  'sensenova-v6': ['0.96', '3.84'],
  'pangu-nlp': ['1.2', '4.8'],
  '360zhinao2-o1': ['0.48', '1.2'],
  'yi-large': ['1.08', '1.08'],
  internlm3: ['0.24', '0.96'],
  'longcat-flash': ['0.48', '1.92'],
};

async function findModel(name: string) {
  const answer = await plane.call(
    `query($name: String!) { modelByName(name: $name) { ${MODEL} price { number catalogue { inputUsd outputUsd } billable { inputUsd outputUsd } } } }`,
    { name },
  );
  return answer.data.modelByName;
}

const change = (mutation: string, type: string, input: object) =>
  plane
    .call(
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ... on ${mutation === 'setPrice' ? 'Price { number inputNanoUsd billable { inputUsd } }' : `Model { ${MODEL} }`} ${PROBLEM} } }`,
      { input },
    )
    .then((answer) => answer.data?.[mutation] ?? answer.errors);

test('a fresh installation lists seventeen models, none published, billed as published', async () => {
  const { data, errors } = await plane.call(
    '{ models(first: 50) { totalCount nodes { slug enabled servable { state total } margin { revenueNanoUsd marginPpm } price { platformFeePpm billable { inputUsd outputUsd } } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.models.totalCount).toBe(17);
  for (const model of data.models.nodes) {
    expect(model).toMatchObject({
      enabled: false,
      servable: { state: 'no_channel', total: 0 },
      margin: { revenueNanoUsd: '0', marginPpm: null },
      price: { platformFeePpm: 200000 },
    });
    const { inputUsd, outputUsd } = model.price.billable;
    expect([inputUsd, outputUsd]).toEqual(PUBLISHED[model.slug]);
  }
});

test('families count the models that are in them', async () => {
  const { data } = await plane.call('{ families(first: 50) { nodes { slug modelCount } } }');
  const counts = Object.fromEntries(
    data.families.nodes.map((family: { slug: string; modelCount: number }) => [
      family.slug,
      family.modelCount,
    ]),
  );
  expect(counts).toMatchObject({ 'china-models': 17, kimi: 1 });
});

test('a price is a new version, complete, and only on top of the one that was seen', async () => {
  const { id } = await findModel('kimi-k2');
  const incomplete = await change('setPrice', 'SetPriceInput', {
    modelId: id,
    expectedNumber: 1,
    inputNanoUsd: '600000000',
  });
  expect(incomplete).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'outputNanoUsd' }] });
  const input = {
    modelId: id,
    expectedNumber: 1,
    inputNanoUsd: '610000000',
    outputNanoUsd: '2600000000',
    cacheReadNanoUsd: '150000000',
  };
  const answers = await Promise.all(
    [1, 2, 3].map(() => change('setPrice', 'SetPriceInput', input)),
  );
  expect(answers.filter((answer) => answer.number === 2)).toHaveLength(1);
  expect(answers.filter((answer) => answer.code === 'CONFLICT')).toHaveLength(2);
  const { data } = await plane.call(
    'query($id: Uuid!) { prices(modelId: $id, first: 5) { totalCount nodes { number billable { inputUsd outputUsd cacheReadUsd } } } }',
    { id },
  );
  expect(data.prices.totalCount).toBe(2);
  expect(data.prices.nodes[0]).toEqual({
    number: 2,
    billable: { inputUsd: '0.732', outputUsd: '3.12', cacheReadUsd: '0.18' },
  });
  await expect(
    plane.database.sql.query('update prices set input_nano_usd = 0 where model_id = $1', [id]),
  ).rejects.toThrow(/append-only/);
});

test('no two models share a name, and the problem says which field and whose it is', async () => {
  const kimi = await findModel('kimi-k2');
  const qwen = await findModel('qwen-plus');
  const update = (model: { id: string; version: number }, more: object) =>
    change('updateModel', 'UpdateModelInput', {
      id: model.id,
      expectedVersion: model.version,
      ...more,
    });
  const named = await update(kimi, { aliases: ['moonshot-best', 'Kimi/K2'] });
  expect(named).toMatchObject({ aliases: ['Kimi/K2', 'moonshot-best'], version: 2 });
  expect((await findModel('moonshot-best')).slug).toBe('kimi-k2');
  const taken = await update(qwen, { aliases: ['q', 'moonshot-best'] });
  expect(taken).toMatchObject({
    code: 'TAKEN',
    fields: [{ path: 'aliases.1', code: 'taken', message: 'moonshot-best already names kimi-k2.' }],
  });
  expect(await update(qwen, { aliases: ['kimi-k2'] })).toMatchObject({
    code: 'TAKEN',
    fields: [{ path: 'aliases.0' }],
  });
  expect(await update(qwen, { slug: 'moonshot-best' })).toMatchObject({
    code: 'TAKEN',
    fields: [{ path: 'slug' }],
  });
  expect(await update(qwen, { aliases: ['qwen-plus'] })).toMatchObject({ code: 'TAKEN' });
  expect(await findModel('q')).toBeNull();
  expect(await update({ ...kimi, version: 1 }, { aliases: [] })).toMatchObject({
    code: 'CONFLICT',
    current: { slug: 'kimi-k2', version: 2 },
  });
});

test('two models created at once with one name leave one', async () => {
  const input = { slug: 'twin', name: 'Twin', vendor: 'Nobody' };
  const answers = await Promise.all([
    change('createModel', 'CreateModelInput', input),
    change('createModel', 'CreateModelInput', { ...input, slug: 'other', aliases: ['twin'] }),
  ]);
  expect(answers.filter((answer) => answer.code === 'TAKEN')).toHaveLength(1);
  expect(answers.filter((answer) => answer.slug)).toHaveLength(1);
});

test('a model is created with checked limits and deleted while nothing hangs on it', async () => {
  const input = { slug: 'fresh-1', name: 'Fresh', vendor: 'Nobody', contextTokens: 4000 };
  const tooMuch = await change('createModel', 'CreateModelInput', {
    ...input,
    maxOutputTokens: 5000,
    families: ['kimi'],
  });
  expect(tooMuch).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'maxOutputTokens' }] });
  const unknown = await change('createModel', 'CreateModelInput', { ...input, families: ['no'] });
  expect(unknown).toMatchObject({ fields: [{ path: 'families.0', code: 'not_found' }] });
  const made = await change('createModel', 'CreateModelInput', { ...input, aliases: ['fresh'] });
  expect(made).toMatchObject({ slug: 'fresh-1', enabled: false, version: 1 });
  const remove = (model: { id: string; version: number }) =>
    change('deleteModel', 'DeleteModelInput', { id: model.id, expectedVersion: model.version });
  const kimi = await findModel('kimi-k2');
  expect(await remove(kimi)).toMatchObject({ code: 'IN_USE' });
  const { data } = await plane.call(
    'query($id: Uuid!) { modelDeletionEffect(id: $id) { deletable prices channels apiKeys } }',
    { id: kimi.id },
  );
  expect(data.modelDeletionEffect).toEqual({
    deletable: false,
    prices: 2,
    channels: [],
    apiKeys: 0,
  });
  expect(await remove(made)).toMatchObject({ slug: 'fresh-1' });
  expect(await findModel('fresh')).toBeNull();
});
