// Each kind of failure leads to its own state on the page.
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { expect, it } from 'vitest';
import { describeFailure, rememberRequestId } from './describe-failure.ts';

const graphql = (code: string) =>
  new CombinedGraphQLErrors({
    errors: [{ message: 'no', extensions: { code, requestId: 'r_1' } }],
  });

const server = (status: number, bodyText = '') =>
  new ServerError('no', {
    response: new Response('', { status, headers: { 'x-request-id': 'r_2' } }),
    bodyText,
  });

it('tells a missing right from a missing session and from a fault', () => {
  expect(describeFailure(graphql('FORBIDDEN'))).toEqual({ kind: 'not-allowed', requestId: 'r_1' });
  expect(describeFailure(graphql('UNAUTHENTICATED')).kind).toBe('signed-out');
  expect(describeFailure(graphql('INTERNAL_SERVER_ERROR')).kind).toBe('failed');
  expect(describeFailure(graphql('BUSY')).kind).toBe('busy');
});

it('reads the request id of an answer that is no GraphQL', () => {
  expect(describeFailure(server(500))).toEqual({ kind: 'failed', requestId: 'r_2' });
  expect(describeFailure(server(502)).kind).toBe('offline');
  expect(describeFailure(server(503)).kind).toBe('offline');
  expect(describeFailure(server(503, '{"code":"BUSY"}')).kind).toBe('busy');
});

it('finds the request id of a GraphQL error in the header of its answer', () => {
  const error = new CombinedGraphQLErrors({ errors: [{ message: 'no' }] });
  rememberRequestId(error, new Response('', { headers: { 'x-request-id': 'r_3' } }));
  expect(describeFailure(error).requestId).toBe('r_3');
});

it('takes a failed fetch as the control plane being away', () => {
  expect(describeFailure(new TypeError('Failed to fetch')).kind).toBe('offline');
});
