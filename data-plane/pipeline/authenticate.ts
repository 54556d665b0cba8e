// From the Authorization header to a key's facts: checksum first, then one look-up, then a
// comparison in constant time, which is not repeated for a token while the keyring stays as it is.
// Nothing here does I/O.
import type { IncomingMessage } from 'node:http';
import { digestsEqual, parseApiKey } from '../contract/api-key.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { type GatewayError, gatewayError } from '../errors.ts';
import type { KeyFacts, KeyringStore } from '../routing/keyring-store.ts';

const BEARER = /^bearer +(\S+) *$/i;

/** The token a request carries, in either of the headers that clients use. */
function readToken(request: IncomingMessage): string | undefined {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) return BEARER.exec(authorization)?.[1] ?? '';
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : undefined;
}

/** Whether a request tries to authenticate at all. */
export function hasToken(request: IncomingMessage): boolean {
  return readToken(request) !== undefined;
}

/** Finds the key of a request, or refuses with one text whatever is wrong with it. */
export function authenticate(
  keyring: KeyringStore,
  request: IncomingMessage,
): Result<KeyFacts, GatewayError> {
  const token = readToken(request);
  if (token === undefined) {
    return err(
      gatewayError(
        'invalid_api_key',
        'Send your API key in the header "Authorization: Bearer <key>".',
      ),
    );
  }
  const facts = keyring.recall(token) ?? prove(keyring, token);
  return facts?.account.state === 'active' ? ok(facts) : err(invalidKey());
}

function prove(keyring: KeyringStore, token: string): KeyFacts | undefined {
  const parsed = parseApiKey(token);
  if (!parsed.ok) return undefined;
  const facts = keyring.lookup(parsed.value.keyId);
  if (!facts || !digestsEqual(facts.digest, parsed.value.digest)) return undefined;
  keyring.remember(token, facts);
  return facts;
}

function invalidKey(): GatewayError {
  return gatewayError(
    'invalid_api_key',
    'The API key is not valid. It may be mistyped or revoked; create a new one in the console. If its account is frozen, ask whoever runs this gateway.',
  );
}
