// From a request's headers to a principal: a bearer token, a session cookie, or nobody.
import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';
import { err, ok, type Result } from '#contract/result';
import { bigintColumn, decodeFirst } from '../database/decode.ts';
import { accessMatrix, tokenScopes } from '../graphql/access-matrix.ts';
import type { Services } from '../graphql/context.ts';
import type { Principal, Role, TokenPrincipal } from './principal.ts';
import { digestSecret, sameDigest } from './secrets.ts';
import { readSessionCookie } from './session-cookie.ts';

export type AuthenticationFault = 'invalid-token' | 'csrf-header-missing';

export const CSRF_HEADER = 'x-tollgate-csrf';
const MAX_BEARER_LENGTH = 400;
/** A session nobody uses for this long has ended. */
export const SESSION_IDLE_MS = 24 * 3_600_000;
const LAST_SEEN_STEP_MS = 60_000;

/** Finds the caller. A bad cookie is nobody, so that signing in anew works; a bad token is refused. */
export async function authenticate(
  services: Services,
  headers: IncomingHttpHeaders,
): Promise<Result<Principal, AuthenticationFault>> {
  const { authorization } = headers;
  if (authorization !== undefined) return authenticateBearer(services, authorization);
  // A foreign page can make the browser send the cookie, but never this header.
  if (headers[CSRF_HEADER] === undefined) return err('csrf-header-missing');
  const cookie = readSessionCookie(headers.cookie);
  if (cookie === undefined) return ok({ kind: 'anonymous' });
  return ok((await findSession(services, cookie)) ?? { kind: 'anonymous' });
}

async function authenticateBearer(
  services: Services,
  authorization: string,
): Promise<Result<Principal, AuthenticationFault>> {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization)?.[1];
  if (token === undefined || token.length > MAX_BEARER_LENGTH) return err('invalid-token');
  const digest = digestSecret(services.keys.session, token);
  const { bootstrapToken } = services.config;
  if (bootstrapToken !== undefined) {
    const expected = digestSecret(services.keys.session, bootstrapToken.reveal());
    if (sameDigest(digest, expected)) return ok(bootstrapPrincipal);
  }
  const found = await findAutomationToken(services, digest);
  return found === undefined ? err('invalid-token') : ok(found);
}

// Everything an operator may do through a token; user creation is among it.
const bootstrapPrincipal: TokenPrincipal = {
  kind: 'token',
  tokenId: 'bootstrap',
  name: 'bootstrap token',
  creatorRole: 'operator',
  adjustLimitNanoUsd: null,
  scopes: tokenScopes.filter((scope) =>
    Object.values(accessMatrix).some(
      (row) => row.token === scope && row.cells.operator === 'allow',
    ),
  ),
};

const role = v.picklist(['customer', 'viewer', 'operator', 'admin'] satisfies Role[]);

const tokenRow = v.object({
  id: v.string(),
  name: v.string(),
  scopes: v.array(v.string()),
  adjust_limit_nano_usd: v.nullable(bigintColumn),
  last_used_at: v.nullable(v.date()),
  role,
});

async function findAutomationToken(
  services: Services,
  digest: Buffer,
): Promise<TokenPrincipal | undefined> {
  const now = services.now();
  const rows = await services.database.sql.query(
    `select t.id, t.name, t.scopes, t.adjust_limit_nano_usd, t.last_used_at, u.role
       from automation_tokens t join users u on u.id = t.creator_id
      where t.digest = $1 and u.state = 'active'
        and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`,
    [digest, now],
  );
  const row = decodeFirst(tokenRow, rows);
  if (row === undefined) return undefined;
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > LAST_SEEN_STEP_MS) {
    await services.database.sql.query(
      'update automation_tokens set last_used_at = $2 where id = $1',
      [row.id, now],
    );
  }
  return {
    kind: 'token',
    tokenId: row.id,
    name: row.name,
    scopes: row.scopes,
    creatorRole: row.role,
    adjustLimitNanoUsd: row.adjust_limit_nano_usd,
  };
}

const sessionRow = v.object({
  id: v.string(),
  last_seen_at: v.date(),
  reauthenticated_at: v.date(),
  user_id: v.string(),
  account_id: v.string(),
  email: v.string(),
  role,
  must_replace_password: v.boolean(),
});

async function findSession(services: Services, cookie: string): Promise<Principal | undefined> {
  const now = services.now();
  const { sql } = services.database;
  const rows = await sql.query(
    `select s.id, s.last_seen_at, s.reauthenticated_at, u.id as user_id, u.account_id, u.email,
            u.role, u.must_replace_password
       from sessions s join users u on u.id = s.user_id
      where s.digest = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3
        and u.state = 'active' and u.session_epoch = s.session_epoch`,
    [digestSecret(services.keys.session, cookie), now, new Date(now.getTime() - SESSION_IDLE_MS)],
  );
  const row = decodeFirst(sessionRow, rows);
  if (row === undefined) return undefined;
  if (now.getTime() - row.last_seen_at.getTime() > LAST_SEEN_STEP_MS) {
    await sql.query('update sessions set last_seen_at = $2 where id = $1', [row.id, now]);
    await sql.query('update users set last_seen_at = $2 where id = $1', [row.user_id, now]);
  }
  return {
    kind: 'user',
    userId: row.user_id,
    accountId: row.account_id,
    email: row.email,
    role: row.role,
    sessionId: row.id,
    reauthenticatedAt: row.reauthenticated_at,
    mustReplacePassword: row.must_replace_password,
  };
}
