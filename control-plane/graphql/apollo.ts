// Apollo Server with its lax defaults closed: no batching, no GET, no hints, masked errors.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '#platform/logger';
import type { GraphqlContext } from './context.ts';
import { maskError } from './errors.ts';
import { limitsPlugin, MAX_TOKENS } from './limits.ts';

/** Starts the GraphQL engine; the HTTP side is ours. */
export async function startApollo(
  schema: GraphQLSchema,
  log: Logger,
): Promise<ApolloServer<GraphqlContext>> {
  const apollo = new ApolloServer<GraphqlContext>({
    schema,
    // Who may introspect is decided a request; the limits plugin refuses the others.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: quietLogger(log),
    plugins: [ApolloServerPluginLandingPageDisabled(), limitsPlugin()],
    formatError: (formatted, error) => maskError(formatted, error, log),
  });
  await apollo.start();
  return apollo;
}

function quietLogger(log: Logger) {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) =>
    log[level]('apollo', { message: String(message) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write('warn'),
    error: write('error'),
  };
}
