// The scopes of automation tokens, and the row of the access matrix that each stands for:
// nobody can give what they do not have.
export const TOKEN_SCOPES = [
  { scope: 'users:read', right: 'readUsers' },
  { scope: 'users:write', right: 'writeUsers' },
  { scope: 'keys:read', right: 'readApiKeys' },
  { scope: 'keys:write', right: 'writeApiKeys' },
  { scope: 'wallets:read', right: 'readWallets' },
  { scope: 'wallets:adjust', right: 'adjustWallets' },
  { scope: 'usage:read', right: 'readUsage' },
  { scope: 'catalog:read', right: 'readCatalog' },
  { scope: 'catalog:write', right: 'writeCatalog' },
  { scope: 'channels:read', right: 'readChannels' },
  { scope: 'channels:write', right: 'writeChannels' },
  { scope: 'channels:test', right: 'testChannels' },
  { scope: 'credentials:write', right: 'writeCredentials' },
  { scope: 'settings:write', right: 'writeSettings' },
  { scope: 'audit:read', right: 'readAudit' },
  { scope: 'ops:read', right: 'readFleet' },
  { scope: 'dp:register', right: 'writeFleet' },
  { scope: 'schema:read', right: 'introspect' },
] as const;

export const ADJUSTING_SCOPE = 'wallets:adjust';
