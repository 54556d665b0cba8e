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

/** Lines decoded in one step; about two milliseconds' worth. */
const LINES_PER_STEP = 40;

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

  constructor(document: Buffer) {
    this.document = document;
  }

  /** Decodes some more lines; the value says whether the end was reached. */
  step(): Result<boolean, DecodeFault> {
    for (let count = 0; count < LINES_PER_STEP; count++) {
      if (this.offset >= this.document.length) return ok(true);
      const newline = this.document.indexOf(0x0a, this.offset);
      const end = newline === -1 ? this.document.length : newline;
      const line = this.document.toString('utf8', this.offset, end);
      this.offset = end + 1;
      this.lineNumber++;
      const fault = this.take(line);
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
    if (entry.kind === 'header') return this.takeHeader(entry);
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
