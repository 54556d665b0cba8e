// Shares inside a tier: by weight, and of what was answered.
import { describe, expect, it } from 'vitest';
import { type MappedChannel, shareChannels } from './channel-shares.ts';

function mapped(channelId: string, more: Partial<MappedChannel>): MappedChannel {
  return {
    channelId,
    modelId: 'kimi',
    wireApi: 'chat_completions',
    mode: 'live',
    priority: 0,
    weight: 100,
    enabled: true,
    ...more,
  };
}

describe('shareChannels', () => {
  it('splits a tier by weight and compares with what was answered', () => {
    const shares = shareChannels(
      [mapped('a', { weight: 75 }), mapped('b', { weight: 25 }), mapped('c', { priority: 1 })],
      [
        { channelId: 'a', modelId: 'kimi', requests: 60 },
        { channelId: 'b', modelId: 'kimi', requests: 40 },
      ],
    );
    expect(shares.get('a')).toEqual([
      { modelId: 'kimi', expectedPpm: 750_000, carriedPpm: 600_000, carriedRequests: 60 },
    ]);
    expect(shares.get('b')?.[0]?.expectedPpm).toBe(250_000);
    expect(shares.get('c')).toEqual([
      { modelId: 'kimi', expectedPpm: 1_000_000, carriedPpm: null, carriedRequests: 0 },
    ]);
  });

  it('gives a channel that is off no share and its weight to the others', () => {
    const shares = shareChannels([mapped('a', {}), mapped('b', { enabled: false })], []);
    expect(shares.get('a')?.[0]?.expectedPpm).toBe(1_000_000);
    expect(shares.get('b')?.[0]?.expectedPpm).toBeNull();
  });

  it('keeps wire_apis, modes and models apart', () => {
    const shares = shareChannels(
      [
        mapped('a', {}),
        mapped('a', { modelId: 'qwen', weight: 0 }),
        mapped('b', { wireApi: 'responses' }),
        mapped('c', { mode: 'test' }),
      ],
      [],
    );
    expect(shares.get('a')?.map((share) => share.expectedPpm)).toEqual([1_000_000, 0]);
    expect(shares.get('b')?.[0]?.expectedPpm).toBe(1_000_000);
    expect(shares.get('c')?.[0]?.expectedPpm).toBe(1_000_000);
  });
});
