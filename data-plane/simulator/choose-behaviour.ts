// Decides how one attempt is served. From weakest to strongest: model suffix, `sim_` parameters of the body,
// the x-simulator-fault header, a script. Each may add options to what the weaker ones said.

import {
  addOption,
  type Behaviour,
  type BehaviourResult,
  goodBehaviour,
  layBehaviour,
  type Options,
  parseBehaviour,
} from './faults.ts';
import type { JsonObject } from './json.ts';
import type { Scripts } from './scripts.ts';

export interface BehaviourSources {
  readonly model: string;
  readonly body: JsonObject;
  readonly header: string | undefined;
  readonly scripts: Scripts;
}

/** The model name before its suffix. */
export function readBaseModel(model: string): string {
  const colon = model.indexOf(':');
  return colon === -1 ? model : model.slice(0, colon);
}

/** Whether this simulator serves a model of that base name. */
export function isKnownModel(baseModel: string, models: readonly string[]): boolean {
  return models.some((known) =>
    known.endsWith('*') ? baseModel.startsWith(known.slice(0, -1)) : known === baseModel,
  );
}

/** Combines everything that has a say in how this attempt is served. */
export function chooseBehaviour(sources: BehaviourSources): BehaviourResult {
  const { model, body, header, scripts } = sources;
  const base = readBaseModel(model);
  let chosen = goodBehaviour;
  if (base.length < model.length) {
    const suffix = parseBehaviour(model.slice(base.length + 1));
    if (!suffix.ok) {
      return suffix;
    }
    chosen = suffix.value;
  }
  const wished = readParameters(body);
  if (!wished.ok) {
    return wished;
  }
  chosen = wished.value === goodBehaviour ? chosen : layBehaviour(chosen, wished.value);
  if (header !== undefined) {
    const asked = parseBehaviour(header);
    if (!asked.ok) {
      return asked;
    }
    chosen = layBehaviour(chosen, asked.value);
  }
  const scripted = scripts.take(model, base);
  return { ok: true, value: scripted === null ? chosen : layBehaviour(chosen, scripted) };
}

function readParameters(body: JsonObject): BehaviourResult {
  let options: Options = {};
  let found: Behaviour = goodBehaviour;
  for (const name of Object.keys(body)) {
    if (!name.startsWith('sim_')) {
      continue;
    }
    const value = body[name];
    if (name === 'sim_fault' && typeof value === 'string') {
      const parsed = parseBehaviour(value);
      if (!parsed.ok) {
        return parsed;
      }
      found = parsed.value;
      continue;
    }
    const added = addOption(options, name, value);
    if (added === null) {
      return { ok: false, reason: `unknown simulator parameter or value: ${name.slice(0, 40)}` };
    }
    options = added;
  }
  if (found === goodBehaviour && Object.keys(options).length === 0) {
    return { ok: true, value: goodBehaviour };
  }
  return { ok: true, value: layBehaviour(found, { faults: new Set(), options }) };
}
