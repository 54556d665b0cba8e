// What a version changed, in names, for the list of versions. Pure.
import { encodeJson } from '#contract/codec';
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

/** Everything of a table by kind and name, as text that differs when it differs. */
export type ContentLines = ReadonlyMap<
  string,
  { readonly change: Omit<VersionChange, 'change'>; readonly text: string }
>;

export function contentLines(content: TableContent): ContentLines {
  const slugs = new Map(content.models.map((model) => [model.id, model.slug]));
  const lines = new Map<string, { change: Omit<VersionChange, 'change'>; text: string }>();
  const add = (kind: VersionChange['kind'], name: string, value: unknown) =>
    void lines.set(`${kind} ${name}`, { change: { kind, name }, text: encodeJson(value) });
  add('settings', 'settings', content.settings);
  for (const group of content.groups) add('group', group.id, group);
  for (const model of content.models) add('model', model.slug, model);
  for (const { entry, credential } of content.channels) {
    add('channel', entry.name, [entry, credential ? checksumOf(credential.sealed) : null]);
  }
  for (const route of content.routes) {
    add('route', `${slugs.get(route.modelId)} / ${route.wireApi} / ${route.mode}`, route);
  }
  return lines;
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
    if (old?.text === line.text) continue;
    changes.push({ ...line.change, change: old ? 'changed' : 'added' });
  }
  for (const [key, line] of before) {
    if (!after.has(key)) changes.push({ ...line.change, change: 'removed' });
  }
  return changes;
}
