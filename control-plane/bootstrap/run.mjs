// Child processes of the bootstrap: one that must succeed, and one that takes over.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.mjs';

// npm passes a signal on that the terminal has sent too; a repeat this soon is the same Ctrl-C.
const SAME_SIGNAL_MS = 1_000;
const PARENT_POLL_MS = 500;

/** Runs a command to its end and returns its exit code; its output is only shown when it fails. */
export function runQuietly(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/**
 * Hands the terminal to a command, forwards signals, and ends as it ends. Our own programs get a
 * channel, by which they notice our end.
 */
export function takeOver(file, args, { env = process.env, channel = false } = {}) {
  const terminal = ['inherit', 'inherit', 'inherit'];
  const stdio = channel ? [...terminal, 'ipc'] : terminal;
  const child = spawn(file, args, { cwd: root, env, stdio });
  let lastSignalAt = Number.NEGATIVE_INFINITY;
  const forward = () => {
    const now = performance.now();
    if (now - lastSignalAt < SAME_SIGNAL_MS) return;
    lastSignalAt = now;
    // The child ignores the terminal's own SIGINT while it has a parent, so it hears this once.
    child.kill('SIGTERM');
  };
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  process.on('SIGHUP', forward);
  // The package's scripts replace npm's shell by us, so that npm ends as we end and is our parent:
  // ended by kill -9, it would leave us running unseen.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || process.env.npm_lifecycle_event === undefined) return;
    clearInterval(watch);
    forward();
  }, PARENT_POLL_MS);
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
