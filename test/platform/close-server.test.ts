// A stopping node lets a slow client read the answer it has paid for.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { prepareClosing } from '../../data-plane/close-server.ts';

const NOTHING_OPEN = { size: 0, cutOff: () => undefined };
const ANSWER_BYTES = 20_000_000;

async function listen(answerBytes: number) {
  const server = createServer((_request, response) => response.end(Buffer.alloc(answerBytes)));
  const close = prepareClosing(server, NOTHING_OPEN);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { close, port: (server.address() as AddressInfo).port };
}

it('ends after an answer has been read, although no request is running', async () => {
  const { close, port } = await listen(ANSWER_BYTES);
  const client = connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  let bytes = 0;
  client.once('data', (chunk) => {
    bytes += chunk.length;
    client.pause();
  });
  await new Promise((resolve) => client.once('pause', resolve));
  const ended = new Promise((resolve) => client.once('close', resolve));
  const closing = close(10_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  client.on('data', (chunk) => {
    bytes += chunk.length;
  });
  client.resume();
  await Promise.all([closing, ended]);
  expect(bytes).toBeGreaterThan(ANSWER_BYTES);
});

it('does not wait for connections that have nothing under way', async () => {
  const { close, port } = await listen(10);
  const client = connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await new Promise((resolve) => client.once('data', resolve));
  const startedMs = performance.now();
  await close(10_000);
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
