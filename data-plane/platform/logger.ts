// One JSON event per line. Separate so that both planes log alike and a secret cannot slip in:
// Secret prints its placeholder, bigint becomes a string, and an error keeps its name and message.
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A logger that adds the given fields to each event. */
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  readonly level?: LogLevel;
  readonly fields?: LogFields;
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

const RANK: Readonly<Record<LogLevel, number>> = { debug: 10, info: 20, warn: 30, error: 40 };

// A longer line is cut: one odd field must not flood the log.
const LINE_LIMIT_CHARS = 16_384;

/** Makes a logger; without options it writes info and above to stdout. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const threshold = RANK[options.level ?? 'info'];
  const write = options.write ?? writeToStdout;
  const now = options.now ?? (() => new Date());
  const emit = (level: LogLevel) => (event: string, fields?: LogFields) => {
    if (RANK[level] < threshold) return;
    const record = { time: now().toISOString(), level, event, ...options.fields, ...fields };
    write(`${formatRecord(record)}\n`);
  };
  return {
    debug: emit('debug'),
    info: emit('info'),
    warn: emit('warn'),
    error: emit('error'),
    child: (fields) => createLogger({ ...options, fields: { ...options.fields, ...fields } }),
  };
}

/** A logger that drops everything, for tests and for tools with an output of their own. */
export function createSilentLogger(): Logger {
  return createLogger({ write: () => undefined });
}

function writeToStdout(line: string): void {
  process.stdout.write(line);
}

function formatRecord(
  record: LogFields & { time: string; level: LogLevel; event: string },
): string {
  const { time, level, event } = record;
  try {
    const line = JSON.stringify(record, replaceValue);
    if (line.length <= LINE_LIMIT_CHARS) return line;
    return JSON.stringify({ time, level, event, cut: line.slice(0, LINE_LIMIT_CHARS) });
  } catch {
    // A cycle in the fields: the event is still worth its line.
    return JSON.stringify({ time, level, event, fields: '[unprintable]' });
  }
}

function replaceValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return describeError(value);
  return value;
}

// Stacks help the operator and stay in the log; answers to clients never pass through here.
function describeError(error: Error): LogFields {
  const code = 'code' in error ? error.code : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack, cause: error.cause };
}
