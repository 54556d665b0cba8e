// The form of a new provider, filled as a person fills it: Moonshot, served by a vendor simulator.
import type { Locator } from 'playwright-core';
import { type System, VENDOR_KEY } from '../harness/system.ts';

/** Fills everything the form asks for; `Create` is left to the test. */
export async function fillNewProvider(form: Locator, system: System): Promise<void> {
  await form.getByLabel('Name').fill('Moonshot');
  await form.getByLabel('Vendor', { exact: true }).fill('moonshot');
  await form.getByLabel('Base URL').fill(`${system.vendor.url()}/v1`);
  await form.getByRole('textbox', { name: 'Secret' }).fill(VENDOR_KEY);
  await form.getByLabel('Allow http and private addresses').check();
}
