// Hostile names: as models, in paths, and as keys. No name of the language or of the file system
// means anything here, and no answer shows what is inside.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chat, MESSAGES } from '../harness/caller.ts';
import { expectError, expectOnlyGoodCharged, GOOD, useHostileScene } from './hostile-scene.ts';
import { postJson, sendRaw } from './raw-call.ts';

const BLNS = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/blns/blns.json');

const at = useHostileScene();
const token = () => at.token;
const nextPort = () => at.nextPort();

async function refuse(body: string | Buffer, statuses: readonly number[] = [400], what?: string) {
  const answer = await sendRaw(nextPort(), postJson(token(), body));
  expectError(answer, statuses, what ?? body.toString('latin1').slice(0, 80));
}

describe('names', () => {
  const HOSTILE = [
    '__proto__',
    'constructor',
    'constructor.prototype',
    'toString',
    'hasOwnProperty',
    '../kimi-k2',
    'kimi-k2/',
    '/kimi-k2',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u0000',
    'kimi-k2\u0000',
    '\u202ekimi-k2',
    'KIMI-K2',
    'kimi-k2 ',
    '{{7*7}}',
    '$' + '{jndi:ldap://a}',
    'a'.repeat(200),
  ];
  it('hostile model names are 404', async () => {
    for (const model of HOSTILE)
      await refuse(JSON.stringify({ model, messages: MESSAGES }), [404], model);
    const list = (JSON.parse(readFileSync(BLNS, 'utf8')) as string[]).filter(
      (name) => name.length > 0,
    );
    await inParallel(list, async (model) => {
      const answer = await chat(at.scene.system.nodes[0]?.url ?? '', token(), {
        model,
        messages: MESSAGES,
      });
      expect([400, 404], model).toContain(answer.status);
      if (model.length <= 200) expect(answer.status, model).toBe(404);
    });
  });
  it('model names that are none are 400', async () => {
    for (const model of ['', 'a'.repeat(201), 7, null, {}, [], true, 'a'.repeat(100_000)]) {
      await refuse(
        JSON.stringify({ model, messages: MESSAGES }),
        [400],
        String(model).slice(0, 20),
      );
    }
  });
  it('hostile paths of one model are 404', async () => {
    for (const name of [...HOSTILE.slice(0, 5), '%', '%zz', '%00', '%2e%2e%2f', '%ff']) {
      const path = name.startsWith('%') ? name : encodeURIComponent(name);
      const answer = await sendRaw(nextPort(), [
        `GET /v1/models/${path} HTTP/1.1\r\nhost: a\r\n\r\n`,
      ]);
      expectError(answer, [404], name);
    }
  });
  it('hostile bearer values are 401, or 400 where HTTP forbids them', async () => {
    const list = JSON.parse(readFileSync(BLNS, 'utf8')) as string[];
    await inParallel([...list, ...HOSTILE], async (value) => {
      const bytes = Buffer.from(value, 'utf8')
        .toString('latin1')
        .replace(/[\r\n]/g, ' ');
      const parts = [
        'POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ',
        Buffer.from(bytes, 'latin1'),
        `\r\ncontent-length: ${GOOD.length}\r\n\r\n${GOOD}`,
      ];
      const answer = await sendRaw(nextPort(), [
        Buffer.concat(parts.map((part) => Buffer.from(part))),
      ]);
      expectError(answer, [400, 401, 431], value);
    });
  });
});

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: 16 }, run));
}

it('charged each good call by its bill and nothing else at all', () => expectOnlyGoodCharged(at));
