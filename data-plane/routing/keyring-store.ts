// The keyring in force on a node: token id to key, account and scope. A whole keyring is built aside
// and swapped in; a delta is applied in place, one bounded chunk at a time.
import type { DecodeFault } from '#contract/codec';
import type { AccountId, ApiKeyId, Incarnation } from '#contract/ids';
import {
  ACCOUNT_AT,
  type AccountLine,
  CHUNK_RECORDS,
  decodeRecord,
  type KeyringChunk,
  RECORD_BYTES,
  readReferences,
  SCOPE_AT,
  type ScopeLine,
} from '#contract/keyring';
import { err, ok, type Result } from '#contract/result';
import { KeyTable } from './keyring-store-table.ts';

/** Tokens whose facts are kept at hand. */
const RECENT_TOKENS = 4096;

/** What a token stands for. Compare the digest at once: it is a view that the next delta may change. */
export interface KeyFacts {
  readonly digest: Buffer;
  readonly apiKeyId: ApiKeyId;
  readonly account: AccountLine;
  readonly scope: ScopeLine;
  readonly mayPin: boolean;
}

/** Everything of one generation. */
interface Generation {
  readonly keys: KeyTable;
  readonly accounts: AccountLine[];
  readonly accountAt: Map<AccountId, number>;
  readonly scopes: ScopeLine[];
  readonly scopeAt: Map<string, number>;
}

interface Staged {
  readonly incarnation: Incarnation;
  readonly from: number;
  readonly to: number;
  readonly generation: Generation;
  next: number;
}

function emptyGeneration(): Generation {
  return {
    keys: new KeyTable(),
    accounts: [],
    accountAt: new Map(),
    scopes: [],
    scopeAt: new Map(),
  };
}

export class KeyringStore {
  private generation = emptyGeneration();
  private staged: Staged | undefined;
  /** Facts of tokens in use, by their whole text; emptied by every chunk, which may change them. */
  private readonly recent = new Map<string, KeyFacts>();
  private steps = 0;
  private life: Incarnation | undefined;
  private number = 0;

  /** Undefined until a whole keyring is in force. */
  get incarnation(): Incarnation | undefined {
    return this.life;
  }

  /** The version in force; zero while there is none. */
  get version(): number {
    return this.number;
  }

  /** Grows with everything that may change what a token stands for. */
  get changes(): number {
    return this.steps;
  }

  /** Tokens in force. */
  get size(): number {
    return this.generation.keys.size;
  }

  /** The facts of a token that was proved since the keyring last changed. */
  recall(token: string): KeyFacts | undefined {
    return this.recent.get(token);
  }

  /** Keeps the facts of a token whose digest has been compared: to prove it again costs a hash. */
  remember(token: string, facts: KeyFacts): void {
    if (this.recent.size >= RECENT_TOKENS) this.recent.clear();
    this.recent.set(token, facts);
  }

  /** The facts a token's id stands for; the token itself is still to be proved by its digest. */
  lookup(tokenId: string): KeyFacts | undefined {
    const { keys, accounts, scopes } = this.generation;
    const place = keys.find(tokenId);
    if (!place) return undefined;
    const account = accounts[place.account];
    const scope = scopes[place.scope];
    if (!account || !scope) return undefined;
    const { digest, apiKeyId, mayPin } = decodeRecord(place.bytes, place.at);
    return { digest, apiKeyId, account, scope, mayPin };
  }

  /** The account as nodes know it, when any of its keys was ever sent. */
  accountOf(id: AccountId): AccountLine | undefined {
    const at = this.generation.accountAt.get(id);
    return at === undefined ? undefined : this.generation.accounts[at];
  }

  /** Takes one chunk; the value says whether a version is now complete. */
  apply(chunk: KeyringChunk, bytes: Buffer): Result<boolean, DecodeFault> {
    const staged = this.stage(chunk);
    if (!staged.ok) return staged;
    const { generation } = staged.value;
    this.recent.clear();
    this.steps++;
    const fault = checkChunk(chunk, bytes);
    if (fault) {
      this.staged = undefined;
      return err(fault);
    }
    takeChunk(generation, chunk, bytes);
    staged.value.next++;
    if (!chunk.last) return ok(false);
    this.staged = undefined;
    this.generation = generation;
    this.life = chunk.incarnation;
    this.number = chunk.to;
    return ok(true);
  }

  /** The whole keyring in chunks of at most `limit` slots; the store may change between two of them. */
  *dump(limit: number): Generator<{ readonly chunk: KeyringChunk; readonly bytes: Buffer }> {
    const { generation, life, number } = this;
    if (life === undefined) return;
    const count = Math.max(1, Math.ceil(generation.keys.slots / limit));
    for (let index = 0; index < count; index++) {
      yield dumpSlice(generation, index * limit, limit, {
        incarnation: life,
        to: number,
        index,
        last: index === count - 1,
      });
    }
  }

  private stage(chunk: KeyringChunk): Result<Staged, DecodeFault> {
    const { staged } = this;
    if (chunk.index === 0) return this.begin(chunk);
    if (
      staged?.next === chunk.index &&
      staged.incarnation === chunk.incarnation &&
      staged.from === chunk.from &&
      staged.to === chunk.to
    ) {
      return ok(staged);
    }
    this.staged = undefined;
    return err({ path: 'keyring.index', message: 'does not continue the chunk before it' });
  }

  private begin(chunk: KeyringChunk): Result<Staged, DecodeFault> {
    const { incarnation, from, to } = chunk;
    const whole = from === 0;
    if (!whole && (incarnation !== this.life || from !== this.number)) {
      return err({ path: 'keyring.from', message: `is ${from}, in force is ${this.number}` });
    }
    if (this.life !== undefined && incarnation < this.life) {
      return err({ path: 'keyring.incarnation', message: 'is older than the one in force' });
    }
    if (incarnation === this.life && to < this.number) {
      return err({ path: 'keyring.to', message: `is ${to}, in force is ${this.number}` });
    }
    const generation = whole ? emptyGeneration() : this.generation;
    this.staged = { incarnation, from, to, generation, next: 0 };
    return ok(this.staged);
  }
}

function checkChunk(chunk: KeyringChunk, bytes: Buffer): DecodeFault | undefined {
  const count = bytes.length / RECORD_BYTES;
  if (!Number.isInteger(count)) return { path: 'keyring.records', message: 'end inside a record' };
  if (count > CHUNK_RECORDS) {
    return { path: 'keyring.records', message: `are ${count}, at most ${CHUNK_RECORDS} are taken` };
  }
  for (let at = 0, index = 0; at < bytes.length; at += RECORD_BYTES, index++) {
    const record = readReferences(bytes, at);
    if (record.removed) continue;
    if (record.account >= chunk.accounts.length) {
      return {
        path: `keyring.records[${index}].account`,
        message: 'names no account of its chunk',
      };
    }
    if (record.scope >= chunk.scopes.length) {
      return { path: `keyring.records[${index}].scope`, message: 'names no scope of its chunk' };
    }
  }
  return undefined;
}

function takeChunk(generation: Generation, chunk: KeyringChunk, bytes: Buffer): void {
  const accounts = chunk.accounts.map((line) => putAccount(generation, line));
  const scopes = chunk.scopes.map((line) => putScope(generation, line));
  for (let at = 0; at < bytes.length; at += RECORD_BYTES) {
    const { account, scope, removed } = readReferences(bytes, at);
    if (removed) generation.keys.remove(bytes, at);
    else generation.keys.put(bytes, at, accounts[account] ?? 0, scopes[scope] ?? 0);
  }
}

function putAccount(generation: Generation, line: AccountLine): number {
  const known = generation.accountAt.get(line.id);
  const at = known ?? generation.accounts.length;
  generation.accounts[at] = line;
  if (known === undefined) generation.accountAt.set(line.id, at);
  return at;
}

function putScope(generation: Generation, line: ScopeLine): number {
  const key = JSON.stringify([line.models, line.families]);
  const known = generation.scopeAt.get(key);
  if (known !== undefined) return known;
  const at = generation.scopes.length;
  generation.scopes.push(line);
  generation.scopeAt.set(key, at);
  return at;
}

function dumpSlice(
  generation: Generation,
  start: number,
  limit: number,
  head: Pick<KeyringChunk, 'incarnation' | 'to' | 'index' | 'last'>,
): { readonly chunk: KeyringChunk; readonly bytes: Buffer } {
  const accounts = new Map<number, number>();
  const scopes = new Map<number, number>();
  const records: Buffer[] = [];
  for (const place of generation.keys.slice(start, limit)) {
    const record = Buffer.from(place.bytes.subarray(place.at, place.at + RECORD_BYTES));
    record.writeUInt32BE(placeIn(accounts, place.account), ACCOUNT_AT);
    record.writeUInt32BE(placeIn(scopes, place.scope), SCOPE_AT);
    records.push(record);
  }
  const pick = <T>(all: readonly T[], used: Map<number, number>) =>
    [...used.keys()].flatMap((index) => all[index] ?? []);
  return {
    chunk: {
      type: 'keyring',
      from: 0,
      ...head,
      accounts: pick(generation.accounts, accounts),
      scopes: pick(generation.scopes, scopes),
    },
    bytes: Buffer.concat(records),
  };
}

function placeIn(used: Map<number, number>, index: number): number {
  const known = used.get(index);
  if (known !== undefined) return known;
  used.set(index, used.size);
  return used.size - 1;
}
