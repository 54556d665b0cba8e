// Behaviour that a test puts in force at run time for a model name: for the next N attempts or until cleared.

import type { Behaviour } from './faults.ts';

interface Script {
  readonly model: string;
  readonly behaviour: Behaviour;
  readonly written: string;
  remaining: number | null;
}

const scriptsMax = 1_000;

export class Scripts {
  #scripts: Script[] = [];

  /** Queues a script behind those already there; false when too many wait. */
  add(script: {
    model: string;
    behaviour: Behaviour;
    written: string;
    times: number | null;
  }): boolean {
    if (this.#scripts.length >= scriptsMax) {
      return false;
    }
    const { model, behaviour, written, times } = script;
    this.#scripts.push({ model, behaviour, written, remaining: times });
    return true;
  }

  /** Takes one use of the first script for this model, by full name, base name or `*`. */
  take(model: string, baseModel: string): Behaviour | null {
    if (this.#scripts.length === 0) {
      return null;
    }
    const index = this.#scripts.findIndex(
      (script) => script.model === model || script.model === baseModel || script.model === '*',
    );
    const script = this.#scripts[index];
    if (script === undefined) {
      return null;
    }
    if (script.remaining !== null) {
      script.remaining -= 1;
      if (script.remaining <= 0) {
        this.#scripts.splice(index, 1);
      }
    }
    return script.behaviour;
  }

  list(): readonly object[] {
    return this.#scripts.map(({ model, written, remaining }) => ({
      model,
      fault: written,
      remaining,
    }));
  }

  /** Removes the scripts of one model, or all of them. */
  clear(model: string | null): void {
    this.#scripts = model === null ? [] : this.#scripts.filter((script) => script.model !== model);
  }
}
