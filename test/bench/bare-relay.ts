// The yardstick: node:http in, undici dispatch out, the body forwarded unread with a fixed key, the
// answer passed on as it comes. It does nothing else, so that it cannot be made slow by accident.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Dispatcher, Pool } from 'undici';

const [upstream = '', authorization = ''] = process.argv.slice(2);
const pool = new Pool(upstream, { pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });

class Relay implements Dispatcher.DispatchHandler {
  readonly #response: ServerResponse;
  #controller: Dispatcher.DispatchController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.on('close', () => {
      if (!response.writableFinished) this.#controller?.abort(new Error('The client has gone.'));
    });
    response.on('drain', () => this.#controller?.resume());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    const passed: Record<string, string | string[]> = {};
    for (const name of ['content-type', 'content-length', 'cache-control']) {
      const value = headers[name];
      if (value !== undefined) passed[name] = value;
    }
    this.#response.writeHead(status, passed);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#response.write(chunk)) controller.pause();
  }

  onResponseEnd(): void {
    this.#response.end();
  }

  onResponseError(): void {
    this.#response.destroy();
  }
}

function forward(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const headers = { authorization, 'content-type': 'application/json' };
  const path = request.url ?? '/';
  pool.dispatch({ path, method: 'POST', headers, body }, new Relay(response));
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [first] = chunks;
    forward(
      request,
      response,
      first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks),
    );
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${port}\n`);
});
