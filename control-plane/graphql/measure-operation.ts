// How large an operation is before it runs: depth, aliases, directives, root fields and cost. Pure;
// fragments are measured once each, so that a small document cannot cost much to measure.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly cost: number;
}

export interface OperationSize extends Measure {
  readonly rootFields: number;
  readonly introspects: boolean;
  /** Fields that must be alone in their operation. */
  readonly lonely: readonly string[];
}

export interface OperationToMeasure {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

// A list without a page size holds few members by design: pockets, attempts, aliases.
const PLAIN_LIST_SIZE = 5;
const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, cost: 0 };

interface Walk extends OperationToMeasure {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly measured: Map<string, Measure>;
}

/** Measures one operation of a document that has passed validation. */
export function measureOperation(input: OperationToMeasure): OperationSize {
  const fragments = new Map(
    input.document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const walk: Walk = { ...input, fragments, measured: new Map() };
  const { operation, schema } = input;
  const root = schema.getRootType(operation.operation) ?? undefined;
  const roots = rootFields(walk, operation.selectionSet, new Set());
  const size = measureSet(walk, operation.selectionSet, root);
  return {
    ...size,
    directives: size.directives + (operation.directives?.length ?? 0),
    rootFields: roots.length,
    introspects: roots.some((name) => name === '__schema' || name === '__type'),
    lonely: roots.filter((name) => root?.getFields()[name]?.extensions.alone === true),
  };
}

function rootFields(walk: Walk, set: SelectionSetNode, seen: Set<string>): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.name.value];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFields(walk, node.selectionSet, seen);
    const fragment = walk.fragments.get(node.name.value);
    if (fragment === undefined || seen.has(node.name.value)) return [];
    seen.add(node.name.value);
    return rootFields(walk, fragment.selectionSet, seen);
  });
}

function measureSet(walk: Walk, set: SelectionSetNode, parent: unknown): Measure {
  return set.selections
    .map((node): Measure => {
      const directives = node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) return add(measureField(walk, node, parent), directives);
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const name = node.typeCondition?.name.value;
        const type = name === undefined ? parent : walk.schema.getType(name);
        return add(measureSet(walk, node.selectionSet, type), directives);
      }
      return add(measureFragment(walk, node.name.value), directives);
    })
    .reduce(combine, NOTHING);
}

function measureFragment(walk: Walk, name: string): Measure {
  const known = walk.measured.get(name);
  if (known !== undefined) return known;
  const fragment = walk.fragments.get(name);
  if (fragment === undefined) return NOTHING;
  const type = walk.schema.getType(fragment.typeCondition.name.value);
  const measured = measureSet(walk, fragment.selectionSet, type);
  walk.measured.set(name, measured);
  return measured;
}

function measureField(walk: Walk, node: FieldNode, parent: unknown): Measure {
  const definition = fieldsOf(parent)?.[node.name.value];
  const type = definition?.type;
  const inner =
    node.selectionSet === undefined
      ? NOTHING
      : measureSet(walk, node.selectionSet, type && getNamedType(type));
  const own = type !== undefined && isLeafType(getNamedType(type)) ? 0 : 1;
  return {
    depth: inner.depth + 1,
    aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
    directives: inner.directives,
    cost: own + inner.cost * sizeOf(walk, node, type),
  };
}

function fieldsOf(parent: unknown): ReturnType<GraphQLObjectType['getFields']> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : undefined;
}

// The page size multiplies what is inside; the list of nodes itself must not multiply again.
function sizeOf(walk: Walk, node: FieldNode, type: GraphQLOutputType | undefined): number {
  const first = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (first?.kind === Kind.INT) return Number(first.value);
  if (first?.kind === Kind.VARIABLE)
    return Math.max(1, Number(walk.variables[first.name.value] ?? 1));
  return node.name.value !== 'nodes' && isList(type) ? PLAIN_LIST_SIZE : 1;
}

function isList(type: GraphQLOutputType | undefined): boolean {
  if (type === undefined) return false;
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function add(measure: Measure, directives: number): Measure {
  return { ...measure, directives: measure.directives + directives };
}

function combine(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    cost: a.cost + b.cost,
  };
}
