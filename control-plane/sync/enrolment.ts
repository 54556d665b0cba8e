// Enrolling a node: the shared token buys one id for one key pair and nothing else.
import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { decodeJson, encodeJson } from '#contract/codec';
import { type NodeId, toId } from '#contract/ids';
import { readPublicKey } from '#contract/raw-key';
import type { Secret } from '#contract/secret';
import { enrolRequestSchema } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { decodeFirst } from '../database/decode.ts';
import { inTransaction, type Sql } from '../database/unit-of-work.ts';
import { newId } from '../ids.ts';

const BODY_BYTES = 8 * 1024;
/** Requests of one address in a minute. */
const ENROLMENTS_PER_MINUTE = 120;
/** Addresses that are counted; beyond it the window starts anew. */
const COUNTED_ADDRESSES = 10_000;
const WINDOW_MS = 60_000;
/** Serialises enrolments, so that one key pair gets one id: 'enro'. */
const ENROL_LOCK = 0x656e726f;

type EnrolRequest = v.InferOutput<typeof enrolRequestSchema>;

export interface EnrolmentOptions {
  readonly database: Database;
  /** Without one nobody enrols. */
  readonly token: Secret | undefined;
  readonly log: Logger;
}

/** Answers `POST /sync/enrol`. */
export function createEnrolment(
  options: EnrolmentOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const counts = new Map<string, number>();
  let windowEndsMs = 0;
  const isTooOften = (address: string) => {
    const nowMs = performance.now();
    if (nowMs > windowEndsMs || counts.size > COUNTED_ADDRESSES) {
      counts.clear();
      windowEndsMs = nowMs + WINDOW_MS;
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count > ENROLMENTS_PER_MINUTE;
  };
  return async (request, response) => {
    if (isTooOften(request.socket.remoteAddress ?? '')) return refuse(response, 429, 'try_later');
    const body = await readBody(request);
    if (body === undefined) return refuse(response, 413, 'too_large');
    const decoded = decodeJson(enrolRequestSchema, body);
    if (!decoded.ok) return refuse(response, 400, 'malformed');
    if (!isToken(decoded.value.token, options.token)) {
      options.log.warn('enrol.refused', { name: decoded.value.name });
      return refuse(response, 401, 'wrong_token');
    }
    if (!hasGoodKeys(decoded.value)) return refuse(response, 400, 'bad_keys');
    const nodeId = await inTransaction(options.database, (tx) => enrol(tx.sql, decoded.value));
    if (nodeId === undefined) return refuse(response, 403, 'revoked');
    options.log.info('enrol.done', { nodeId, name: decoded.value.name });
    answer(response, 200, { nodeId });
  };
}

function isToken(given: string, expected: Secret | undefined): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  // Compared even when there is none, so that the time says nothing.
  const same = timingSafeEqual(digest(given), digest(expected?.reveal() ?? newId()));
  return same && expected !== undefined;
}

function hasGoodKeys(request: EnrolRequest): boolean {
  return (
    readPublicKey('ed25519', request.signPublicKey) !== undefined &&
    readPublicKey('x25519', request.sealPublicKey) !== undefined
  );
}

const nodeRow = v.object({ id: v.string(), seal_public_key: v.string(), state: v.string() });

/** The same keys get the same id again, since an answer may be lost; undefined when revoked. */
async function enrol(sql: Sql, request: EnrolRequest): Promise<NodeId | undefined> {
  const { name, signPublicKey, sealPublicKey } = request;
  await sql.query('select pg_advisory_xact_lock($1)', [ENROL_LOCK]);
  const known = decodeFirst(
    nodeRow,
    await sql.query('select id, seal_public_key, state from nodes where sign_public_key = $1', [
      signPublicKey,
    ]),
  );
  if (known) {
    const same = known.state === 'enrolled' && known.seal_public_key === sealPublicKey;
    return same ? toId('node', known.id) : undefined;
  }
  const id = toId('node', newId());
  await sql.query(
    'insert into nodes (id, name, sign_public_key, seal_public_key) values ($1, $2, $3, $4)',
    [id, name, signPublicKey, sealPublicKey],
  );
  return id;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > BODY_BYTES) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refuse(response: ServerResponse, status: number, code: string): void {
  answer(response, status, { error: code });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = encodeJson(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}
