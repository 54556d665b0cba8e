// The store on real files: appending, rolling, retention, and faults injected below it.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeIo, type SegmentIo } from './segment-io.ts';
import { appended, breakableIo, placed, record } from './segment-store.test-data.ts';
import type { SegmentStoreOptions, SpoolFault } from './segment-store.ts';
import { SegmentStore } from './segment-store.ts';

const RECORD = 1;
const HEAD = 2;
const KEEP = { reserve: true };

let dir: string;
let stores: SegmentStore[];
let faults: SpoolFault[];
let nowMs: number;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spool-'));
  stores = [];
  faults = [];
  nowMs = Date.now();
});
afterEach(async () => {
  for (const store of stores) await store.close().catch(() => undefined);
  rmSync(dir, { recursive: true });
});

function openStore(options: Partial<SegmentStoreOptions> = {}): {
  store: SegmentStore;
  texts: string[];
} {
  const store = SegmentStore.open({
    dir,
    segmentBytes: 1000,
    reserveBytes: 2000,
    retainBytes: 1_000_000,
    retainMs: 1000,
    clockMs: () => nowMs,
    onFault: (fault) => faults.push(fault),
    writeHead: () => [{ type: HEAD, payload: Buffer.from('head') }],
    rewriteUnacknowledged: () => [],
    probeIntervalMs: 3_600_000,
    ...options,
  });
  stores.push(store);
  const texts: string[] = [];
  store.replay(({ type, payload }) => texts.push(type === HEAD ? '(head)' : payload.toString()));
  return { store, texts };
}

function replayed(): string[] {
  return openStore().texts.filter((text) => text !== '(head)');
}

describe('appending', () => {
  it('gives growing positions and is read back by the next process', () => {
    const { store, texts } = openStore();
    expect(texts).toEqual([]);
    const first = placed(store, 'one');
    const many = store.appendMany([record('two'), record('three')]);
    expect(first.segment).toBe(1);
    expect(many).toMatchObject({ ok: true, value: { segment: 1 } });
    expect(many.ok && many.value.offset).toBe(first.offset + 9 + 3 + 9 + 5);
    expect(openStore().texts).toEqual(['(head)', 'one', 'two', 'three']);
  });

  it('needs a replay first, and only one', () => {
    const { store } = openStore();
    expect(() => store.replay(() => undefined)).toThrow('already');
  });

  it('begins a new segment with a head when one is full, and when a process starts', () => {
    const { store } = openStore();
    const texts = Array.from({ length: 30 }, (_, i) => `${i}`.padStart(91, '.'));
    const positions = texts.map((text) => placed(store, text));
    expect(positions.at(-1)?.segment).toBe(4);
    expect(placed(openStore().store, 'later').segment).toBe(5);
    const all = openStore().texts;
    expect(all.filter((text) => text === '(head)')).toHaveLength(5);
    expect(all.filter((text) => text !== '(head)')).toEqual([...texts, 'later']);
    for (const { segment, offset } of positions)
      expect([segment < 5, offset <= 1000]).toEqual([true, true]);
  });

  it('takes a record longer than a segment', () => {
    const { store } = openStore();
    placed(store, 'x'.repeat(100_000));
    placed(store, 'y');
    expect(replayed().map((text) => text.length)).toEqual([100_000, 1]);
  });

  it('is durable after a flush', async () => {
    let syncs = 0;
    const io: SegmentIo = {
      ...nodeIo,
      fdatasync: async (fd) => {
        syncs += 1;
        await nodeIo.fdatasync(fd);
      },
    };
    const { store } = openStore({ io });
    await store.flush();
    expect(syncs).toBe(0);
    for (let i = 0; i < 100; i += 1) placed(store, `${i}`.padStart(91, '.'));
    await store.flush();
    expect(syncs).toBeGreaterThanOrEqual(10);
    const before = syncs;
    for (let i = 0; i < 5; i += 1) placed(store, 'z');
    await store.flush();
    expect(syncs - before).toBeLessThanOrEqual(2);
  });
});

describe('a flush', () => {
  it('covers what is appended while a sync is under way', async () => {
    let syncs = 0;
    const io: SegmentIo = {
      ...nodeIo,
      syncFolder: () => new Promise((resolve) => setTimeout(resolve, 30)),
      fdatasync: async (fd) => {
        syncs += 1;
        await nodeIo.fdatasync(fd);
      },
    };
    const { store } = openStore({ io });
    placed(store, 'one');
    const first = store.flush();
    await new Promise((resolve) => setTimeout(resolve, 15));
    placed(store, 'two');
    const second = store.flush();
    await first;
    await second;
    expect(syncs).toBe(2);
  });
});

describe('retention', () => {
  const fill = (store: SegmentStore) =>
    Array.from({ length: 50 }, (_, i) => placed(store, `${i}`.padStart(91, '.'))).at(-1);
  const kept = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return readdirSync(dir).filter((name) => name.endsWith('.wal')).length;
  };

  it('keeps what is not acknowledged, however old', async () => {
    const { store } = openStore({ retainBytes: 0, retainMs: 0 });
    fill(store);
    nowMs += 10_000_000;
    store.acknowledgeUpTo({ segment: 1, offset: 100 });
    expect(await kept()).toBe(6);
  });

  it('deletes acknowledged segments that are too old or too many, never the current one', async () => {
    const { store } = openStore({ retainBytes: 2100 });
    const last = fill(store);
    if (last === undefined) throw new Error('nothing written');
    store.acknowledgeUpTo({ segment: 3, offset: 1000 });
    expect(await kept()).toBe(5);
    nowMs += 2000;
    store.acknowledgeUpTo(last);
    expect(await kept()).toBe(1);
    store.acknowledgeUpTo({ segment: 1, offset: 0 });
    placed(store, 'goes on');
    expect(replayed().at(-1)).toBe('goes on');
  });
});

describe('a full disk', () => {
  it('refuses what may be refused, keeps the rest in the reserve, and recovers by itself', async () => {
    const io = breakableIo();
    const { store } = openStore({ io, probeIntervalMs: 20 });
    placed(store, 'before');
    io.free = 5;
    expect(appended(store, 'refused')).toBe('spool_full');
    expect([store.state, faults.map(({ kind }) => kind)]).toEqual(['spool_full', ['disk_full']]);
    expect(appended(store, 'kept 1', KEEP)).toMatchObject({ segment: 2 });
    expect(appended(store, 'refused')).toBe('spool_full');
    expect(appended(store, 'kept 2', KEEP)).toMatchObject({ segment: 2 });
    io.free = Number.POSITIVE_INFINITY;
    while (store.state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(appended(store, 'after')).toMatchObject({ segment: 2 });
    expect(existsSync(join(dir, 'reserve'))).toBe(true);
    expect(replayed()).toEqual(['before', 'kept 1', 'kept 2', 'after']);
  });

  it('is noticed when the first record to meet it may use the reserve', () => {
    const io = breakableIo();
    const { store } = openStore({ io });
    placed(store, 'before');
    io.free = 0;
    expect(appended(store, 'kept', KEEP)).toMatchObject({ segment: 2 });
    expect(store.state).toBe('spool_full');
    expect(appended(store, 'refused')).toBe('spool_full');
  });

  it('ends when the reserve is used up too, without losing what was taken', () => {
    const io = breakableIo();
    const { store } = openStore({ io });
    io.free = 0;
    const kept: string[] = [];
    for (let i = 0; i < 100; i += 1) {
      const text = `${i}`.padStart(50, '.');
      if (typeof appended(store, text, KEEP) !== 'string') kept.push(text);
    }
    expect(kept.length).toBe(Math.floor((2000 - 16 - 13) / 59));
    expect(replayed()).toEqual(kept);
  });

  it('at the start is survived: refusing until there is room for the reserve', async () => {
    const io = breakableIo();
    io.free = 100;
    const { store } = openStore({ io });
    expect([store.state, appended(store, 'refused')]).toEqual(['spool_full', 'spool_full']);
    io.free = Number.POSITIVE_INFINITY;
    expect(await store.probe()).toBe(true);
    expect(appended(store, 'taken')).toMatchObject({ segment: 1 });
  });

  it('keeps a reserve across restarts', () => {
    openStore();
    const { ino } = statSync(join(dir, 'reserve'));
    openStore();
    expect(statSync(join(dir, 'reserve'))).toMatchObject({ ino, size: 2000 });
  });
});

describe('a failing disk', () => {
  it('costs a file, not a record: what is needed is written anew', async () => {
    const io = breakableIo();
    const needed = [record('needed 1'), record('needed 2')];
    const { store } = openStore({ io, rewriteUnacknowledged: () => needed });
    placed(store, 'acknowledged');
    for (const { payload } of needed) store.append(RECORD, payload);
    io.failSyncs = 1;
    await store.flush();
    expect(faults).toMatchObject([{ kind: 'file_lost', code: 'EIO', rewrittenTo: { segment: 2 } }]);
    expect(placed(store, 'more').segment).toBe(2);
    expect(openStore().texts).toEqual([
      '(head)',
      'acknowledged',
      'needed 1',
      'needed 2',
      '(head)',
      'needed 1',
      'needed 2',
      'more',
    ]);
  });

  it('in a write moves to another file at once', () => {
    const io = breakableIo();
    const { store } = openStore({ io });
    placed(store, 'one');
    io.failWrites = 1;
    expect(placed(store, 'two').segment).toBe(2);
    expect(faults.map(({ kind }) => kind)).toEqual(['file_lost']);
    expect(replayed()).toEqual(['one', 'two']);
  });

  it('that stays broken refuses everything, rejects the flush, and recovers with all records', async () => {
    const io = breakableIo();
    const { store } = openStore({ io, rewriteUnacknowledged: () => [record('needed')] });
    placed(store, 'needed');
    io.failSyncs = Number.POSITIVE_INFINITY;
    await expect(store.flush()).rejects.toThrow('durable');
    expect(store.state).toBe('spool_failed');
    expect(appended(store, 'refused', KEEP)).toBe('spool_failed');
    await expect(store.flush()).rejects.toThrow('failed');
    io.failSyncs = 0;
    expect(await store.probe()).toBe(true);
    await store.flush();
    placed(store, 'later');
    expect(replayed().slice(-2)).toEqual(['needed', 'later']);
    expect(faults.map(({ kind }) => kind)).toEqual([
      'file_lost',
      'file_lost',
      'file_lost',
      'failed',
      'recovered',
    ]);
  });
});
