/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type CreateModelInput = {
  /** Further names it answers to. */
  aliases?: Array<string> | null | undefined;
  availableDurations?: Array<number> | null | undefined;
  availableRatios?: Array<string> | null | undefined;
  availableSizes?: Array<string> | null | undefined;
  bestFor?: string | null | undefined;
  codingScore?: number | null | undefined;
  contextTokens?: number | null | undefined;
  enabled?: boolean | null | undefined;
  /** Slugs of families. */
  families?: Array<string> | null | undefined;
  maxOutputTokens?: number | null | undefined;
  /** Null: media parts are refused a bound. */
  mediaPartTokens?: number | null | undefined;
  modelType?: ModelType;
  multiplierPpm?: number | null | undefined;
  name: string;
  reasoningScore?: number | null | undefined;
  slug: string;
  tokensPerBytePpm?: number | null | undefined;
  vendor: string;
  vendorPrefixes?: Array<string> | null | undefined;
};

export type DeleteModelInput = {
  expectedVersion: number;
  id: string;
};

export type ModelFilter = {
  channelId?: string | null | undefined;
  enabled?: boolean | null | undefined;
  /** Slug of a family. */
  family?: string | null | undefined;
  modelType?: ModelType | null | undefined;
  /** Part of a name of it or of its vendor. */
  search?: string | null | undefined;
  /** Has a channel that is on. */
  servable?: boolean | null | undefined;
  vendor?: string | null | undefined;
};

/** What a model makes. */
export type ModelType =
  | 'embedding'
  | 'llm'
  | 'moderation'
  | 'rerank'
  | 'speech'
  | 'text2image'
  | 'text2video'
  | 'transcription';

export type ProblemCode =
  | 'CONFLICT'
  | 'IDEMPOTENCY_CONFLICT'
  | 'INSUFFICIENT_FUNDS'
  | 'INVALID_INPUT'
  | 'IN_USE'
  | 'LIMIT_EXCEEDED'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'SIGN_IN_FAILED'
  | 'STATE_REFUSED'
  | 'STEP_UP_REQUIRED'
  | 'TAKEN'
  | 'TEST_FAILED'
  | 'TOO_MANY_ATTEMPTS'
  | 'UNAVAILABLE';

/** ok: every channel that is on is healthy. none: no channel is healthy. */
export type ServableState =
  | 'degraded'
  | 'no_channel'
  | 'none'
  | 'ok';

/** Only what is given changes. Lists are replaced as a whole. */
export type UpdateModelInput = {
  /** Further names it answers to. */
  aliases?: Array<string> | null | undefined;
  availableDurations?: Array<number> | null | undefined;
  availableRatios?: Array<string> | null | undefined;
  availableSizes?: Array<string> | null | undefined;
  bestFor?: string | null | undefined;
  codingScore?: number | null | undefined;
  contextTokens?: number | null | undefined;
  enabled?: boolean | null | undefined;
  expectedVersion: number;
  /** Slugs of families. */
  families?: Array<string> | null | undefined;
  id: string;
  maxOutputTokens?: number | null | undefined;
  /** Null: media parts are refused a bound. */
  mediaPartTokens?: number | null | undefined;
  multiplierPpm?: number | null | undefined;
  name?: string | null | undefined;
  reasoningScore?: number | null | undefined;
  /** The old slug stops working. */
  slug?: string | null | undefined;
  tokensPerBytePpm?: number | null | undefined;
  vendor?: string | null | undefined;
  vendorPrefixes?: Array<string> | null | undefined;
};

export type ProblemPartsFragment = { __typename: 'Problem', code: ProblemCode, message: string, current: unknown, params: Array<{ __typename: 'ProblemParam', name: string, value: string }>, fields: Array<{ __typename: 'FieldProblem', path: string, code: string, message: string }> };

export type ModelPartsFragment = { __typename: 'Model', id: string, version: number, slug: string, name: string, vendor: string, modelType: ModelType, families: Array<string>, aliases: Array<string>, vendorPrefixes: Array<string>, contextTokens: number, maxOutputTokens: number, reasoningScore: number | null, codingScore: number | null, bestFor: string, availableSizes: Array<string>, availableRatios: Array<string>, availableDurations: Array<number>, multiplierPpm: number, tokensPerBytePpm: number, mediaPartTokens: number | null, enabled: boolean, updatedAt: string, servable: { __typename: 'ModelServable', state: ServableState, healthy: number, enabled: number, total: number, testOnly: boolean }, price: { __typename: 'Price', id: string, number: number } | null };

export type ModelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ModelFilter | null | undefined;
}>;


export type ModelsQuery = { __typename: 'Query', models: { __typename: 'ModelPage', nextCursor: string | null, totalCount: number, nodes: Array<{ __typename: 'Model', id: string, version: number, slug: string, name: string, vendor: string, modelType: ModelType, families: Array<string>, aliases: Array<string>, vendorPrefixes: Array<string>, contextTokens: number, maxOutputTokens: number, reasoningScore: number | null, codingScore: number | null, bestFor: string, availableSizes: Array<string>, availableRatios: Array<string>, availableDurations: Array<number>, multiplierPpm: number, tokensPerBytePpm: number, mediaPartTokens: number | null, enabled: boolean, updatedAt: string, servable: { __typename: 'ModelServable', state: ServableState, healthy: number, enabled: number, total: number, testOnly: boolean }, price: { __typename: 'Price', id: string, number: number } | null }> } };

export type ModelQueryVariables = Exact<{
  id: string;
}>;


export type ModelQuery = { __typename: 'Query', model: { __typename: 'Model', id: string, version: number, slug: string, name: string, vendor: string, modelType: ModelType, families: Array<string>, aliases: Array<string>, vendorPrefixes: Array<string>, contextTokens: number, maxOutputTokens: number, reasoningScore: number | null, codingScore: number | null, bestFor: string, availableSizes: Array<string>, availableRatios: Array<string>, availableDurations: Array<number>, multiplierPpm: number, tokensPerBytePpm: number, mediaPartTokens: number | null, enabled: boolean, updatedAt: string, servable: { __typename: 'ModelServable', state: ServableState, healthy: number, enabled: number, total: number, testOnly: boolean }, price: { __typename: 'Price', id: string, number: number } | null } | null, modelDeletionEffect: { __typename: 'ModelDeletionEffect', apiKeys: number, channels: Array<string>, deletable: boolean, prices: number, requestsLastHour: number } | null };

export type ModelFamiliesQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelFamiliesQuery = { __typename: 'Query', families: { __typename: 'FamilyPage', nodes: Array<{ __typename: 'Family', slug: string, name: string }> } };

export type UpdateModelMutationVariables = Exact<{
  input: UpdateModelInput;
}>;


export type UpdateModelMutation = { __typename: 'Mutation', updateModel:
    | { __typename: 'Model', id: string, version: number, slug: string, name: string, vendor: string, modelType: ModelType, families: Array<string>, aliases: Array<string>, vendorPrefixes: Array<string>, contextTokens: number, maxOutputTokens: number, reasoningScore: number | null, codingScore: number | null, bestFor: string, availableSizes: Array<string>, availableRatios: Array<string>, availableDurations: Array<number>, multiplierPpm: number, tokensPerBytePpm: number, mediaPartTokens: number | null, enabled: boolean, updatedAt: string, servable: { __typename: 'ModelServable', state: ServableState, healthy: number, enabled: number, total: number, testOnly: boolean }, price: { __typename: 'Price', id: string, number: number } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, current: unknown, params: Array<{ __typename: 'ProblemParam', name: string, value: string }>, fields: Array<{ __typename: 'FieldProblem', path: string, code: string, message: string }> }
   };

export type CreateModelMutationVariables = Exact<{
  input: CreateModelInput;
}>;


export type CreateModelMutation = { __typename: 'Mutation', createModel:
    | { __typename: 'Model', id: string, version: number, slug: string, name: string, vendor: string, modelType: ModelType, families: Array<string>, aliases: Array<string>, vendorPrefixes: Array<string>, contextTokens: number, maxOutputTokens: number, reasoningScore: number | null, codingScore: number | null, bestFor: string, availableSizes: Array<string>, availableRatios: Array<string>, availableDurations: Array<number>, multiplierPpm: number, tokensPerBytePpm: number, mediaPartTokens: number | null, enabled: boolean, updatedAt: string, servable: { __typename: 'ModelServable', state: ServableState, healthy: number, enabled: number, total: number, testOnly: boolean }, price: { __typename: 'Price', id: string, number: number } | null }
    | { __typename: 'Problem', code: ProblemCode, message: string, current: unknown, params: Array<{ __typename: 'ProblemParam', name: string, value: string }>, fields: Array<{ __typename: 'FieldProblem', path: string, code: string, message: string }> }
   };

export type DeleteModelMutationVariables = Exact<{
  input: DeleteModelInput;
}>;


export type DeleteModelMutation = { __typename: 'Mutation', deleteModel:
    | { __typename: 'Model', id: string }
    | { __typename: 'Problem', code: ProblemCode, message: string, current: unknown, params: Array<{ __typename: 'ProblemParam', name: string, value: string }>, fields: Array<{ __typename: 'FieldProblem', path: string, code: string, message: string }> }
   };

export const ProblemPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<ProblemPartsFragment, unknown>;
export const ModelPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"modelType"}},{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"vendorPrefixes"}},{"kind":"Field","name":{"kind":"Name","value":"contextTokens"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningScore"}},{"kind":"Field","name":{"kind":"Name","value":"codingScore"}},{"kind":"Field","name":{"kind":"Name","value":"bestFor"}},{"kind":"Field","name":{"kind":"Name","value":"availableSizes"}},{"kind":"Field","name":{"kind":"Name","value":"availableRatios"}},{"kind":"Field","name":{"kind":"Name","value":"availableDurations"}},{"kind":"Field","name":{"kind":"Name","value":"multiplierPpm"}},{"kind":"Field","name":{"kind":"Name","value":"tokensPerBytePpm"}},{"kind":"Field","name":{"kind":"Name","value":"mediaPartTokens"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"servable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"healthy"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"testOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<ModelPartsFragment, unknown>;
export const ModelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Models"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ModelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextCursor"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"modelType"}},{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"vendorPrefixes"}},{"kind":"Field","name":{"kind":"Name","value":"contextTokens"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningScore"}},{"kind":"Field","name":{"kind":"Name","value":"codingScore"}},{"kind":"Field","name":{"kind":"Name","value":"bestFor"}},{"kind":"Field","name":{"kind":"Name","value":"availableSizes"}},{"kind":"Field","name":{"kind":"Name","value":"availableRatios"}},{"kind":"Field","name":{"kind":"Name","value":"availableDurations"}},{"kind":"Field","name":{"kind":"Name","value":"multiplierPpm"}},{"kind":"Field","name":{"kind":"Name","value":"tokensPerBytePpm"}},{"kind":"Field","name":{"kind":"Name","value":"mediaPartTokens"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"servable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"healthy"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"testOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<ModelsQuery, ModelsQueryVariables>;
export const ModelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Model"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Uuid"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ModelParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"modelDeletionEffect"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"deletable"}},{"kind":"Field","name":{"kind":"Name","value":"prices"}},{"kind":"Field","name":{"kind":"Name","value":"requestsLastHour"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"modelType"}},{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"vendorPrefixes"}},{"kind":"Field","name":{"kind":"Name","value":"contextTokens"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningScore"}},{"kind":"Field","name":{"kind":"Name","value":"codingScore"}},{"kind":"Field","name":{"kind":"Name","value":"bestFor"}},{"kind":"Field","name":{"kind":"Name","value":"availableSizes"}},{"kind":"Field","name":{"kind":"Name","value":"availableRatios"}},{"kind":"Field","name":{"kind":"Name","value":"availableDurations"}},{"kind":"Field","name":{"kind":"Name","value":"multiplierPpm"}},{"kind":"Field","name":{"kind":"Name","value":"tokensPerBytePpm"}},{"kind":"Field","name":{"kind":"Name","value":"mediaPartTokens"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"servable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"healthy"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"testOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<ModelQuery, ModelQueryVariables>;
export const ModelFamiliesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModelFamilies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ModelFamiliesQuery, ModelFamiliesQueryVariables>;
export const UpdateModelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ModelParts"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"modelType"}},{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"vendorPrefixes"}},{"kind":"Field","name":{"kind":"Name","value":"contextTokens"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningScore"}},{"kind":"Field","name":{"kind":"Name","value":"codingScore"}},{"kind":"Field","name":{"kind":"Name","value":"bestFor"}},{"kind":"Field","name":{"kind":"Name","value":"availableSizes"}},{"kind":"Field","name":{"kind":"Name","value":"availableRatios"}},{"kind":"Field","name":{"kind":"Name","value":"availableDurations"}},{"kind":"Field","name":{"kind":"Name","value":"multiplierPpm"}},{"kind":"Field","name":{"kind":"Name","value":"tokensPerBytePpm"}},{"kind":"Field","name":{"kind":"Name","value":"mediaPartTokens"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"servable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"healthy"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"testOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<UpdateModelMutation, UpdateModelMutationVariables>;
export const CreateModelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ModelParts"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ModelParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}},{"kind":"Field","name":{"kind":"Name","value":"modelType"}},{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"aliases"}},{"kind":"Field","name":{"kind":"Name","value":"vendorPrefixes"}},{"kind":"Field","name":{"kind":"Name","value":"contextTokens"}},{"kind":"Field","name":{"kind":"Name","value":"maxOutputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningScore"}},{"kind":"Field","name":{"kind":"Name","value":"codingScore"}},{"kind":"Field","name":{"kind":"Name","value":"bestFor"}},{"kind":"Field","name":{"kind":"Name","value":"availableSizes"}},{"kind":"Field","name":{"kind":"Name","value":"availableRatios"}},{"kind":"Field","name":{"kind":"Name","value":"availableDurations"}},{"kind":"Field","name":{"kind":"Name","value":"multiplierPpm"}},{"kind":"Field","name":{"kind":"Name","value":"tokensPerBytePpm"}},{"kind":"Field","name":{"kind":"Name","value":"mediaPartTokens"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"servable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"healthy"}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"testOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<CreateModelMutation, CreateModelMutationVariables>;
export const DeleteModelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProblemParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProblemParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"params"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<DeleteModelMutation, DeleteModelMutationVariables>;