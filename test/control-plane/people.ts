// Signed-in people and automation tokens for tests, made through the API alone.
import { expect } from 'vitest';
import { ADMIN, type ControlHarness, type GraphqlAnswer, post } from './harness.ts';

export type Headers = Record<string, string>;
export const CSRF: Headers = { 'x-tollgate-csrf': '1' };

const SIGN_IN = `mutation($input: SignInInput!) { signIn(input: $input) {
  ... on Me { user { id role version mustReplacePassword accountId } rights } ... on Problem { code message params { name value } } } }`;

/** Signs in; the answer and the headers that carry the session. */
export async function signIn(
  plane: ControlHarness,
  email: string,
  password: string,
): Promise<{ answer: GraphqlAnswer; headers: Headers }> {
  const answer = await post(
    plane.url,
    { query: SIGN_IN, variables: { input: { email, password } } },
    CSRF,
  );
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { answer, headers: { ...CSRF, cookie } };
}

export async function signInAdmin(plane: ControlHarness): Promise<Headers> {
  const { answer, headers } = await signIn(plane, ADMIN.email, ADMIN.password);
  expect(answer.errors).toEqual([]);
  expect(answer.data.signIn.user.role).toBe('admin');
  return headers;
}

export interface Person {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly headers: Headers;
}

const CREATE = `mutation($input: CreateUserInput!) { createUser(input: $input) {
  ... on UserCredentials { oneTimePassword user { id accountId version } } ... on Problem { code message fields { path code } } } }`;
const REPLACE = `mutation($input: ReplacePasswordInput!) { replacePassword(input: $input) {
  ... on Me { user { mustReplacePassword } } ... on Problem { code fields { path code } } } }`;

/** Creates a person by an admin, replaces the one-time password and signs in. */
export async function createPerson(
  plane: ControlHarness,
  admin: Headers,
  role: string,
  email: string = `${role}-${Math.random().toString(36).slice(2)}@tests.example`,
): Promise<Person> {
  const created = await plane.call(CREATE, { input: { email, role } }, admin);
  const { user, oneTimePassword } = created.data.createUser;
  const first = await signIn(plane, email, oneTimePassword);
  const password = 'a password of their own';
  const input = { currentPassword: oneTimePassword, newPassword: password };
  const replaced = await plane.call(REPLACE, { input }, first.headers);
  expect(replaced.data.replacePassword.user.mustReplacePassword).toBe(false);
  const cookie = replaced.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { id: user.id, accountId: user.accountId, email, password, headers: { ...CSRF, cookie } };
}

const CREATE_TOKEN = `mutation($input: CreateAutomationTokenInput!) { createAutomationToken(input: $input) {
  ... on AutomationTokenSecret { secret automationToken { id } } ... on Problem { code fields { path code } } } }`;

/** Creates an automation token as the person whose headers are given. */
export async function createToken(
  plane: ControlHarness,
  creator: Headers,
  scopes: readonly string[],
): Promise<{ id: string; headers: Headers; secret: string }> {
  const input = { name: 'script', scopes };
  const answer = await plane.call(CREATE_TOKEN, { input }, creator);
  const { secret, automationToken } = answer.data.createAutomationToken;
  return { id: automationToken.id, secret, headers: { authorization: `Bearer ${secret}` } };
}
