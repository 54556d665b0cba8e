// Reads a typed record from the environment and collects every fault, so that one start shows the
// whole list. Separate from each plane's config.ts, which only names its variables.

import { err, ok, type Result } from '#contract/result';
import { Secret } from '#contract/secret';

export type EnvSource = Readonly<Record<string, string | undefined>>;

export interface EnvFault {
  readonly name: string;
  readonly message: string;
}

export interface IntLimits {
  readonly min?: number;
  readonly max?: number;
}

/** What a config file is given to read its variables; each reader takes a default or refuses. */
export interface EnvReader {
  /** Free text; without a default the variable is required. */
  string(name: string, fallback?: string): string;
  optionalString(name: string): string | undefined;
  int(name: string, fallback: number, limits?: IntLimits): number;
  /** A TCP port; 0 asks the system for any free one. */
  port(name: string, fallback: number): number;
  boolean(name: string, fallback: boolean): boolean;
  choice<const C extends string>(name: string, choices: readonly C[], fallback: NoInfer<C>): C;
  url(name: string, protocols: readonly string[], fallback: string): URL;
  optionalUrl(name: string, protocols: readonly string[]): URL | undefined;
  secret(name: string): Secret;
  optionalSecret(name: string): Secret | undefined;
  /** Adds a fault that concerns several variables together. */
  fault(name: string, message: string): void;
}

/** Builds a record with a reader; any fault refuses the whole record. */
export function readEnv<T>(
  source: EnvSource,
  build: (read: EnvReader) => T,
): Result<T, readonly EnvFault[]> {
  const faults: EnvFault[] = [];
  const record = build(createReader(source, faults));
  return faults.length === 0 ? ok(record) : err(faults);
}

/** The list a person reads when a start is refused. Values are never shown: they may be secret. */
export function describeFaults(faults: readonly EnvFault[]): string {
  const lines = faults.map((fault) => `  ${fault.name}: ${fault.message}`);
  return `The environment has ${faults.length} fault(s):\n${lines.join('\n')}\n`;
}

/** As readEnv, but a fault prints the list and ends the process with the code for bad configuration. */
export function readEnvOrExit<T>(source: EnvSource, build: (read: EnvReader) => T): T {
  const result = readEnv(source, build);
  if (result.ok) return result.value;
  process.stderr.write(describeFaults(result.error));
  process.exit(BAD_CONFIGURATION_EXIT);
}

// sysexits.h EX_CONFIG: service managers can tell it from a crash and need not restart.
const BAD_CONFIGURATION_EXIT = 78;

function createReader(source: EnvSource, faults: EnvFault[]): EnvReader {
  const fault = (name: string, message: string) => void faults.push({ name, message });
  const raw = (name: string) => {
    const value = source[name]?.trim();
    return value === '' ? undefined : value;
  };
  const required = (name: string) => {
    const value = raw(name);
    if (value === undefined) fault(name, 'is required but not set.');
    return value ?? '';
  };
  const parsed = <P>(name: string, fallback: P, parse: (text: string) => P | Refusal): P => {
    const text = raw(name);
    if (text === undefined) return fallback;
    const value = parse(text);
    if (!(value instanceof Refusal)) return value;
    fault(name, value.message);
    return fallback;
  };
  return {
    fault,
    optionalString: raw,
    string: (name, fallback) => raw(name) ?? fallback ?? required(name),
    int: (name, fallback, limits = {}) =>
      parsed(name, fallback, (text) => parseInt10(text, limits)),
    port: (name, fallback) =>
      parsed(name, fallback, (text) => parseInt10(text, { min: 0, max: 65_535 })),
    boolean: (name, fallback) => parsed(name, fallback, parseBoolean),
    choice: (name, choices, fallback) =>
      parsed(name, fallback, (text) => parseChoice(text, choices)),
    url: (name, protocols, fallback) =>
      parsed(name, new URL(fallback), (text) => parseUrl(text, protocols)),
    optionalUrl: (name, protocols) =>
      parsed<URL | undefined>(name, undefined, (text) => parseUrl(text, protocols)),
    secret: (name) => new Secret(required(name)),
    optionalSecret: (name) =>
      parsed<Secret | undefined>(name, undefined, (text) => new Secret(text)),
  };
}

/** Why one value was refused; a class so that it can be told from every legal value. */
class Refusal {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

function parseInt10(text: string, limits: IntLimits): number | Refusal {
  const min = limits.min ?? Number.MIN_SAFE_INTEGER;
  const max = limits.max ?? Number.MAX_SAFE_INTEGER;
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const bounds =
    limits.min === undefined && limits.max === undefined ? '' : ` from ${min} to ${max}`;
  return new Refusal(`must be a whole number${bounds}.`);
}

function parseBoolean(text: string): boolean | Refusal {
  if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
  if (['off', 'false', '0', 'no'].includes(text.toLowerCase())) return false;
  return new Refusal('must be "on" or "off".');
}

function parseChoice<C extends string>(text: string, choices: readonly C[]): C | Refusal {
  const found = choices.find((choice) => choice === text);
  return found ?? new Refusal(`must be one of: ${choices.join(', ')}.`);
}

function parseUrl(text: string, protocols: readonly string[]): URL | Refusal {
  const names = protocols.join(' or ');
  const url = URL.parse(text);
  if (url === null) return new Refusal(`must be a URL that starts with ${names}.`);
  if (!protocols.includes(url.protocol)) return new Refusal(`must start with ${names}.`);
  return url;
}
