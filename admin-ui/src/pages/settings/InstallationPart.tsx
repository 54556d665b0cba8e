// What the installation chooses for itself: the settings, and their form once they are there.
import { useQuery } from '@apollo/client/react';
import { QueryView } from '../../states/QueryView.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { SETTINGS } from './settings-documents.ts';

export function InstallationPart() {
  const { data, error, refetch } = useQuery(SETTINGS, { fetchPolicy: 'network-only' });
  return (
    <QueryView data={data} error={error} refetch={refetch}>
      {({ settings }) => <SettingsForm settings={settings} />}
    </QueryView>
  );
}
