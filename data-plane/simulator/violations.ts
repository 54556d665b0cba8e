// Counts what callers sent that a strict vendor would not accept or should never see.
// Details name the header or parameter, never its value: values may be secrets.

export type ViolationKind =
  | 'attempt_id_missing'
  | 'attempt_id_repeated'
  | 'credential_wrong'
  | 'content_type_wrong'
  | 'header_leaked'
  | 'header_repeated'
  | 'gateway_key_leaked'
  | 'query_leaked'
  | 'path_unknown'
  | 'body_too_large'
  | 'utf8_invalid'
  | 'json_invalid'
  | 'key_repeated'
  | 'parameter_invalid'
  | 'messages_invalid'
  | 'model_unknown'
  | 'stream_options_without_stream';

interface Violation {
  readonly kind: ViolationKind;
  readonly detail: string;
  readonly attemptId: string | null;
  readonly at: number;
}

const recentMax = 500;

export class Violations {
  readonly #counts = new Map<ViolationKind, number>();
  #recent: Violation[] = [];

  add(violation: Violation): void {
    this.#counts.set(violation.kind, (this.#counts.get(violation.kind) ?? 0) + 1);
    this.#recent.push(violation);
    if (this.#recent.length > recentMax) {
      this.#recent = this.#recent.slice(-recentMax / 2);
    }
  }

  report(): object {
    let total = 0;
    for (const count of this.#counts.values()) {
      total += count;
    }
    return { total, byKind: Object.fromEntries(this.#counts), recent: this.#recent };
  }

  clear(): void {
    this.#counts.clear();
    this.#recent = [];
  }
}
