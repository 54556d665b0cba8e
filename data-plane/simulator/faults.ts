// The closed list of faults and options, and the one small language they are written in:
// `rate_limit,retry_after=3` or `fault=crlf+split,tokens=50`, alike in a model suffix, a header and a script.

export const faultNames = [
  // An error status instead of an answer.
  'rate_limit',
  'server_error',
  'overloaded',
  'auth',
  'quota',
  'bad_request',
  'error_status',
  // Silence and broken connections.
  'hang_before_headers',
  'hang_before_first_event',
  'hang_mid_stream',
  'stall_mid_body',
  'reset_before_headers',
  'reset_mid_stream',
  'end_before_headers',
  'end_mid_stream',
  'fin_mid_stream',
  // Answers that are not what they say.
  'garbage',
  'half_json',
  'invalid_utf8',
  'html_200',
  'wrong_content_type',
  'error_200',
  'error_event',
  'error_event_mid',
  'base_resp',
  'model_swapped',
  'limit_ignored',
  'done_missing',
  'finish_missing',
  // Usage in odd places and odd shapes.
  'usage_absent',
  'usage_zero',
  'usage_twice',
  'usage_negative',
  'usage_huge',
  'usage_float',
  'usage_string',
  'usage_cumulative',
  'usage_in_choice',
  'usage_on_finish',
  'usage_second_last',
  'usage_deepseek_cache',
  'usage_cached_top',
  'usage_xai',
  'timings_cache_n',
  // Correct content, unusual delivery.
  'slow_first',
  'slow_json',
  'slow_drip',
  'keepalive_comments',
  'big_event',
  'big_event_endless',
  'crlf',
  'split',
  'multi_line_data',
  'event_fields',
  'gzip',
  'gzip_bomb',
  'header_flood',
  'early_hints',
] as const;

export type FaultName = (typeof faultNames)[number];

const optionNames = [
  'tokens',
  'interval_ms',
  'reasoning',
  'cached',
  'delay_ms',
  'after',
  'retry_after',
  'status',
  'code',
  'bytes',
  'count',
] as const;

type OptionName = (typeof optionNames)[number];

/** Numbers that shape an answer or a fault; `kind` picks a variant of a fault. */
export type Options = Readonly<Partial<Record<OptionName, number>>> & { readonly kind?: string };

export interface Behaviour {
  readonly faults: ReadonlySet<FaultName>;
  readonly options: Options;
}

export type BehaviourResult =
  | { readonly ok: true; readonly value: Behaviour }
  | { readonly ok: false; readonly reason: string };

const knownFaults: ReadonlyMap<string, FaultName> = new Map(faultNames.map((name) => [name, name]));
const knownOptions: ReadonlyMap<string, OptionName> = new Map(
  optionNames.map((name) => [name, name]),
);

/** A good answer with nothing asked for. */
export const goodBehaviour: Behaviour = { faults: new Set(), options: {} };

/** Reads one behaviour written in the small language. */
export function parseBehaviour(text: string): BehaviourResult {
  const faults = new Set<FaultName>();
  let options: Options = {};
  for (const part of text.split(',')) {
    const [left = '', ...rest] = part.trim().split('=');
    const value = rest.join('=');
    if (rest.length === 0 || left === 'fault') {
      const reason = addFaults(rest.length === 0 ? left : value, faults);
      if (reason !== null) {
        return { ok: false, reason };
      }
    } else {
      const added = addOption(options, left, value);
      if (added === null) {
        return { ok: false, reason: `unknown simulator option or value: ${left.slice(0, 40)}` };
      }
      options = added;
    }
  }
  return { ok: true, value: { faults, options } };
}

/** Adds one option under its name with or without the `sim_` prefix; null when it is not one. */
export function addOption(options: Options, name: string, value: unknown): Options | null {
  const bare = name.startsWith('sim_') ? name.slice(4) : name;
  if (bare === 'kind') {
    return typeof value === 'string' ? { ...options, kind: value } : null;
  }
  const known = knownOptions.get(bare);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (known === undefined || typeof number !== 'number' || !(number >= 0) || number > 1e12) {
    return null;
  }
  return { ...options, [known]: number };
}

/** Lays a later, more explicit behaviour over an earlier one: faults replace, options merge. */
export function layBehaviour(under: Behaviour, over: Behaviour): Behaviour {
  return {
    faults: over.faults.size > 0 ? over.faults : under.faults,
    options: { ...under.options, ...over.options },
  };
}

function addFaults(text: string, into: Set<FaultName>): string | null {
  for (const name of text.split('+')) {
    const normal = name.trim().replaceAll('-', '_');
    const known = knownFaults.get(normal);
    if (known !== undefined) {
      into.add(known);
    } else if (normal !== '' && normal !== 'none') {
      return `unknown simulator fault: ${normal.slice(0, 40)}`;
    }
  }
  return null;
}
