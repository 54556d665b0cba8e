// The session cookie's name and attributes, in one place for writing and reading.

const NAME = 'tollgate_session';
const VALUE = /^[A-Za-z0-9_-]{43}$/;

/** The session token in a Cookie header; undefined when there is none of our shape. */
export function readSessionCookie(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value !== undefined && VALUE.test(value)) return value;
  }
  return undefined;
}

/** A Set-Cookie header; null clears. Without Max-Age it ends with the browser. */
export function writeSessionCookie(token: string | null, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return token === null ? `${NAME}=; Max-Age=0; ${attributes}` : `${NAME}=${token}; ${attributes}`;
}
