// The speaking operator of whole-system tests: what a person does in the admin UI, in one line each,
// through GraphQL alone.
import { createGraphql, type GraphqlCall, type GraphqlData, PROBLEM, unwrap } from './graphql.ts';

export interface CustomerSetup {
  readonly accountId: string;
  readonly walletId: string;
  readonly userId: string;
}

export interface ChannelSetup {
  readonly name: string;
  readonly providerId: string;
  readonly credentialId?: string;
  readonly models: readonly { readonly modelId: string; readonly upstreamModel: string }[];
  readonly priority?: number;
  readonly weight?: number;
  readonly [setting: string]: unknown;
}

export interface KeySetup {
  readonly id: string;
  readonly token: string;
}

export class Operator {
  readonly call: GraphqlCall;
  private count = 0;

  constructor(url: () => string, token: string) {
    this.call = createGraphql(url, token);
  }

  private async mutate(
    mutation: string,
    input: unknown,
    fields: string,
    type: string,
  ): Promise<GraphqlData> {
    const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ... on ${type} { ${fields} } ${PROBLEM} } }`;
    return unwrap(await this.call(query, { input }), mutation);
  }

  /** A provider with one credential. */
  async provider(setup: { name: string; baseUrl: string; secret: string; mode?: 'live' | 'test' }) {
    const provider = await this.mutate(
      'createProvider',
      {
        name: setup.name,
        vendor: 'simulator',
        mode: setup.mode ?? 'live',
        baseUrl: setup.baseUrl,
        privateNetwork: true,
      },
      'id version',
      'Provider',
    );
    const credential = await this.mutate(
      'createCredential',
      { providerId: provider.id, name: 'main', secret: setup.secret },
      'id lastFour',
      'Credential',
    );
    return {
      providerId: provider.id as string,
      credentialId: credential.id as string,
      version: provider.version as number,
    };
  }

  async channel(setup: ChannelSetup): Promise<{ id: string; version: number }> {
    return this.mutate(
      'createChannel',
      { wireApi: 'chat_completions', ...setup },
      'id version',
      'Channel',
    );
  }

  async updateChannel(
    id: string,
    expectedVersion: number,
    changes: Record<string, unknown>,
  ): Promise<{ version: number }> {
    return this.mutate('updateChannel', { id, expectedVersion, ...changes }, 'version', 'Channel');
  }

  /** The id of a model of the starting catalogue. */
  async modelId(slug: string): Promise<string> {
    const data = await this.call('query ($name: String!) { modelByName(name: $name) { id } }', {
      name: slug,
    });
    if (!data.modelByName) throw new Error(`no model ${slug}`);
    return data.modelByName.id;
  }

  /** A customer with an account and an empty wallet. */
  async customer(name: string, mode: 'live' | 'test' = 'live'): Promise<CustomerSetup> {
    const user = await this.mutate(
      'createUser',
      { email: `${name}@customers.example`, name, accountMode: mode },
      'user { id accountId }',
      'UserCredentials',
    );
    const accountId: string = user.user.accountId;
    const wallet = await this.call(
      'query ($id: Uuid!) { walletOfAccount(accountId: $id) { id } }',
      { id: accountId },
    );
    return { userId: user.user.id, accountId, walletId: wallet.walletOfAccount.id };
  }

  /** Credits a wallet with nano-USD. */
  async topUp(walletId: string, amountNanoUsd: bigint): Promise<void> {
    await this.mutate(
      'adjustBalance',
      {
        walletId,
        amountNanoUsd: amountNanoUsd.toString(),
        origin: 'payment',
        reason: 'test top-up',
        idempotencyKey: `top-up-${walletId}-${++this.count}`,
      },
      '__typename',
      'BalanceAdjustment',
    );
  }

  async key(accountId: string, options: Record<string, unknown> = {}): Promise<KeySetup> {
    const made = await this.mutate(
      'createApiKey',
      { accountId, name: `key ${++this.count}`, ...options },
      'secret apiKey { id }',
      'ApiKeySecret',
    );
    return { id: made.apiKey.id, token: made.secret };
  }
}
