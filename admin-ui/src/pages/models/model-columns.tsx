// The columns of the model table, and its row on a phone.
import { Switch } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { printContext } from '../../format/count.ts';
import { Dash } from '../../marks/Dash.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { type Model, PublishedOf, ServableOf } from './ModelMarks.tsx';

interface ModelColumnOptions {
  readonly canWrite: boolean;
  readonly onToggle: (model: Model) => void;
}

export function useModelColumns(options: ModelColumnOptions): readonly Column<Model>[] {
  const { t } = useTranslation('models');
  const { canWrite, onToggle } = options;
  return useMemo(
    () => [...identityColumns(t), ...measureColumns(t, { canWrite, onToggle })],
    [t, canWrite, onToggle],
  );
}

/** What the model is and is called. */
function identityColumns(t: TFunction<'models'>): readonly Column<Model>[] {
  return [
    {
      id: 'name',
      head: t('column.model'),
      minWidth: 170,
      cell: (row) => <NameCell name={row.slug} note={row.name} />,
    },
    { id: 'type', head: t('column.type'), width: 88, cell: (row) => t(`type.${row.modelType}`) },
    {
      id: 'vendor',
      head: t('column.vendor'),
      width: 120,
      hideBelow: 700,
      cell: (row) => row.vendor,
    },
    {
      id: 'families',
      head: t('column.families'),
      width: 130,
      hideBelow: 1000,
      cell: (row) => <Words words={row.families} />,
    },
    {
      id: 'aliases',
      head: t('column.aliases'),
      width: 160,
      hideBelow: 860,
      cell: (row) => <Words words={row.aliases} />,
    },
  ];
}

/** What it can do, and whether it is on offer. */
function measureColumns(
  t: TFunction<'models'>,
  { canWrite, onToggle }: ModelColumnOptions,
): readonly Column<Model>[] {
  return [
    {
      id: 'context',
      head: t('column.context'),
      width: 80,
      align: 'right',
      hideBelow: 620,
      cell: (row) => (row.modelType === 'llm' ? printContext(row.contextTokens) : <Dash />),
    },
    {
      id: 'scores',
      head: t('column.scores'),
      width: 84,
      align: 'right',
      hideBelow: 940,
      cell: (row) => (
        <span title={t('scoresHelp')}>
          {row.reasoningScore ?? <Dash />}
          <span className="muted"> / </span>
          {row.codingScore ?? <Dash />}
        </span>
      ),
    },
    {
      id: 'servable',
      head: t('column.servable'),
      width: 122,
      cell: (row) => <ServableOf servable={row.servable} />,
    },
    {
      id: 'published',
      head: t('column.published'),
      width: 104,
      align: 'right',
      cell: (row) => (
        <span style={{ display: 'inline-flex', verticalAlign: 'middle' }}>
          <Switch
            aria-label={t('publishedOf', { name: row.slug })}
            checked={row.enabled}
            disabled={!canWrite}
            onChange={() => onToggle(row)}
          />
        </span>
      ),
    },
  ];
}

function Words({ words }: { readonly words: readonly string[] }) {
  const [first, ...rest] = words;
  return first === undefined ? (
    <Dash />
  ) : (
    <span title={words.join(', ')}>
      {first}
      {rest.length === 0 ? null : <span className="muted"> +{rest.length}</span>}
    </span>
  );
}

export function ModelPhoneRow({ model }: { readonly model: Model }) {
  const { t } = useTranslation('models');
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{model.slug}</span>
          <PublishedOf enabled={model.enabled} />
        </>
      }
      second={
        <>
          <span>{t(`type.${model.modelType}`)}</span>
          <span>{model.vendor}</span>
          <ServableOf servable={{ ...model.servable, testOnly: false }} />
        </>
      }
    />
  );
}
