// Judges the headers of one upstream request: the credential and the content type decide,
// while leaked client or hop-by-hop headers are only counted, because a real vendor would serve them.

import type { IncomingMessage } from 'node:http';
import { refuseRequest, type VendorError } from './errors.ts';
import type { ViolationKind } from './violations.ts';

export interface HeaderFinding {
  readonly kind: ViolationKind;
  readonly detail: string;
}

export interface HeaderVerdict {
  readonly findings: readonly HeaderFinding[];
  readonly refusal: VendorError | null;
}

/** A gateway API key: prefix, hyphen, ten characters of id, 27 of secret, six of checksum. */
const gatewayKeyShape = /-[0-9A-Za-z]{43}(?![0-9A-Za-z])/;

const leakedNames: ReadonlySet<string> = new Set([
  'cookie',
  'forwarded',
  'via',
  'x-real-ip',
  'x-api-key',
  'api-key',
  'origin',
  'sec-fetch-site',
  'referer',
  'proxy-authorization',
  'proxy-connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'http2-settings',
  'idempotency-key',
  'openai-organization',
  'openai-project',
]);
const leakedPrefixes = [
  'x-forwarded-',
  'x-stainless-',
  'sec-ch-',
  'sec-websocket-',
  'cf-',
  'x-tollgate-',
] as const;
const singleNames: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'x-client-request-id',
]);

/** Checks the headers of one request; a body is expected unless the method is GET. */
export function checkHeaders(
  request: IncomingMessage,
  credentials: readonly string[],
): HeaderVerdict {
  const findings: HeaderFinding[] = [];
  const seen = new Set<string>();
  const raw = request.rawHeaders;
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = raw[at + 1] ?? '';
    if (singleNames.has(name) && seen.has(name)) {
      findings.push({ kind: 'header_repeated', detail: name });
    }
    seen.add(name);
    if (isLeaked(name, value)) {
      findings.push({ kind: 'header_leaked', detail: name });
    }
    if (value.length > 43 && gatewayKeyShape.test(value) && !isCredential(value, credentials)) {
      findings.push({ kind: 'gateway_key_leaked', detail: name });
    }
  }
  if (!isCredential(request.headers.authorization ?? '', credentials)) {
    findings.push({ kind: 'credential_wrong', detail: 'authorization' });
    return { findings, refusal: wrongCredential };
  }
  if (request.method !== 'GET' && !isJsonType(request.headers['content-type'])) {
    findings.push({ kind: 'content_type_wrong', detail: 'content-type' });
    return { findings, refusal: wrongContentType };
  }
  return { findings, refusal: null };
}

const wrongCredential: VendorError = {
  status: 401,
  message: 'Incorrect API key provided. Send the credential this simulator was started with.',
  type: 'invalid_request_error',
  param: null,
  code: 'invalid_api_key',
};

const wrongContentType: VendorError = {
  ...refuseRequest('Send the body as Content-Type: application/json.', null, null),
  status: 415,
};

function isLeaked(name: string, value: string): boolean {
  if (name === 'connection') {
    return !/^(keep-alive|close)$/i.test(value);
  }
  return leakedNames.has(name) || leakedPrefixes.some((prefix) => name.startsWith(prefix));
}

function isCredential(value: string, credentials: readonly string[]): boolean {
  return value.startsWith('Bearer ') && credentials.includes(value.slice(7));
}

function isJsonType(value: string | undefined): boolean {
  return value !== undefined && /^application\/json *(; *charset=utf-8 *)?$/i.test(value);
}
