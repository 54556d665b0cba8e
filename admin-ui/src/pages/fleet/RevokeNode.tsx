// Asks before a node is revoked, with what that stops as the server counts it.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { printUsd } from '../../format/money.ts';
import type { NodeRevocationEffectQuery } from '../../generated/fleet/graphql.ts';
import { RowsSkeleton } from '../../states/Skeleton.tsx';
import { showNotice } from '../../states/show-notice.ts';
import styles from './fleet.module.css';
import type { NodeRow } from './fleet-columns.tsx';
import { REVOCATION_EFFECT, REVOKE_NODE } from './fleet-documents.ts';

interface RevokeNodeProps {
  readonly node: NodeRow;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RevokeNode({ node, opened, onClose }: RevokeNodeProps) {
  const { t } = useTranslation('fleet');
  const { data } = useQuery(REVOCATION_EFFECT, {
    variables: { id: node.id },
    skip: !opened,
    fetchPolicy: 'network-only',
  });
  const { run, busy, problem, clear } = useAction(REVOKE_NODE, (answer) => answer.revokeNode, {
    refetch: ['Nodes', 'Fleet'],
  });
  const close = (): void => {
    clear();
    onClose();
  };
  const confirm = async (): Promise<void> => {
    const { ok } = await run({ input: { id: node.id, expectedVersion: node.version } });
    if (ok) {
      showNotice(t('revoke.done', { name: node.name }));
      close();
    }
  };
  const effect = data?.nodeRevocationEffect ?? undefined;
  return (
    <ConfirmDialog
      opened={opened}
      title={t('revoke.title', { name: node.name })}
      effect={effect === undefined ? <RowsSkeleton rows={2} columns={1} /> : <Effect {...effect} />}
      confirmLabel={t('revoke.confirm')}
      danger
      busy={busy}
      problem={problem}
      onConfirm={() => void confirm()}
      onClose={close}
    />
  );
}

type EffectProps = NonNullable<NodeRevocationEffectQuery['nodeRevocationEffect']>;

function Effect({ otherNodes, inFlight, leasedNanoUsd }: EffectProps) {
  const { t } = useTranslation('fleet');
  return (
    <div className={styles.effect}>
      <p>
        {otherNodes === 0 ? t('revoke.lastNode') : t('revoke.others', { count: otherNodes })}{' '}
        {inFlight > 0 ? t('revoke.inFlight', { count: inFlight }) : null}
      </p>
      {leasedNanoUsd === '0' ? null : (
        <p>{t('revoke.leased', { amount: printUsd(leasedNanoUsd) })}</p>
      )}
      <p>{t('revoke.final')}</p>
    </div>
  );
}
