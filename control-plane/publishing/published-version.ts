// Published versions in the database: append-only, each with what caused it. Findings of a publish
// that was stopped stand beside them until one succeeds.
import * as v from 'valibot';
import type { Finding } from '#contract/check-snapshot';
import { type Incarnation, toId } from '#contract/ids';
import { CONTRACT_VERSION } from '#contract/routing-table';
import { countColumn, decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { openVersionKey, sealVersionKey, type VersionName } from './seal-table.ts';

/** A version as nodes are sent it. */
export interface PublishedVersion extends VersionName {
  readonly revision: number;
  readonly contractVersion: number;
  readonly checksum: string;
  readonly fingerprint: string;
  readonly document: Buffer;
  readonly key: Buffer;
}

const incarnationRow = v.object({ incarnation: v.string() });
const numberRow = v.object({ number: countColumn });
const versionRow = v.object({
  number: countColumn,
  incarnation: v.string(),
  revision: countColumn,
  contract_version: v.number(),
  checksum: v.string(),
  fingerprint: v.string(),
  document: v.instance(Buffer),
  sealed_key: v.instance(Buffer),
});

/** The life of the database that versions are named by. */
export async function readIncarnation(sql: Sql): Promise<Incarnation> {
  const rows = await sql.query('select incarnation from installation', []);
  const row = decodeFirst(incarnationRow, rows);
  if (!row) throw new Error('the installation row is missing; start-up has not finished');
  return toId('incarnation', row.incarnation);
}

/** The last version of an incarnation; undefined when there is none that can be opened. */
export async function readLastVersion(
  sql: Sql,
  incarnation: Incarnation,
  sealingKey: Buffer,
): Promise<PublishedVersion | undefined> {
  const rows = await sql.query(
    `select number, incarnation, revision, contract_version, checksum, fingerprint, document, sealed_key
     from published_versions where incarnation = $1 order by number desc limit 1`,
    [incarnation],
  );
  const row = decodeFirst(versionRow, rows);
  if (!row) return undefined;
  const name = { incarnation, number: row.number };
  const key = openVersionKey(sealingKey, name, row.sealed_key);
  if (!key) return undefined;
  const { revision, checksum, fingerprint, document } = row;
  const contractVersion = row.contract_version;
  return { ...name, revision, contractVersion, checksum, fingerprint, document, key };
}

/** Numbers never start again, not even in a new incarnation. */
export async function nextNumber(sql: Sql): Promise<number> {
  const rows = await sql.query(
    'select coalesce(max(number), 0) + 1 as number from published_versions',
    [],
  );
  return decodeFirst(numberRow, rows)?.number ?? 1;
}

/**
 * Stores a version; false when one of a later change is stored already. A control plane that has
 * lost the lead while it compiled must not put what was behind what is.
 */
export async function storeVersion(
  sql: Sql,
  version: PublishedVersion,
  facts: { readonly cause: string; readonly summary: unknown; readonly sealingKey: Buffer },
): Promise<boolean> {
  const stored = await sql.query(
    `insert into published_versions (number, incarnation, revision, checksum, contract_version,
       document, cause, summary, sealed_key, fingerprint)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
      where coalesce((select revision from published_versions where incarnation = $2
                       order by number desc limit 1) <= $3, true)
     returning number`,
    [
      version.number,
      version.incarnation,
      version.revision,
      version.checksum,
      CONTRACT_VERSION,
      version.document,
      facts.cause,
      JSON.stringify(facts.summary),
      sealVersionKey(facts.sealingKey, version, version.key),
      version.fingerprint,
    ],
  );
  return stored.length > 0;
}

/** Shows why nothing newer is published. */
export async function storeFindings(
  sql: Sql,
  revision: number,
  findings: readonly Finding[],
): Promise<void> {
  await sql.query(
    `insert into publish_findings (revision, findings) values ($1, $2)
     on conflict (singleton) do update set revision = excluded.revision, findings = excluded.findings,
       found_at = now()`,
    [revision, JSON.stringify(findings)],
  );
}

export async function clearFindings(sql: Sql): Promise<void> {
  await sql.query('delete from publish_findings', []);
}
