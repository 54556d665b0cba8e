// The channel form's values in words, for the three-way view of a conflict.
import { useTranslation } from 'react-i18next';
import type { ComparedField } from '../../dialogs/compare-versions.ts';
import type { ChannelChoicesQuery } from '../../generated/channels/graphql.ts';
import { type ChannelValues, TIMEOUTS } from './channel-form.ts';

const TEXTS = [
  ['name', 'form.name'],
  ['wireApi', 'column.wireApi'],
  ['priority', 'field.priority'],
  ['weight', 'field.weight'],
  ['costMultiplierPpm', 'form.cost'],
  ['baseUrl', 'form.baseUrl'],
  ['billsOnAbort', 'form.billsOnAbort'],
  ['billsOnAccept', 'form.billsOnAccept'],
  ['acceptsLimit', 'form.acceptsLimit'],
  ['acceptsStreamOptions', 'form.acceptsStreamOptions'],
  ['limitParameter', 'form.limitParameter'],
] as const;

export function useComparedChannel({ providers }: ChannelChoicesQuery) {
  const { t } = useTranslation('channels');
  const credentials = new Map(
    providers.nodes.flatMap((provider) => provider.credentials.map(({ id, name }) => [id, name])),
  );
  return (base: ChannelValues, mine: ChannelValues, theirs: ChannelValues): ComparedField[] => {
    const field = (label: string, print: (values: ChannelValues) => string): ComparedField => ({
      label,
      base: print(base),
      mine: print(mine),
      theirs: print(theirs),
    });
    return [
      ...TEXTS.map(([key, label]) => field(t(label), (values) => String(values[key]))),
      field(t('form.credential'), ({ credentialId }) => credentials.get(credentialId) ?? ''),
      field(t('peek.models'), ({ models }) =>
        models.map(({ slug, upstreamModel }) => `${slug}: ${upstreamModel}`).join(', '),
      ),
      field(t('form.timeouts'), ({ timeouts }) => TIMEOUTS.map((key) => timeouts[key]).join(' · ')),
      field(t('form.sizes'), ({ allowedSizes }) => allowedSizes.join(', ')),
    ];
  };
}
