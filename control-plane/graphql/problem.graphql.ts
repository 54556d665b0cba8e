// How a Problem looks in GraphQL, and the union every mutation answers with.
import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Problem, type ProblemCode, problemCodes } from '../problems.ts';
import { Access } from './access.ts';
import { JsonScalar } from './scalars.ts';

const ProblemCodeEnum = Object.fromEntries(problemCodes.map((code) => [code, code]));
registerEnumType(ProblemCodeEnum, { name: 'ProblemCode' });

@ObjectType('ProblemParam')
@Access('public')
class ProblemParamType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType('FieldProblem')
@Access('public')
class FieldProblemType {
  @Field(() => String, { description: 'Path of the field in the input, with dots.' })
  path!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('Problem', { description: 'An expected failure; nothing was changed.' })
@Access('public')
export class ProblemType {
  @Field(() => ProblemCodeEnum)
  code!: ProblemCode;

  @Field(() => String)
  message!: string;

  @Field(() => [ProblemParamType])
  params!: readonly ProblemParamType[];

  @Field(() => [FieldProblemType])
  fields!: readonly FieldProblemType[];

  @Field(() => JsonScalar, { nullable: true, description: 'The object as it is now.' })
  current!: unknown;
}

type ObjectClass = new () => object;

/** The answer of a mutation: the thing, or a Problem. */
export function resultUnion<T extends ObjectClass>(name: string, typeName: string, thing: () => T) {
  return createUnionType({
    name,
    types: () => [thing(), ProblemType] as const,
    resolveType: (value: unknown) => (value instanceof Problem ? 'Problem' : typeName),
  });
}
