// Installation settings are an admin's: signs in as one, as a person would, and changes them.
import { type System, waitFor } from '../harness/system.ts';

const ADMIN = { email: 'admin@gateway.example', password: 'a long password for these tests' };

/** For the control plane of a system whose settings are to be changed. */
export const ADMIN_ENV = {
  TOLLGATE_ADMIN_EMAIL: ADMIN.email,
  TOLLGATE_ADMIN_PASSWORD: ADMIN.password,
};

async function post(system: System, cookie: string, query: string, input?: object) {
  const answer = await fetch(`${system.northUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tollgate-csrf': '1', cookie },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const parsed = (await answer.json()) as { data?: Record<string, Record<string, unknown>> };
  return { data: parsed.data, text: JSON.stringify(parsed), headers: answer.headers };
}

/** Changes settings and waits until every node has them. */
export async function changeSettings(system: System, changes: object): Promise<void> {
  const signIn =
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Me { user { id } } } }';
  const signed = await post(system, '', signIn, ADMIN);
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
  const now = await post(system, cookie, '{ settings { version } }');
  const before = await newest(system);
  const update =
    'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename } }';
  const expectedVersion = now.data?.settings?.version;
  const answer = await post(system, cookie, update, { expectedVersion, ...changes });
  if (answer.data?.updateSettings?.__typename !== 'Settings') throw new Error(answer.text);
  await waitFor(async () => (await newest(system)) > before, 'published');
  await system.settled();
}

async function newest(system: System): Promise<number> {
  const [row] = await system.sql<{ number: string }>(
    'select coalesce(max(number), 0) as number from published_versions',
  );
  return Number(row?.number);
}
