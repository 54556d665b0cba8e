// What `npm start` shows once everything runs. Pure text, so that a test can read it as a person does.
import type { NewAdmin } from '../first-start.ts';

export interface Addresses {
  readonly northUrl: string;
  readonly dataUrl: string;
}

export interface DemoHint {
  readonly apiKey: string;
  readonly model: string;
}

/** The addresses, and on the first start the way in. */
export function describeAddresses({ northUrl, dataUrl }: Addresses, admin?: NewAdmin): string {
  const lines = [
    '',
    'Tollgate is running.',
    '',
    `  Admin UI  ${northUrl}`,
    `  GraphQL   ${northUrl}/graphql`,
    `  API       ${dataUrl}/v1`,
  ];
  if (admin !== undefined) lines.push('', ...describeAdmin(admin));
  return lines.join('\n');
}

/** The first admin, shown once. */
export function describeAdmin({ email, oneTimePassword }: NewAdmin): string[] {
  const password = oneTimePassword ?? 'the one in TOLLGATE_ADMIN_PASSWORD';
  return [
    'First sign-in (shown once; npm run reset-admin gives a new password):',
    '',
    `  E-mail             ${email}`,
    `  One-time password  ${password}`,
  ];
}

/** A call that works as it stands. */
export function describeCall(dataUrl: string, { apiKey, model }: DemoHint): string {
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello!' }] });
  return [
    '',
    'Try it with the test account, which the vendor simulator serves:',
    '',
    `curl ${dataUrl}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer ${apiKey}" \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

/** The last lines. */
export function describeStop(logFolder: string): string {
  return `\nLogs are in ${logFolder}. Stop with Ctrl-C.\n`;
}

/** An address that a person can open: a server that listens everywhere is reached by loopback. */
export function reachable(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
