// Publishing a model or taking it back. Taking back what is being called asks first.
import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useProblemText } from '../../data/use-problem-text.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { Model } from './ModelMarks.tsx';
import { MODEL, UPDATE_MODEL } from './model-documents.ts';

interface Asked {
  readonly model: Model;
  readonly requests: number;
  readonly keys: number;
}

export function useModelToggle(): {
  readonly toggle: (model: Model) => void;
  readonly dialog: ReactNode;
} {
  const { t } = useTranslation(['models', 'common']);
  const client = useApolloClient();
  const { forProblem } = useProblemText();
  const update = useAction(UPDATE_MODEL, (data) => data.updateModel);
  const [asked, setAsked] = useState<Asked>();
  const { run } = update;

  const save = useCallback(
    async (model: Model, enabled: boolean, undoing = false): Promise<void> => {
      const outcome = await run({
        input: { id: model.id, expectedVersion: model.version, enabled },
      });
      if (!outcome.ok) {
        showNotice(forProblem(outcome.problem));
        return;
      }
      const undo = {
        label: t('common:action.undo'),
        run: () => void save(outcome.value, !enabled, true),
      };
      const done = t(enabled ? 'toggle.published' : 'toggle.unpublished', { name: model.slug });
      showNotice(done, undoing ? undefined : undo);
    },
    [run, forProblem, t],
  );
  const toggle = useCallback(
    async (model: Model): Promise<void> => {
      if (model.enabled) {
        const query = { query: MODEL, variables: { id: model.id } };
        const found = await client
          .query({ ...query, fetchPolicy: 'network-only' })
          .catch(() => undefined);
        const effect = found?.data?.modelDeletionEffect;
        if (effect && (effect.requestsLastHour > 0 || effect.apiKeys > 0)) {
          setAsked({ model, requests: effect.requestsLastHour, keys: effect.apiKeys });
          return;
        }
      }
      await save(model, !model.enabled);
    },
    [client, save],
  );
  const close = (): void => setAsked(undefined);
  const dialog =
    asked === undefined ? null : (
      <ConfirmDialog
        opened
        danger
        title={t('toggle.title', { name: asked.model.slug })}
        effect={t('toggle.effect', { requests: asked.requests, keys: asked.keys })}
        confirmLabel={t('toggle.confirm')}
        onClose={close}
        onConfirm={() => {
          close();
          void save(asked.model, false);
        }}
      />
    );
  const start = useCallback((model: Model) => void toggle(model), [toggle]);
  return { toggle: start, dialog };
}
