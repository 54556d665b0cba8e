// A list of thirty costs as many statements as a list of three: nothing is read row by row.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { createRoute, insertUsageRows } from './usage-rows.ts';

let plane: ControlHarness;
let statements = 0;

beforeAll(async () => {
  plane = await startControlHarness();
  for (let index = 0; index < 30; index += 1) {
    await plane.call(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { __typename } }',
      { input: { email: `customer-${index}@example.com` } },
    );
    const route = await createRoute(plane, `channel-${index}`);
    await insertUsageRows(plane, [
      {
        ...{ id: `u${index}`, seq: index, startedAt: new Date(), model_id: route.modelId },
        accountId: route.modelId,
        channel_id: route.channelId,
        price_id: route.priceId,
      },
    ]);
  }
  countStatements();
});
afterAll(() => plane?.stop());

// Entities and plain SQL reach the database by two doors; both are counted.
function countStatements(): void {
  const { sql, orm } = plane.database;
  const query = sql.query.bind(sql);
  Object.assign(sql, {
    query: (...args: Parameters<typeof query>) => {
      statements += 1;
      return query(...args);
    },
  });
  const connection = orm.em.getDriver().getConnection();
  const execute = connection.execute.bind(connection);
  Object.assign(connection, {
    execute: (...args: Parameters<typeof execute>) => {
      statements += 1;
      return execute(...args);
    },
  });
}

const LISTS = {
  users: 'nodes { email account { name group { name } apiKeyCount wallet { balanceNanoUsd } } }',
  channels: `nodes { name provider { name credentials { name } channelCount activity { attempts } }
    credential { lastFour } models { model { slug } carriedRequests } activity { attempts }
    health { state } lastTest { passed } }`,
  providers: 'nodes { name credentials { name } channelCount activity { attempts } }',
  models: `nodes { slug aliases price { number billable { inputUsd } } servable { state }
    margin { marginPpm } }`,
  usageRecords: `nodes { id modelSlug channelName accountName attempts { channelName }
    receipt { chargeNanoUsd lines { bucket } } }`,
};

test.each(Object.entries(LISTS))('%s are read in batches', async (list, fields) => {
  const read = async (first: number) => {
    statements = 0;
    const { data, errors } = await plane.call(`{ ${list}(first: ${first}) { ${fields} } }`);
    expect(errors).toEqual([]);
    expect(data[list].nodes).toHaveLength(Math.min(first, list === 'models' ? 17 : 30));
    return statements;
  };
  const few = await read(3);
  expect(few).toBeGreaterThan(2);
  expect(await read(30)).toBe(few);
});
