// The text areas, fetched with the page of the same name.
import i18next from 'i18next';

export type Area =
  | 'audit'
  | 'auth'
  | 'channels'
  | 'customers'
  | 'fleet'
  | 'ledger'
  | 'models'
  | 'overview'
  | 'prices'
  | 'providers'
  | 'requests'
  | 'settings'
  | 'versions';

/** For a route's loader: the page never renders before its words are there. */
export async function loadTexts(area: Area): Promise<void> {
  await i18next.loadNamespaces(area);
}
