// Who may do what: one row a kind of operation, one column a role, and the scope an automation
// token needs. Data alone; access.ts reads it, and a test walks every cell.

export const roles = ['anonymous', 'customer', 'viewer', 'operator', 'admin'] as const;
export type AccessRole = (typeof roles)[number];

/** own: only rows of the caller's account. step-up: the password again within ten minutes. */
export type AccessCell = 'deny' | 'own' | 'allow' | 'step-up';

export const tokenScopes = [
  'users:read',
  'users:write',
  'keys:read',
  'keys:write',
  'wallets:read',
  'wallets:adjust',
  'usage:read',
  'catalog:read',
  'catalog:write',
  'channels:read',
  'channels:write',
  'channels:test',
  'credentials:write',
  'settings:write',
  'audit:read',
  'ops:read',
  'dp:register',
  'schema:read',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

export interface MatrixRow {
  readonly cells: Readonly<Record<AccessRole, AccessCell>>;
  /** The scope that opens it to a token; 'any' for every token, null for none. */
  readonly token: TokenScope | 'any' | null;
  /** Also open while the one-time password has not been replaced. */
  readonly beforePasswordReplaced?: true;
}

const deny = 'deny';
const own = 'own';
const allow = 'allow';
const stepUp = 'step-up';

function row(
  cells: readonly [AccessCell, AccessCell, AccessCell, AccessCell, AccessCell],
  token: MatrixRow['token'],
): MatrixRow {
  const [anonymous, customer, viewer, operator, admin] = cells;
  return { cells: { anonymous, customer, viewer, operator, admin }, token };
}

const early = { beforePasswordReplaced: true } as const;

// Columns: anonymous, customer, viewer, operator, admin; then the token scope.
export const accessMatrix = {
  public: { ...row([allow, allow, allow, allow, allow], 'any'), ...early },
  signIn: { ...row([allow, allow, allow, allow, allow], null), ...early },
  session: { ...row([deny, own, own, own, own], null), ...early },
  updateProfile: row([deny, own, own, own, stepUp], null),

  readUsers: row([deny, deny, allow, allow, allow], 'users:read'),
  writeUsers: row([deny, deny, deny, allow, allow], 'users:write'),
  assignRoles: row([deny, deny, deny, deny, stepUp], null),

  ownApiKeys: row([deny, own, deny, deny, deny], null),
  readApiKeys: row([deny, deny, allow, allow, allow], 'keys:read'),
  writeApiKeys: row([deny, deny, deny, allow, allow], 'keys:write'),

  ownWallet: row([deny, own, deny, deny, deny], null),
  readWallets: row([deny, deny, allow, allow, allow], 'wallets:read'),
  adjustWallets: row([deny, deny, deny, allow, stepUp], 'wallets:adjust'),
  ownUsage: row([deny, own, deny, deny, deny], null),
  readUsage: row([deny, deny, allow, allow, allow], 'usage:read'),

  readCatalog: row([deny, deny, allow, allow, allow], 'catalog:read'),
  writeCatalog: row([deny, deny, deny, allow, allow], 'catalog:write'),
  readChannels: row([deny, deny, allow, allow, allow], 'channels:read'),
  writeChannels: row([deny, deny, deny, allow, allow], 'channels:write'),
  testChannels: row([deny, deny, deny, allow, allow], 'channels:test'),
  writeCredentials: row([deny, deny, deny, allow, stepUp], 'credentials:write'),

  readFleet: row([deny, deny, allow, allow, allow], 'ops:read'),
  writeFleet: row([deny, deny, deny, deny, stepUp], 'dp:register'),

  readSettings: row([deny, deny, allow, allow, allow], 'ops:read'),
  writeSettings: row([deny, deny, deny, deny, stepUp], 'settings:write'),
  automationTokens: row([deny, deny, deny, own, stepUp], null),
  readAudit: row([deny, deny, allow, allow, allow], 'audit:read'),
  introspect: row([deny, deny, deny, allow, allow], 'schema:read'),
} as const satisfies Readonly<Record<string, MatrixRow>>;

export type AccessRow = keyof typeof accessMatrix;

/** True for the name of a row. */
export function isAccessRow(name: unknown): name is AccessRow {
  return typeof name === 'string' && Object.hasOwn(accessMatrix, name);
}
