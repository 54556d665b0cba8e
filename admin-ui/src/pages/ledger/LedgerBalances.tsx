// The operator's own accounts: where customers' money came from and where it went.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Figure, Figures } from '../../frame/Figures.tsx';
import { Money } from '../../marks/Money.tsx';
import { BALANCES } from './ledger-documents.ts';
import { useAccountWord } from './ledger-words.ts';

export function LedgerBalances() {
  const { t } = useTranslation('ledger');
  const sayAccount = useAccountWord();
  const { data } = useQuery(BALANCES);
  if (data === undefined || data.ledgerBalances.length === 0) {
    return null;
  }
  return (
    <Figures>
      {data.ledgerBalances.map(({ account, balanceNanoUsd }) => {
        // Entries of own accounts stand against the wallets': a payment debits cash. The note says
        // which way the money went, so the sign would only say it again, the other way round.
        const side =
          balanceNanoUsd === '0' ? 'even' : balanceNanoUsd.startsWith('-') ? 'in' : 'out';
        return (
          <Figure key={account} label={sayAccount(account)} note={t(`figure.${side}`)}>
            <Money amount={balanceNanoUsd.replace('-', '')} balance />
          </Figure>
        );
      })}
    </Figures>
  );
}
