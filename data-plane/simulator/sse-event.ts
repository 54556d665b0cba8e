// How one event is spelled on the wire. Every spelling here is valid SSE and carries the same data.

import type { FaultName } from './faults.ts';

/** The text of one event, its blank line included. */
export function formatEvent(data: string, faults: ReadonlySet<FaultName>, index: number): string {
  const eol = faults.has('crlf') ? '\r\n' : '\n';
  const lines = faults.has('multi_line_data') && data.startsWith('{') ? spreadLines(data) : [data];
  const colon = faults.has('event_fields') && index % 2 === 1 ? 'data:' : 'data: ';
  const text = lines.map((line) => `${colon}${line}${eol}`).join('');
  return faults.has('event_fields') ? `${formatFields(index, eol)}${text}${eol}` : `${text}${eol}`;
}

/** A bare CR ends a line too; a reader that splits at LF alone would take the data for part of the id. */
function formatFields(index: number, eol: string): string {
  return index === 2
    ? `id: ${index}\revent: message\r`
    : `: sim${eol}event: message${eol}id: ${index}${eol}retry: 1500${eol}`;
}

function spreadLines(data: string): readonly string[] {
  const parsed: unknown = JSON.parse(data);
  return JSON.stringify(parsed, null, 1).split('\n');
}
