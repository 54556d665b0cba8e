// Says plainly when the wrong Node runs: npm can skip the pinned runtime without a word
// (`--omit=optional`), and the system's Node would then fail later in odd places.
import { err, ok, type Result } from '#contract/result';

export const RUNTIME_MAJOR = 24;

/** Refuses a Node of another major version, with the way to the right one. */
export function checkRuntime(version: string, platform: string): Result<string, string> {
  if (Number(version.split('.')[0]) === RUNTIME_MAJOR) return ok(version);
  return err(
    `Tollgate runs on Node ${RUNTIME_MAJOR}, but this is Node ${version}.\n` +
      `npm brings the right one as the optional package node-${platform}: install it with\n` +
      '  npm ci --include=optional\n' +
      'and start with npm start, npm run control-plane or npm run data-plane.\n' +
      `Where npm has none for ${platform}, put a Node ${RUNTIME_MAJOR} on the PATH.\n`,
  );
}

/** The first call of each main.ts. */
export function requireRuntime(): void {
  const checked = checkRuntime(process.versions.node, `${process.platform}-${process.arch}`);
  if (checked.ok) return;
  process.stderr.write(checked.error);
  process.exit(1);
}
