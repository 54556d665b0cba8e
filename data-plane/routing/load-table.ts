// From a document's bytes to a runtime table, in small steps with the event loop let through between
// them, since streams of other requests are running meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkSnapshot } from '#contract/check-snapshot';
import type { DecodeFault } from '#contract/codec';
import { err, ok, type Result } from '#contract/result';
import type { ChannelEntry, RoutingTable } from '#contract/routing-table';
import { openSealed, openSymmetric } from '#contract/sealed-box';
import { channelCredentialContext, versionKeyContext } from '#contract/sealing-context';
import { Secret } from '#contract/secret';
import { checksumOf, SnapshotDecoder, type SnapshotEntry } from '#contract/snapshot';
import type { TableHead } from '#contract/sync-messages';
import {
  buildChannel,
  buildRuntimeTable,
  type RuntimeChannel,
  type RuntimeTable,
} from './runtime-table.ts';

/** Channels opened in one step; about a millisecond's worth. */
const CHANNELS_PER_STEP = 20;

type KnownLines = ReadonlyMap<string, SnapshotEntry>;

/** What a document is opened with. */
export interface Opening {
  readonly sealPrivateKey: string;
  /** Of the version before, where there is one: equal lines are not decoded again. */
  readonly lines?: KnownLines | undefined;
}

export interface LoadedTable {
  readonly table: RuntimeTable;
  readonly lines: KnownLines;
}

/** Decodes, checks, opens and compiles. A fault names the field; nothing is thrown for bad input. */
export async function loadTable(
  head: TableHead,
  document: Buffer,
  opening: Opening,
): Promise<Result<LoadedTable, DecodeFault>> {
  if (checksumOf(document) !== head.checksum) {
    return err({ path: 'checksum', message: 'is not that of the document' });
  }
  await nextTurn();
  const decoder = new SnapshotDecoder(document, opening.lines);
  const decoded = await decodeInSteps(decoder);
  if (!decoded.ok) return decoded;
  const table = decoded.value;
  const fault = checkHead(head, table) ?? checkSnapshot(table)[0];
  if (fault) return err(fault);
  await nextTurn();
  const channels = await openChannels(head, table, opening.sealPrivateKey);
  if (!channels.ok) return channels;
  await nextTurn();
  return ok({ table: buildRuntimeTable(table, channels.value), lines: decoder.lines });
}

async function decodeInSteps(decoder: SnapshotDecoder): Promise<Result<RoutingTable, DecodeFault>> {
  for (;;) {
    const step = decoder.step();
    if (!step.ok) return step;
    if (step.value) return decoder.finish();
    await nextTurn();
  }
}

function checkHead(head: TableHead, table: RoutingTable): DecodeFault | undefined {
  const { incarnation, number } = table.header;
  if (incarnation !== head.incarnation) {
    return { path: 'header.incarnation', message: 'is not the one it was sent under' };
  }
  if (number !== head.number) {
    return { path: 'header.number', message: 'is not the one it was sent under' };
  }
  return undefined;
}

async function openChannels(
  head: TableHead,
  table: RoutingTable,
  sealPrivateKey: string,
): Promise<Result<readonly RuntimeChannel[], DecodeFault>> {
  const box = Buffer.from(head.sealedKey, 'base64');
  const key = openSealed(sealPrivateKey, box, versionKeyContext(head.incarnation, head.number));
  if (!key.ok)
    return err({ path: 'sealedKey', message: 'does not open with the key of this node' });
  const channels: RuntimeChannel[] = [];
  for (const [index, entry] of table.channels.entries()) {
    const credential = openCredential(head, entry, key.value);
    if (!credential.ok) return credential;
    channels.push(buildChannel(entry, credential.value));
    if (index % CHANNELS_PER_STEP === CHANNELS_PER_STEP - 1) await nextTurn();
  }
  return ok(channels);
}

function openCredential(
  head: TableHead,
  entry: ChannelEntry,
  key: Buffer,
): Result<Secret | undefined, DecodeFault> {
  if (entry.sealedCredential === null) return ok(undefined);
  const context = channelCredentialContext(head.incarnation, head.number, entry.id);
  const opened = openSymmetric(key, Buffer.from(entry.sealedCredential, 'base64'), context);
  if (opened.ok) return ok(new Secret(opened.value.toString('utf8')));
  return err({
    path: `channels[${entry.name}].sealedCredential`,
    message: "does not open with the version's key",
  });
}
