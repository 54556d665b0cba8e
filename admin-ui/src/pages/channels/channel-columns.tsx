// The columns of the channel table.
import { ActionIcon } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNumber } from '../../fields/InlineNumber.tsx';
import { checkWhole, readWhole } from '../../fields/read-fields.ts';
import { IconCheck, IconPlayerPlay, IconX } from '../../icons/icons.ts';
import { WireApiBadge } from '../../marks/Badge.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { iconProps } from '../../marks/icon-props.ts';
import { Age } from '../../marks/Time.tsx';
import { NameCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { CostOf, FirstToken, ShareOf, SuccessOf } from './ChannelMarks.tsx';
import { ChannelSwitch } from './ChannelSwitch.tsx';
import type { RouteShares } from './channel-routes.ts';
import { type Channel, chooseModel } from './channel-view.ts';
import styles from './channels.module.css';
import type { ChannelEdit } from './use-channel-edit.tsx';

const MAX_PRIORITY = 1_000;
const MAX_WEIGHT = 1_000_000;
const TEST_ICON = { size: 14, stroke: 2, 'aria-hidden': true } as const;

type Translate = TFunction<['channels', 'common']>;

export interface ChannelColumnOptions {
  readonly edit: ChannelEdit;
  readonly shares: RouteShares;
  readonly modelId: string | undefined;
  readonly canWrite: boolean;
  readonly canTest: boolean;
  readonly onToggle: (channel: Channel) => void;
  readonly onTest: (channel: Channel) => void;
}

export function useChannelColumns(options: ChannelColumnOptions): readonly Column<Channel>[] {
  const { t } = useTranslation(['channels', 'common']);
  const { edit, shares, modelId, canWrite, canTest, onTest } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edit and the switch act the same while nothing is on its way
  return useMemo(
    () => [
      ...identityColumns(t, modelId),
      ...routingColumns(t, options),
      ...measureColumns(t, options),
    ],
    [t, edit.pending, shares, modelId, canWrite, canTest, onTest],
  );
}

/** Which channel it is and where it leads. */
function identityColumns(t: Translate, modelId: string | undefined): readonly Column<Channel>[] {
  return [
    {
      id: 'name',
      head: t('column.name'),
      minWidth: 150,
      cell: (row) => (
        <NameCell name={row.name} note={<Upstream channel={row} modelId={modelId} />} />
      ),
    },
    {
      id: 'api',
      head: t('column.wireApi'),
      width: 72,
      hideBelow: 1000,
      cell: (row) => <WireApiBadge wireApi={row.wireApi} />,
    },
  ];
}

/** Its place among the channels of a model. */
function routingColumns(t: Translate, options: ChannelColumnOptions): readonly Column<Channel>[] {
  const { edit, shares, canWrite, onToggle } = options;
  return [
    numberColumn('priority', { t, edit, canWrite, max: MAX_PRIORITY }),
    numberColumn('weight', { t, edit, canWrite, max: MAX_WEIGHT }),
    {
      id: 'share',
      head: t('column.share'),
      width: 152,
      cell: (row) => (
        <ShareOf share={shares.ofChannel.get(row.id)} bad={row.health.state === 'tripped'} />
      ),
    },
    {
      id: 'state',
      head: t('column.state'),
      width: 146,
      cell: (row) => (
        <ChannelSwitch channel={row} edit={edit} canWrite={canWrite} onToggle={onToggle} />
      ),
    },
  ];
}

/** How it does and what it costs. */
function measureColumns(t: Translate, options: ChannelColumnOptions): readonly Column<Channel>[] {
  const { modelId, canTest, onTest } = options;
  return [
    {
      id: 'success',
      head: t('column.success'),
      width: 146,
      hideBelow: 780,
      cell: (row) => <SuccessOf channel={row} />,
    },
    {
      id: 'p95',
      head: t('column.p95'),
      width: 72,
      align: 'right',
      hideBelow: 780,
      cell: (row) => <FirstToken channel={row} />,
    },
    {
      id: 'cost',
      head: t('column.cost'),
      width: 96,
      align: 'right',
      hideBelow: 940,
      cell: (row) => <CostOf channel={row} modelId={modelId} />,
    },
    {
      id: 'tested',
      head: t('column.tested'),
      width: 108,
      align: 'right',
      hideBelow: 700,
      cell: (row) => (
        <span className={styles.actions}>
          <LastTest channel={row} />
          {canTest ? <TestButton channel={row} onTest={onTest} /> : null}
        </span>
      ),
    },
  ];
}

interface NumberOptions {
  readonly t: Translate;
  readonly edit: ChannelEdit;
  readonly canWrite: boolean;
  readonly max: number;
}

function numberColumn(
  key: 'priority' | 'weight',
  { t, edit, canWrite, max }: NumberOptions,
): Column<Channel> {
  const field = t(`field.${key}`);
  const shownValue = (row: Channel): number => {
    const { pending } = edit;
    return pending?.channel.id === row.id ? (pending.change[key] ?? row[key]) : row[key];
  };
  return {
    id: key,
    head: field,
    width: 68,
    align: 'right',
    cell: (row) =>
      canWrite ? (
        <InlineNumber
          label={t('edit.of', { field, name: row.name })}
          value={String(shownValue(row))}
          saved={String(row[key])}
          width={48}
          check={(text) => checkWhole(text, { min: 0, max })}
          rule={() => t('edit.rule', { max })}
          onCommit={(text) => void edit.apply(row, { [key]: readWhole(text) })}
        />
      ) : (
        row[key]
      ),
  };
}

interface UpstreamProps {
  readonly channel: Channel;
  readonly modelId: string | undefined;
}

function Upstream({ channel, modelId }: UpstreamProps) {
  const { t } = useTranslation('channels');
  const shown = chooseModel(channel, modelId);
  return (
    <>
      {channel.provider.name}
      {' · '}
      {shown === undefined ? (
        t('models', { count: channel.models.length })
      ) : (
        <span className={styles.upstream}>{shown.upstreamModel}</span>
      )}
    </>
  );
}

export function LastTest({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('channels');
  const { lastTest } = channel;
  if (lastTest === null || lastTest === undefined) {
    return <Dash />;
  }
  const Icon = lastTest.passed ? IconCheck : IconX;
  return (
    <span className={styles.tested}>
      <span className={lastTest.passed ? styles.passed : styles.failed}>
        <Icon {...TEST_ICON} />
      </span>
      <span className="unseen">{t(lastTest.passed ? 'test.passed' : 'test.failed')}</span>
      <Age at={lastTest.at} />
    </span>
  );
}

interface TestButtonProps {
  readonly channel: Channel;
  readonly onTest: (channel: Channel) => void;
}

function TestButton({ channel, onTest }: TestButtonProps) {
  const { t } = useTranslation('channels');
  const label = t('test.open', { name: channel.name });
  return (
    <ActionIcon size="xs" aria-label={label} title={label} onClick={() => onTest(channel)}>
      <IconPlayerPlay {...iconProps} />
    </ActionIcon>
  );
}
