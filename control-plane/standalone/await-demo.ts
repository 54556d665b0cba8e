// Waits until the printed call works: every node has what was just committed, and the new key sees
// a model at the port where it will be used.
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { countColumn, decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

export interface DemoCall {
  readonly sql: Sql;
  readonly dataPlanes: number;
  /** Of the configuration that the call needs; 0 when any will do. */
  readonly revision: number;
  /** Where /v1 is, without it. */
  readonly dataUrl: string;
  readonly apiKey: string;
}

const WAIT_MS = 30_000;
const POLL_MS = 25;
const ANSWER_MS = 5_000;
const FAVOURITE = 'deepseek-chat';

/** The model to call; undefined when there is none in time. */
export async function awaitDemo(call: DemoCall): Promise<string | undefined> {
  const deadline = performance.now() + WAIT_MS;
  const target = await readTarget(call.sql);
  while (performance.now() < deadline) {
    const { nodes, stopped } = await look(call.sql, call.revision, target);
    if (nodes >= call.dataPlanes) return chooseModel(call);
    // Findings keep the last good version in force, which does not know the demo's address.
    if (stopped) return undefined;
    await sleep(POLL_MS);
  }
  return undefined;
}

async function readTarget(sql: Sql): Promise<number> {
  const row = decodeFirst(
    v.object({ version: countColumn }),
    await sql.query('select version from keyring_state', []),
  );
  if (row === undefined) throw new Error('the keyring has no state');
  return row.version;
}

const viewRow = v.object({ nodes: countColumn, stopped: v.boolean() });

async function look(
  sql: Sql,
  revision: number,
  keyring: number,
): Promise<v.InferOutput<typeof viewRow>> {
  const rows = await sql.query(
    `select exists (select 1 from publish_findings where revision >= $1) as stopped,
       (select count(*) from nodes where connected and keyring_version >= $2
          and table_version >= (select min(number) from published_versions where revision >= $1)
       ) as nodes`,
    [revision, keyring],
  );
  return decodeFirst(viewRow, rows) ?? { nodes: 0, stopped: false };
}

const modelsSchema = v.object({ data: v.array(v.object({ id: v.string() })) });

async function chooseModel({ dataUrl, apiKey }: DemoCall): Promise<string | undefined> {
  try {
    const response = await fetch(`${dataUrl}/v1/models`, {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!response.ok) return undefined;
    const ids = v.parse(modelsSchema, await response.json()).data.map((model) => model.id);
    return ids.includes(FAVOURITE) ? FAVOURITE : ids[0];
  } catch {
    return undefined;
  }
}
