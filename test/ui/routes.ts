// Every route of the admin UI, with the details and tasks that open beside or above it. An id in
// braces is filled with one from the seeded system.

export interface RouteCase {
  readonly name: string;
  readonly path: string;
}

/** One for each page of the navigation. */
export const PAGES: readonly RouteCase[] = [
  { name: 'overview', path: '/admin?range=1h' },
  { name: 'requests', path: '/admin/requests' },
  { name: 'providers', path: '/admin/providers' },
  { name: 'channels', path: '/admin/channels' },
  { name: 'models', path: '/admin/models' },
  { name: 'prices', path: '/admin/prices' },
  { name: 'customers', path: '/admin/customers' },
  { name: 'ledger', path: '/admin/ledger' },
  { name: 'fleet', path: '/admin/fleet' },
  { name: 'versions', path: '/admin/versions' },
  { name: 'audit', path: '/admin/audit' },
  { name: 'settings', path: '/admin/settings' },
];

/** What opens from them. */
export const DETAILS: readonly RouteCase[] = [
  { name: 'request', path: '/admin/requests?sel={request}' },
  { name: 'provider', path: '/admin/providers?sel={provider}' },
  { name: 'provider-new', path: '/admin/providers?task=new' },
  { name: 'channel', path: '/admin/channels?sel={channel}' },
  { name: 'channel-edit', path: '/admin/channels?sel={channel}&task=edit' },
  { name: 'channel-test', path: '/admin/channels?sel={channel}&task=test' },
  { name: 'channel-new', path: '/admin/channels?task=new' },
  { name: 'model', path: '/admin/models?sel={model}' },
  { name: 'model-edit', path: '/admin/models?sel={model}&task=edit' },
  { name: 'price', path: '/admin/prices?sel={model}' },
  { name: 'customer-new', path: '/admin/customers?task=new' },
  { name: 'customer', path: '/admin/customers/{user}' },
  { name: 'customer-usage', path: '/admin/customers/{user}?tab=usage' },
  { name: 'customer-keys', path: '/admin/customers/{user}?tab=keys' },
  { name: 'customer-audit', path: '/admin/customers/{user}?tab=audit' },
  { name: 'customer-adjust', path: '/admin/customers/{user}?task=adjust' },
  { name: 'ledger-transaction', path: '/admin/ledger?sel={transaction}' },
  { name: 'node', path: '/admin/fleet?sel={node}' },
  { name: 'version', path: '/admin/versions?sel={version}' },
  { name: 'audit-entry', path: '/admin/audit?sel={entry}' },
  { name: 'settings-staff', path: '/admin/settings?part=staff' },
  { name: 'settings-groups', path: '/admin/settings?part=groups' },
  { name: 'settings-families', path: '/admin/settings?part=families' },
  { name: 'settings-tokens', path: '/admin/settings?part=tokens' },
  { name: 'settings-profile', path: '/admin/settings?part=profile' },
  { name: 'settings-danger', path: '/admin/settings?part=danger' },
];

/** Filters that match nothing, and the text in them. */
export const FILTERED_OUT: readonly (RouteCase & { readonly typed?: string })[] = [
  { name: 'requests', path: '/admin/requests?error=no_such_code', typed: 'no_such_code' },
  { name: 'providers', path: '/admin/providers?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'channels', path: '/admin/channels?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'models', path: '/admin/models?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'prices', path: '/admin/prices?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'customers', path: '/admin/customers?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'ledger', path: '/admin/ledger?kind=removal' },
  { name: 'fleet', path: '/admin/fleet?q=zzzzzz', typed: 'zzzzzz' },
  { name: 'audit', path: '/admin/audit?q=zzzzzz', typed: 'zzzzzz' },
];

export function fillPath(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`No id for ${name}`);
    return encodeURIComponent(id);
  });
}
