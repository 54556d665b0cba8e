// The entries of a version as text: what identifies its content, and what it changed, in names, for
// the list of versions. Pure.
import { createHash } from 'node:crypto';
import { encodeJson } from '#contract/codec';
import { CONTRACT_VERSION } from '#contract/routing-table';
import { checksumOf } from '#contract/snapshot';
import type { TableContent } from './compile-routing-table.ts';

/** Most changed objects that a summary names. */
const NAMED_CHANGES = 50;

export interface VersionChange {
  readonly kind: 'settings' | 'group' | 'model' | 'channel' | 'route';
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
}

export interface VersionSummary {
  readonly models: number;
  readonly channels: number;
  readonly routes: number;
  readonly groups: number;
  /** The first of them; null when the version before is not known in this form. */
  readonly changes: readonly VersionChange[] | null;
  readonly changeCount: number | null;
}

export interface ContentLine {
  readonly kind: VersionChange['kind'];
  readonly name: string;
  /** The entry as a line of the document, but for a channel's credential. */
  readonly text: string;
  /** Differs when the stored credential is another one. */
  readonly credential: string;
}

/** Everything of a table by kind and name, in the order of the document. */
export type ContentLines = ReadonlyMap<string, ContentLine>;

/** Encodes each entry once; fingerprint, comparison, check and document all use the same text. */
export function contentLines(content: TableContent): ContentLines {
  const slugs = new Map(content.models.map((model) => [model.id, model.slug]));
  const lines = new Map<string, ContentLine>();
  const add = (kind: VersionChange['kind'], name: string, entry: unknown, credential = '') =>
    void lines.set(`${kind} ${name}`, { kind, name, text: encodeJson(entry), credential });
  add('settings', 'settings', content.settings);
  for (const group of content.groups) add('group', group.id, group);
  for (const model of content.models) add('model', model.slug, model);
  for (const { entry, credential } of content.channels) {
    add('channel', entry.name, entry, credential ? checksumOf(credential.sealed) : '');
  }
  for (const route of content.routes) {
    add('route', `${slugs.get(route.modelId)} / ${route.wireApi} / ${route.mode}`, route);
  }
  return lines;
}

/** What was compiled, in one hash: equal content needs no new version. */
export function fingerprintOf(lines: ContentLines): string {
  const hash = createHash('sha256').update(`contract ${CONTRACT_VERSION}\n`);
  for (const { text, credential } of lines.values()) hash.update(`${text} ${credential}\n`);
  return hash.digest('hex');
}

function isSame(a: ContentLine | undefined, b: ContentLine): boolean {
  return a?.text === b.text && a.credential === b.credential;
}

export function summariseChange(
  content: TableContent,
  before: ContentLines | undefined,
  after: ContentLines,
): VersionSummary {
  const changes = before ? diffLines(before, after) : null;
  return {
    models: content.models.length,
    channels: content.channels.length,
    routes: content.routes.length,
    groups: content.groups.length,
    changes: changes?.slice(0, NAMED_CHANGES) ?? null,
    changeCount: changes?.length ?? null,
  };
}

function diffLines(before: ContentLines, after: ContentLines): VersionChange[] {
  const changes: VersionChange[] = [];
  for (const [key, line] of after) {
    const old = before.get(key);
    if (isSame(old, line)) continue;
    changes.push({ kind: line.kind, name: line.name, change: old ? 'changed' : 'added' });
  }
  for (const [key, line] of before) {
    if (!after.has(key)) changes.push({ kind: line.kind, name: line.name, change: 'removed' });
  }
  return changes;
}
