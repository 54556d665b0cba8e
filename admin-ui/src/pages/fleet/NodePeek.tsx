// One node: what it serves, why it refused a version, what it carries, and revoking it.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { printUsd } from '../../format/money.ts';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { IdText } from '../../marks/IdText.tsx';
import { Age, Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { Findings } from './Findings.tsx';
import styles from './fleet.module.css';
import { Added, Cpu, type NodeRow } from './fleet-columns.tsx';
import { NODE } from './fleet-documents.ts';
import { NodeStateMark, NodeVersion } from './node-words.tsx';
import { RevokeNode } from './RevokeNode.tsx';

const POLL_MS = 5_000;
const MEBIBYTE = 1_048_576;

interface NodePeekProps {
  readonly id: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function NodePeek({ id, previous, next, onOpen }: NodePeekProps) {
  const { t } = useTranslation('fleet');
  const mayRevoke = useRight('writeFleet');
  const [revoking, setRevoking] = useState(false);
  const { data, error, refetch } = useQuery(NODE, { variables: { id }, pollInterval: POLL_MS });
  const node = data?.node ?? undefined;
  return (
    <Peek
      title={node?.name ?? '…'}
      status={node === undefined ? null : <NodeStateMark node={node} />}
      onClose={() => onOpen(undefined)}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
      {...(mayRevoke && node !== undefined && node.state !== 'revoked'
        ? {
            foot: (
              <Button color="bad" onClick={() => setRevoking(true)}>
                {t('peek.revoke')}
              </Button>
            ),
          }
        : {})}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {(found) =>
          found.node === null ? (
            <EmptyState title={t('peek.gone')}>{t('peek.goneText')}</EmptyState>
          ) : (
            <>
              <Refusal node={found.node} />
              <NodeFacts node={found.node} />
              <TrippedChannels node={found.node} />
            </>
          )
        }
      </QueryView>
      {node === undefined ? null : (
        <RevokeNode node={node} opened={revoking} onClose={() => setRevoking(false)} />
      )}
    </Peek>
  );
}

interface NodeProps {
  readonly node: NodeRow;
}

function Refusal({ node }: NodeProps) {
  const { t } = useTranslation('fleet');
  if (node.refusal === null) {
    return null;
  }
  const { number, path, message } = node.refusal;
  return (
    <Section
      title={t('peek.refused', { number })}
      note={t('peek.refusedNote', { serving: node.tableVersion ?? '–' })}
    >
      <Findings findings={[{ path, message }]} />
    </Section>
  );
}

function NodeFacts({ node }: NodeProps) {
  const { t } = useTranslation('fleet');
  return (
    <Section
      title={<IdText id={node.id} />}
      aside={
        <Link to="/admin/requests" search={{ node: node.name }}>
          {t('peek.requestsLink')}
        </Link>
      }
    >
      <Facts>
        <Fact label={t('peek.serving')}>
          <NodeVersion node={node} />
        </Fact>
        <Fact label={t('peek.keyring')}>
          {node.keyringVersion === null ? <Dash /> : `v${node.keyringVersion}`}
        </Fact>
        <Fact label={t('peek.lastSeen')}>
          <Age at={node.lastSeenAt} sentence />
        </Fact>
        <Fact label={t('peek.enrolled')}>
          <Instant at={node.createdAt} />
        </Fact>
        <Fact label={t('peek.software')}>{node.softwareVersion ?? <Dash />}</Fact>
        <Fact label={t('peek.requests')}>
          <Count value={node.requestsPerMinute} />
        </Fact>
        <Fact label={t('peek.inFlight')}>
          <Count value={node.inFlight} />
        </Fact>
        <Fact label={t('peek.added')}>
          <Added ms={node.addedMs} />
        </Fact>
        <Fact label={t('peek.cpu')}>
          <Cpu percent={node.cpuPercent} />
        </Fact>
        <Fact label={t('peek.memory')}>{printBytes(node.rssBytes)}</Fact>
        <Fact label={t('peek.spool')}>{printBytes(node.spoolBytes)}</Fact>
        <Fact label={t('peek.leases')}>
          {t('peek.leasesValue', {
            amount: printUsd(node.leasedNanoUsd),
            count: node.openLeases,
          })}
        </Fact>
      </Facts>
    </Section>
  );
}

function printBytes(bytes: number | null): string {
  if (bytes === null) {
    return '–';
  }
  return bytes < MEBIBYTE
    ? `${Math.round(bytes / 1024)}\u00a0kB`
    : `${Math.round(bytes / MEBIBYTE)}\u00a0MB`;
}

function TrippedChannels({ node }: NodeProps) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  return node.trippedChannels.length === 0 ? null : (
    <Section title={t('peek.tripped')}>
      <ul className={styles.tripped}>
        {node.trippedChannels.map(({ channelId, channelName, until }) => (
          <li key={channelId} className={styles.trippedRow}>
            <span>{channelName ?? channelId}</span>
            <span className="muted">{t('peek.until', { time: format.clockTime(until).time })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
