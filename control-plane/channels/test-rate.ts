// How often one actor may test channels. A test is a real call that costs money.

const WINDOW_MS = 60_000;
const TESTS_PER_WINDOW = 10;
/** Actors that are remembered at once; beyond it the oldest is forgotten. */
const MAX_ACTORS = 10_000;

export interface TestRate {
  /** Takes one test, or says in how many milliseconds the next is allowed. */
  take(actor: string, nowMs: number): { readonly waitMs: number };
}

/** Ten tests in any minute for each actor. */
export function createTestRate(): TestRate {
  const taken = new Map<string, number[]>();
  return {
    take: (actor, nowMs) => {
      const recent = (taken.get(actor) ?? []).filter((at) => at > nowMs - WINDOW_MS);
      const [oldest] = recent;
      if (recent.length >= TESTS_PER_WINDOW && oldest !== undefined) {
        return { waitMs: oldest + WINDOW_MS - nowMs };
      }
      taken.delete(actor);
      taken.set(actor, [...recent, nowMs]);
      const [first] = taken.keys();
      if (taken.size > MAX_ACTORS && first !== undefined) taken.delete(first);
      return { waitMs: 0 };
    },
  };
}
