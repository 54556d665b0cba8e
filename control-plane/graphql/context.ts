// What a resolver can reach: the caller, a reader narrowed to the caller's rows, and mutate().
// No resolver touches the entity manager or the clock.

import type { Result } from '#contract/result';
import type { Logger } from '#platform/logger';
import type { ChannelTester } from '../channels/channel-tester.ts';
import type { Actor, Command } from '../command.ts';
import type { ControlConfig } from '../config.ts';
import type { Database } from '../database/database.ts';
import { openReader, type Reader } from '../database/unit-of-work.ts';
import type { Problem } from '../problems.ts';
import { runCommand } from '../run-command.ts';
import type { DerivedKeys } from '../security/derived-keys.ts';
import type { Principal } from '../security/principal.ts';
import { actorOf, visibilityOf } from '../security/principal.ts';
import type { Visibility } from '../visibility.ts';

/** What the whole process owns and every request shares. */
export interface Services {
  readonly database: Database;
  readonly config: ControlConfig;
  readonly keys: DerivedKeys;
  readonly log: Logger;
  readonly now: () => Date;
  /** Makes trial calls through nodes; absent where no south port runs. */
  readonly channelTester?: ChannelTester;
}

/** Reads outside a transaction, narrowed to what the caller may see. */
export interface ScopedReader extends Reader {
  readonly visibility: Visibility;
}

export interface GraphqlContext {
  readonly services: Services;
  readonly principal: Principal;
  readonly actor: Actor;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly now: Date;
  readonly reader: ScopedReader;
  /** Goes on as somebody else: a sign-in's own answer is read by who has just signed in. */
  become(principal: Principal): void;
  /** Sets or clears the session cookie on the answer. */
  setSessionCookie(token: string | null): void;
}

export interface ContextParts {
  readonly services: Services;
  readonly principal: Principal;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly setSessionCookie: (token: string | null) => void;
}

/** Builds the context of one request. */
export function createContext(parts: ContextParts): GraphqlContext {
  return new RequestContext(parts);
}

// A class, because Apollo copies own fields of the context: getters of the prototype stay alive in
// the copy and read the one shared caller.
class RequestContext implements GraphqlContext {
  readonly services: Services;
  readonly address: string;
  readonly userAgent: string;
  readonly requestId: string;
  readonly now: Date;
  readonly plainReader: Reader;
  readonly caller: { principal: Principal };
  readonly setSessionCookie: (token: string | null) => void;

  constructor(parts: ContextParts) {
    this.services = parts.services;
    this.address = parts.address;
    this.userAgent = parts.userAgent;
    this.requestId = parts.requestId;
    this.now = parts.services.now();
    this.plainReader = openReader(parts.services.database);
    this.caller = { principal: parts.principal };
    this.setSessionCookie = parts.setSessionCookie;
  }

  get principal(): Principal {
    return this.caller.principal;
  }

  get actor(): Actor {
    return actorOf(this.principal, this.address, this.requestId);
  }

  get reader(): ScopedReader {
    return { ...this.plainReader, visibility: visibilityOf(this.principal) };
  }

  become(principal: Principal): void {
    this.caller.principal = principal;
  }
}

export interface Mutation<T, V> {
  /** Noun and verb, as user_group.update. */
  readonly action: string;
  readonly run: (command: ScopedCommand) => Promise<Result<T, Problem>>;
  /** Turns what the command returns into the GraphQL object. */
  readonly show: (value: T) => V;
}

/** A command that also knows which rows its caller may touch. */
export interface ScopedCommand extends Command {
  readonly principal: Principal;
  readonly visibility: Visibility;
}

/** Runs a command as the caller and gives the mutation's answer: the thing or a Problem. */
export async function mutate<T, V>(
  context: GraphqlContext,
  mutation: Mutation<T, V>,
): Promise<V | Problem> {
  const { services, actor, now, reader } = context;
  const result = await runCommand({
    database: services.database,
    actor,
    now,
    action: mutation.action,
    work: (command) =>
      mutation.run({ ...command, principal: context.principal, visibility: reader.visibility }),
  });
  return result.ok ? mutation.show(result.value) : result.error;
}
