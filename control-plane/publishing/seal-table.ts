// From compiled content to the document of one version: credentials opened, sealed anew under a key
// of this version alone, and the whole checked as a node will check it.
import { randomBytes } from 'node:crypto';
import { checkSnapshot, type Finding } from '#contract/check-snapshot';
import { decodeJson, encodeJson } from '#contract/codec';
import type { Incarnation } from '#contract/ids';
import { err, ok, type Result } from '#contract/result';
import {
  type ChannelEntry,
  CONTRACT_VERSION,
  lineSchema,
  type RoutingHeader,
  settingsSchema,
} from '#contract/routing-table';
import { openSymmetric, SYMMETRIC_KEY_BYTES, sealSymmetric } from '#contract/sealed-box';
import { channelCredentialContext } from '#contract/sealing-context';
import type { Secret } from '#contract/secret';
import { checksumOf } from '#contract/snapshot';
import type { CompiledChannel, SealedCredential, TableContent } from './compile-routing-table.ts';
import type { ContentLines } from './summarise-change.ts';

/** Opens a credential of the database; the error is a credential under another secret key. */
export type OpenCredential = (credential: SealedCredential) => Result<Secret, 'unsealable'>;

export interface VersionName {
  readonly incarnation: Incarnation;
  readonly number: number;
}

export interface SealedTable {
  readonly document: Buffer;
  readonly checksum: string;
  /** Opens the credentials in the document; itself sealed to each node. */
  readonly key: Buffer;
}

/** What sealing works on besides the content. */
export interface SealingParts {
  readonly version: VersionName;
  readonly open: OpenCredential;
  readonly lines: ContentLines;
  /** Lines that a version before has had: they were checked then. */
  readonly known: ContentLines | undefined;
}

/** Seals and checks; findings name what a node would refuse. */
export function sealTable(
  content: TableContent,
  parts: SealingParts,
): Result<SealedTable, readonly Finding[]> {
  const { version } = parts;
  const key = randomBytes(SYMMETRIC_KEY_BYTES);
  const findings: Finding[] = checkLines(parts);
  const open = openOnce(parts.open);
  const channels = content.channels.flatMap((channel) => {
    const sealed = sealChannel(channel, version, { key, open });
    if (sealed.ok) return [sealed.value];
    findings.push(sealed.error);
    return [];
  });
  if (findings.length > 0) return err(findings);
  const { settings, groups, models, routes } = content;
  const header = headerOf(version, settings);
  const faults = checkSnapshot({ header, groups, models, channels, routes });
  if (faults.length > 0) return err(faults);
  const document = writeDocument(encodeJson(header), channels, parts.lines);
  return ok({ document, checksum: checksumOf(document), key });
}

/** Many channels share a credential. */
function openOnce(open: OpenCredential): OpenCredential {
  const opened = new Map<string, ReturnType<OpenCredential>>();
  return (credential) => {
    const known = opened.get(credential.id) ?? open(credential);
    opened.set(credential.id, known);
    return known;
  };
}

function headerOf(version: VersionName, settings: TableContent['settings']): RoutingHeader {
  return { kind: 'header', contractVersion: CONTRACT_VERSION, ...version, settings };
}

/** Every new line must decode as a node decodes it. */
function checkLines({ lines, known }: SealingParts): Finding[] {
  const findings: Finding[] = [];
  for (const [key, { kind, name, text }] of lines) {
    if (known?.get(key)?.text === text) continue;
    const schema = kind === 'settings' ? settingsSchema : lineSchema;
    const decoded = decodeJson(schema, text);
    if (decoded.ok) continue;
    const place = kind === 'settings' ? kind : `${kind}s[${name}]`;
    const { path, message } = decoded.error;
    findings.push({ path: path === '' ? place : `${place}.${path}`, message });
  }
  return findings;
}

/** The same bytes as `encodeRoutingTable` gives, from lines that are encoded already. */
function writeDocument(
  header: string,
  channels: readonly ChannelEntry[],
  lines: ContentLines,
): Buffer {
  const sealed = new Map(channels.map((entry) => [entry.name, entry]));
  const texts = [header];
  for (const { kind, name, text } of lines.values()) {
    if (kind === 'channel') texts.push(encodeJson(sealed.get(name)));
    else if (kind !== 'settings') texts.push(text);
  }
  return Buffer.from(`${texts.join('\n')}\n`);
}

function sealChannel(
  { entry, credential }: CompiledChannel,
  version: VersionName,
  { key, open }: { readonly key: Buffer; readonly open: OpenCredential },
): Result<ChannelEntry, Finding> {
  if (!credential) return ok(entry);
  const secret = open(credential);
  if (!secret.ok) {
    return err({
      path: `channels[${entry.name}].credential`,
      message: 'was sealed under another TOLLGATE_SECRET_KEY. Enter the credential again.',
    });
  }
  const context = channelCredentialContext(version.incarnation, version.number, entry.id);
  const sealed = sealSymmetric(key, Buffer.from(secret.value.reveal()), context);
  if (!sealed.ok) throw new Error('the key of a version has another length');
  return ok({ ...entry, sealedCredential: sealed.value.toString('base64') });
}

/** Seals a version's key under the installation's own, to keep it beside the document. */
export function sealVersionKey(sealingKey: Buffer, version: VersionName, key: Buffer): Buffer {
  const sealed = sealSymmetric(sealingKey, key, storedKeyContext(version));
  if (!sealed.ok) throw new Error('the sealing key has another length');
  return sealed.value;
}

/** Opens a stored version's key; undefined when the installation's key is another one. */
export function openVersionKey(
  sealingKey: Buffer,
  version: VersionName,
  sealed: Buffer,
): Buffer | undefined {
  const opened = openSymmetric(sealingKey, sealed, storedKeyContext(version));
  return opened.ok ? opened.value : undefined;
}

function storedKeyContext({ incarnation, number }: VersionName): Buffer {
  return Buffer.from(`tollgate-published-key.${incarnation}.${number}`);
}
