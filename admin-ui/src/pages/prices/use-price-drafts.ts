// The edited prices of the page, by model, and saving them one after the other: each adds
// the next version of its model's price.
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import type { PricedModelFragment } from '../../generated/prices/graphql.ts';
import { showNotice } from '../../states/show-notice.ts';
import { PRICED_MODEL, SET_PRICE } from './price-documents.ts';
import { isChanged, NO_DRAFT, type PriceDraft, readNextPrice } from './price-draft.ts';

export type PricedModel = PricedModelFragment;

export interface EditedPrice {
  readonly model: PricedModel;
  readonly draft: PriceDraft;
}

export type PriceDrafts = ReturnType<typeof usePriceDrafts>;

export function usePriceDrafts() {
  const { t } = useTranslation('prices');
  const client = useApolloClient();
  const [edited, setEdited] = useState<ReadonlyMap<string, EditedPrice>>(new Map());
  const setPrice = useAction(SET_PRICE, (data) => data.setPrice);
  const conflict = useConflict<PricedModel>();

  const drop = (id: string): void =>
    setEdited((all) => new Map([...all].filter(([other]) => other !== id)));
  const edit = (model: PricedModel, change: Partial<PriceDraft>): void => {
    setPrice.clear();
    setEdited((all) => withChange(all, model, change));
  };

  const saveOne = async ({ model, draft }: EditedPrice): Promise<boolean> => {
    const outcome = await setPrice.run({
      input: {
        modelId: model.id,
        expectedNumber: model.price?.number ?? 0,
        ...readNextPrice(model.price, draft),
      },
    });
    const query = { query: PRICED_MODEL, variables: { id: model.id } };
    const read = async () =>
      (await client.query({ ...query, fetchPolicy: 'network-only' })).data?.model;
    if (outcome.ok) {
      drop(model.id);
      await read().catch(() => undefined);
      await client.refetchQueries({ include: ['PriceHistory'] }).catch(() => undefined);
      showNotice(t('saved', { name: model.slug, number: outcome.value.number }));
      return true;
    }
    await conflict.meet(outcome.problem, read);
    return false;
  };
  const saveAll = async (): Promise<void> => {
    for (const one of edited.values()) {
      if (!(await saveOne(one))) {
        return;
      }
    }
  };
  const { theirs } = conflict;
  const clash = theirs === undefined ? undefined : edited.get(theirs.id);
  return {
    edited,
    edit,
    saveAll,
    discard: (): void => {
      setPrice.clear();
      setEdited(new Map());
    },
    busy: setPrice.busy,
    problem: theirs === undefined ? setPrice.problem : undefined,
    clash: theirs === undefined || clash === undefined ? undefined : { ...clash, theirs },
    takeTheirs: (): void => {
      if (theirs !== undefined) drop(theirs.id);
      conflict.close();
    },
    keepMine: (): void => {
      if (theirs !== undefined && clash !== undefined) {
        const mine = { model: theirs, draft: clash.draft };
        setEdited((all) => new Map(all).set(theirs.id, mine));
        conflict.close();
        void saveOne(mine);
      }
    },
    leaveClash: conflict.close,
  };
}

function withChange(
  all: ReadonlyMap<string, EditedPrice>,
  model: PricedModel,
  change: Partial<PriceDraft>,
): ReadonlyMap<string, EditedPrice> {
  const before = all.get(model.id) ?? { model, draft: NO_DRAFT };
  const draft = {
    texts: { ...before.draft.texts, ...change.texts },
    perSecond: { ...before.draft.perSecond, ...change.perSecond },
  };
  const next = new Map(all);
  if (isChanged(before.model.price, draft)) {
    next.set(model.id, { model: before.model, draft });
  } else {
    next.delete(model.id);
  }
  return next;
}
