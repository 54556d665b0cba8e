// An exact decimal of the server, cut to the decimals that a table has room for; the whole
// is on hover.
import { Dash } from '../../marks/Dash.tsx';

const SHOWN_DECIMALS = 4;

export function UsdText({ usd }: { readonly usd: string | null | undefined }) {
  if (usd === null || usd === undefined) {
    return <Dash />;
  }
  const [whole = '', decimals = ''] = usd.split('.');
  const shown = decimals.slice(0, SHOWN_DECIMALS).replace(/0+$/, '').padEnd(2, '0');
  return (
    <span title={usd}>
      {whole}.{shown}
    </span>
  );
}
