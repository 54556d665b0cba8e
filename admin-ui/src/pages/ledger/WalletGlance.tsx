// The wallet of a transaction as it is now, and the way to it.
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseExactStyle } from '../../format/money.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { Money } from '../../marks/Money.tsx';
import { WALLET, WALLET_OWNER } from './ledger-documents.ts';

export function WalletGlance({ walletId }: { readonly walletId: string }) {
  const { t } = useTranslation('ledger');
  const { data } = useQuery(WALLET, { variables: { id: walletId } });
  const wallet = data?.wallet ?? undefined;
  const owner = useQuery(WALLET_OWNER, {
    skip: wallet === undefined,
    variables: { accountId: wallet?.accountId ?? '' },
  });
  const userId = owner.data?.users.nodes[0]?.id;
  if (wallet === undefined) {
    return null;
  }
  const style = chooseExactStyle([
    wallet.balanceNanoUsd,
    wallet.availableNanoUsd,
    wallet.inUseNanoUsd,
  ]);
  return (
    <Section
      title={t('peek.wallet')}
      note={wallet.accountName}
      aside={
        userId === undefined ? null : (
          <Link to="/admin/customers/$userId" params={{ userId }}>
            {t('peek.openWallet')}
          </Link>
        )
      }
    >
      <Facts>
        <Fact label={t('peek.balance')}>
          <Money amount={wallet.balanceNanoUsd} style={style} balance />
        </Fact>
        <Fact label={t('peek.available')}>
          <Money amount={wallet.availableNanoUsd} style={style} balance />
        </Fact>
        <Fact label={t('peek.inUse')}>
          <Money amount={wallet.inUseNanoUsd} style={style} balance />
        </Fact>
      </Facts>
    </Section>
  );
}
