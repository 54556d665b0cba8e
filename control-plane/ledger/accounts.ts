// Names of the ledger's accounts. Pocket accounts carry the pocket's id beside them; test money has
// books of its own, so that it can be in no revenue figure.

export type PocketAccount = 'available' | 'leased' | 'held';

export type OwnAccount =
  | 'revenue'
  | 'cash'
  | 'promo'
  | 'receivable'
  | 'payment_fees'
  | 'overrun'
  | 'writeoff'
  | 'channel_tests';

export type MoneyMode = 'live' | 'test' | 'house';

/** The name of one of the operator's own accounts in the books of a mode. */
export function ownAccount(mode: MoneyMode, account: OwnAccount): string {
  return mode === 'live' ? account : `${mode}:${account}`;
}
