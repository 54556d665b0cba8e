// From compiled content to the document of one version: credentials opened, sealed anew under a key
// of this version alone, and the whole checked as a node will check it.
import { hash, randomBytes } from 'node:crypto';
import { checkSnapshot, type Finding } from '#contract/check-snapshot';
import { encodeJson } from '#contract/codec';
import type { Incarnation } from '#contract/ids';
import { err, ok, type Result } from '#contract/result';
import { CONTRACT_VERSION, type RoutingTable } from '#contract/routing-table';
import { openSymmetric, SYMMETRIC_KEY_BYTES, sealSymmetric } from '#contract/sealed-box';
import { channelCredentialContext } from '#contract/sealing-context';
import type { Secret } from '#contract/secret';
import { checksumOf, decodeRoutingTable, encodeRoutingTable } from '#contract/snapshot';
import type { CompiledChannel, SealedCredential, TableContent } from './compile-routing-table.ts';

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

/** What was compiled, in one hash: equal content needs no new version. */
export function fingerprintOf(content: TableContent): string {
  const channels = content.channels.map(({ entry, credential }) => ({
    entry,
    credential: credential ? checksumOf(credential.sealed) : null,
  }));
  return hash('sha256', encodeJson([CONTRACT_VERSION, { ...content, channels }]));
}

/** Seals and checks; findings name what a node would refuse. */
export function sealTable(
  content: TableContent,
  version: VersionName,
  open: OpenCredential,
): Result<SealedTable, readonly Finding[]> {
  const key = randomBytes(SYMMETRIC_KEY_BYTES);
  const findings: Finding[] = [];
  const channels = content.channels.flatMap((channel) => {
    const sealed = sealChannel(channel, version, { key, open });
    if (sealed.ok) return [sealed.value];
    findings.push(sealed.error);
    return [];
  });
  if (findings.length > 0) return err(findings);
  const table: RoutingTable = {
    header: {
      kind: 'header',
      contractVersion: CONTRACT_VERSION,
      ...version,
      settings: content.settings,
    },
    groups: content.groups,
    models: content.models,
    channels,
    routes: content.routes,
  };
  const faults = checkSnapshot(table);
  if (faults.length > 0) return err(faults);
  const document = encodeRoutingTable(table);
  const decoded = decodeRoutingTable(document);
  if (!decoded.ok) return err([nameLine(table, decoded.error)]);
  return ok({ document, checksum: checksumOf(document), key });
}

function sealChannel(
  { entry, credential }: CompiledChannel,
  version: VersionName,
  { key, open }: { readonly key: Buffer; readonly open: OpenCredential },
): Result<RoutingTable['channels'][number], Finding> {
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

/** A fault of a line, told by the name of what stands in it. */
function nameLine(table: RoutingTable, fault: Finding): Finding {
  const parsed = /^line (\d+): (.*)$/s.exec(fault.path);
  const at = Number(parsed?.[1] ?? 1) - 2;
  const names = [
    ...table.groups.map((group) => `groups[${group.id}]`),
    ...table.models.map((model) => `models[${model.slug}]`),
    ...table.channels.map((channel) => `channels[${channel.name}]`),
    ...table.routes.map((route) => `routes[${route.modelId} / ${route.wireApi}]`),
  ];
  return {
    path: `${names[at] ?? 'settings'}.${parsed?.[2] ?? fault.path}`,
    message: fault.message,
  };
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
