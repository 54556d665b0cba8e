// The expected refusal of a mutation, as every mutation's union has it, and how it is
// told apart from success.
import * as v from 'valibot';

const ProblemFieldSchema = v.object({ path: v.string(), code: v.string(), message: v.string() });

const ProblemSchema = v.object({
  __typename: v.literal('Problem'),
  code: v.string(),
  message: v.string(),
  /** What the translated sentence names. */
  params: v.optional(v.array(v.object({ name: v.string(), value: v.string() })), []),
  fields: v.optional(v.nullable(v.array(ProblemFieldSchema))),
  /** The saved state, when another version was saved meanwhile. */
  current: v.optional(v.unknown()),
});

export type ProblemField = v.InferOutput<typeof ProblemFieldSchema>;
export type Problem = v.InferOutput<typeof ProblemSchema>;

export interface Tagged {
  readonly __typename: string;
}

/** What is left of a mutation's union once the problem is out. */
export type Success<R extends Tagged> = Exclude<R, { readonly __typename: 'Problem' }>;

export function isSuccess<R extends Tagged>(result: R): result is Success<R> {
  return result.__typename !== 'Problem';
}

/** A problem made here, for what the server could not say. */
export function makeProblem(code: string, message = ''): Problem {
  return { __typename: 'Problem', code, message, params: [] };
}

/** The code of a problem where the server said something that is not understood. */
export const UNREADABLE_ANSWER = 'UNREADABLE_ANSWER';

export function readProblem(result: unknown): Problem {
  const decoded = v.safeParse(ProblemSchema, result);
  return decoded.success ? decoded.output : makeProblem(UNREADABLE_ANSWER);
}

/** The parameters as a translation takes them. */
export function readParams(params: Problem['params']): Record<string, string> {
  return Object.fromEntries(params.map(({ name, value }) => [name, value]));
}
