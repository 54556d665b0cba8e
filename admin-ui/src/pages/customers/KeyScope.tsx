// What a key may call, in words: everything, or families and models by name.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { ApiKey } from './KeyMarks.tsx';
import { KEY_CHOICES } from './key-documents.ts';

export function KeyScope({ apiKey }: { readonly apiKey: ApiKey }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { scopeModels, scopeFamilies } = apiKey;
  const { data } = useQuery(KEY_CHOICES, {
    skip: scopeModels.length + scopeFamilies.length === 0,
    fetchPolicy: 'cache-first',
  });
  if (scopeModels.length + scopeFamilies.length === 0) {
    return <span className="secondary">{t('key.everyModel')}</span>;
  }
  const families = new Map(data?.families.nodes.map(({ slug, name }) => [slug, name]));
  const models = new Map(data?.models.nodes.map(({ id, slug }) => [id, slug]));
  const text = format.list([
    ...scopeFamilies.map((slug) => families.get(slug) ?? slug),
    ...scopeModels.map((id) => models.get(id) ?? id.slice(0, 8)),
  ]);
  return <span title={text}>{text}</span>;
}
