// The wire_api chat_completions: what a request asks for, what may be produced for it at most, and
// how its bytes are patched for a channel. Nothing here is particular to a vendor.
import { err, ok, type Result } from '../contract/result.ts';
import type { ChannelEntry } from '../contract/routing-table.ts';
import { type GatewayError, gatewayError } from '../errors.ts';
import { applyEdits, type MemberChange, planEdits } from './json-edit.ts';
import { KeyWatch } from './json-key-watch.ts';
import {
  type JsonMember,
  type JsonScan,
  parseMember,
  readMember,
  scanJsonObject,
} from './json-scan.ts';

export const CHAT_PATH = '/chat/completions';

/** Keys that make a body more than its own text: parts with media of their own size. */
const MEDIA_KEYS = ['image_url', 'input_audio', 'video_url', 'file', 'input_image', 'audio_url'];
/** Members that bring in text from elsewhere: the context window is the only bound. */
const REMOTE_KEYS = ['previous_response_id', 'file_id', 'web_search_options'];
const WATCH = new KeyWatch([...MEDIA_KEYS, ...REMOTE_KEYS]);

const CHOICES_LIMIT = 128;
const MODEL_NAME_LIMIT = 200;

/** A chat request, read but not changed. */
export interface ChatAsk {
  readonly body: Buffer;
  readonly scan: JsonScan;
  readonly model: string;
  readonly stream: boolean;
  /** The client wants usage in its stream. */
  readonly wantsUsage: boolean;
  /** The most output tokens a choice may have, as the client said. */
  readonly outputLimit: number | undefined;
  /** Which member says so. */
  readonly limitName: 'max_tokens' | 'max_completion_tokens' | undefined;
  readonly choices: number;
  readonly mediaParts: number;
  readonly selfContained: boolean;
}

/** Reads a body as a chat request. What is refused here never costs anything. */
export function readChatAsk(body: Buffer): Result<ChatAsk, GatewayError> {
  const scanned = scanJsonObject(body, WATCH);
  if (!scanned.ok) return err(gatewayError('invalid_request', scanned.error.message));
  const reader = new MemberReader(body, scanned.value);
  const model = reader.string('model', MODEL_NAME_LIMIT);
  const stream = reader.boolean('stream');
  const wantsUsage = reader.wantsUsage();
  const maxTokens = reader.positive('max_tokens');
  const maxCompletion = reader.positive('max_completion_tokens');
  const choices = Math.max(reader.positive('n') ?? 1, reader.positive('best_of') ?? 1);
  const fault = reader.fault ?? checkMessages(scanned.value) ?? checkChoices(choices);
  if (fault) return err(fault);
  if (maxTokens !== undefined && maxCompletion !== undefined) {
    return err(invalid('max_tokens', 'Send max_tokens or max_completion_tokens, not both.'));
  }
  return ok({
    body,
    scan: scanned.value,
    model,
    stream,
    wantsUsage,
    outputLimit: maxTokens ?? maxCompletion,
    limitName:
      maxTokens !== undefined
        ? 'max_tokens'
        : maxCompletion !== undefined
          ? 'max_completion_tokens'
          : undefined,
    choices,
    mediaParts: count(scanned.value, MEDIA_KEYS),
    selfContained: count(scanned.value, REMOTE_KEYS) === 0,
  });
}

function count(scan: JsonScan, names: readonly string[]): number {
  if (scan.keyCounts.size === 0) return 0;
  return names.reduce((sum, name) => sum + (scan.keyCounts.get(name) ?? 0), 0);
}

function invalid(param: string, message: string): GatewayError {
  return gatewayError('invalid_request', message, { param });
}

function checkMessages(scan: JsonScan): GatewayError | undefined {
  const messages = readMember(scan, 'messages');
  if (messages && messages.kind !== 'array')
    return invalid('messages', 'messages must be an array.');
  if (messages && messages.elementCount > 0) return undefined;
  return gatewayError('empty_messages', 'messages must hold at least one message.', {
    param: 'messages',
  });
}

function checkChoices(choices: number): GatewayError | undefined {
  return choices > CHOICES_LIMIT ? invalid('n', `n can be ${CHOICES_LIMIT} at most.`) : undefined;
}

/** Reads owned members; remembers the first fault. */
class MemberReader {
  fault: GatewayError | undefined;
  private readonly body: Buffer;
  private readonly scan: JsonScan;

  constructor(body: Buffer, scan: JsonScan) {
    this.body = body;
    this.scan = scan;
  }

  string(name: string, limit: number): string {
    const value = this.read(name);
    if (typeof value === 'string' && value.length > 0 && value.length <= limit) return value;
    this.refuse(name, `${name} must be a string of 1 to ${limit} characters.`);
    return '';
  }

  boolean(name: string): boolean {
    const value = this.read(name);
    if (value === true) return true;
    if (value !== undefined && value !== null && value !== false) {
      this.refuse(name, `${name} must be true or false.`);
    }
    return false;
  }

  positive(name: string): number | undefined {
    const value = this.read(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.refuse(name, `${name} must be a whole number above 0.`);
    return undefined;
  }

  wantsUsage(): boolean {
    const value = this.read('stream_options');
    if (value === undefined || value === null) return false;
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.refuse('stream_options', 'stream_options must be an object.');
      return false;
    }
    return 'include_usage' in value && value.include_usage === true;
  }

  private read(name: string): unknown {
    const member = readMember(this.scan, name);
    return member && isSmall(member) ? parseMember(this.body, member) : this.tooLong(name, member);
  }

  private tooLong(name: string, member: JsonMember | undefined): undefined {
    if (member) this.refuse(name, `${name} is too long.`);
    return undefined;
  }

  private refuse(name: string, message: string): void {
    this.fault ??= invalid(name, message);
  }
}

const OWNED_BYTES_LIMIT = 8192;

function isSmall(member: JsonMember): boolean {
  return member.valueEnd - member.valueStart <= OWNED_BYTES_LIMIT;
}

/** What is changed for one channel. */
export interface ChatPatch {
  readonly upstreamModel: string;
  /** A limit that is written because the hold is smaller; undefined leaves the client's. */
  readonly writtenLimit: number | undefined;
}

/** The bytes for one channel: the client's own, but for the members that are ours. */
export function renderChat(ask: ChatAsk, channel: ChannelEntry, patch: ChatPatch): Buffer {
  const set: MemberChange[] = [];
  const remove: string[] = [];
  if (patch.upstreamModel !== ask.model) {
    set.push({ name: 'model', json: JSON.stringify(patch.upstreamModel) });
  }
  if (!ask.stream) {
    if (readMember(ask.scan, 'stream_options')) remove.push('stream_options');
  } else if (channel.acceptsStreamOptions) {
    if (!ask.wantsUsage) set.push({ name: 'stream_options', json: withUsage(ask) });
  } else if (readMember(ask.scan, 'stream_options')) {
    remove.push('stream_options');
  }
  if (patch.writtenLimit !== undefined) {
    set.push({ name: ask.limitName ?? channel.limitParameter, json: String(patch.writtenLimit) });
  }
  return set.length === 0 && remove.length === 0
    ? ask.body
    : applyEdits(ask.body, planEdits(ask.scan, { set, remove }));
}

const ONLY_USAGE = '{"include_usage":true}';

/** The client's stream_options with include_usage set; its other members stay. */
function withUsage(ask: ChatAsk): string {
  const member = readMember(ask.scan, 'stream_options');
  if (member?.kind !== 'object') return ONLY_USAGE;
  const own = parseMember(ask.body, member);
  return JSON.stringify({ ...(typeof own === 'object' ? own : {}), include_usage: true });
}
