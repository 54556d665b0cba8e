// One model: its names, limits and lists, with editing and deleting.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { printContext, printPartsPerMillion } from '../../format/count.ts';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { Badge } from '../../marks/Badge.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { type Model, PublishedOf, ServableOf } from './ModelMarks.tsx';
import { DELETE_MODEL, MODEL } from './model-documents.ts';
import styles from './models.module.css';

interface ModelPeekProps {
  readonly id: string;
  readonly onEdit: () => void;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function ModelPeek({ id, onEdit, onClose, onPrevious, onNext }: ModelPeekProps) {
  const { t } = useTranslation(['models', 'common']);
  const { data, error, refetch } = useQuery(MODEL, { variables: { id } });
  const [deleting, setDeleting] = useState(false);
  const remove = useAction(DELETE_MODEL, (answer) => answer.deleteModel, { refetch: ['Models'] });
  const canWrite = useRight('writeCatalog');
  const model = data?.model ?? undefined;
  const erase = async ({ slug, version }: Model): Promise<void> => {
    if ((await remove.run({ input: { id, expectedVersion: version } })).ok) {
      showNotice(t('delete.done', { name: slug }));
      onClose();
    }
  };
  const foot = (
    <>
      {data?.modelDeletionEffect?.deletable === true ? (
        <Button onClick={() => setDeleting(true)}>{t('common:action.delete')}</Button>
      ) : (
        <span className="muted">{t('delete.inUse')}</span>
      )}
      <span style={{ flex: 1 }} />
      <Button onClick={onEdit}>{t('common:action.edit')}</Button>
    </>
  );
  return (
    <Peek
      title={model?.slug ?? t('common:nav.models')}
      status={model === undefined ? undefined : <PublishedOf enabled={model.enabled} />}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      {...(model !== undefined && canWrite ? { foot } : {})}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ model: found }) =>
          found === null || found === undefined ? (
            <EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>
          ) : (
            <ModelFacts model={found} />
          )
        }
      </QueryView>
      {model === undefined ? null : (
        <ConfirmDialog
          opened={deleting}
          danger
          title={t('delete.title', { name: model.slug })}
          effect={t('delete.effect')}
          confirmLabel={t('common:action.delete')}
          busy={remove.busy}
          problem={remove.problem}
          onConfirm={() => void erase(model)}
          onClose={() => setDeleting(false)}
        />
      )}
    </Peek>
  );
}

function ModelFacts({ model }: { readonly model: Model }) {
  const { t } = useTranslation('models');
  return (
    <>
      <Section title={t('form.names')}>
        <Facts>
          <Fact label={t('form.name')}>{model.name}</Fact>
          <Fact label={t('column.vendor')}>{model.vendor}</Fact>
          <Fact label={t('column.type')}>{t(`type.${model.modelType}`)}</Fact>
          <Fact label={t('column.aliases')}>
            <Chips words={model.aliases} />
          </Fact>
          <Fact label={t('form.prefixes')}>
            <Chips words={model.vendorPrefixes} />
          </Fact>
          <Fact label={t('column.families')}>
            <Chips words={model.families} />
          </Fact>
        </Facts>
      </Section>
      <Section title={t('peek.serving')}>
        <Facts>
          <Fact label={t('column.servable')}>
            <ServableOf servable={model.servable} />
          </Fact>
          <Fact label={t('peek.channels')}>
            <Link to="/admin/channels" search={{ model: model.slug }}>
              {t('peek.show', { count: model.servable.total })}
            </Link>
          </Fact>
          <Fact label={t('peek.price')}>
            <Link to="/admin/prices" search={{ sel: model.id }}>
              {model.price
                ? t('peek.priceNumber', { number: model.price.number })
                : t('peek.noPrice')}
            </Link>
          </Fact>
          <Fact label={t('form.multiplier')}>{printPartsPerMillion(model.multiplierPpm)}</Fact>
        </Facts>
      </Section>
      <Section title={t('form.limits')}>
        <Facts>
          <Fact label={t('column.context')}>{printContext(model.contextTokens)}</Fact>
          <Fact label={t('form.maxOutput')}>{printContext(model.maxOutputTokens)}</Fact>
          <Fact label={t('form.reasoning')}>{model.reasoningScore ?? <Dash />}</Fact>
          <Fact label={t('form.coding')}>{model.codingScore ?? <Dash />}</Fact>
          <Fact label={t('form.bestFor')}>{model.bestFor === '' ? <Dash /> : model.bestFor}</Fact>
          <Fact label={t('form.sizes')}>
            <Chips words={model.availableSizes} />
          </Fact>
          <Fact label={t('form.ratios')}>
            <Chips words={model.availableRatios} />
          </Fact>
          <Fact label={t('form.durations')}>
            <Chips words={model.availableDurations.map(String)} />
          </Fact>
        </Facts>
      </Section>
    </>
  );
}

function Chips({ words }: { readonly words: readonly string[] }) {
  return words.length === 0 ? (
    <Dash />
  ) : (
    <span className={styles.chips}>
      {words.map((word) => (
        <Badge key={word}>{word}</Badge>
      ))}
    </span>
  );
}
