// The question "who holds this lock?" over its socket, and the answer. Separate from the lock so
// that a refused starter and a status tool ask in the same way.
import { connect, type Socket } from 'node:net';
import * as v from 'valibot';

const holderSchema = v.object({
  pid: v.number(),
  host: v.string(),
  what: v.string(),
  since: v.string(),
  stopping: v.boolean(),
});

export type LockHolder = Readonly<v.InferOutput<typeof holderSchema>>;

export type LockProbe =
  | { readonly state: 'alive'; readonly holder: LockHolder | undefined }
  | { readonly state: 'dead' }
  | { readonly state: 'vanished' };

// A holder whose event loop is busy answers late; it is alive all the same.
const ANSWER_WAIT_MS = 2_000;
const ANSWER_LIMIT_BYTES = 4_096;

/** The holder's side: one line of JSON to whoever connects. */
export function answerWithHolder(socket: Socket, holder: LockHolder): void {
  socket.on('error', () => socket.destroy());
  socket.end(`${JSON.stringify(holder)}\n`);
}

/** Asks a lock socket; only a refused connection means that its process is gone. */
export function probeLock(path: string): Promise<LockProbe> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let answer = '';
    const finish = (probe: LockProbe) => {
      socket.destroy();
      resolve(probe);
    };
    const finishAlive = () => finish({ state: 'alive', holder: parseHolder(answer) });
    socket.setEncoding('utf8');
    socket.setTimeout(ANSWER_WAIT_MS, finishAlive);
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (answer.length > ANSWER_LIMIT_BYTES) finishAlive();
    });
    socket.on('end', finishAlive);
    socket.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'ECONNREFUSED') finish({ state: 'dead' });
      else if (code === 'ENOENT') finish({ state: 'vanished' });
      else finishAlive();
    });
  });
}

function parseHolder(answer: string): LockHolder | undefined {
  try {
    const result = v.safeParse(holderSchema, JSON.parse(answer));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
