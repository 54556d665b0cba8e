// A process that takes a folder and reports on stdout; it holds the folder until it is ended.
import { lockFolder } from '#platform/folder-lock';

const result = await lockFolder(process.argv[2] ?? '', 'a test holder');
process.stdout.write(`${JSON.stringify(result.ok ? { held: true } : result.error)}\n`);
if (result.ok) {
  setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => void result.value.release().then(() => process.exit(0)));
}
