// The invariants that hold after every scenario, checked on the database and against the simulator,
// which is the independent witness of what was served. Arithmetic here is the test's own.
import { expect } from 'vitest';
import type { System } from './system.ts';

interface UsageRow {
  readonly id: string;
  readonly outcome: string;
  readonly estimated: boolean;
  readonly charge_nano_usd: string;
  readonly error_bound_nano_usd: string;
  readonly hold_nano_usd: string;
  readonly flags: readonly string[];
  readonly attempts: readonly { readonly id: string; readonly outcome: string }[];
}

/** Billable nano-USD per token of the model under test. */
export interface TestRates {
  readonly input: bigint;
  readonly output: bigint;
}

/** I1 and I2: every transaction sums to zero, every balance is the sum of its entries. */
export async function checkLedger(system: System): Promise<void> {
  const unbalanced = await system.sql(
    'select transaction_id from ledger_entries group by transaction_id having sum(amount_nano_usd) <> 0',
  );
  expect(unbalanced).toEqual([]);
  const wrongPockets = await system.sql(
    `select p.id from pockets p where
       p.available_nano_usd <> coalesce((select sum(amount_nano_usd) from ledger_entries e where e.pocket_id = p.id and e.account = 'available'), 0)
       or p.leased_nano_usd <> coalesce((select sum(amount_nano_usd) from ledger_entries e where e.pocket_id = p.id and e.account = 'leased'), 0)
       or p.held_nano_usd <> coalesce((select sum(amount_nano_usd) from ledger_entries e where e.pocket_id = p.id and e.account = 'held'), 0)
       or p.available_nano_usd < 0`,
  );
  expect(wrongPockets).toEqual([]);
  const wrongOwn = await system.sql(
    `select b.account from ledger_balances b where b.balance_nano_usd <>
       coalesce((select sum(amount_nano_usd) from ledger_entries e where e.account = b.account and e.pocket_id is null), 0)`,
  );
  expect(wrongOwn).toEqual([]);
  const wrongLots = await system.sql(
    `select p.id from pockets p where p.available_nano_usd + p.leased_nano_usd + p.held_nano_usd <>
       coalesce((select sum(remaining_nano_usd) from lots l where l.pocket_id = p.id), 0)`,
  );
  expect(wrongLots).toEqual([]);
}

/** I6: what leases have out is what their pockets count as leased. */
export async function checkLeases(system: System): Promise<void> {
  const wrong = await system.sql(
    `select p.id, p.leased_nano_usd, sum(granted_nano_usd - settled_nano_usd - returned_nano_usd - written_off_nano_usd) as outstanding
     from pockets p left join leases l on l.pocket_id = p.id
     group by p.id having p.leased_nano_usd <> coalesce(sum(granted_nano_usd - settled_nano_usd - returned_nano_usd - written_off_nano_usd), 0)`,
  );
  expect(wrong).toEqual([]);
  const grants = await system.sql(
    `select l.id from leases l where l.granted_nano_usd <>
       coalesce((select sum(amount_nano_usd) from lease_grants g where g.lease_id = l.id), 0)`,
  );
  expect(grants).toEqual([]);
}

/** Usage debits of the ledger are the charges of the records, less what was overrun. */
export async function checkDebits(system: System): Promise<bigint> {
  const [sums] = await system.sql<{ charged: string; paid: string; overrun: string }>(
    `select (select coalesce(sum(charge_nano_usd), 0) from usage_records) as charged,
       (select coalesce(-sum(e.amount_nano_usd), 0) from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
        where t.kind = 'usage' and e.pocket_id is not null) as paid,
       (select coalesce(-sum(balance_nano_usd), 0) from ledger_balances where account like '%overrun') as overrun`,
  );
  const charged = BigInt(sums?.charged ?? 0);
  expect(BigInt(sums?.paid ?? 0) + BigInt(sums?.overrun ?? 0)).toBe(charged);
  return charged;
}

/** I4: the attempts the simulator saw are the attempts of the events, each in exactly one. */
export async function checkAttempts(system: System): Promise<void> {
  const records = await system.sql<UsageRow>('select * from usage_records');
  const known = new Map<string, string>();
  for (const record of records) {
    for (const attempt of record.attempts) {
      expect(known.has(attempt.id), `attempt ${attempt.id} is in two events`).toBe(false);
      known.set(attempt.id, record.id);
    }
  }
  const seen = await system.vendor.attempts();
  const missing = seen
    .filter((attempt) => !known.has(attempt.attemptId))
    .map((attempt) => attempt.attemptId);
  expect(missing, 'attempts seen upstream that no event names').toEqual([]);
}

export interface BillReport {
  readonly answered: number;
  readonly exact: number;
  readonly estimated: number;
  /** Sum of how far estimates were off. */
  readonly estimateError: bigint;
}

/**
 * I3: every record that was answered is charged by the simulator's bill for the attempt that
 * answered. An estimate is allowed only where the simulator did not send usage, within its bound.
 */
export async function checkBill(system: System, rates: TestRates): Promise<BillReport> {
  const records = await system.sql<UsageRow>('select * from usage_records');
  const bills = new Map(
    (await system.vendor.attempts()).map((attempt) => [attempt.attemptId, attempt]),
  );
  const report = { answered: 0, exact: 0, estimated: 0, estimateError: 0n };
  for (const record of records) {
    const charge = BigInt(record.charge_nano_usd);
    const last = record.attempts.at(-1);
    const bill = last && record.outcome === 'settled' ? bills.get(last.id) : undefined;
    if (record.outcome !== 'settled') {
      if (record.outcome !== 'parked')
        expect(charge, `${record.outcome} ${record.id} is charged`).toBe(0n);
      continue;
    }
    if (!bill) throw new Error(`settled ${record.id} names no attempt that the simulator saw`);
    report.answered++;
    const truth =
      BigInt(bill.billed.prompt_tokens) * rates.input +
      BigInt(bill.billed.completion_tokens) * rates.output;
    if (!record.estimated) {
      if (!record.flags.includes('implausible_usage'))
        expect(charge, `charge of ${record.id}`).toBe(truth);
      report.exact++;
      continue;
    }
    expect(
      ['withheld', 'wrong', 'none'],
      `estimate where usage was sent: ${record.id} ${bill.fault}`,
    ).toContain(bill.usageReport);
    const off = charge > truth ? charge - truth : truth - charge;
    expect(
      off <= BigInt(record.error_bound_nano_usd),
      `estimate of ${record.id} is off by ${off}`,
    ).toBe(true);
    report.estimated++;
    report.estimateError += off;
  }
  return report;
}

/** Everything at once, after traffic has ended. */
export async function checkMoney(system: System, rates: TestRates): Promise<BillReport> {
  await checkLedger(system);
  await checkLeases(system);
  await checkDebits(system);
  await checkAttempts(system);
  return checkBill(system, rates);
}
