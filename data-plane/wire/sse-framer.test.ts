// Framing is judged against a second, slow reading of the specification and at every split.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SseEvent } from './sse-event.ts';
import type { SseFault } from './sse-framer.ts';
import { SseFramer } from './sse-framer.ts';

interface Seen {
  events: { data: string; name: string | undefined; plain: boolean; bytes: string }[];
  comments: number;
  faults: SseFault['kind'][];
}

function frame(chunks: Buffer[], maxEventBytes = 10_000): Seen {
  const seen: Seen = { events: [], comments: 0, faults: [] };
  const framer = new SseFramer({
    maxEventBytes,
    onEvent: ({ data, name, plain, bytes }: SseEvent) =>
      seen.events.push({ data, name, plain, bytes: bytes.toString('latin1') }),
    onComment: () => {
      seen.comments += 1;
    },
    onFault: (fault) => seen.faults.push(fault.kind),
  });
  for (const chunk of chunks) framer.push(chunk);
  framer.end();
  return seen;
}

/** The specification's own words: split everything into lines first, then dispatch. */
function readSlowly(text: string): { data: string; name: string | undefined }[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  lines.pop();
  const events: { data: string; name: string | undefined }[] = [];
  let data: string[] = [];
  let name: string | undefined;
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0) events.push({ data: data.join('\n'), name });
      data = [];
      name = undefined;
      continue;
    }
    const [, field, value] = /^([^:]*)(?:: ?(.*))?$/su.exec(line) ?? [];
    if (field === 'data') data.push(value ?? '');
    if (field === 'event') name = value || undefined;
  }
  return events;
}

const SAMPLE = Buffer.from(
  '\ufeff: hello\n\ndata: {"a":"é漢😀"}\n\ndata: crlf\r\n\r\nevent: x\ndata: 1\ndata:2\n\n' +
    'data: cr\r\rid: 7\nretry: 9\ndata\n\n:c\r\n: d\ndata: after\n\ndata: a\r\n: inside\r\n\r\n' +
    '\n\n\r\nevent: none\n\ndata: mixed\n\r\ndata: x\r\r\ndata: [DONE]\n\n',
);

describe('SseFramer', () => {
  it('reads the sample', () => {
    const { events, comments, faults } = frame([SAMPLE]);
    expect(events.map(({ data, name, plain }) => [data, name, plain])).toEqual([
      ['{"a":"é漢😀"}', undefined, true],
      ['crlf', undefined, true],
      ['1\n2', 'x', false],
      ['cr', undefined, false],
      ['', undefined, false],
      ['after', undefined, true],
      ['a', undefined, false],
      ['mixed', undefined, true],
      ['x', undefined, false],
      ['[DONE]', undefined, true],
    ]);
    expect([comments, faults]).toEqual([4, []]);
    expect(events[1]?.bytes).toBe('data: crlf\r\n\r\n');
    expect(events[5]?.bytes).toBe('data: after\n\n');
  });

  it('sees the same wherever one chunk becomes two, or three, or single bytes', () => {
    const whole = frame([SAMPLE]);
    for (let i = 0; i <= SAMPLE.length; i += 1) {
      expect(frame([SAMPLE.subarray(0, i), SAMPLE.subarray(i)])).toEqual(whole);
      const j = Math.min(SAMPLE.length, i + 2);
      expect(frame([SAMPLE.subarray(0, i), SAMPLE.subarray(i, j), SAMPLE.subarray(j)])).toEqual(
        whole,
      );
    }
    expect(frame(Array.from(SAMPLE, (byte) => Buffer.from([byte])))).toEqual(whole);
  });

  it('agrees with the specification on arbitrary streams and splits', () => {
    const piece = fc.constantFrom(
      'data',
      'event',
      'id',
      ':',
      ': ',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'x',
      'é',
      ' ',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(60)), (pieces, cuts) => {
        const text = pieces.join('');
        const bytes = Buffer.from(text);
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((place, i) => bytes.subarray(places[i], place));
        const seen = frame(chunks);
        expect(seen.events.map(({ data, name }) => ({ data, name }))).toEqual(readSlowly(text));
        expect(seen).toEqual(frame([bytes]));
        for (const event of seen.events) {
          if (event.plain) expect(event.bytes).toMatch(/^data:[^\r\n]*\r?\n\r?\n$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reports an unterminated last event as incomplete, never as an event', () => {
    for (const text of [
      'data: x',
      'data: x\n',
      'data: x\r\n',
      'da',
      'event: y\n',
      'data: x\n: c',
    ]) {
      expect(frame([Buffer.from(text)])).toMatchObject({
        events: [],
        faults: ['incomplete_event'],
      });
    }
    for (const text of ['', '\n', ': only a comment', ': c\n', 'data: x\n\n', 'data: x\r\r']) {
      expect(frame([Buffer.from(text)]).faults).toEqual([]);
    }
  });

  it('refuses an event above the limit at every split, and one at the limit at none', () => {
    const text = Buffer.from(`data: ok\n\ndata: ${'x'.repeat(92)}\n\n`);
    for (let i = 0; i <= text.length; i += 1) {
      const chunks = [text.subarray(0, i), text.subarray(i)];
      expect(frame(chunks, 100).events).toHaveLength(2);
      expect(frame(chunks, 99)).toMatchObject({
        events: [{ data: 'ok' }],
        faults: ['event_too_large'],
      });
      const comment = Buffer.concat([Buffer.from(':'), text.subarray(10)]);
      expect(frame([comment.subarray(0, i), comment.subarray(i)], 99).faults).toEqual([
        'event_too_large',
      ]);
    }
  });

  it('refuses before it holds more than the limit', () => {
    const seen: string[] = [];
    const framer = new SseFramer({
      maxEventBytes: 1000,
      onEvent: () => seen.push('event'),
      onFault: (fault) => seen.push(fault.kind),
    });
    for (let i = 0; i < 11; i += 1) framer.push(Buffer.alloc(100, 'x'));
    expect(seen).toEqual(['event_too_large']);
    framer.push(Buffer.from('\n\ndata: later\n\n'));
    framer.end();
    expect(seen).toEqual(['event_too_large']);
  });

  it('joins a long event of many tiny chunks in time that grows with its length', () => {
    const payload = 'y'.repeat(300_000);
    const bytes = Buffer.from(`data: ${payload}\n\n`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) =>
      bytes.subarray(i * 3, i * 3 + 3),
    );
    expect(frame(chunks, 400_000).events[0]?.data).toBe(payload);
  });

  it('does not copy an event that lies within one chunk', () => {
    const chunk = Buffer.from('data: a\n\ndata: b\n\n');
    let shared = 0;
    const framer = new SseFramer({
      maxEventBytes: 100,
      onEvent: ({ bytes }) => {
        if (bytes.buffer === chunk.buffer) shared += 1;
      },
      onFault: () => undefined,
    });
    framer.push(chunk);
    expect(shared).toBe(2);
  });

  it('refuses invalid UTF-8 but not an honest replacement character', () => {
    expect(frame([Buffer.from('data: \xff\n\n', 'latin1')]).faults).toEqual(['not_utf8']);
    expect(frame([Buffer.from('data: 1\ndata: \xc3\n\n', 'latin1')]).faults).toEqual(['not_utf8']);
    expect(frame([Buffer.from('data: \ufffd\n\n')]).events).toMatchObject([{ data: '\ufffd' }]);
  });

  it('stops at once when the receiver says so', () => {
    let events = 0;
    const framer: SseFramer = new SseFramer({
      maxEventBytes: 100,
      onEvent: () => {
        events += 1;
        framer.stop();
      },
      onFault: () => undefined,
    });
    framer.push(Buffer.from('data: 1\n\ndata: 2\n\n'));
    expect(events).toBe(1);
  });
});

describe('injection', () => {
  it.each([
    ['a second event behind a bare CR', 'data: {"a":1}\rdata: {"b":2}\r\r'],
    ['an event field', 'event: error\ndata: {"a":1}\n\n'],
    ['a retry field', 'retry: 0\ndata: {"a":1}\n\n'],
    ['an id field', 'data: {"a":1}\nid: 1\n\n'],
    ['a CR that ends the block', 'data: {"a":1}\r\r'],
    ['a comment inside', 'data: {"a":1}\n: note\n\n'],
    ['an unknown field', 'data: {"a":1}\nx-other: 1\n\n'],
  ])('never calls %s plain', (_, text) => {
    expect(frame([Buffer.from(text)]).events.map(({ plain }) => plain)).toEqual([false]);
  });
});
