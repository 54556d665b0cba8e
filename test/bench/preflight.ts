// One call of each kind to each target before anything is measured: a figure taken from refusals or
// from streams cut short would look splendid.
import { MODEL, SMALL_BODY, STREAM_BODY } from './requests.ts';
import type { Target } from './target.ts';

const LIMIT_MS = 10_000;
// The role, 80 words, the end, and [DONE].
const EVENTS = 83;

export async function checkTarget(target: Target): Promise<void> {
  const answer = await post(target, SMALL_BODY);
  if (!answer.includes('"total_tokens":270'))
    fail(target, 'lost the usage of a JSON answer', answer);
  const stream = await post(target, STREAM_BODY);
  const events = stream.split('\n\n').length - 1;
  if (events !== EVENTS) fail(target, `passed on ${events} events, not ${EVENTS}`, stream);
  if (!stream.endsWith('data: [DONE]\n\n')) fail(target, 'did not end the stream', stream);
  if (target.name !== 'product' || target.key === 'bench-caller-key') return;
  const name = `"model":"${MODEL}"`;
  if (!answer.includes(name)) fail(target, 'answers with another name of the model', answer);
  if (stream.split(name).length !== EVENTS) fail(target, 'left events unpatched', stream);
  if (stream.includes('"usage"')) fail(target, 'sends usage that was not asked for', stream);
}

async function post(target: Target, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${target.port}${target.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.key}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  if (response.status !== 200) fail(target, `answered ${response.status}`, text);
  return text;
}

function fail(target: Target, what: string, text: string): never {
  throw new Error(`${target.name} ${what}:\n${text.slice(0, 600)}`);
}
