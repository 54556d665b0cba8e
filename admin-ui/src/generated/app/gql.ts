/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Me {\n    me {\n      ...MeParts\n    }\n  }\n  fragment MeParts on Me {\n    rights\n    user {\n      id\n      email\n      role\n      mustReplacePassword\n    }\n  }\n": typeof types.MeDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut {\n      __typename\n      ...ProblemParts\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  mutation Reauthenticate($input: ReauthenticateInput!) {\n    reauthenticate(input: $input) {\n      __typename\n      ...ProblemParts\n    }\n  }\n": typeof types.ReauthenticateDocument,
    "\n  mutation ReplacePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n": typeof types.ReplacePasswordDocument,
    "\n  query PublishState {\n    publishState {\n      number\n      stopped\n      foundAt\n      findings {\n        path\n        message\n      }\n    }\n  }\n": typeof types.PublishStateDocument,
    "\n  query SteppedUp {\n    me {\n      steppedUpUntil\n    }\n  }\n": typeof types.SteppedUpDocument,
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": typeof types.ProblemPartsFragmentDoc,
};
const documents: Documents = {
    "\n  query Me {\n    me {\n      ...MeParts\n    }\n  }\n  fragment MeParts on Me {\n    rights\n    user {\n      id\n      email\n      role\n      mustReplacePassword\n    }\n  }\n": types.MeDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut {\n      __typename\n      ...ProblemParts\n    }\n  }\n": types.SignOutDocument,
    "\n  mutation Reauthenticate($input: ReauthenticateInput!) {\n    reauthenticate(input: $input) {\n      __typename\n      ...ProblemParts\n    }\n  }\n": types.ReauthenticateDocument,
    "\n  mutation ReplacePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n": types.ReplacePasswordDocument,
    "\n  query PublishState {\n    publishState {\n      number\n      stopped\n      foundAt\n      findings {\n        path\n        message\n      }\n    }\n  }\n": types.PublishStateDocument,
    "\n  query SteppedUp {\n    me {\n      steppedUpUntil\n    }\n  }\n": types.SteppedUpDocument,
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      ...MeParts\n    }\n  }\n  fragment MeParts on Me {\n    rights\n    user {\n      id\n      email\n      role\n      mustReplacePassword\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      ...MeParts\n    }\n  }\n  fragment MeParts on Me {\n    rights\n    user {\n      id\n      email\n      role\n      mustReplacePassword\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      __typename\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      __typename\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reauthenticate($input: ReauthenticateInput!) {\n    reauthenticate(input: $input) {\n      __typename\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation Reauthenticate($input: ReauthenticateInput!) {\n    reauthenticate(input: $input) {\n      __typename\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplacePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation ReplacePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ...MeParts\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublishState {\n    publishState {\n      number\n      stopped\n      foundAt\n      findings {\n        path\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublishState {\n    publishState {\n      number\n      stopped\n      foundAt\n      findings {\n        path\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SteppedUp {\n    me {\n      steppedUpUntil\n    }\n  }\n"): (typeof documents)["\n  query SteppedUp {\n    me {\n      steppedUpUntil\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}"): (typeof documents)["fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;