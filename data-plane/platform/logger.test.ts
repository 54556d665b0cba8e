// The log's line format, and that secrets stay out of it.
import { expect, test } from 'vitest';
import { Secret } from '#contract/secret';
import { createLogger } from './logger.ts';

function collect(level?: 'debug' | 'info' | 'warn' | 'error') {
  const lines: string[] = [];
  const now = () => new Date('2026-01-02T03:04:05.678Z');
  const log = createLogger({ level, now, write: (line) => void lines.push(line) });
  return { log, lines };
}

test('an event is one JSON line with time, level, event and fields', () => {
  const { log, lines } = collect();
  log.child({ node: 'n1' }).warn('lease.refused', { pocket: 7n });
  expect(lines).toEqual([
    '{"time":"2026-01-02T03:04:05.678Z","level":"warn","event":"lease.refused","node":"n1","pocket":"7"}\n',
  ]);
});

test('events below the level are dropped', () => {
  const { log, lines } = collect('warn');
  log.debug('a');
  log.info('b');
  log.error('c');
  expect(lines).toHaveLength(1);
});

test('a secret prints as its placeholder at any depth', () => {
  const { log, lines } = collect();
  log.info('channel', { deep: [{ key: new Secret('sk-private') }] });
  expect(lines[0]).toContain('[secret]');
  expect(lines[0]).not.toContain('sk-private');
});

test('an error keeps its name, message, code and cause', () => {
  const { log, lines } = collect();
  const cause = new Error('inner');
  log.error('failed', { error: Object.assign(new TypeError('outer', { cause }), { code: 'E1' }) });
  expect(JSON.parse(lines[0] ?? '{}').error).toMatchObject({
    name: 'TypeError',
    message: 'outer',
    code: 'E1',
    cause: { message: 'inner' },
  });
});

test('line breaks inside a field stay inside one line', () => {
  const { log, lines } = collect();
  log.info('x', { text: 'a\nb\r\n{"level":"error"}' });
  expect(lines[0]?.split('\n')).toHaveLength(2);
});

test('a cycle and a huge field still give a line', () => {
  const { log, lines } = collect();
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  log.info('cycle', loop);
  log.info('huge', { text: 'x'.repeat(1_000_000) });
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['cycle', 'huge']);
  expect(lines[1]?.length).toBeLessThan(20_000);
});
