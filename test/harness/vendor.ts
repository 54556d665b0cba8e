// The vendor simulator's control API: the witness of what was served.
export interface SimulatedAttempt {
  readonly seq: number;
  readonly attemptId: string;
  readonly model: string;
  readonly stream: boolean;
  readonly status: number | null;
  readonly outcome: 'open' | 'complete' | 'refused' | 'cut' | 'cancelled';
  readonly fault: string;
  readonly limit: number | null;
  readonly receivedAt: number;
  readonly cancelledAt: number | null;
  readonly billed: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly cached_tokens: number;
    readonly reasoning_tokens: number;
  };
  readonly usageReport: 'none' | 'sent' | 'withheld' | 'wrong';
}

export class Vendor {
  readonly url: () => string;

  constructor(url: () => string) {
    this.url = url;
  }

  async attempts(): Promise<SimulatedAttempt[]> {
    const answer = await fetch(`${this.url()}/__sim/attempts`);
    const text = await answer.text();
    const parsed: unknown = text.trimStart().startsWith('[') ? JSON.parse(text) : undefined;
    if (Array.isArray(parsed)) return parsed as SimulatedAttempt[];
    const whole = JSON.parse(text) as { attempts?: SimulatedAttempt[] };
    return whole.attempts ?? [];
  }

  async body(attemptId: string): Promise<Buffer> {
    const answer = await fetch(`${this.url()}/__sim/bodies/${attemptId}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async violations(): Promise<unknown> {
    return (await fetch(`${this.url()}/__sim/violations`)).json();
  }

  async open(): Promise<unknown> {
    return (await fetch(`${this.url()}/__sim/open`)).json();
  }

  async reset(): Promise<void> {
    await fetch(`${this.url()}/__sim/attempts`, { method: 'DELETE' });
  }

  async clearScripts(): Promise<void> {
    await fetch(`${this.url()}/__sim/script`, { method: 'DELETE' });
  }

  async script(script: Record<string, unknown>): Promise<void> {
    const answer = await fetch(`${this.url()}/__sim/script`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(script),
    });
    if (!answer.ok) throw new Error(`script refused: ${await answer.text()}`);
  }
}
