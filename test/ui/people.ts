// People of a UI test beside the admin: created through GraphQL with the admin's session, their
// one-time password replaced at the door.
import type { Browser } from 'playwright-core';
import type { System } from '../harness/system.ts';
import { openWindow, type StoredSession, signIn } from './browser.ts';

const CREATE = `mutation ($input: CreateUserInput!) { createUser(input: $input) {
  ... on UserCredentials { oneTimePassword } ... on Problem { code message } } }`;
const OWN_PASSWORD = 'a password of their own';

interface StaffOptions {
  readonly browser: Browser;
  readonly system: System;
  /** The admin's. */
  readonly session: StoredSession;
  readonly role: 'viewer' | 'operator' | 'customer';
}

/** The session of a new person who has just chosen a password. */
export async function createStaff(options: StaffOptions): Promise<StoredSession> {
  const { browser, system, session, role } = options;
  const email = `${role}@staff.example`;
  const admin = await openWindow(browser, { url: system.northUrl, session });
  const answer = await admin.request.post('/graphql', {
    headers: { 'x-tollgate-csrf': '1' },
    data: { query: CREATE, variables: { input: { email, role } } },
  });
  const { data } = (await answer.json()) as {
    data: { createUser: { oneTimePassword?: string; message?: string } };
  };
  await admin.context().close();
  const password = data.createUser.oneTimePassword;
  if (password === undefined) throw new Error(`createUser: ${data.createUser.message}`);
  return replacePassword(browser, system.northUrl, { email, password });
}

async function replacePassword(
  browser: Browser,
  url: string,
  person: { readonly email: string; readonly password: string },
): Promise<StoredSession> {
  const page = await openWindow(browser, { url });
  await signIn(page, person);
  await chooseOwnPassword(page, OWN_PASSWORD);
  await page.waitForURL('**/admin');
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}

/** Fills the form that replaces a one-time password. */
export async function chooseOwnPassword(
  page: Awaited<ReturnType<typeof openWindow>>,
  password: string,
): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password again', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}
