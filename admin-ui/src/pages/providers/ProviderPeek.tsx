// One provider: its facts to edit, its credentials, and turning it off or deleting it.
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { Count } from '../../marks/Count.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { Credentials } from './Credentials.tsx';
import { ProviderActions } from './ProviderActions.tsx';
import { ProviderForm } from './ProviderForm.tsx';
import { type Provider, StateOf, SuccessOf } from './provider-columns.tsx';
import { PROVIDER } from './provider-documents.ts';

interface ProviderPeekProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function ProviderPeek({ id, onClose, onPrevious, onNext }: ProviderPeekProps) {
  const { t } = useTranslation(['providers', 'common']);
  const { data, error, refetch } = useQuery(PROVIDER, { variables: { id } });
  const provider = data?.provider ?? undefined;
  const canWrite = useRight('writeChannels');
  return (
    <Peek
      title={provider?.name ?? t('common:nav.providers')}
      status={provider === undefined ? undefined : <StateOf provider={provider} />}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      {...(provider !== undefined && canWrite
        ? { foot: <ProviderActions provider={provider} onDeleted={onClose} /> }
        : {})}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ provider: found }) =>
          found === null || found === undefined ? (
            <EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>
          ) : (
            <>
              <Activity provider={found} />
              <Credentials provider={found} />
              <ProviderForm provider={found} canWrite={canWrite} />
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

function Activity({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation('providers');
  return (
    <Section title={t('peek.lastHour')}>
      <Facts paired>
        <Fact label={t('column.attempts')}>
          <Count value={provider.activity.attempts} />
        </Fact>
        <Fact label={t('column.channels')}>
          <Link to="/admin/channels" search={{ provider: provider.id }}>
            {provider.channelCount}
          </Link>
        </Fact>
        <Fact label={t('column.success')}>
          <SuccessOf provider={provider} />
        </Fact>
        <Fact label={t('peek.changed')}>
          <Instant at={provider.updatedAt} />
        </Fact>
      </Facts>
    </Section>
  );
}
