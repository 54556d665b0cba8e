// The lease book and the last events of a process that died, out of its spool.
import { decodeJson } from '../contract/codec.ts';
import type { BootNonce, NodeId } from '../contract/ids.ts';
import { toId } from '../contract/ids.ts';
import { createLeaseBook, type LeaseBook, openLease } from '../contract/lease-book.ts';
import { maxNano, nanoUsd } from '../contract/money.ts';
import { type UsageEvent, usageEventSchema } from '../contract/usage-event.ts';
import type { ReplayedSpool } from './spool-replay.ts';
import type { SpoolState } from './spool-state.ts';

/** Leases as the spool has them. After a reboot of the machine none of them admits. */
export function restoreBook(
  state: SpoolState,
  self: { readonly nodeId: NodeId; readonly nonce: BootNonce; readonly machineBoot: string },
): LeaseBook {
  const book = createLeaseBook(self.nodeId, self.nonce);
  const admissionEndsMs = state.machineBoot === self.machineBoot ? state.admissionEndsMs : 0;
  for (const line of state.leases.values()) {
    const nonce = toId('boot_nonce', line.leaseId.slice(line.leaseId.lastIndexOf(':') + 1));
    const lease = openLease(book, {
      id: line.leaseId,
      pocketId: line.pocketId,
      nonce,
      admissionEndsMs,
    });
    lease.granted = line.granted;
    lease.returned = line.returned;
    lease.settled = line.settled;
  }
  for (const open of state.open.values()) {
    const lease = open.event.leaseId ? book.leases.get(open.event.leaseId) : undefined;
    if (lease) lease.held = nanoUsd(lease.held + open.event.hold);
  }
  return book;
}

/** How a request that was open ends: at its last mark, or parked because nobody knows its fate. */
export function closeOpenRequests(left: ReplayedSpool): UsageEvent[] {
  const events: UsageEvent[] = [];
  for (const [id, text] of left.openTexts) {
    const decoded = decodeJson(usageEventSchema, text);
    if (!decoded.ok) continue;
    const event = decoded.value;
    const mark = left.state.open.get(id)?.mark;
    events.push(mark ? endAtMark(event, mark) : event);
  }
  return events;
}

function endAtMark(
  event: UsageEvent,
  mark: { readonly output: number; readonly charge: UsageEvent['charge'] },
): UsageEvent {
  return {
    ...event,
    outcome: 'settled',
    usage: { ...event.usage, outputTotal: mark.output, source: 'estimated' },
    charge: mark.charge,
    errorBound: maxNano(mark.charge, event.hold),
    flags: [...event.flags, 'node_lost'],
  };
}
