// The published snippets as printed but for base URL and key, run by what a reader would run them
// with: a shell with curl, and Node.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scene } from '../harness/setup.ts';
import { setClientScene } from './client-scene.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const run = promisify(execFile);
/** The short run shows each snippet once. */
const NODES = process.env.TOLLGATE_TEST_FULL ? [0, 1] : [0];

let scene: Scene;
beforeAll(async () => {
  scene = await setClientScene();
});
afterAll(() => scene?.system.stop());

async function runSnippet(program: string, args: readonly string[], node: number) {
  const { stdout } = await run(program, [...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      BASE_URL: `${scene.system.nodes[node]?.url}/v1`,
      API_KEY: scene.key.token,
    },
  });
  return stdout;
}

const shell = (text: string, node: number) => runSnippet('sh', ['-c', text], node);
const typescript = (text: string, node: number) =>
  runSnippet(process.execPath, ['--input-type=module-typescript', '-e', text], node);

const CURL = `curl -s "$BASE_URL/chat/completions" \\
-H "Content-Type: application/json" \\
-H "Authorization: Bearer $API_KEY" \\
-d '{
"model": "deepseek-chat",
"stream": false,
"messages": [
{ "role": "user", "content": "Explain tool calling in one paragraph." }
]
}'`;

const CURL_STREAM = `curl -N "$BASE_URL/chat/completions" \\
-H "Content-Type: application/json" \\
-H "Authorization: Bearer $API_KEY" \\
-d '{
"model": "deepseek-chat",
"stream": true,
"messages": [
{ "role": "user", "content": "Write a short onboarding email." }
]
}'`;

const CURL_PREFIXED = `curl $BASE_URL/chat/completions \\
-H "Authorization: Bearer $API_KEY" \\
-H "Content-Type: application/json" \\
-d '{
"model": "deepseek/deepseek-chat",
"messages": [{"role": "user", "content": "你好"}],
"stream": true
}'`;

const SDK = `import OpenAI from "openai";
const client = new OpenAI({
apiKey: process.env.API_KEY,
baseURL: process.env.BASE_URL,
});
const completion = await client.chat.completions.create({
model: "qwen-plus",
messages: [{ role: "user", content: "Summarize this API design." }],
});
console.log(completion.choices[0]?.message?.content);`;

const SDK_PREFIXED = `import OpenAI from "openai";
const client = new OpenAI({
apiKey: process.env.API_KEY,
baseURL: process.env.BASE_URL,
});
const completion = await client.chat.completions.create({
model: "deepseek/deepseek-chat",
messages: [{ role: "user", content: "Review this TypeScript function." }],
});
console.log(JSON.stringify(completion));`;

function readStream(text: string) {
  const lines = text.split('\n\n').filter((event) => event.startsWith('data: '));
  expect(lines.at(-1)).toBe('data: [DONE]');
  return lines.slice(0, -1).map((line) => JSON.parse(line.slice(6)));
}

for (const node of NODES) {
  it(`runs the curl of the quickstart (node ${node})`, async () => {
    const answer = JSON.parse(await shell(CURL, node));
    expect(answer).toMatchObject({ object: 'chat.completion', model: 'deepseek-chat' });
    expect(answer.choices[0].message.content.length).toBeGreaterThan(0);
  });

  it(`runs the streaming curl (node ${node})`, async () => {
    const chunks = readStream(await shell(CURL_STREAM, node));
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every((chunk) => chunk.choices.length > 0)).toBe(true);
  });

  it(`runs the streaming curl with a vendor prefix and UTF-8 (node ${node})`, async () => {
    const chunks = readStream(await shell(CURL_PREFIXED, node));
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every((chunk) => chunk.model === 'deepseek/deepseek-chat')).toBe(true);
  });

  it(`runs the TypeScript of the SDK migration (node ${node})`, async () => {
    expect((await typescript(SDK, node)).trim().length).toBeGreaterThan(0);
  });

  it(`runs the TypeScript of the router migration (node ${node})`, async () => {
    const answer = JSON.parse(await typescript(SDK_PREFIXED, node));
    expect(answer.model).toBe('deepseek/deepseek-chat');
    expect(answer.choices[0].message.content.length).toBeGreaterThan(0);
  });
}

it('takes a curl without a content type, which then says it is a form', async () => {
  const text = CURL.replace('-H "Content-Type: application/json" \\\n', '');
  expect(JSON.parse(await shell(text, 0)).choices).toHaveLength(1);
});
