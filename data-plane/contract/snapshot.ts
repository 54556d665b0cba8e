// A snapshot is a routing table as published: one JSON line an entry, so that a node can decode it
// in small steps without stalling its streams. Its checksum is over the bytes as sent.
import { hash } from 'node:crypto';
import { type DecodeFault, decodeJson, encodeJson } from './codec.ts';
import { err, ok, type Result } from './result.ts';
import {
  type ChannelEntry,
  CONTRACT_VERSION,
  type GroupEntry,
  lineSchema,
  type ModelEntry,
  type RouteEntry,
  type RoutingHeader,
  type RoutingTable,
} from './routing-table.ts';

/** Hex SHA-256 of a document as sent. */
export function checksumOf(document: Buffer): string {
  return hash('sha256', document, 'hex');
}

/** Writes a table as its document. The same table gives the same bytes. */
export function encodeRoutingTable(table: RoutingTable): Buffer {
  const lines = [
    table.header,
    ...table.groups,
    ...table.models,
    ...table.channels,
    ...table.routes,
  ];
  return Buffer.from(`${lines.map(encodeJson).join('\n')}\n`);
}

/** New lines decoded in one step; about a millisecond's worth. */
const LINES_PER_STEP = 20;
/** A line of the version before costs this part of a new one. */
const KNOWN_LINE_COST = 0.05;

/** Any line of a document but its header, decoded. */
export type SnapshotEntry = GroupEntry | ModelEntry | ChannelEntry | RouteEntry;

/** Decodes a document step by step: call `step` until it is done, doing other work between. */
export class SnapshotDecoder {
  private header: RoutingHeader | undefined;
  private readonly groups: GroupEntry[] = [];
  private readonly models: ModelEntry[] = [];
  private readonly channels: ChannelEntry[] = [];
  private readonly routes: RouteEntry[] = [];
  private offset = 0;
  private lineNumber = 0;
  private readonly document: Buffer;
  private readonly known: ReadonlyMap<string, SnapshotEntry> | undefined;
  /** The lines decoded so far; give them to the decoder of the next version. */
  readonly lines = new Map<string, SnapshotEntry>();

  /** `known` are the lines of the version before: those that are the same are not decoded again. */
  constructor(document: Buffer, known?: ReadonlyMap<string, SnapshotEntry>) {
    this.document = document;
    this.known = known;
  }

  /** Decodes some more lines; the value says whether the end was reached. */
  step(): Result<boolean, DecodeFault> {
    for (let cost = 0; cost < LINES_PER_STEP; ) {
      if (this.offset >= this.document.length) return ok(true);
      const newline = this.document.indexOf(0x0a, this.offset);
      const end = newline === -1 ? this.document.length : newline;
      const line = this.document.toString('utf8', this.offset, end);
      this.offset = end + 1;
      this.lineNumber++;
      const known = this.known?.get(line);
      cost += known ? KNOWN_LINE_COST : 1;
      const fault = known ? this.keep(line, known) : this.take(line);
      if (fault) return err(fault);
    }
    return ok(this.offset >= this.document.length);
  }

  /** The table, once `step` has reached the end. */
  finish(): Result<RoutingTable, DecodeFault> {
    if (!this.header) return err({ path: 'header', message: 'is missing' });
    const { header, groups, models, channels, routes } = this;
    return ok({ header, groups, models, channels, routes });
  }

  private take(line: string): DecodeFault | undefined {
    const decoded = decodeJson(lineSchema, line);
    if (!decoded.ok) {
      return {
        path: `line ${this.lineNumber}: ${decoded.error.path}`,
        message: decoded.error.message,
      };
    }
    const entry = decoded.value;
    return entry.kind === 'header' ? this.takeHeader(entry) : this.keep(line, entry);
  }

  private keep(line: string, entry: SnapshotEntry): undefined {
    this.lines.set(line, entry);
    if (entry.kind === 'group') this.groups.push(entry);
    else if (entry.kind === 'model') this.models.push(entry);
    else if (entry.kind === 'channel') this.channels.push(entry);
    else this.routes.push(entry);
    return undefined;
  }

  private takeHeader(entry: RoutingHeader): DecodeFault | undefined {
    if (this.header) return { path: 'header', message: 'occurs twice' };
    if (entry.contractVersion !== CONTRACT_VERSION) {
      return {
        path: 'header.contractVersion',
        message: `is ${entry.contractVersion}, this node knows ${CONTRACT_VERSION}`,
      };
    }
    this.header = entry;
    return undefined;
  }
}

/** Decodes a whole document at once, where no stream waits. */
export function decodeRoutingTable(document: Buffer): Result<RoutingTable, DecodeFault> {
  const decoder = new SnapshotDecoder(document);
  for (;;) {
    const step = decoder.step();
    if (!step.ok) return step;
    if (step.value) return decoder.finish();
  }
}
