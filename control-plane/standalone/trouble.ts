// What of a log is worth a line on the terminal: warnings and errors, and of a flood only its
// beginning. Pure, because the control plane's own log and its children's are treated alike.
import * as v from 'valibot';

const recordSchema = v.object({ level: v.picklist(['warn', 'error']), event: v.string() });

/** The level and event of a log line that is a warning or an error; undefined for any other. */
export function readTrouble(line: string): string | undefined {
  if (!line.startsWith('{') || !/"level":"(warn|error)"/.test(line)) return undefined;
  try {
    const record = v.safeParse(recordSchema, JSON.parse(line));
    return record.success ? `${record.output.level}: ${record.output.event}` : undefined;
  } catch {
    return undefined;
  }
}

const WINDOW_MS = 10_000;
const LINES_A_WINDOW = 3;

/** Lets a few lines through in each window, and says once that there are more. */
export class TroubleGate {
  private windowStart = Number.NEGATIVE_INFINITY;
  private count = 0;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** The text to show for this trouble, if any. */
  pass(source: string, trouble: string): string | undefined {
    const nowMs = this.now();
    if (nowMs - this.windowStart > WINDOW_MS) {
      this.windowStart = nowMs;
      this.count = 0;
    }
    this.count += 1;
    if (this.count <= LINES_A_WINDOW) return `${source}: ${trouble}`;
    return this.count === LINES_A_WINDOW + 1 ? `${source}: more of this is in its log` : undefined;
  }
}
