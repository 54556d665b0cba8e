// The ids with which details are opened, read from the seeded system.
import type { Operator } from '../harness/operator.ts';

const FIRST = `{
  usageRecords(first: 200) { nodes { id attemptCount } }
  providers(first: 1) { nodes { id } }
  channels(first: 50) { nodes { id name } }
  users(first: 1, filter: { search: "mara" }) { nodes { id } }
  modelByName(name: "kimi-k2") { id }
}`;
const SECOND = `{
  ledgerTransactions(first: 1, filter: { kinds: ["usage"] }) { nodes { id } }
  nodes(first: 1) { nodes { id } }
  publishedVersions(first: 1) { nodes { number } }
  auditEntries(first: 1, filter: { action: "channel.create" }) { nodes { id } }
}`;

interface Row {
  readonly id: string;
  readonly name?: string;
  readonly attemptCount?: number;
}

/** One id for each place in a route; the request is one that failed over when there is one. */
export async function readIds(operator: Operator): Promise<Record<string, string>> {
  const first = await operator.call(FIRST);
  const second = await operator.call(SECOND);
  const requests: readonly Row[] = first.usageRecords.nodes;
  const channels: readonly Row[] = first.channels.nodes;
  const request = requests.find(({ attemptCount }) => (attemptCount ?? 0) > 1) ?? requests[0];
  return {
    request: request?.id ?? '',
    provider: first.providers.nodes[0].id,
    channel: channels.find(({ name }) => name === 'moonshot-main')?.id ?? '',
    user: first.users.nodes[0].id,
    model: first.modelByName.id,
    transaction: second.ledgerTransactions.nodes[0].id,
    node: second.nodes.nodes[0].id,
    version: String(second.publishedVersions.nodes[0].number),
    entry: second.auditEntries.nodes[0].id,
  };
}
