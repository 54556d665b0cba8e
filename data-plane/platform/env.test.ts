// Reading the environment: defaults, every fault at once, and no value in a message.
import { expect, test } from 'vitest';
import { describeFaults, type EnvReader, readEnv } from './env.ts';

function read(source: Record<string, string>) {
  return readEnv(source, (env: EnvReader) => ({
    host: env.string('HOST', '127.0.0.1'),
    name: env.optionalString('NAME'),
    port: env.port('PORT', 4000),
    count: env.int('COUNT', 1, { min: 1, max: 64 }),
    simulator: env.boolean('SIMULATOR', true),
    mode: env.choice('MODE', ['fast', 'safe'], 'safe'),
    control: env.url('CONTROL', ['http:', 'https:'], 'http://127.0.0.1:4001'),
    database: env.optionalUrl('DATABASE', ['postgres:', 'postgresql:']),
    token: env.secret('TOKEN'),
  }));
}

test('absent and empty variables take their defaults', () => {
  const result = read({ TOKEN: 't', HOST: '', PORT: ' ', DATABASE: '' });
  expect(result.ok && { ...result.value, token: result.value.token.reveal() }).toEqual({
    host: '127.0.0.1',
    name: undefined,
    port: 4000,
    count: 1,
    simulator: true,
    mode: 'safe',
    control: new URL('http://127.0.0.1:4001'),
    database: undefined,
    token: 't',
  });
});

test('given variables are read by their kind', () => {
  const result = read({ TOKEN: 't', PORT: '0', SIMULATOR: 'off', MODE: 'fast', COUNT: '64' });
  expect(result.ok && result.value).toMatchObject({
    port: 0,
    simulator: false,
    mode: 'fast',
    count: 64,
  });
});

test('all faults are reported together', () => {
  const result = read({
    PORT: '70000',
    COUNT: '1.5',
    SIMULATOR: 'maybe',
    MODE: 'odd',
    CONTROL: 'ftp://x',
    DATABASE: 'nonsense',
  });
  expect(!result.ok && result.error.map((fault) => fault.name)).toEqual([
    'PORT',
    'COUNT',
    'SIMULATOR',
    'MODE',
    'CONTROL',
    'DATABASE',
    'TOKEN',
  ]);
});

test('the printed list says what to do and repeats no value', () => {
  const result = read({ TOKEN: 't', DATABASE: 'mysql://root:hunter2@db' });
  const text = result.ok ? '' : describeFaults(result.error);
  expect(text).toContain('DATABASE: must start with postgres: or postgresql:');
  expect(text).not.toContain('hunter2');
});
