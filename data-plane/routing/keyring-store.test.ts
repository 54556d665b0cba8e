// The keyring's own rules: lookups, deltas in place, gaps, and a whole one built aside.
import { describe, expect, it } from 'vitest';
import { toId } from '#contract/ids';
import { encodeRecords, type KeyRecord, type KeyringChunk } from '#contract/keyring';
import { KeyringStore } from './keyring-store.ts';

const incarnation = toId('incarnation', 'i1');

function tokenOf(number: number): string {
  return `t${String(number).padStart(9, '0')}`;
}

function keyOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function record(number: number, removed = false): KeyRecord {
  return {
    tokenId: tokenOf(number),
    digest: Buffer.alloc(32, number % 251),
    apiKeyId: toId('api_key', keyOf(number)),
    account: 0,
    scope: 0,
    mayPin: number % 2 === 0,
    removed,
  };
}

function chunk(part: Partial<KeyringChunk>, account = 'a1', state: 'active' | 'frozen' = 'active') {
  const whole: KeyringChunk = {
    type: 'keyring',
    incarnation,
    from: 0,
    to: 1,
    index: 0,
    last: true,
    accounts: [
      {
        id: toId('account', account),
        state,
        mode: 'live',
        groupId: toId('group', 'g1'),
        pockets: [{ id: toId('pocket', `p-${account}`), scope: 'general' }],
      },
    ],
    scopes: [{ models: [], families: [] }],
  };
  return { ...whole, ...part };
}

function filled(count: number): KeyringStore {
  const store = new KeyringStore();
  const records = Array.from({ length: count }, (_, index) => record(index));
  for (let at = 0, index = 0; at < count; at += 4096, index++) {
    const last = at + 4096 >= count;
    const bytes = encodeRecords(records.slice(at, at + 4096));
    expect(store.apply(chunk({ index, last }), bytes).ok).toBe(true);
  }
  return store;
}

describe('the keyring', () => {
  it('finds every key of a whole keyring and no other', () => {
    const store = filled(20_000);
    expect(store.size).toBe(20_000);
    for (let number = 0; number < 20_000; number += 7) {
      const facts = store.lookup(tokenOf(number));
      expect(facts?.apiKeyId).toBe(keyOf(number));
      expect(facts?.digest.equals(Buffer.alloc(32, number % 251))).toBe(true);
      expect(facts?.mayPin).toBe(number % 2 === 0);
    }
    expect(store.lookup(tokenOf(20_000))).toBeUndefined();
    expect(store.lookup('short')).toBeUndefined();
  });

  it('removes and brings back keys by deltas, many times over', () => {
    const store = filled(1000);
    for (let round = 0; round < 50; round++) {
      const from = 1 + round * 2;
      const gone = Array.from({ length: 500 }, (_, index) => record(index, true));
      expect(store.apply(chunk({ from, to: from + 1 }), encodeRecords(gone)).ok).toBe(true);
      expect(store.size).toBe(500);
      expect(store.lookup(tokenOf(3))).toBeUndefined();
      const back = gone.map((one) => ({ ...one, removed: false }));
      expect(store.apply(chunk({ from: from + 1, to: from + 2 }), encodeRecords(back)).ok).toBe(
        true,
      );
    }
    expect(store.size).toBe(1000);
    expect(store.lookup(tokenOf(3))?.apiKeyId).toBe(keyOf(3));
    expect(store.lookup(tokenOf(700))?.apiKeyId).toBe(keyOf(700));
  });

  it('freezes all keys of an account with one line', () => {
    const store = filled(10);
    const frozen = chunk({ from: 1, to: 2, scopes: [] }, 'a1', 'frozen');
    expect(store.apply(frozen, Buffer.alloc(0)).ok).toBe(true);
    expect(store.lookup(tokenOf(1))?.account.state).toBe('frozen');
    expect(store.lookup(tokenOf(9))?.account.state).toBe('frozen');
  });

  it('refuses a delta that leaves a gap and keeps what is in force', () => {
    const store = filled(10);
    const result = store.apply(chunk({ from: 5, to: 6 }), encodeRecords([record(1, true)]));
    expect(result).toMatchObject({ ok: false, error: { path: 'keyring.from' } });
    expect(store.version).toBe(1);
    expect(store.lookup(tokenOf(1))).toBeDefined();
  });

  it('serves the old keyring until the last chunk of a new one is in', () => {
    const store = filled(10);
    const first = chunk({ to: 9, last: false });
    expect(store.apply(first, encodeRecords([record(50)]))).toEqual({ ok: true, value: false });
    expect(store.lookup(tokenOf(50))).toBeUndefined();
    expect(store.lookup(tokenOf(1))).toBeDefined();
    const second = chunk({ to: 9, index: 1 });
    expect(store.apply(second, encodeRecords([record(51)]))).toEqual({ ok: true, value: true });
    expect(store.lookup(tokenOf(50))).toBeDefined();
    expect(store.lookup(tokenOf(1))).toBeUndefined();
    expect(store.version).toBe(9);
  });

  it('refuses a record that names an account its chunk does not have', () => {
    const bad = { ...record(1), account: 3 };
    const result = new KeyringStore().apply(chunk({}), encodeRecords([bad]));
    expect(result).toMatchObject({ ok: false, error: { path: 'keyring.records[0].account' } });
  });

  it('never goes back inside an incarnation and always follows a higher one', () => {
    const store = filled(10);
    expect(store.apply(chunk({ to: 5 }), encodeRecords([record(1)])).ok).toBe(true);
    expect(store.apply(chunk({ to: 4 }), encodeRecords([record(1)])).ok).toBe(false);
    const higher = chunk({ incarnation: toId('incarnation', 'i2'), to: 2 });
    expect(store.apply(higher, encodeRecords([record(1)])).ok).toBe(true);
    expect(store.version).toBe(2);
    expect(store.apply(chunk({ to: 9 }), encodeRecords([record(1)])).ok).toBe(false);
  });

  it('dumps itself so that another store holds the same', () => {
    const store = filled(5000);
    const copy = new KeyringStore();
    for (const { chunk: part, bytes } of store.dump(512))
      expect(copy.apply(part, bytes).ok).toBe(true);
    expect(copy.size).toBe(5000);
    expect(copy.version).toBe(store.version);
    expect(copy.lookup(tokenOf(4321))?.account.id).toBe('a1');
  });
});
