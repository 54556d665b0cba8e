// A key's state and what can still be seen of its secret.
import { useTranslation } from 'react-i18next';
import type { KeyPartsFragment } from '../../generated/customers/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Dash } from '../../marks/Dash.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import styles from './customers.module.css';

export type ApiKey = KeyPartsFragment;

/** The newest secret: prefix and last four. */
export function KeyToken({ apiKey }: { readonly apiKey: ApiKey }) {
  const newest = apiKey.tokens.find(({ endsAt }) => endsAt === null) ?? apiKey.tokens[0];
  return newest === undefined ? (
    <Dash />
  ) : (
    <span className={styles.token}>{`${newest.prefix}…${newest.lastFour}`}</span>
  );
}

interface KeyStateProps {
  readonly apiKey: ApiKey;
  readonly withNote?: boolean;
}

export function KeyState({ apiKey, withNote = true }: KeyStateProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const overlap = apiKey.tokens.find(({ endsAt }) => endsAt !== null)?.endsAt ?? undefined;
  switch (apiKey.state) {
    case 'revoked':
      return <StatusMark tone="off">{t('key.revoked')}</StatusMark>;
    case 'disabled':
      return <StatusMark tone="off">{t('key.disabled')}</StatusMark>;
    case 'active':
      return overlap === undefined ? (
        <StatusMark tone="ok">{t('key.on')}</StatusMark>
      ) : (
        <StatusMark
          tone="draining"
          {...(withNote ? { note: t('key.overlap', { time: format.instant(overlap) }) } : {})}
        >
          {t('key.rotating')}
        </StatusMark>
      );
  }
}
