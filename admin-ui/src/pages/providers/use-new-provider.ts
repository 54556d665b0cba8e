// Saving a new provider and its credential. The password is asked for before either; a credential
// that is refused leaves the provider standing and may be tried again.
import { useState } from 'react';
import { useAction } from '../../data/use-action.ts';
import { useConfirmed } from '../../data/use-confirmed.ts';
import { checkText, checkUrl } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { CREATE_CREDENTIAL, CREATE_PROVIDER } from './provider-documents.ts';

const EMPTY = { name: '', vendor: '', baseUrl: '', secret: '', privateNetwork: false };
type Values = typeof EMPTY;

interface Made {
  readonly id: string;
  readonly name: string;
}

const REFETCH = { refetch: ['Providers'] };

export type NewProviderState = ReturnType<typeof useNewProvider>;

export function useNewProvider(onDone: (made: Made) => void) {
  const [mode, setMode] = useState<'live' | 'test'>('live');
  const [made, setMade] = useState<Made>();
  const create = useAction(CREATE_PROVIDER, (data) => data.createProvider, REFETCH);
  const store = useAction(CREATE_CREDENTIAL, (data) => data.createCredential, REFETCH);
  const confirmed = useConfirmed();
  const { form, applyProblem, submit } = useAppForm({
    initial: EMPTY,
    check: (values: Values) => ({
      name: checkText(values.name, { max: 100 }),
      vendor: checkText(values.vendor, { max: 100 }),
      baseUrl: checkUrl(values.baseUrl),
    }),
  });
  const makeProvider = async (input: Omit<Values, 'secret'>): Promise<Made | undefined> => {
    const outcome = await create.run({ input: { ...input, mode } });
    if (outcome.ok) {
      return outcome.value;
    }
    applyProblem(outcome.problem);
    return undefined;
  };
  const save = async ({ secret, ...values }: Values): Promise<void> => {
    const hasSecret = secret.trim() !== '';
    if (hasSecret && !(await confirmed())) {
      return;
    }
    const provider = made ?? (await makeProvider(values));
    if (provider === undefined) {
      return;
    }
    const input = { providerId: provider.id, name: 'main', secret };
    if (!hasSecret || (await store.run({ input })).ok) {
      onDone(provider);
    } else {
      setMade(provider);
    }
  };
  return {
    form,
    send: submit(save),
    mode,
    setMode,
    /** The provider that stands while its credential does not. */
    made,
    busy: form.submitting,
    problem: create.problem,
    refused: store.problem,
  };
}
