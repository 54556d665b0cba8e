// A mutation's answer is sorted by its type name and nothing in it is trusted unread.
import { expect, it } from 'vitest';
import { isSuccess, readParams, readProblem } from './problem.ts';

it('tells a problem from a thing', () => {
  expect(isSuccess({ __typename: 'Channel' })).toBe(true);
  expect(isSuccess({ __typename: 'Problem' })).toBe(false);
});

it('reads a problem with its fields', () => {
  const answer = {
    __typename: 'Problem',
    code: 'INVALID_INPUT',
    message: 'No.',
    params: [{ name: 'what', value: 'channel' }],
    fields: [{ path: 'name', code: 'min_length', message: 'Name it.' }],
  };
  expect(readProblem(answer)).toEqual(answer);
});

it('names an answer that it cannot read', () => {
  expect(readProblem({ __typename: 'Problem', code: 7 }).code).toBe('UNREADABLE_ANSWER');
});

it('turns parameters into what a translation takes', () => {
  expect(readParams([{ name: 'count', value: '14' }])).toEqual({ count: '14' });
});
