// How large operations are found to be, whatever way they are written.
import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';
import { measureOperation, type OperationSize } from './measure-operation.ts';

const schema = buildSchema(`
  type Query { me: Person people(first: Int!): People }
  type People { nodes: [Person!]! totalCount: Int! }
  type Person { id: ID! friend: Person keys: [Key!]! people(first: Int!): People }
  type Key { id: ID! }
`);

function measure(source: string, variables: Record<string, unknown> = {}): OperationSize {
  const document = parse(source);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('the document has no operation');
  return measureOperation({ schema, document, operation, variables });
}

test('depth counts fields, not fragments', () => {
  expect(measure('{ me { friend { id } } }').depth).toBe(3);
  expect(measure('{ ...a } fragment a on Query { me { ... on Person { id } } }').depth).toBe(2);
});

test('a page multiplies what is inside it, by literal and by variable', () => {
  expect(measure('{ people(first: 50) { nodes { id } } }').cost).toBe(51);
  expect(measure('query($n: Int!) { people(first: $n) { nodes { id } } }', { n: 200 }).cost).toBe(
    201,
  );
  expect(
    measure('{ people(first: 10) { nodes { people(first: 10) { nodes { id } } } } }').cost,
  ).toBe(121);
});

test('a list without a size counts as five', () => {
  expect(measure('{ me { keys { id } } }').cost).toBe(2);
  expect(measure('{ people(first: 10) { nodes { keys { id } } } }').cost).toBe(21);
});

test('aliases and directives inside fragments count where they are spread', () => {
  const size = measure(
    '{ me { ...a friend { ...a } } } fragment a on Person { x: id @skip(if: false) }',
  );
  expect([size.aliases, size.directives]).toEqual([2, 2]);
});

test('a fragment that doubles twenty-five times is measured at once and found too costly', () => {
  const fragments = Array.from({ length: 25 }, (_, n) => {
    const next = n === 24 ? 'id' : `x: friend { ...f${n + 1} } y: friend { ...f${n + 1} }`;
    return `fragment f${n} on Person { ${next} }`;
  });
  const start = performance.now();
  const size = measure(`{ me { ...f0 } } ${fragments.join(' ')}`);
  expect(performance.now() - start).toBeLessThan(200);
  expect(size.cost).toBeGreaterThan(5_000);
});

test('root fields inside fragments are root fields', () => {
  expect(
    measure('{ ...a __schema { types { name } } } fragment a on Query { me { id } }'),
  ).toMatchObject({
    rootFields: 2,
    introspects: true,
  });
});
