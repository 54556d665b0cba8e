// Starts a server on its port, or refuses the start in words: a port that is taken is the commonest
// fault of a first start, and a stack helps nobody then.
import type { Server } from 'node:net';
import { StartRefused } from './start-refused.ts';

export interface ListenPlace {
  readonly host: string;
  readonly port: number;
  /** The variable that names the port, for the refusal. */
  readonly variable: string;
  readonly reusePort?: boolean;
}

/** Resolves with the port when the server listens. */
export function listenOn(server: Server, place: ListenPlace): Promise<number> {
  const { host, port, reusePort = false } = place;
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(explain(error, place));
    server.once('error', refuse);
    server.listen({ host, port, reusePort }, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function explain(error: Error, { host, port, variable }: ListenPlace): Error {
  const code = 'code' in error ? error.code : undefined;
  const where = `${host}, port ${port}`;
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Another program listens on ${where}. Stop it, or choose another port with ${variable}.`,
    );
  }
  if (code === 'EACCES') {
    return new StartRefused(
      `${where} is not allowed here. Choose a port above 1023 with ${variable}.`,
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    return new StartRefused(
      `This machine has no address ${host}. Set TOLLGATE_HOST to one of its own.`,
    );
  }
  return error;
}
