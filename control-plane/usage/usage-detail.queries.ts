// What one request's page needs beside its record: attempts, and the way to its price.
import * as v from 'valibot';
import { nanoUsd } from '#contract/money';
import { attemptSchema } from '#contract/usage-event';
import { bigintColumn, countColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import { feePart, priceLines, wasRounded } from './receipt.ts';
import type { Attempt, Receipt } from './usage-detail.graphql.ts';

const attemptsRow = v.object({ id: v.string(), attempts: v.array(attemptSchema) });
const nameRow = v.object({ id: v.string(), name: v.string() });

export const loadAttempts = defineLoader<readonly Attempt[]>(async ({ reader }, ids) => {
  const rows = decodeRows(
    attemptsRow,
    await reader.sql.query('select id, attempts from usage_records where id = any($1)', [ids]),
  );
  const channelIds = rows.flatMap((row) => row.attempts.map((attempt) => attempt.channelId));
  const named = await reader.sql.query('select id, name from channels where id::text = any($1)', [
    [...new Set(channelIds)],
  ]);
  const names = new Map(decodeRows(nameRow, named).map((row) => [row.id, row.name]));
  return new Map(
    rows.map((row) => [
      row.id,
      row.attempts.map(({ cost, ...attempt }) => ({
        ...attempt,
        channelName: names.get(attempt.channelId) ?? null,
        costNanoUsd: cost,
      })),
    ]),
  );
});

const ppmColumn = v.nullable(bigintColumn);
const receiptRow = v.object({
  id: v.string(),
  priceId: v.nullable(v.string()),
  number: v.nullable(v.number()),
  priceInput: ppmColumn,
  priceOutput: ppmColumn,
  priceCacheRead: ppmColumn,
  priceCacheWrite: ppmColumn,
  feePpm: ppmColumn,
  modelPpm: ppmColumn,
  groupPpm: ppmColumn,
  input: countColumn,
  cacheRead: countColumn,
  cacheWrite: countColumn,
  output: countColumn,
  charge: bigintColumn,
  hold: bigintColumn,
  scopeKey: v.nullable(v.string()),
});
type ReceiptRow = v.InferOutput<typeof receiptRow>;

const RECEIPT_SQL = `
  select u.id, u.price_id as "priceId", p.number, p.input_nano_usd as "priceInput",
    p.output_nano_usd as "priceOutput", p.cache_read_nano_usd as "priceCacheRead",
    p.cache_write_nano_usd as "priceCacheWrite", u.fee_ppm as "feePpm", u.model_ppm as "modelPpm",
    u.group_ppm as "groupPpm", u.input_tokens as input, u.cache_read_tokens as "cacheRead",
    u.cache_write_tokens as "cacheWrite", u.output_tokens as output,
    u.charge_nano_usd as charge, u.hold_nano_usd as hold, k.scope_key as "scopeKey"
  from usage_records u
  left join prices p on p.id = u.price_id
  left join pockets k on k.id = u.pocket_id
  where u.id = any($1)`;

export const loadReceipt = defineLoader<Receipt>(async ({ reader }, ids) => {
  const rows = decodeRows(receiptRow, await reader.sql.query(RECEIPT_SQL, [ids]));
  return new Map(rows.map((row) => [row.id, toReceipt(row)]));
});

function toReceipt(row: ReceiptRow): Receipt {
  const { charge, hold, feePpm, modelPpm, groupPpm } = row;
  // Nothing was charged: there is no sum that lines could explain.
  const { lines, exact } = charge === 0n ? { lines: [], exact: 0n } : linesOf(row);
  return {
    priceId: row.priceId,
    priceNumber: row.number,
    platformFeePpm: feePpm === null ? null : Number(feePpm),
    modelMultiplierPpm: modelPpm === null ? null : Number(modelPpm),
    groupMultiplierPpm: groupPpm === null ? null : Number(groupPpm),
    lines,
    chargeNanoUsd: charge,
    rounded: wasRounded(exact, charge),
    feeNanoUsd: feePart(charge, feePpm ?? 0n),
    holdNanoUsd: hold,
    releasedNanoUsd: hold > charge ? hold - charge : 0n,
    paidFrom: charge === 0n ? null : row.scopeKey,
  };
}

function linesOf(row: ReceiptRow): ReturnType<typeof priceLines> {
  const { priceInput, priceOutput, priceCacheRead, priceCacheWrite } = row;
  if (priceInput === null || priceOutput === null) return { lines: [], exact: 0n };
  const { input, cacheRead, cacheWrite, output } = row;
  return priceLines(
    { input, cacheRead, cacheWrite, output },
    {
      input: nanoUsd(priceInput),
      output: nanoUsd(priceOutput),
      cacheRead: priceCacheRead === null ? undefined : nanoUsd(priceCacheRead),
      cacheWrite: priceCacheWrite === null ? undefined : nanoUsd(priceCacheWrite),
    },
    {
      feePpm: row.feePpm ?? 0n,
      modelPpm: row.modelPpm ?? 1_000_000n,
      groupPpm: row.groupPpm ?? 1_000_000n,
    },
  );
}
