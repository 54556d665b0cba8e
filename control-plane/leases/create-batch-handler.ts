// The money side of the south port, over one database: what a batch does, who is asked to give
// back, and what a node is told when it connects.
import { type NodeId, type PocketId, toId, type WindowId } from '#contract/ids';
import type { Database } from '../database/database.ts';
import { loadSettings } from '../settings/installation-settings.ts';
import type { BatchHandler, BatchOutcome } from '../sync/batch-handler.ts';
import { handleBatch, renewAdmissions, watermarksOf } from './handle-batch.ts';

/** A pocket is recalled at most this often. */
const RECALL_PAUSE_MS = 2000;
/** Pockets whose last recall is remembered. */
const RECALLS_LIMIT = 10_000;
/** The stored admission of a node's leases is renewed this often while it reports. */
const RENEW_MS = 30_000;
const DAY_MS = 86_400_000;
const DEFAULT_ADMISSION_MS = 900_000;

/** Creates the handler; `now` is milliseconds since the epoch. */
export function createBatchHandler(database: Database, now: () => number = Date.now): BatchHandler {
  const recalled = new Map<PocketId, number>();
  const renewed = new Map<NodeId, number>();
  const admission = admissionReader(database, now);
  return {
    handle: async (session, batch, connected) => {
      const admissionMs = await admission();
      const outcome = await handleBatch(database, session, batch, { connected, admissionMs });
      if (now() - (renewed.get(session.nodeId) ?? 0) > RENEW_MS) {
        renewed.set(session.nodeId, now());
        await renewAdmissions(database.sql, session.nodeId, admissionMs);
      }
      return { ...outcome, recall: limitRecalls(outcome, recalled, now()) };
    },
    welcome: async (session, epochs) => {
      const admissionMs = await admission();
      await renewAdmissions(database.sql, session.nodeId, admissionMs);
      return {
        admissionMs,
        watermarks: await watermarksOf(database.sql, session.nodeId, epochs),
        windows: nextWindows(now()),
      };
    },
  };
}

/** Single flight a pocket: who was just asked is not asked again at once. */
function limitRecalls(
  outcome: BatchOutcome,
  recalled: Map<PocketId, number>,
  nowMs: number,
): BatchOutcome['recall'] {
  const allowed = new Map<NodeId, PocketId[]>();
  const asked = new Set<PocketId>();
  for (const [nodeId, pocketIds] of outcome.recall) {
    const due = pocketIds.filter(
      (id) => asked.has(id) || nowMs - (recalled.get(id) ?? 0) > RECALL_PAUSE_MS,
    );
    for (const id of due) {
      asked.add(id);
      recalled.set(id, nowMs);
    }
    if (due.length > 0) allowed.set(nodeId, due);
  }
  if (recalled.size > RECALLS_LIMIT) recalled.clear();
  return allowed;
}

/** Ids of the running budget window and the next two. */
function nextWindows(nowMs: number): WindowId[] {
  return [0, 1, 2].map((days) => {
    const day = new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10);
    return toId('window', `day-${day}`);
  });
}

const SETTING_AGE_MS = 5000;

/** The setting `maxDisconnectedMs`, read at most every few seconds. */
function admissionReader(database: Database, now: () => number): () => Promise<number> {
  let value = DEFAULT_ADMISSION_MS;
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - readAt < SETTING_AGE_MS) return value;
    value = (await loadSettings(database.sql)).settings.maxDisconnectedMs;
    readAt = now();
    return value;
  };
}
