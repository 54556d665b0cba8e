// Types the translation keys from the English files, so that a missing key is a type
// error at its use.
import type audit from './en/audit.json';
import type auth from './en/auth.json';
import type channels from './en/channels.json';
import type common from './en/common.json';
import type customers from './en/customers.json';
import type fleet from './en/fleet.json';
import type ledger from './en/ledger.json';
import type models from './en/models.json';
import type overview from './en/overview.json';
import type prices from './en/prices.json';
import type problems from './en/problems.json';
import type providers from './en/providers.json';
import type requests from './en/requests.json';
import type settings from './en/settings.json';
import type versions from './en/versions.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      audit: typeof audit;
      auth: typeof auth;
      channels: typeof channels;
      common: typeof common;
      customers: typeof customers;
      fleet: typeof fleet;
      ledger: typeof ledger;
      models: typeof models;
      overview: typeof overview;
      prices: typeof prices;
      problems: typeof problems;
      providers: typeof providers;
      requests: typeof requests;
      settings: typeof settings;
      versions: typeof versions;
    };
  }
}
