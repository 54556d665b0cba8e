// What a UI test looks at: providers, channels that answer and fail, customers, and requests that
// were really made. Everything goes through GraphQL and /v1, as it would in an installation.
import { MESSAGES, postChat } from '../harness/caller.ts';
import type { Operator } from '../harness/operator.ts';
import { type System, VENDOR_KEY } from '../harness/system.ts';

const CALLS_AT_ONCE = 12;
const MUTATIONS_AT_ONCE = 8;
const TOP_UP = 50_000_000_000n;
// A thousand calls are recorded and posted in seconds; other test files may hold the machine.
const POSTED_LIMIT_MS = 180_000;

interface ChannelPlan {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  /** The simulator's model, with its faults behind a colon. */
  readonly upstreamModel: string;
  readonly priority: number;
  readonly weight?: number;
}

const PROVIDERS = ['Moonshot', 'DashScope', 'DeepSeek', 'MiniMax', 'Zhipu'] as const;

const CHANNELS: readonly ChannelPlan[] = [
  {
    name: 'moonshot-bulk',
    provider: 'Moonshot',
    model: 'kimi-k2',
    upstreamModel: 'kimi-bulk:rate_limit',
    priority: 0,
    weight: 10,
  },
  {
    name: 'moonshot-main',
    provider: 'Moonshot',
    model: 'kimi-k2',
    upstreamModel: 'kimi-main:slow_first,delay_ms=30,tokens=60,cached=12',
    priority: 0,
    weight: 70,
  },
  {
    name: 'dashscope-kimi',
    provider: 'DashScope',
    model: 'kimi-k2',
    upstreamModel: 'kimi-second:tokens=40',
    priority: 10,
  },
  {
    name: 'deepseek-main',
    provider: 'DeepSeek',
    model: 'deepseek-chat',
    upstreamModel: 'deepseek-chat:tokens=48',
    priority: 0,
  },
  {
    name: 'dashscope-sg',
    provider: 'DashScope',
    model: 'qwen-plus',
    upstreamModel: 'qwen-plus:tokens=30',
    priority: 0,
  },
  {
    name: 'minimax-intl',
    provider: 'MiniMax',
    model: 'minimax-m2',
    upstreamModel: 'minimax-m2:server_error',
    priority: 0,
  },
  {
    name: 'zhipu-main',
    provider: 'Zhipu',
    model: 'glm-4-flash',
    upstreamModel: 'glm-4-flash:tokens=20',
    priority: 0,
  },
];

/** Most requests succeed; some name a model that is not there or one whose channel fails. */
const ASKED = [
  'kimi-k2',
  'deepseek-chat',
  'qwen-plus',
  'kimi-k2',
  'deepseek-chat',
  'glm-4-flash',
  'kimi-k2',
  'deepseek-chat',
  'qwen-plus',
  'kimi-k2',
  'deepseek-chat',
  'minimax-m2',
  'kimi-k2',
  'deepseek-chat',
  'qwen-plus',
  'deepseek-chat',
  'kimi-k2',
  'no-such-model',
] as const;

/** Channels over five providers, some of which fail. */
export async function seedChannels(system: System): Promise<void> {
  const { operator } = system;
  const providers = new Map<string, { providerId: string; credentialId: string }>();
  for (const name of PROVIDERS) {
    const baseUrl = `${system.vendor.url()}/v1`;
    providers.set(name, await operator.provider({ name, baseUrl, secret: VENDOR_KEY }));
  }
  for (const { provider, model, upstreamModel, ...settings } of CHANNELS) {
    const owner = providers.get(provider);
    await operator.channel({
      ...settings,
      providerId: owner?.providerId ?? '',
      credentialId: owner?.credentialId ?? '',
      models: [{ modelId: await operator.modelId(model), upstreamModel }],
    });
  }
}

/** Funded customers, each with a key; the last one has no money. */
export async function seedCustomers(operator: Operator): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (const name of ['mara', 'jonas', 'li', 'amara', 'broke']) {
    const customer = await operator.customer(name);
    if (name !== 'broke') {
      await operator.topUp(customer.walletId, TOP_UP);
    }
    tokens.push((await operator.key(customer.accountId, { name: `${name} production` })).token);
  }
  return tokens;
}

/** So many real calls over all nodes, plain and streamed; resolves when they are all posted. */
export async function seedTraffic(
  system: System,
  tokens: readonly string[],
  count: number,
): Promise<void> {
  await runSome(count, CALLS_AT_ONCE, async (index) => {
    const node = system.nodes[index % system.nodes.length];
    const isBroke = index % 41 === 40;
    const token = tokens[isBroke ? tokens.length - 1 : index % (tokens.length - 1)] ?? '';
    const answer = await postChat(node?.url ?? '', token, {
      model: ASKED[index % ASKED.length],
      messages: MESSAGES,
      max_tokens: 64,
      stream: index % 3 !== 0,
    });
    await answer.text();
  });
  await system.posted(count, POSTED_LIMIT_MS);
}

/** Many customers, each with a booking: long lists of customers, ledger lines and audit entries. */
export async function seedManyCustomers(operator: Operator, count: number): Promise<void> {
  await runSome(count, MUTATIONS_AT_ONCE, async (index) => {
    const customer = await operator.customer(`customer-${String(index).padStart(4, '0')}`);
    await operator.topUp(customer.walletId, 1_000_000_000n + BigInt(index) * 10_000_000n);
  });
}

const CREATE_MODEL = `mutation ($input: CreateModelInput!) {
  createModel(input: $input) { __typename ... on Problem { code message } } }`;

/** Many providers, each with a channel; and as many models that nobody serves. */
export async function seedLongLists(system: System, count: number): Promise<void> {
  const { operator } = system;
  const modelId = await operator.modelId('step-3');
  await runSome(count, MUTATIONS_AT_ONCE, async (index) => {
    const name = `many-${String(index).padStart(4, '0')}`;
    const { providerId, credentialId } = await operator.provider({
      name,
      baseUrl: `${system.vendor.url()}/v1`,
      secret: VENDOR_KEY,
    });
    const models = [{ modelId, upstreamModel: 'sim-chat' }];
    await operator.channel({ name, providerId, credentialId, models, enabled: false });
    const input = { slug: name, name, vendor: 'Many' };
    const made = await operator.call(CREATE_MODEL, { input });
    if (made.createModel.__typename !== 'Model') {
      throw new Error(`createModel: ${made.createModel.message}`);
    }
  });
}

/** Runs numbered pieces of work, a few at a time. */
export async function runSome(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        await work(next - 1);
      }
    }),
  );
}
