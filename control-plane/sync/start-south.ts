// The south port: nodes enrol here and hold their streams. Every control plane listens; the one that
// leads serves, the others say where it is.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Secret } from '#contract/secret';
import { FRAME_BYTES } from '#contract/sync-messages';
import { answerHealth } from '#platform/http-health';
import { listenOn } from '#platform/listen';
import type { ChannelTester } from '../channels/channel-tester.ts';
import { CONFIGURATION_CHANNEL, KEYRING_CHANNEL } from '../database/changes.ts';
import { FUNDS_CHANNEL } from '../ledger/notify-funds.ts';
import { ChangeListener } from './change-listener.ts';
import { createChannelTester } from './channel-tester.ts';
import { createEnrolment } from './enrolment.ts';
import { awaitHello } from './handshake.ts';
import { type LeaderDesk, type LeaderOptions, openLeaderDesk } from './leader-desk.ts';
import { Leadership, readLeader } from './leadership.ts';
import { NodeSocket } from './node-socket.ts';
import { announcedUrl, createSouthHttp, type SouthPlace, southUrl } from './south-address.ts';

/** Connections that have not proved themselves yet. */
const STRANGERS_LIMIT = 256;
const CONNECTIONS_LIMIT = 2000;

export interface SouthOptions extends LeaderOptions {
  readonly place: SouthPlace;
  /** Where nodes reach this control plane, when that is not where it listens. */
  readonly publicUrl?: URL | undefined;
  readonly nodeToken: Secret | undefined;
}

export interface South {
  readonly url: string;
  readonly leading: boolean;
  /** The leader's work; undefined in a control plane that does not lead. */
  desk(): LeaderDesk | undefined;
  /** Trial calls; refused in a control plane that does not lead. */
  readonly channelTester: ChannelTester;
  stop(): Promise<void>;
}

/** Listens for nodes and takes part in the choice of a leader. */
export async function startSouth(options: SouthOptions): Promise<South> {
  const { database, log, place } = options;
  let desk: LeaderDesk | undefined;
  const http = await createSouthHttp(place);
  http.maxConnections = CONNECTIONS_LIMIT;
  const enrol = createEnrolment({ database, token: options.nodeToken, log });
  http.on('request', (request, response) => void route(request, response, enrol));
  const sockets = acceptStreams(options, () => desk);
  http.on('upgrade', sockets.upgrade);
  await listenOn(http, { ...place, variable: 'TOLLGATE_SOUTH_PORT' });
  const url = southUrl(place, http.address());
  const listener = new ChangeListener(
    database,
    {
      [CONFIGURATION_CHANNEL]: () => desk?.publisher.changed(),
      [KEYRING_CHANNEL]: () => desk?.feed.changed(),
      [FUNDS_CHANNEL]: (pocketId) => desk?.funded(pocketId),
    },
    log,
  );
  await listener.start();
  const leadership = new Leadership({
    database,
    log,
    address: () => announcedUrl(place, options.publicUrl, url),
    onGained: async () => {
      desk = await openLeaderDesk(options);
    },
    onLost: async () => {
      const lost = desk;
      desk = undefined;
      await lost?.stop();
    },
  });
  leadership.start();
  return {
    url,
    get leading() {
      return desk !== undefined;
    },
    desk: () => desk,
    channelTester: createChannelTester({
      database,
      sealingKey: options.sealingKey,
      desk: () => desk,
    }),
    stop: async () => {
      await leadership.stop();
      await listener.stop();
      sockets.terminate();
      http.close();
      http.closeAllConnections();
    },
  };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  enrol: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/sync/enrol' && request.method === 'POST') {
    await enrol(request, response).catch(() => response.destroy());
    return;
  }
  if (answerHealth(path, response, () => ({ ready: true }))) return;
  response.writeHead(404, { 'content-length': 0 }).end();
}

interface Streams {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  terminate(): void;
}

function acceptStreams(options: SouthOptions, desk: () => LeaderDesk | undefined): Streams {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: FRAME_BYTES,
  });
  let strangers = 0;
  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      if (request.url !== '/sync/stream' || strangers >= STRANGERS_LIMIT) {
        socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (webSocket) => {
        strangers++;
        const node = new NodeSocket(webSocket);
        greet(options, node, desk)
          .catch((error: unknown) => {
            options.log.error('node.greeting.failed', { error });
            node.terminate();
          })
          .finally(() => strangers--);
      });
    },
    terminate: () => {
      for (const client of server.clients) client.terminate();
    },
  };
}

async function greet(
  options: SouthOptions,
  socket: NodeSocket,
  desk: () => LeaderDesk | undefined,
): Promise<void> {
  const challenged = await awaitHello(socket);
  if (!challenged) return socket.terminate();
  const leader = desk();
  if (leader) return leader.admit(socket, challenged);
  const address = await readLeader(options.database.sql).catch(() => null);
  socket.refuse('not_leader', 'Another control plane leads.', address);
}
