// The kinds of bookings and the names of accounts, in the page's language.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export const KINDS = [
  'adjustment',
  'usage',
  'removal',
  'grant',
  'return',
  'final',
  'hold',
  'capture',
] as const;
export const MODES = ['live', 'test', 'house'] as const;

/** These move money within a wallet and change no balance. */
const MOVES: ReadonlySet<string> = new Set(['grant', 'return', 'final', 'hold']);

export function isMove(kind: string | undefined): boolean {
  return kind !== undefined && MOVES.has(kind);
}

export function useKindWord(): (kind: string) => string {
  const { t } = useTranslation('ledger');
  return useCallback(
    (kind) => new Map(Object.entries(t('kind', { returnObjects: true }))).get(kind) ?? kind,
    [t],
  );
}

/** `house:promo` becomes its own word with the books it is in. */
export function useAccountWord(): (account: string) => string {
  const { t } = useTranslation('ledger');
  return useCallback(
    (account) => {
      const words = new Map(Object.entries(t('account', { returnObjects: true })));
      const modes = new Map(Object.entries(t('mode', { returnObjects: true })));
      const [book, name] = account.includes(':') ? account.split(':') : [undefined, account];
      const word = words.get(name ?? '') ?? account;
      return book === undefined
        ? word
        : t('account.of', { account: word, mode: modes.get(book) ?? book });
    },
    [t],
  );
}
