// Which of the steps to the first call are done; pure.
import type { FirstRunQuery } from '../../generated/overview/graphql.ts';

export interface Step {
  readonly key: 'provider' | 'channel' | 'test' | 'price' | 'key';
  readonly done: boolean;
  /** What the step's sentence names. */
  readonly name?: string | undefined;
  readonly models?: string | undefined;
  readonly count?: number | undefined;
}

type Progress = Pick<FirstRunQuery, 'providers' | 'channels' | 'models' | 'apiKeys'>;

export function listSteps({ providers, channels, models, apiKeys }: Progress): readonly Step[] {
  const channel = channels.nodes[0];
  return [
    { key: 'provider', done: providers.totalCount > 0, name: providers.nodes[0]?.name },
    {
      key: 'channel',
      done: channels.totalCount > 0,
      name: channel?.name,
      models: channel?.models.map(({ model }) => model.slug).join(', '),
    },
    { key: 'test', done: channel?.lastTest?.passed === true, name: channel?.name },
    { key: 'price', done: models.totalCount > 0, count: models.totalCount },
    // Done by the call that it leads to, and then this page shows figures.
    { key: 'key', done: false, count: apiKeys.totalCount },
  ];
}
