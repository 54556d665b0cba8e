// A GraphQL caller with the bootstrap token, and the unwrapping of result unions.
export type GraphqlCall = (
  query: string,
  variables?: Record<string, unknown>,
) => Promise<GraphqlData>;

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the API answers
export type GraphqlData = any;

/** Calls /graphql; throws on a top-level error. */
export function createGraphql(url: () => string, token: string): GraphqlCall {
  return async (query, variables = {}) => {
    const answer = await fetch(`${url()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-tollgate-csrf': '1',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const parsed = (await answer.json()) as { data?: GraphqlData; errors?: unknown };
    if (parsed.errors !== undefined) throw new Error(`GraphQL: ${JSON.stringify(parsed.errors)}`);
    return parsed.data;
  };
}

/** The thing a mutation made; throws its Problem. */
export function unwrap(data: GraphqlData, mutation: string): GraphqlData {
  const result = data[mutation];
  if (result?.__typename === 'Problem') throw new Error(`${mutation}: ${JSON.stringify(result)}`);
  return result;
}

export const PROBLEM = '... on Problem { code message fields { path code message } }';
