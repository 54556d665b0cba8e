// Who is at the other end: a challenge, a signed hello, and the reasons to refuse it.
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '#contract/result';
import { CONTRACT_VERSION } from '#contract/routing-table';
import { verifyWith } from '#contract/signature';
import { type Hello, streamProof, type ToNode } from '#contract/sync-messages';
import type { Sql } from '../database/unit-of-work.ts';
import { type KnownNode, readNode } from './node-rows.ts';
import type { NodeSocket } from './node-socket.ts';

/** From the connection to a hello that proves itself. */
const HELLO_MS = 5000;
const CHALLENGE_BYTES = 32;

export interface Refusal {
  readonly reason: Extract<ToNode, { type: 'refused' }>['reason'];
  readonly message: string;
}

export interface ChallengedHello {
  readonly hello: Hello;
  readonly challenge: string;
}

/** Sends the challenge; undefined when no hello came in time. */
export async function awaitHello(socket: NodeSocket): Promise<ChallengedHello | undefined> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
  const { promise, resolve } = Promise.withResolvers<Hello | undefined>();
  const timer = setTimeout(() => resolve(undefined), HELLO_MS);
  socket.onMessage = (message) => resolve(message.type === 'hello' ? message : undefined);
  socket.onClose = () => resolve(undefined);
  socket.send({ type: 'challenge', challenge });
  const hello = await promise;
  clearTimeout(timer);
  return hello && { hello, challenge };
}

/** Whether this hello may open a stream. The signature is checked before anything is told. */
export async function checkHello(
  sql: Sql,
  hello: Hello,
  challenge: string,
): Promise<Result<KnownNode, Refusal>> {
  const node = await readNode(sql, hello.nodeId, hello.nonce);
  if (!node) {
    return refuse(
      'unknown_node',
      'This node is not enrolled here. Remove its node.json to enrol anew.',
    );
  }
  const proof = streamProof(challenge, hello.nodeId, hello.nonce);
  if (!verifyWith(node.signPublicKey, proof, Buffer.from(hello.signature, 'base64'))) {
    return refuse('bad_signature', 'The signature is not that of the enrolled key.');
  }
  if (node.revoked) return refuse('revoked', 'An operator has revoked this node.');
  if (node.fenced) {
    return refuse('fenced', 'This start of the node was fenced: two nodes have used its folder.');
  }
  if (hello.contractVersion !== CONTRACT_VERSION) {
    const both = `${hello.contractVersion}, this control plane ${CONTRACT_VERSION}`;
    return refuse('contract_version', `The node speaks contract version ${both}.`);
  }
  return ok(node);
}

function refuse(reason: Refusal['reason'], message: string): Result<never, Refusal> {
  return err({ reason, message });
}
