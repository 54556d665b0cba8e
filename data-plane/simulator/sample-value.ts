// Makes a plausible value for a JSON schema: the arguments of a tool call, or a structured answer.

import { isObject } from './json.ts';

const depthMax = 8;
const propertiesMax = 100;

const stringsByName: ReadonlyMap<string, string> = new Map([
  ['city', 'Paris'],
  ['location', 'Paris'],
  ['country', 'France'],
  ['name', 'Ada'],
  ['unit', 'celsius'],
  ['date', '2026-01-31'],
  ['query', 'weather in Paris'],
]);

/** A value that fits the schema as far as the simulator understands it. */
export function sampleValue(schema: unknown, name = '', depth = 0): unknown {
  if (!isObject(schema) || depth > depthMax) {
    return {};
  }
  const choices = schema.enum;
  if (Array.isArray(choices) && choices.length > 0) {
    return choices[0];
  }
  if (schema.const !== undefined) {
    return schema.const;
  }
  const variants = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(variants) && variants.length > 0) {
    return sampleValue(variants[0], name, depth + 1);
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      return stringsByName.get(name) ?? 'example';
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return [sampleValue(schema.items, name, depth + 1)];
    default:
      return sampleObject(schema.properties, depth);
  }
}

function sampleObject(properties: unknown, depth: number): unknown {
  const entries = isObject(properties) ? Object.entries(properties).slice(0, propertiesMax) : [];
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, sampleValue(inner, key, depth + 1)]),
  );
}
