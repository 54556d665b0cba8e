// What must hold of a simulated world: P1 and P2 after every event, P3 at the end, P5 at a refusal.
import type { NodeId } from '#contract/ids';
import { freeOf, type HoldRefusal } from '#contract/lease-book';
import type { Control } from './control.ts';
import { epochKey, outstandingIn } from './control-rows.ts';
import type { NodeProcess, Request } from './node.ts';
import type { Truth } from './truth.ts';

/** A property that does not hold, or undefined. */
export type Fault = { readonly property: 'P1' | 'P2' | 'P3' | 'P5'; readonly text: string };

/**
 * For how long a balance must cover a hold before refusing it is false: a recall that waits out the
 * 2 s pause between recalls, the 200 ms pause between asks and three round trips.
 */
export const HANDOVER_MS = 2500;
/**
 * The same where a pocket has fewer than four holds and all are alike: leftovers go back unasked, so
 * it takes the pause between asks and two round trips.
 */
export const TAIL_HANDOVER_MS = 700;
/**
 * The same where one node alone has the pocket, so that nothing has to be handed over: two pauses
 * between asks, and smaller requests that pass are served one in two round trips.
 */
export const OWN_MS = 1000;
/** An empty verdict may be this old: repeated for 1 s, plus the way of the answer and a tick. */
export const VERDICT_AGE_MS = 1250;

interface Scene {
  readonly control: Control;
  readonly truth: Truth;
  readonly processes: readonly (NodeProcess | undefined)[];
}

/** P1: no overdraft. P2: every amount is somewhere, once, and no node believes it has more. */
export function checkBooks({ control, truth, processes }: Scene): Fault | undefined {
  for (const pocket of control.rows.pockets.values()) {
    const real = truth.pocket(pocket.id);
    if (pocket.available < 0n) return p1(`${pocket.id} has ${pocket.available} available`);
    if (pocket.overrun > real.ignoredLimit) return p1(`${pocket.id} overran by ${pocket.overrun}`);
    if (real.spent > real.funded + real.ignoredLimit) {
      return p1(`${pocket.id} spent ${real.spent} of ${real.funded}`);
    }
    let out = 0n;
    for (const lease of pocket.leases) {
      const left = outstandingIn(lease);
      if (left < 0n) return p2(`${lease.id} has ${left} outstanding`);
      out += left;
    }
    if (out !== pocket.leased) return p2(`${pocket.id} leased ${pocket.leased}, leases say ${out}`);
    const sum = pocket.available + pocket.leased + pocket.charged;
    if (sum !== real.funded) return p2(`${pocket.id} holds ${sum} of ${real.funded}`);
  }
  for (const process of processes) {
    const fault = process?.alive ? checkNode(process, control) : undefined;
    if (fault) return fault;
  }
  return undefined;
}

function checkNode(process: NodeProcess, control: Control): Fault | undefined {
  for (const lease of process.book.leases.values()) {
    if (lease.held < 0n) return p2(`${lease.id} holds ${lease.held}`);
    if (freeOf(lease) < 0n) return p2(`${lease.id} has ${freeOf(lease)} free on its node`);
    const row = control.rows.leases.get(lease.id);
    const given = row ? row.granted - row.returned - row.writtenOff : 0n;
    const used = lease.retiring ? lease.held + lease.settled : lease.granted - lease.returned;
    if (used > given) return p2(`${lease.id} uses ${used}, was given ${given}`);
  }
  return undefined;
}

/** P3, first half: every attempt has ended once, was posted once, and no old epoch is open. */
export function checkEnded(
  { control, truth }: Scene,
  isRunning: (nodeId: NodeId, nonce: string) => boolean,
): Fault | undefined {
  const { rows } = control;
  if (rows.quarantined.length > 0) return p3(`${rows.quarantined[0]} came with two contents`);
  for (const attempt of truth.attempts.values()) {
    if (attempt.charge === undefined) return p3(`${attempt.id} never ended`);
    const posted = rows.events.get(attempt.id)?.posted ?? 0;
    if (posted !== 1) return p3(`${attempt.id} was posted ${posted} times`);
  }
  if (rows.unposted.length > 0) return p3(`${rows.unposted.length} events are not posted`);
  for (const lease of rows.leases.values()) {
    if (isRunning(lease.nodeId, lease.nonce)) continue;
    const left = outstandingIn(lease);
    if (lease.open || left !== 0n) {
      const closed = rows.closed.has(epochKey(lease.nodeId, lease.nonce));
      return p3(`${lease.id} of a dead epoch has ${left} out, closed: ${closed}`);
    }
  }
  return undefined;
}

/** P3, second half: money nobody uses has come back, and the books agree with what happened. */
export function checkReturned({ control, truth }: Scene): Fault | undefined {
  for (const pocket of control.rows.pockets.values()) {
    if (pocket.leased !== 0n) return p3(`${pocket.id} still has ${pocket.leased} leased`);
    const real = truth.pocket(pocket.id);
    const paid = pocket.charged + pocket.overrun;
    if (paid !== real.spent) return p3(`${pocket.id} paid ${paid} for ${real.spent}`);
  }
  return undefined;
}

export interface RefusalFacts {
  readonly request: Request;
  readonly refusal: HoldRefusal;
  readonly process: NodeProcess;
  readonly bootMs: number;
  readonly nowMs: number;
  /** When something was last broken: a node away or wound up, the control plane down, a bad link. */
  readonly troubledMs: number;
  /** Whether all requests of this world need the same. */
  readonly uniform: boolean;
  /** Whether one node alone has this pocket's requests. */
  readonly sticky: boolean;
}

/** P5: whether a refusal was false. */
export function checkRefusal(truth: Truth, facts: RefusalFacts): Fault | undefined {
  const { request, refusal, nowMs } = facts;
  const { pocketId, need, least } = request;
  if (refusal.kind === 'unknown') return checkUnknown(facts);
  if (refusal.kind === 'stranded') {
    return facts.troubledMs < request.arrivedMs ? p5(`${request.id} stranded`) : undefined;
  }
  if (refusal.kind === 'empty') {
    const sinceMs = Math.max(request.arrivedMs, nowMs) - VERDICT_AGE_MS;
    if (facts.troubledMs > sinceMs || nowMs < VERDICT_AGE_MS) return undefined;
    const rich = truth.longest(pocketId, sinceMs, (balance) => balance >= least);
    return rich >= VERDICT_AGE_MS ? p5(`${request.id} empty, least ${least} was there`) : undefined;
  }
  if (facts.troubledMs >= request.arrivedMs - 1000) return undefined;
  const covered = truth.longest(pocketId, request.arrivedMs, (balance, inFlight) =>
    balance >= need ? balance - inFlight >= need : inFlight === 0n && balance >= least,
  );
  if (covered >= (facts.sticky ? OWN_MS : HANDOVER_MS)) {
    return p5(`${request.id} in_flight, ${need} was free for ${covered} ms`);
  }
  if (!facts.uniform) return undefined;
  const scarce = truth.longest(
    pocketId,
    request.arrivedMs,
    (balance, inFlight) => balance < need * 4n && balance - inFlight >= need,
  );
  if (scarce < TAIL_HANDOVER_MS) return undefined;
  return p5(`${request.id} in_flight, ${need} of little was free for ${scarce} ms`);
}

/** Not knowing is an answer only where the leases at hand do not cover the request. */
function checkUnknown({ request, process, bootMs }: RefusalFacts): Fault | undefined {
  const pocket = process.book.pockets.get(request.pocketId);
  const covering = pocket?.leases.find(
    (lease) => !lease.retiring && bootMs <= lease.admissionEndsMs && freeOf(lease) >= request.need,
  );
  return covering ? p5(`${request.id} unknown, ${covering.id} covers it`) : undefined;
}

/** A hold may be smaller than asked only where the balance was. */
export function checkLowered(
  truth: Truth,
  facts: {
    readonly request: Request;
    readonly held: bigint;
    readonly nowMs: number;
    readonly troubledMs: number;
  },
): Fault | undefined {
  const { request, held, nowMs } = facts;
  const sinceMs = nowMs - HANDOVER_MS;
  if (held >= request.need || facts.troubledMs > sinceMs || sinceMs < 0) return undefined;
  const more = truth.longest(request.pocketId, sinceMs, (balance) => balance > held);
  return more >= HANDOVER_MS
    ? p5(`${request.id} lowered to ${held}, the balance is more`)
    : undefined;
}

const p1 = (text: string): Fault => ({ property: 'P1', text });
const p2 = (text: string): Fault => ({ property: 'P2', text });
const p3 = (text: string): Fault => ({ property: 'P3', text });
const p5 = (text: string): Fault => ({ property: 'P5', text });
