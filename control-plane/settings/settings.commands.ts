// Changing the settings; every change concerns the routing table.
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuseConflict } from '../problems.ts';
import {
  loadSettings,
  SETTINGS_KEY,
  type StoredSettings,
  settingsRules,
} from './installation-settings.ts';
import { toSettings, type UpdateSettingsInput } from './settings.graphql.ts';

export async function updateSettings(
  command: Command,
  input: UpdateSettingsInput,
): Promise<Result<StoredSettings, Problem>> {
  // The first change has no row to lock: the insert makes two first changes meet.
  await command.sql.query(
    `insert into settings (key, value, version) values ($1, '{}', 0) on conflict do nothing`,
    [SETTINGS_KEY],
  );
  await command.sql.query('select 1 from settings where key = $1 for update', [SETTINGS_KEY]);
  const before = await loadSettings(command.sql);
  if (before.version !== input.expectedVersion) {
    return refuseConflict('settings', toSettings(before));
  }
  const { expectedVersion, ...asked } = input;
  const given = Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== null && value !== undefined),
  );
  const checked = checkInput(settingsRules, { ...before.settings, ...given });
  if (!checked.ok) return checked;
  await command.sql.query(
    'update settings set value = $2, version = version + 1, updated_at = $3 where key = $1',
    [SETTINGS_KEY, JSON.stringify(checked.value), command.now],
  );
  const after = await loadSettings(command.sql);
  command.note({ objectId: SETTINGS_KEY, before: before.settings, after: after.settings });
  await markConfigurationChanged(command, `settings changed: ${Object.keys(given).join(', ')}`);
  return ok(after);
}
