// Loads the keyring whole, or what changed since a version. Rows are read after the version, so what
// is sent may be newer than its number says; the delta after it then only repeats it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import { encodeJson } from '#contract/codec';
import type { Incarnation } from '#contract/ids';
import type { AccountLine, KeyringChunk } from '#contract/keyring';
import { encodeBinary } from '#contract/sync-messages';
import { countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import {
  frameTokens,
  type KeyringFrame,
  readAccounts,
  readTokenPage,
  readTokens,
  type TokenRow,
} from './keyring-rows.ts';

/** Tokens read in one query of a whole keyring. */
const PAGE_TOKENS = 2048;
/** Accounts remembered while a whole keyring is read. */
const CACHED_ACCOUNTS = 50_000;
/** A node that lacks more changes than this is sent the whole keyring. */
const DELTA_CHANGES = 20_000;
/** Changes kept for nodes that were away. */
const KEPT_CHANGES = 200_000;

const versionRow = v.object({ version: countColumn });
const changeRow = v.object({
  version: countColumn,
  kind: v.picklist(['token', 'account', 'group']),
  ref: v.string(),
});

/** The keyring's version; it starts at one, because zero means a node without a keyring. */
export async function readKeyringVersion(sql: Sql): Promise<number> {
  const row = decodeFirst(versionRow, await sql.query('select version from keyring_state', []));
  if (!row) throw new Error('the keyring state row is missing');
  if (row.version > 0) return row.version;
  await sql.query('update keyring_state set version = 1 where version = 0', []);
  return readKeyringVersion(sql);
}

/** All open tokens as frames to send one after another. */
export async function* loadWholeKeyring(
  sql: Sql,
  name: { readonly incarnation: Incarnation; readonly to: number },
): AsyncGenerator<Buffer> {
  const chunk = { ...name, from: 0 };
  const accounts = new AccountCache(sql);
  let index = 0;
  let held: KeyringFrame = { accounts: [], scopes: [], bytes: Buffer.alloc(0) };
  for (let after = '', more = true; more; ) {
    const page = await readTokenPage(sql, after, PAGE_TOKENS);
    const tokens = page.filter((row) => row.open);
    for (const frame of frameTokens(tokens, await accounts.of(tokens))) {
      if (held.bytes.length > 0) yield encodeFrame(held, { ...chunk, index: index++, last: false });
      held = frame;
      await nextTurn();
    }
    after = page.at(-1)?.token_id ?? after;
    more = page.length === PAGE_TOKENS;
  }
  yield encodeFrame(held, { ...chunk, index, last: true });
}

/** The accounts of one whole keyring: keys of an account lie on many pages. */
class AccountCache {
  private readonly sql: Sql;
  private readonly known = new Map<string, AccountLine>();

  constructor(sql: Sql) {
    this.sql = sql;
  }

  async of(tokens: readonly TokenRow[]): Promise<ReadonlyMap<string, AccountLine>> {
    const ids = [...new Set(tokens.map((row) => row.account_id))];
    const missing = ids.filter((id) => !this.known.has(id));
    if (this.known.size + missing.length > CACHED_ACCOUNTS) this.known.clear();
    const wanted = ids.filter((id) => !this.known.has(id));
    const read = wanted.length > 0 ? await readAccounts(this.sql, wanted) : [];
    for (const [id, line] of read) this.known.set(id, line);
    return new Map(ids.flatMap((id) => entryOf(this.known, id)));
  }
}

function entryOf<K, V>(map: ReadonlyMap<K, V>, key: K): [K, V][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

export interface KeyringDelta {
  readonly to: number;
  readonly frames: readonly Buffer[];
}

/** What changed after a version; undefined when that is not known any more, or too much. */
export async function loadKeyringDelta(
  sql: Sql,
  name: { readonly incarnation: Incarnation; readonly from: number },
): Promise<KeyringDelta | undefined> {
  const { incarnation, from } = name;
  const changes = decodeRows(
    changeRow,
    await sql.query(
      'select version, kind, ref from keyring_changes where version > $1 order by version limit $2',
      [from, DELTA_CHANGES + 1],
    ),
  );
  const to = changes.at(-1)?.version;
  if (to === undefined || changes.length > DELTA_CHANGES) return undefined;
  // Versions are dense, so a missing one was pruned or belongs to another life of the database.
  if (to - from !== changes.length) return undefined;
  const refs = (kind: 'token' | 'account') => [
    ...new Set(changes.filter((change) => change.kind === kind).map((change) => change.ref)),
  ];
  const parts = await loadChanged(sql, refs('token'), refs('account'));
  const frames = parts.map((frame, index) =>
    encodeFrame(frame, { incarnation, from, to, index, last: index === parts.length - 1 }),
  );
  return { to, frames };
}

async function loadChanged(
  sql: Sql,
  tokenIds: readonly string[],
  accountIds: readonly string[],
): Promise<readonly KeyringFrame[]> {
  const tokens = tokenIds.length > 0 ? await readTokens(sql, tokenIds) : [];
  const wanted = new Set([...tokens.map((row) => row.account_id), ...accountIds]);
  const accounts = await readAccounts(sql, [...wanted]);
  const found = new Set(tokens.map((row) => row.token_id));
  const gone = tokenIds.filter((id) => !found.has(id));
  const frames = frameTokens(tokens, accounts, gone);
  // A group's multiplier is in the routing table: such a change only moves the version.
  return frames.length > 0 ? frames : [{ accounts: [], scopes: [], bytes: Buffer.alloc(0) }];
}

function encodeFrame(
  frame: KeyringFrame,
  head: Omit<KeyringChunk, 'type' | 'accounts' | 'scopes'>,
): Buffer {
  const { accounts, scopes, bytes } = frame;
  const chunk: KeyringChunk = { type: 'keyring', ...head, accounts, scopes };
  return encodeBinary(encodeJson(chunk), bytes);
}

/** Forgets changes that no node is likely to ask for; one that does is sent the whole keyring. */
export async function pruneKeyringChanges(sql: Sql): Promise<void> {
  await sql.query(
    'delete from keyring_changes where version < (select version from keyring_state) - $1',
    [KEPT_CHANGES],
  );
}
