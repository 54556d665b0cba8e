// Which channels machines have taken out, from what the connected nodes last reported.
import * as v from 'valibot';
import { decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { defineLoader } from '../graphql/loader.ts';
import type { ChannelState } from './channel-enums.graphql.ts';

const statusRow = v.object({ tripped: v.nullable(v.unknown()) });
const trippedList = v.array(v.object({ channelId: v.string(), untilMs: v.number() }));

/** What connected nodes say of one channel. */
export interface TrippedChannel {
  readonly nodes: number;
  readonly retryAt: Date;
}

export interface FleetHealth {
  readonly connectedNodes: number;
  readonly tripped: ReadonlyMap<string, TrippedChannel>;
}

/** Reads the whole fleet's word at once; a node's malformed word counts as none. */
export async function readFleetHealth(reader: Reader): Promise<FleetHealth> {
  const rows = decodeRows(
    statusRow,
    await reader.sql.query(
      `select status->'trippedChannels' as tripped from nodes
       where connected and state = 'enrolled'`,
      [],
    ),
  );
  const tripped = new Map<string, TrippedChannel>();
  for (const row of rows) {
    const list = v.safeParse(trippedList, row.tripped ?? []);
    for (const { channelId, untilMs } of list.success ? list.output : []) {
      const known = tripped.get(channelId);
      const latest = Math.max(untilMs, known?.retryAt.getTime() ?? 0);
      tripped.set(channelId, { nodes: (known?.nodes ?? 0) + 1, retryAt: new Date(latest) });
    }
  }
  return { connectedNodes: rows.length, tripped };
}

/** The word on one channel: the operator's switch counts before the machines'. */
export function judgeChannel(on: boolean, health: FleetHealth, channelId: string): ChannelState {
  if (!on) return 'off';
  const nodes = health.tripped.get(channelId)?.nodes ?? 0;
  if (nodes === 0) return 'on';
  return nodes >= health.connectedNodes ? 'tripped' : 'degraded';
}

const onRow = v.object({ id: v.string(), on: v.boolean() });

export const loadChannelHealth = defineLoader(async ({ reader }, ids) => {
  const rows = await reader.sql.query(
    `select c.id, c.enabled and p.enabled as on
     from channels c join providers p on p.id = c.provider_id where c.id = any($1)`,
    [ids],
  );
  const health = await readFleetHealth(reader);
  return new Map(
    decodeRows(onRow, rows).map(({ id, on }) => [
      id,
      {
        state: judgeChannel(on, health, id),
        trippedNodes: health.tripped.get(id)?.nodes ?? 0,
        connectedNodes: health.connectedNodes,
        retryAt: health.tripped.get(id)?.retryAt ?? null,
      },
    ]),
  );
});
