// An exact decimal rate of the server with two decimals at least; the whole is on hover.
import { Dash } from '../../marks/Dash.tsx';

const MOST_DECIMALS = 6;

export function UsdRate({ usd }: { readonly usd: string | null | undefined }) {
  if (usd === null || usd === undefined) {
    return <Dash />;
  }
  const [whole = '', decimals = ''] = usd.split('.');
  const shown = decimals.slice(0, MOST_DECIMALS).replace(/0+$/, '').padEnd(2, '0');
  return (
    <span title={usd}>
      {whole}.{shown}
    </span>
  );
}
