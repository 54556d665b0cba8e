// What the first start made for trying the gateway without a vendor, remembered among the settings.
// The record outlives what it names, so that a provider which an operator deletes stays deleted.
import * as v from 'valibot';
import { decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

const KEY = 'demo';

const recordSchema = v.object({
  providerId: v.string(),
  credentialId: v.string(),
  accountId: v.string(),
  apiKeyId: v.string(),
  /** Where the simulator was last, by which an address that an operator chose is told apart. */
  baseUrl: v.string(),
});
export type DemoRecord = v.InferOutput<typeof recordSchema>;

/** Undefined before the first start with a simulator. */
export async function readDemoRecord(sql: Sql): Promise<DemoRecord | undefined> {
  const rows = await sql.query('select value from settings where key = $1', [KEY]);
  return decodeFirst(v.object({ value: recordSchema }), rows)?.value;
}

export async function writeDemoRecord(sql: Sql, record: DemoRecord): Promise<void> {
  await sql.query(
    `insert into settings (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value, version = settings.version + 1,
       updated_at = now()`,
    [KEY, JSON.stringify(record)],
  );
}
