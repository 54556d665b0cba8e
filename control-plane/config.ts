// The control plane's environment, read once. Nothing else looks at process.env.
import { BlockList } from 'node:net';
import type { Secret } from '#contract/secret';
import type { EnvReader } from '#platform/env';
import { parseTrustedProxies } from './security/client-address.ts';
import { faultOfPublicUrl } from './sync/south-address.ts';

export interface ControlConfig {
  readonly host: string;
  readonly northPort: number;
  readonly southPort: number;
  /** Absent: the same as host. */
  readonly southHost?: string;
  /** Where nodes reach this control plane's south port, when that is not where it listens. */
  readonly southPublicUrl: URL | undefined;
  readonly dataDir: string;
  /** Absent: the embedded server in the data folder. */
  readonly databaseUrl: Secret | undefined;
  /** Past a pooler, for LISTEN and advisory locks. */
  readonly databaseDirectUrl: Secret | undefined;
  /** Where people reach the admin UI; https turns on secure cookies. */
  readonly publicUrl: URL | undefined;
  /** Reverse proxies before the north port, whose X-Forwarded-For is believed. */
  readonly trustedProxies: BlockList;
  /** Where callers reach /v1, for snippets. */
  readonly apiUrl: URL | undefined;
  readonly mediaUrl: URL | undefined;
  /** Absent only with the embedded database, where it is made and kept in the data folder. */
  readonly secretKey: Secret | undefined;
  readonly nodeToken: Secret | undefined;
  readonly bootstrapToken: Secret | undefined;
  readonly adminEmail: string | undefined;
  readonly adminPassword: Secret | undefined;
  readonly southTlsCert: string | undefined;
  readonly southTlsKey: string | undefined;
}

const WEB = ['http:', 'https:'];
const POSTGRES = ['postgres:', 'postgresql:'];
const MIN_TOKEN_LENGTH = 24;

/** Names the control plane's variables; pass it to readEnv or readEnvOrExit. */
export function readControlConfig(env: EnvReader): ControlConfig {
  const config: ControlConfig = {
    host: env.string('TOLLGATE_HOST', '127.0.0.1'),
    northPort: env.port('TOLLGATE_NORTH_PORT', 4000),
    southPort: env.port('TOLLGATE_SOUTH_PORT', 4001),
    southPublicUrl: env.optionalUrl('TOLLGATE_SOUTH_PUBLIC_URL', WEB),
    dataDir: env.string('TOLLGATE_DATA_DIR', './data'),
    databaseUrl: databaseSecret(env, 'DATABASE_URL'),
    databaseDirectUrl: databaseSecret(env, 'DATABASE_DIRECT_URL'),
    publicUrl: env.optionalUrl('TOLLGATE_PUBLIC_URL', WEB),
    trustedProxies: readTrustedProxies(env),
    apiUrl: env.optionalUrl('TOLLGATE_API_URL', WEB),
    mediaUrl: env.optionalUrl('TOLLGATE_MEDIA_URL', WEB),
    secretKey: env.optionalSecret('TOLLGATE_SECRET_KEY'),
    nodeToken: env.optionalSecret('TOLLGATE_NODE_TOKEN'),
    bootstrapToken: env.optionalSecret('TOLLGATE_BOOTSTRAP_TOKEN'),
    adminEmail: env.optionalString('TOLLGATE_ADMIN_EMAIL'),
    adminPassword: env.optionalSecret('TOLLGATE_ADMIN_PASSWORD'),
    southTlsCert: env.optionalString('TOLLGATE_SOUTH_TLS_CERT'),
    southTlsKey: env.optionalString('TOLLGATE_SOUTH_TLS_KEY'),
  };
  checkTogether(env, config);
  return config;
}

function databaseSecret(env: EnvReader, name: string): Secret | undefined {
  return env.optionalUrl(name, POSTGRES) === undefined ? undefined : env.optionalSecret(name);
}

function readTrustedProxies(env: EnvReader): BlockList {
  const name = 'TOLLGATE_TRUSTED_PROXIES';
  const list = parseTrustedProxies(env.string(name, ''));
  if (list.ok) return list.value;
  env.fault(name, list.error);
  return new BlockList();
}

function checkTogether(env: EnvReader, config: ControlConfig): void {
  if (config.databaseUrl !== undefined && config.secretKey === undefined) {
    env.fault('TOLLGATE_SECRET_KEY', 'is required with DATABASE_URL: 32 random bytes or more.');
  }
  const short = [
    ['TOLLGATE_BOOTSTRAP_TOKEN', config.bootstrapToken],
    ['TOLLGATE_NODE_TOKEN', config.nodeToken],
  ] as const;
  for (const [name, secret] of short) {
    if (secret !== undefined && secret.reveal().length < MIN_TOKEN_LENGTH) {
      env.fault(name, `must have at least ${MIN_TOKEN_LENGTH} characters.`);
    }
  }
  const southFault = config.southPublicUrl && faultOfPublicUrl(config.southPublicUrl);
  if (southFault !== undefined) env.fault('TOLLGATE_SOUTH_PUBLIC_URL', southFault);
  if ((config.southTlsCert === undefined) !== (config.southTlsKey === undefined)) {
    env.fault('TOLLGATE_SOUTH_TLS_KEY', 'and TOLLGATE_SOUTH_TLS_CERT belong together.');
  }
}
