// The GraphQL client: session cookie, the header that proves the page sent the request,
// keyset pages merged in the cache, and one place that notices every failure.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { describeFailure, type Failure, rememberRequestId } from './describe-failure.ts';
import { listFieldPolicies } from './list-fields.ts';

export function createApolloClient(onFailure: (failure: Failure) => void): ApolloClient {
  const errors = new ErrorLink(({ error, operation }) => {
    rememberRequestId(error, operation.getContext()['response']);
    onFailure(describeFailure(error));
  });
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'x-tollgate-csrf': '1' },
  });
  return new ApolloClient({
    link: ApolloLink.from([errors, http]),
    cache: new InMemoryCache({
      // `Me` has no id: two queries of it keep each other's fields.
      typePolicies: { Query: { fields: listFieldPolicies() }, Me: { merge: true } },
      // Fragments name concrete types alone, so a type's own name decides.
      possibleTypes: {},
    }),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
}
