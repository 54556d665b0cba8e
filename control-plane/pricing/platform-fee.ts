// The installation's fee on top of every catalogue price, as its setting has it.
import type { Reader } from '../database/unit-of-work.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { loadSettings } from '../settings/installation-settings.ts';

/** The fee in parts per million: 200000 is 20 %. */
export async function readPlatformFeePpm(reader: Reader): Promise<bigint> {
  const { settings } = await loadSettings(reader.sql);
  return BigInt(settings.platformFeePpm);
}

const feeOnce = defineLoader<bigint>(async ({ reader }, keys) => {
  const fee = await readPlatformFeePpm(reader);
  return new Map(keys.map((key) => [key, fee]));
});

/** The same, read once for all rows of a request. */
export async function loadPlatformFeePpm(context: GraphqlContext): Promise<bigint> {
  return (await feeOnce(context, 'fee')) ?? 0n;
}
