// As which account the embedded PostgreSQL runs. It refuses to be root, so a root control plane
// (the usual case in a container) needs a user namespace or another account.
import { execFile, type SpawnOptions } from 'node:child_process';
import { chmod, chown, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Account } from '#platform/socket-folder';
import { StartRefused } from '#platform/start-refused';

/** How to run PostgreSQL's programs, and who must own what they write. */
export interface RunWay {
  readonly name: 'direct' | 'namespace' | 'account';
  readonly owner: Account | undefined;
  command(program: string, args: readonly string[]): RunCommand;
}

export interface RunCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
}

const run = promisify(execFile);
const NOBODY: Account = { uid: 65_534, gid: 65_534 };
const UNSHARE = ['--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`];
const TRIAL_LIMIT_MS = 10_000;

/** Chooses the way; an existing folder's owner decides, because the files are theirs. */
export async function chooseRunWay(folder: string, program: string): Promise<RunWay> {
  if (process.getuid?.() !== 0) return direct;
  const owner = await readOwner(folder);
  if (owner !== undefined && owner.uid !== 0) return runAsAccount(owner);
  if (await works(namespaced, program)) return namespaced;
  if (owner !== undefined) throw refuse(`${folder} belongs to root`);
  const account = runAsAccount((await findPostgresAccount()) ?? NOBODY);
  if (await works(account, program)) return account;
  throw refuse('no other account can reach node_modules');
}

/** Lets the chosen account own and reach a folder that we made. */
export async function handOver(folder: string, parent: string, way: RunWay): Promise<void> {
  if (way.owner === undefined) return;
  await chown(folder, way.owner.uid, way.owner.gid);
  // Reaching needs the search bit on the parent only; its files keep their own modes.
  const { mode } = await stat(parent);
  await chmod(parent, mode | 0o011);
}

const direct: RunWay = {
  name: 'direct',
  owner: undefined,
  command: (program, args) => ({ file: program, args, options: {} }),
};

// Root outside and nobody inside: files stay ours, no account or reachable path is needed.
const namespaced: RunWay = {
  name: 'namespace',
  owner: undefined,
  command: (program, args) => ({
    file: 'unshare',
    args: [...UNSHARE, program, ...args],
    options: {},
  }),
};

function runAsAccount(owner: Account): RunWay {
  return {
    name: 'account',
    owner,
    command: (program, args) => ({ file: program, args, options: owner }),
  };
}

async function works(way: RunWay, program: string): Promise<boolean> {
  const { file, args, options } = way.command(program, ['--version']);
  try {
    // The trial must not fail on the caller's own folder, so it stands where everybody may.
    await run(file, args, { ...options, cwd: '/', timeout: TRIAL_LIMIT_MS });
    return true;
  } catch {
    return false;
  }
}

async function readOwner(folder: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch {
    return undefined;
  }
}

async function findPostgresAccount(): Promise<Account | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(passwd);
  return found === null ? undefined : { uid: Number(found[1]), gid: Number(found[2]) };
}

function refuse(reason: string): StartRefused {
  return new StartRefused(
    'The embedded PostgreSQL cannot run as root: user namespaces (unshare --user) are refused ' +
      `here and ${reason}. Start Tollgate as an ordinary user, or set DATABASE_URL to a ` +
      'PostgreSQL of your own.',
  );
}
