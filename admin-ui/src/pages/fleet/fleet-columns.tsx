// The columns of the nodes.
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { printDuration } from '../../format/time.ts';
import type { NodePartsFragment } from '../../generated/fleet/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { MeasuredValue } from '../../marks/Meter.tsx';
import { Money } from '../../marks/Money.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import styles from './fleet.module.css';
import { NodeStateMark, NodeVersion } from './node-words.tsx';

/** A publish should be in force everywhere within this; the tick of the bar. */
const ACK_BOUND_MS = 1_000;
const ACK_SCALE_MS = 1_500;

export type NodeRow = NodePartsFragment;

export function useNodeColumns(): readonly Column<NodeRow>[] {
  const { t } = useTranslation('fleet');
  return useMemo(() => [...stateColumns(t), ...trafficColumns(t), ...loadColumns(t)], [t]);
}

/** Which node it is and what it has taken over. */
function stateColumns(t: TFunction<'fleet'>): readonly Column<NodeRow>[] {
  return [
    {
      id: 'name',
      head: t('table.node'),
      minWidth: 120,
      cell: (node) => <NameCell name={node.name} note={node.softwareVersion ?? '–'} />,
    },
    {
      id: 'state',
      head: t('table.state'),
      width: 112,
      cell: (node) => <NodeStateMark node={node} />,
    },
    {
      id: 'version',
      head: t('table.version'),
      width: 76,
      cell: (node) => <NodeVersion node={node} />,
    },
    {
      id: 'ack',
      head: t('table.ack'),
      width: 176,
      hideBelow: 660,
      cell: (node) => <AckLag node={node} />,
    },
  ];
}

/** That it lives and what it carries. */
function trafficColumns(t: TFunction<'fleet'>): readonly Column<NodeRow>[] {
  return [
    {
      id: 'heartbeat',
      head: t('table.heartbeat'),
      width: 96,
      align: 'right',
      cell: (node) => <Heartbeat node={node} />,
    },
    {
      id: 'requests',
      head: t('table.requests'),
      width: 88,
      align: 'right',
      cell: (node) => <Count value={node.requestsPerMinute} />,
    },
    {
      id: 'inFlight',
      head: t('table.inFlight'),
      width: 80,
      align: 'right',
      hideBelow: 800,
      cell: (node) => <Count value={node.inFlight} />,
    },
  ];
}

/** What it adds, uses and holds. */
function loadColumns(t: TFunction<'fleet'>): readonly Column<NodeRow>[] {
  return [
    {
      id: 'added',
      head: t('table.added'),
      width: 88,
      align: 'right',
      hideBelow: 880,
      cell: (node) => <Added ms={node.addedMs} />,
    },
    {
      id: 'cpu',
      head: t('table.cpu'),
      width: 70,
      align: 'right',
      hideBelow: 960,
      cell: (node) => <Cpu percent={node.cpuPercent} />,
    },
    {
      id: 'leases',
      head: t('table.leases'),
      width: 104,
      align: 'right',
      cell: (node) => <Money amount={node.leasedNanoUsd} />,
    },
  ];
}

interface NodeProps {
  readonly node: NodeRow;
}

function AckLag({ node }: NodeProps) {
  const { t } = useTranslation('fleet');
  if (node.refusal !== null) {
    return <span className={styles.warn}>{t('table.refused')}</span>;
  }
  if (!node.connected) {
    return <span className="muted">{t('table.noAnswer')}</span>;
  }
  if (node.ackLagMs === null) {
    return <Dash />;
  }
  return (
    <MeasuredValue
      value={node.ackLagMs / ACK_SCALE_MS}
      expected={ACK_BOUND_MS / ACK_SCALE_MS}
      tone={node.ackLagMs > ACK_BOUND_MS ? 'bad' : 'series'}
      width={88}
    >
      {printDuration(node.ackLagMs)}
    </MeasuredValue>
  );
}

function Heartbeat({ node }: NodeProps) {
  if (node.heartbeatAgeMs === null) {
    return <Dash />;
  }
  const isSilent = node.state === 'silent';
  return (
    <span className={isSilent ? styles.bad : 'secondary'}>
      {printDuration(node.heartbeatAgeMs)}
    </span>
  );
}

export function Added({ ms }: { readonly ms: number | null }) {
  return ms === null ? <Dash /> : `${ms.toFixed(1)}\u00a0ms`;
}

export function Cpu({ percent }: { readonly percent: number | null }) {
  return percent === null ? <Dash /> : `${percent.toFixed(percent < 10 ? 1 : 0)}\u00a0%`;
}

export function NodePhoneRow({ node }: NodeProps) {
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{node.name}</span>
          <NodeStateMark node={node} />
        </>
      }
      second={
        <>
          <NodeVersion node={node} />
          <Heartbeat node={node} />
          <Money amount={node.leasedNanoUsd} />
        </>
      }
    />
  );
}
