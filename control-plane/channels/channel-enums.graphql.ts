// Enums of channels that other nouns show too. Their values are those of the stored columns.
import { registerEnumType } from 'type-graphql';
import { WIRE_APIS, type WireApi } from '#contract/wire-api';

export const BillsOnAbortEnum = { yes: 'yes', no: 'no', unknown: 'unknown' } as const;
registerEnumType(BillsOnAbortEnum, {
  name: 'BillsOnAbort',
  description: 'Whether the vendor bills a stream that its caller left; unknown counts as yes.',
});

export const LimitParameterEnum = {
  max_tokens: 'max_tokens',
  max_completion_tokens: 'max_completion_tokens',
} as const;
registerEnumType(LimitParameterEnum, {
  name: 'LimitParameter',
  description: 'The parameter in which this upstream takes a limit of output tokens.',
});

export const WireApiEnum: Record<string, WireApi> = Object.fromEntries(
  WIRE_APIS.map((api) => [api, api]),
);
registerEnumType(WireApiEnum, {
  name: 'WireApi',
  description: 'The protocol that an endpoint and a channel speak.',
});

export const channelStates = {
  on: 'on',
  off: 'off',
  degraded: 'degraded',
  tripped: 'tripped',
} as const;
export type ChannelState = keyof typeof channelStates;
registerEnumType(channelStates, {
  name: 'ChannelState',
  description:
    'off: by an operator, here or at the provider. tripped: by every connected node; degraded: by some.',
});
