// Replay against every torn end and damage elsewhere, on real files.
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { segmentPath } from './segment-file.ts';
import { encodeRecord, encodeSegmentHeader, recordBytes } from './segment-record.ts';
import type { ReplayReport } from './segment-replay.ts';
import { listSegments, replaySegments } from './segment-replay.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function segmentBytes(sequence: number, texts: string[], preallocated = false): Buffer {
  const parts = texts.map((text) => {
    const payload = Buffer.from(text);
    const bytes = Buffer.alloc(recordBytes(payload));
    encodeRecord(bytes, 0, { type: 1, payload });
    return bytes;
  });
  return Buffer.concat([encodeSegmentHeader({ sequence, preallocated }), ...parts]);
}

function replay(): { texts: string[]; report: ReplayReport } {
  const texts: string[] = [];
  const report = replaySegments(listSegments(dir), (record) =>
    texts.push(record.payload.toString()),
  );
  return { texts, report };
}

describe('the end of the last segment', () => {
  const texts = ['first', 'second record', '3'];
  const whole = segmentBytes(2, texts);
  const ends = [0, 1, 2, 3].map((count) => segmentBytes(2, texts.slice(0, count)).length);

  it('is cut to whole records when torn at any byte, and is whole then', () => {
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(segmentPath(dir, 1), segmentBytes(1, ['before']));
      writeFileSync(segmentPath(dir, 2), whole.subarray(0, length));
      const kept = ends.filter((end) => end <= length).length - 1;
      const first = replay();
      expect(first.texts).toEqual(['before', ...texts.slice(0, Math.max(kept, 0))]);
      expect(first.report.quarantined).toEqual([]);
      expect(first.report.cutBytes).toBe(length - (kept < 0 ? 0 : (ends[kept] ?? 0)));
      expect(replay()).toMatchObject({
        texts: first.texts,
        report: { cutBytes: 0, quarantined: [] },
      });
    }
  });

  it('is cut when its last record is damaged or followed by rubbish', () => {
    for (let at = ends[2] ?? 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(segmentPath(dir, 2), damaged);
      expect(replay()).toMatchObject({ texts: texts.slice(0, 2), report: { quarantined: [] } });
    }
    for (const rubbish of ['\0', '\0'.repeat(5000), 'x', 'rubbish that is no record at all']) {
      writeFileSync(segmentPath(dir, 2), Buffer.concat([whole, Buffer.from(rubbish)]));
      expect(replay()).toMatchObject({
        texts,
        report: { cutBytes: rubbish.length, quarantined: [] },
      });
    }
  });
});

describe('damage elsewhere', () => {
  it('in the middle of any segment is set aside, and the rest is replayed', () => {
    for (const [index, sequence] of [1, 2, 3].entries()) {
      for (const s of [1, 2, 3])
        writeFileSync(segmentPath(dir, s), segmentBytes(s, [`a${s}`, `b${s}`, `c${s}`]));
      const damaged = readFileSync(segmentPath(dir, sequence));
      const second = segmentBytes(sequence, ['a1']).length;
      damaged[second] = 0xff;
      writeFileSync(segmentPath(dir, sequence), damaged);
      const expected = [
        ['a1', 'b1', 'c1'],
        ['a2', 'b2', 'c2'],
        ['a3', 'b3', 'c3'],
      ].map((list, i) => (i === index ? list.slice(0, 1) : list));
      const { texts, report } = replay();
      expect(texts).toEqual(expected.flat());
      expect(report.quarantined).toMatchObject([
        { segment: sequence, offset: second, lostBytes: damaged.length - second },
      ]);
      expect(readFileSync(report.quarantined[0]?.copy ?? '')).toEqual(damaged);
      expect(replay()).toMatchObject({ texts, report: { quarantined: [] } });
      for (const name of readdirSync(dir)) rmSync(join(dir, name));
    }
  });

  it('in the end or the header of an older segment is set aside too', () => {
    writeFileSync(segmentPath(dir, 1), segmentBytes(1, ['a', 'b']).subarray(0, -1));
    writeFileSync(segmentPath(dir, 2), segmentBytes(7, ['wrong number']));
    writeFileSync(segmentPath(dir, 3), segmentBytes(3, ['c']));
    const { texts, report } = replay();
    expect(texts).toEqual(['a', 'c']);
    expect(report.quarantined.map(({ segment }) => segment)).toEqual([1, 2]);
  });

  it('never overwrites what was set aside before', () => {
    for (const round of [1, 2]) {
      writeFileSync(segmentPath(dir, 1), `rubbish of round ${round}`);
      writeFileSync(segmentPath(dir, 2), segmentBytes(2, []));
      replay();
    }
    expect(existsSync(`${segmentPath(dir, 1)}.quarantine`)).toBe(true);
    expect(existsSync(`${segmentPath(dir, 1)}.1.quarantine`)).toBe(true);
  });
});

describe('a preallocated segment', () => {
  it('ends where its zeros begin, whether last or not', () => {
    for (const sequence of [1, 2]) {
      writeFileSync(segmentPath(dir, sequence), segmentBytes(sequence, [`r${sequence}`], true));
      appendFileSync(segmentPath(dir, sequence), Buffer.alloc(3000));
    }
    expect(replay()).toMatchObject({
      texts: ['r1', 'r2'],
      report: { cutBytes: 0, quarantined: [] },
    });
  });
});
