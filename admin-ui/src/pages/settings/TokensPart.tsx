// Automation tokens: what scripts authenticate with. Seeing them may ask for the password
// again, since a token carries rights of its own.
import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFailure } from '../../data/describe-failure.ts';
import { useAction } from '../../data/use-action.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { useStepUp } from '../../dialogs/step-up-context.ts';
import type { TokensQuery } from '../../generated/settings/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { Age } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { REVOKE_TOKEN, TOKENS } from './list-documents.ts';
import { PartHead } from './PartHead.tsx';
import { usePart } from './use-part.ts';

const TokenDrawer = lazy(async () => ({
  default: (await import('./TokenDrawer.tsx')).TokenDrawer,
}));

type Token = TokensQuery['automationTokens']['nodes'][number];

export function TokensPart() {
  const { t } = useTranslation(['settings', 'common']);
  const part = usePart('tokens');
  const askPassword = useStepUp();
  const [revoking, setRevoking] = useState<Token>();
  const list = usePages(TOKENS, { first: PAGE_SIZE }, { pick: (data) => data.automationTokens });
  const columns = useTokenColumns(setRevoking);
  const unlock = async (): Promise<void> => {
    if (await askPassword()) {
      await list.refetch();
    }
  };
  if (list.error !== undefined && describeFailure(list.error).kind === 'step-up') {
    return (
      <EmptyState
        title={t('token.locked')}
        action={
          <Button variant="filled" onClick={() => void unlock()}>
            {t('token.unlock')}
          </Button>
        }
      >
        {t('token.lockedHelp')}
      </EmptyState>
    );
  }
  return (
    <>
      <PartHead help={t('token.help')} button={t('token.new')} onNew={part.openNew} />
      <DataTable
        label={t('part.tokens')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        isOff={(token) => readState(token, new Date()) !== 'active'}
        density="double"
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(token) => (
          <PhoneCell
            first={
              <>
                <strong>{token.name}</strong>
                <TokenState token={token} />
              </>
            }
            second={<RevokeButton token={token} onRevoke={setRevoking} />}
          />
        )}
        empty={
          <EmptyState
            title={t('token.empty')}
            action={<Button onClick={part.openNew}>{t('token.new')}</Button>}
          >
            {t('token.emptyHelp')}
          </EmptyState>
        }
      />
      {revoking === undefined ? null : (
        <RevokeToken token={revoking} onClose={() => setRevoking(undefined)} />
      )}
      <Suspense fallback={null}>
        {part.task === 'new' ? <TokenDrawer onClose={part.close} /> : null}
      </Suspense>
    </>
  );
}

function useTokenColumns(onRevoke: (token: Token) => void): readonly Column<Token>[] {
  const { t } = useTranslation('settings');
  return useMemo<readonly Column<Token>[]>(
    () => [
      {
        id: 'name',
        head: t('token.name'),
        minWidth: 150,
        cell: ({ name, lastFour }) => (
          <NameCell name={name} note={<span className="mono">{`…${lastFour}`}</span>} />
        ),
      },
      {
        id: 'state',
        head: t('staff.state'),
        width: 190,
        cell: (token) => <TokenState token={token} />,
      },
      {
        id: 'scopes',
        head: t('token.scopes'),
        minWidth: 180,
        hideBelow: 640,
        cell: ({ scopes }) => (
          <span className="mono" title={scopes.join('\n')}>
            {scopes.join(' ')}
          </span>
        ),
      },
      {
        id: 'used',
        head: t('token.lastUsed'),
        width: 110,
        align: 'right',
        hideBelow: 560,
        cell: ({ lastUsedAt }) => <Age at={lastUsedAt} />,
      },
      {
        id: 'actions',
        head: t('staff.actionsHead'),
        width: 110,
        align: 'right',
        cell: (token) => <RevokeButton token={token} onRevoke={onRevoke} />,
      },
    ],
    [t, onRevoke],
  );
}

function readState(token: Token, now: Date): 'active' | 'expired' | 'revoked' {
  if (token.revokedAt !== null) {
    return 'revoked';
  }
  return token.expiresAt !== null && new Date(token.expiresAt) <= now ? 'expired' : 'active';
}

function TokenState({ token }: { readonly token: Token }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const state = readState(token, new Date());
  const note =
    state === 'active' && token.expiresAt !== null
      ? { note: t('token.until', { day: format.day(token.expiresAt) }) }
      : {};
  return (
    <StatusMark tone={state === 'active' ? 'ok' : 'off'} {...note}>
      {t(`token.${state}`)}
    </StatusMark>
  );
}

interface RevokeButtonProps {
  readonly token: Token;
  readonly onRevoke: (token: Token) => void;
}

function RevokeButton({ token, onRevoke }: RevokeButtonProps) {
  const { t } = useTranslation('settings');
  return token.revokedAt === null ? (
    <Button size="compact-sm" onClick={() => onRevoke(token)}>
      {t('token.revoke')}
    </Button>
  ) : null;
}

interface RevokeTokenProps {
  readonly token: Token;
  readonly onClose: () => void;
}

function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const { t } = useTranslation('settings');
  const revoke = useAction(REVOKE_TOKEN, (data) => data.revokeAutomationToken, {
    refetch: ['Tokens'],
  });
  const confirm = async (): Promise<void> => {
    if ((await revoke.run({ input: { id: token.id } })).ok) {
      showNotice(t('token.revokedDone', { name: token.name }));
      onClose();
    }
  };
  return (
    <ConfirmDialog
      opened
      title={t('token.revokeTitle', { name: token.name })}
      effect={t('token.revokeEffect')}
      confirmLabel={t('token.revoke')}
      danger
      busy={revoke.busy}
      problem={revoke.problem}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
