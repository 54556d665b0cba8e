// A refusal reaches a client that is still sending, and a fault of ours ends one request alone.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { gatewayError } from '../errors.ts';
import { createLogger } from '../platform/logger.ts';
import { answerError } from './answer.ts';
import { guard } from './guard.ts';

let server: Server;

async function listen(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

afterEach(() => server.close());

it('leaves the connection open until the refused body has come', async () => {
  const error = gatewayError('body_too_large', 'Send less.', { close: true });
  const port = await listen((_request, response) => answerError(response, 'r1', error));
  const socket = connect(port, '127.0.0.1');
  let ended = false;
  socket.on('end', () => {
    ended = true;
  });
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nhalf.');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('413');
  await sleep(100);
  expect(ended).toBe(false);
  socket.write('other');
  await once(socket, 'close');
  expect(ended).toBe(true);
});

it('answers internal_error when a step throws, and serves on', async () => {
  const lines: string[] = [];
  const log = createLogger({ fields: {}, write: (line) => lines.push(line) });
  const port = await listen((request, response) => {
    guard({ log }, { id: toId('request', 'r1'), response }, () => {
      if (request.url === '/broken') throw new Error('unforeseen');
      response.end('fine');
    });
  });
  const broken = await fetch(`http://127.0.0.1:${port}/broken`);
  expect([broken.status, (await broken.json()).error.code]).toEqual([500, 'internal_error']);
  expect(lines.join('')).toContain('r1');
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('fine');
});
