// The heads of the tiers: place in the order of trying, count, and what they carried.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { printPercent } from '../../format/count.ts';
import { usePhone } from '../../frame/use-phone.ts';
import { Dash } from '../../marks/Dash.tsx';
import { Meter } from '../../marks/Meter.tsx';
import type { GroupHead } from '../../table/column.ts';
import { type RouteShares, readTierKey, routeKey, tierKey } from './channel-routes.ts';
import type { Channel } from './channel-view.ts';

interface TierHeadOptions {
  readonly rows: readonly Channel[];
  readonly shares: RouteShares;
}

export function useTierHeads({ rows, shares }: TierHeadOptions) {
  const { t } = useTranslation('channels');
  const phone = usePhone();
  return useCallback(
    (key: string, inTier: readonly Channel[]): GroupHead => {
      const { priority, mode, wireApi } = readTierKey(key);
      const suffix = [
        ...(wireApi === 'chat_completions' ? [] : [wireApi]),
        ...(mode === 'test' ? [t('mode.test')] : []),
      ];
      const title = [t('tier.title', { priority }), ...suffix].join(' · ');
      const before = tiersBefore(rows, inTier);
      const place = before === undefined ? t('tier.first') : t('tier.after', { priority: before });
      const carried = shares.ofTier.get(key);
      return {
        name: title,
        title,
        note: phone ? place : `${place} · ${countStates(inTier, t).join(t('separator'))}`,
        aside: (
          <>
            {phone ? null : t('tier.carried')}
            <Meter value={carried ?? 0} tone="neutral" height={4} width={phone ? 48 : 72} />
            <span className="strong" style={{ minWidth: 50, textAlign: 'right' }}>
              {carried === undefined ? <Dash /> : printPercent(carried)}
            </span>
          </>
        ),
      };
    },
    [rows, shares, t, phone],
  );
}

/** The tier of the same route that is tried right before; rows come in the order of tiers. */
function tiersBefore(rows: readonly Channel[], inTier: readonly Channel[]): number | undefined {
  const [first] = inTier;
  return first === undefined
    ? undefined
    : rows
        .filter((row) => routeKey(row) === routeKey(first) && row.priority < first.priority)
        .at(-1)?.priority;
}

type CountWords = (
  key: 'tier.channels' | 'tier.tripped' | 'tier.off',
  values: { count: number },
) => string;

function countStates(inTier: readonly Channel[], t: CountWords): string[] {
  const tripped = inTier.filter(({ health }) => health.state === 'tripped').length;
  const off = inTier.filter(({ health }) => health.state === 'off').length;
  return [
    t('tier.channels', { count: inTier.length }),
    ...(tripped === 0 ? [] : [t('tier.tripped', { count: tripped })]),
    ...(off === 0 ? [] : [t('tier.off', { count: off })]),
  ];
}

export const groupOfChannel = tierKey;
