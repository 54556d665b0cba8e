// The spool against the real thing: a process killed in the middle of appending, and a disk that
// is really full.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SpoolFault } from '../../data-plane/metering/segment-store.ts';
import { SegmentStore } from '../../data-plane/metering/segment-store.ts';

const KILLS = 12;
const child = new URL('append-loop.ts', import.meta.url).pathname;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spool-crash-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function openStore(folder: string, onFault: (fault: SpoolFault) => void = () => undefined) {
  return SegmentStore.open({
    dir: folder,
    segmentBytes: 64 * 1024,
    reserveBytes: 64 * 1024,
    retainBytes: 1 << 30,
    retainMs: 86_400_000,
    clockMs: Date.now,
    onFault,
    writeHead: () => [{ type: 2, payload: Buffer.from('head') }],
    rewriteUnacknowledged: () => [],
    probeIntervalMs: 20,
  });
}

/** Runs the appending process until it has acknowledged a few hundred and kills it. */
async function appendAndKill(from: number, acknowledgements: number): Promise<number> {
  const running = spawn(process.execPath, [child, dir, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  let text = '';
  running.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    lines = text.split('\n').length;
    if (lines > acknowledgements) running.kill('SIGKILL');
  });
  await once(running, 'close');
  return Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
}

describe('a process killed while it appends', () => {
  it('leaves every acknowledged record, in order, and nothing half', async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      acknowledged = await appendAndKill(acknowledged, 150 + kill * 97);
      const numbers: number[] = [];
      const store = openStore(dir);
      const report = store.replay(({ type, payload }) => {
        if (type === 1) numbers.push(payload.readUInt32LE());
      });
      await store.close();
      expect(report.quarantined).toEqual([]);
      expect(numbers).toEqual(numbers.map((_, i) => i));
      expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
      // What was written but not yet acknowledged is there too; the next process goes on after it.
      acknowledged = numbers.length;
    }
    expect(acknowledged).toBeGreaterThan(KILLS * 150);
  });
});

function mountTmpfs(folder: string): boolean {
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a disk that is really full', () => {
  it('refuses, settles from the reserve, and recovers when space returns', async (context) => {
    const folder = join(dir, 'small');
    if (!mountTmpfs(folder)) context.skip('mounting a small file system needs root');
    try {
      const faults: string[] = [];
      const store = openStore(folder, (fault) => faults.push(fault.kind));
      store.replay(() => undefined);
      const payload = Buffer.alloc(1000, 'x');
      expect(store.append(1, payload).ok).toBe(true);
      const filler = join(folder, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(2_000_000))).toThrow('ENOSPC');
      let taken = 1;
      while (store.append(1, payload).ok) taken += 1;
      expect(store.append(1, payload)).toEqual({ ok: false, error: 'spool_full' });
      for (let i = 0; i < 50; i += 1) {
        expect(store.append(1, payload, { reserve: true }).ok).toBe(true);
        taken += 1;
      }
      rmSync(filler);
      while (store.state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 10));
      expect(store.append(1, payload).ok).toBe(true);
      await store.close();
      let found = 0;
      const again = openStore(folder);
      const report = again.replay(({ type }) => {
        if (type === 1) found += 1;
      });
      await again.close();
      expect([found, report.quarantined, faults]).toEqual([
        taken + 1,
        [],
        ['disk_full', 'recovered'],
      ]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
