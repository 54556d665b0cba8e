// API consumers: a chat call as JSON or as a stream, with what a client sees of it.
interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** What both kinds of answer have; a test asserts on what came, nothing here has been checked. */
interface AnswerFields {
  readonly id: string;
  readonly model: string;
  readonly error: { readonly message: string; readonly type: string; readonly code: string };
}

interface ChatBody extends AnswerFields {
  readonly choices: readonly {
    readonly message: { readonly content: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage: Usage;
}

interface ChatEvent extends AnswerFields {
  readonly choices: readonly {
    readonly delta: { readonly content?: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage?: Usage | null;
}

export interface ChatAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ChatBody;
  readonly text: string;
}

export interface StreamAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly ChatEvent[];
  /** `[DONE]` came last. */
  readonly done: boolean;
  readonly content: string;
  readonly text: string;
}

export const MESSAGES = [{ role: 'user', content: 'Say something short about toll bridges.' }];

/** Posts a chat request; a string or Buffer goes out as it is. */
export function postChat(
  url: string,
  token: string,
  body: object | string | Buffer,
  options: {
    readonly signal?: AbortSignal;
    readonly path?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<Response> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return fetch(`${url}${options.path ?? '/v1/chat/completions'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...options.headers,
    },
    body: typeof raw === 'string' ? raw : new Uint8Array(raw),
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** A chat call without streaming. */
export async function chat(
  url: string,
  token: string,
  body: object | string | Buffer,
  path?: string,
): Promise<ChatAnswer> {
  const answer = await postChat(url, token, body, path === undefined ? {} : { path });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: parse(text), text };
}

/** A streamed chat call, read to its end. */
export async function stream(url: string, token: string, body: object): Promise<StreamAnswer> {
  const answer = await postChat(url, token, { stream: true, ...body });
  const text = await answer.text();
  const lines = text
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => event.slice(6));
  const events = lines.filter((line) => line !== '[DONE]').map(parse);
  return {
    status: answer.status,
    headers: answer.headers,
    events,
    done: lines.at(-1) === '[DONE]',
    content: events.map((event) => event?.choices?.[0]?.delta?.content ?? '').join(''),
    text,
  };
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
