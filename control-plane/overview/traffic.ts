// Whose requests a figure counts. The house's own trial calls are in none.
import type { TrafficMode } from './overview.graphql.ts';

const CLAUSES: Readonly<Record<TrafficMode, string>> = {
  all: 'true',
  live: `u.mode = 'live'`,
  test: `u.mode = 'test'`,
};

/** A clause over the alias u. */
export function trafficClause(traffic: TrafficMode): string {
  return CLAUSES[traffic];
}
