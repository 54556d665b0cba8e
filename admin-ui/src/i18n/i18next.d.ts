// Types the translation keys from the English files, so that a missing key is a type
// error at its use.
import type auth from './en/auth.json';
import type common from './en/common.json';
import type problems from './en/problems.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      auth: typeof auth;
      common: typeof common;
      problems: typeof problems;
    };
  }
}
