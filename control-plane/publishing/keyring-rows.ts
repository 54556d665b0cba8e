// The rows a keyring is made of, and their wire form: tokens with references to the accounts and
// scopes of their chunk.
import * as v from 'valibot';
import { toId } from '#contract/ids';
import {
  type AccountLine,
  encodeRecords,
  type KeyRecord,
  type KeyringChunk,
  type ScopeLine,
} from '#contract/keyring';
import { decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

/** Records and account lines in one frame: what a node takes in within two milliseconds. */
export const FRAME_LINES = 128;

const tokenRow = v.object({
  token_id: v.string(),
  digest: v.instance(Buffer),
  api_key_id: v.string(),
  account_id: v.string(),
  scope_models: v.array(v.string()),
  scope_families: v.array(v.string()),
  may_pin: v.boolean(),
  open: v.boolean(),
});
export type TokenRow = v.InferOutput<typeof tokenRow>;

const accountRow = v.object({
  id: v.string(),
  mode: v.picklist(['live', 'test', 'house']),
  group_id: v.string(),
  state: v.picklist(['active', 'frozen']),
  pockets: v.array(v.object({ id: v.string(), scope: v.string() })),
});

/** A frame's head without what its sender adds, and its records. */
export interface KeyringFrame {
  readonly accounts: KeyringChunk['accounts'];
  readonly scopes: KeyringChunk['scopes'];
  readonly bytes: Buffer;
}

const TOKEN = `
  select t.token_id, t.digest, t.api_key_id, k.account_id, k.scope_models, k.scope_families,
    k.may_pin, t.ended_at is null and k.state = 'active' as open`;

/**
 * The next tokens after a token id, those of closed keys among them. The page comes before the join,
 * and the limit inside keeps the planner from reading all keys for each page.
 */
export async function readTokenPage(
  sql: Sql,
  after: string,
  limit: number,
): Promise<readonly TokenRow[]> {
  const rows = await sql.query(
    `${TOKEN} from (
       select * from api_key_tokens where token_id > $1 order by token_id limit $2
     ) t cross join lateral (select * from api_keys where id = t.api_key_id limit 1) k
     order by t.token_id`,
    [after, limit],
  );
  return decodeRows(tokenRow, rows);
}

export async function readTokens(sql: Sql, ids: readonly string[]): Promise<readonly TokenRow[]> {
  const rows = await sql.query(
    `${TOKEN} from api_key_tokens t join api_keys k on k.id = t.api_key_id
     where t.token_id = any($1) order by t.token_id`,
    [ids],
  );
  return decodeRows(tokenRow, rows);
}

/** An account is frozen by itself, or because nobody who belongs to it is active. */
const ACCOUNT = `
  select a.id, a.mode, a.group_id,
    case when a.state = 'frozen' or coalesce(u.people > 0 and u.active = 0, false)
      then 'frozen' else 'active' end as state,
    coalesce(p.pockets, '[]') as pockets
  from accounts a
  left join lateral (
    select count(*) as people, count(*) filter (where state = 'active') as active
    from users where account_id = a.id
  ) u on true
  left join lateral (
    select json_agg(json_build_object('id', p.id, 'scope', p.scope_key)
      order by p.scope_key = 'general', p.scope_key) as pockets
    from wallets w join pockets p on p.wallet_id = w.id where w.account_id = a.id
  ) p on true
  where a.id = any($1)`;

export async function readAccounts(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountLine>> {
  const rows = decodeRows(accountRow, await sql.query(ACCOUNT, [ids]));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: toId('account', row.id),
        state: row.state,
        mode: row.mode,
        groupId: toId('group', row.group_id),
        pockets: row.pockets.map((pocket) => ({
          id: toId('pocket', pocket.id),
          scope: pocket.scope,
        })),
      },
    ]),
  );
}

/** Puts tokens and the lines they refer to into frames; accounts without tokens come after them. */
export function frameTokens(
  tokens: readonly TokenRow[],
  accounts: ReadonlyMap<string, AccountLine>,
  gone: readonly string[] = [],
): readonly KeyringFrame[] {
  const frames: KeyringFrame[] = [];
  const told = new Set<string>();
  for (let at = 0; at < tokens.length; at += FRAME_LINES) {
    frames.push(frameOf(tokens.slice(at, at + FRAME_LINES), accounts, told));
  }
  for (let at = 0; at < gone.length; at += FRAME_LINES) {
    const records = gone.slice(at, at + FRAME_LINES).map(removedRecord);
    frames.push({ accounts: [], scopes: [], bytes: encodeRecords(records) });
  }
  const rest = [...accounts.values()].filter((line) => !told.has(line.id));
  for (let at = 0; at < rest.length; at += FRAME_LINES) {
    const lines = rest.slice(at, at + FRAME_LINES);
    frames.push({ accounts: lines, scopes: [], bytes: Buffer.alloc(0) });
  }
  return frames;
}

function frameOf(
  tokens: readonly TokenRow[],
  accounts: ReadonlyMap<string, AccountLine>,
  told: Set<string>,
): KeyringFrame {
  const lines = new Map<string, { at: number; line: AccountLine }>();
  const scopes = new Map<string, { at: number; line: ScopeLine }>();
  const records = tokens.map((row) => {
    const account = accounts.get(row.account_id);
    if (!row.open || !account) return removedRecord(row.token_id);
    told.add(account.id);
    const scope: ScopeLine = { models: row.scope_models, families: row.scope_families };
    const record: KeyRecord = {
      tokenId: row.token_id,
      digest: row.digest,
      apiKeyId: toId('api_key', row.api_key_id),
      account: placeIn(lines, account.id, account),
      scope: placeIn(scopes, JSON.stringify([scope.models, scope.families]), scope),
      mayPin: row.may_pin,
      removed: false,
    };
    return record;
  });
  return {
    accounts: [...lines.values()].map(({ line }) => line),
    scopes: [...scopes.values()].map(({ line }) => line),
    bytes: encodeRecords(records),
  };
}

function placeIn<T>(places: Map<string, { at: number; line: T }>, key: string, line: T): number {
  const known = places.get(key);
  if (known) return known.at;
  places.set(key, { at: places.size, line });
  return places.size - 1;
}

const NO_DIGEST = Buffer.alloc(32);
const NO_KEY = toId('api_key', '00000000-0000-0000-0000-000000000000');

function removedRecord(tokenId: string): KeyRecord {
  return {
    tokenId,
    digest: NO_DIGEST,
    apiKeyId: NO_KEY,
    account: 0,
    scope: 0,
    mayPin: false,
    removed: true,
  };
}
