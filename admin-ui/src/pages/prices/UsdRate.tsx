// An exact decimal rate of the server with two decimals at least; the whole is on hover.
import { Dash } from '../../marks/Dash.tsx';
import { printUsdRate } from './price-draft.ts';

export function UsdRate({ usd }: { readonly usd: string | null | undefined }) {
  if (usd === null || usd === undefined) {
    return <Dash />;
  }
  return <span title={usd}>{printUsdRate(usd)}</span>;
}
