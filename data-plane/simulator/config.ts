// The simulator's settings, read from the environment once; every fault is named at once.
// Separate from the gateway's own configuration because the simulator shares nothing with it.

export interface SimulatorConfig {
  readonly host: string;
  readonly port: number;
  /** Any of these is accepted as the Bearer credential. */
  readonly credentials: readonly string[];
  /** Upstream model names served well; a trailing `*` matches any ending. */
  readonly models: readonly string[];
  readonly journalPath: string | null;
  readonly attemptsKeptMax: number;
}

export type ConfigResult =
  | { readonly ok: true; readonly value: SimulatorConfig }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Always served, whatever TOLLGATE_SIMULATOR_MODELS adds. */
const builtInModels = ['sim-chat', 'sim-small', 'sim-large', 'sim-reasoner'] as const;

const attemptsKeptDefault = 200_000;
const attemptsKeptLimit = 2_000_000;

/** Turns environment variables into settings. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ConfigResult {
  const faults: string[] = [];
  const port = readInteger(environment.TOLLGATE_SIMULATOR_PORT, 0);
  if (port === null || port > 65_535) {
    faults.push('TOLLGATE_SIMULATOR_PORT must be a port number, or 0 for any free port');
  }
  const kept = readInteger(environment.TOLLGATE_SIMULATOR_ATTEMPTS_KEPT, attemptsKeptDefault);
  if (kept === null || kept < 1 || kept > attemptsKeptLimit) {
    faults.push(`TOLLGATE_SIMULATOR_ATTEMPTS_KEPT must be 1 to ${attemptsKeptLimit}`);
  }
  const credentials = readList(environment.TOLLGATE_SIMULATOR_KEY);
  if (credentials.length === 0) {
    faults.push(
      'TOLLGATE_SIMULATOR_KEY must hold the Bearer credential to expect (a comma list is fine)',
    );
  }
  if (faults.length > 0 || port === null || kept === null) {
    return { ok: false, faults };
  }
  return {
    ok: true,
    value: {
      host: environment.TOLLGATE_HOST || '127.0.0.1',
      port,
      credentials,
      models: [...new Set([...builtInModels, ...readList(environment.TOLLGATE_SIMULATOR_MODELS)])],
      journalPath: environment.TOLLGATE_SIMULATOR_JOURNAL || null,
      attemptsKeptMax: kept,
    },
  };
}

function readInteger(text: string | undefined, fallback: number): number | null {
  if (text === undefined || text === '') {
    return fallback;
  }
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function readList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
