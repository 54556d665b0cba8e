// Who is signed in, for the frame and for what a role may do. Rights are enforced by the
// server; the page only leaves out what would be refused.
import { createContext, useContext } from 'react';

export type Role = 'admin' | 'operator' | 'viewer' | 'customer';

export interface Session {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  /** Rows of the server's access matrix, such as `writeCatalog`. */
  readonly rights: ReadonlySet<string>;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) {
    throw new Error('A signed-in page was rendered outside the session.');
  }
  return session;
}

/** Whether this person may use a row of the access matrix. */
export function useRight(right: string): boolean {
  return useSession().rights.has(right);
}
