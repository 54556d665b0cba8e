// What `npm start` and its siblings run: make the checkout ready, then hand over to the pinned Node.
import { existsSync } from 'node:fs';
import { giveUp, inRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { takeOver } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const ENTRIES = ['standalone', 'control-plane', 'data-plane', 'simulator', 'reset-admin'];

const [entry = 'standalone', ...args] = process.argv.slice(2);
if (!ENTRIES.includes(entry)) giveUp(`Unknown program ${entry}: use one of ${ENTRIES.join(', ')}.`);
await prepare({ full: false });
const program = inRoot('dist', 'server', `${entry}.js`);
if (!existsSync(program)) giveUp(`The build has no ${entry}: remove dist/ and start again.`);
// Held streams are many small things that live long: a smaller nursery halves their memory.
const memory = entry === 'data-plane' ? ['--max-semi-space-size=8'] : [];
takeOver(findRuntime(), ['--enable-source-maps', ...memory, program, ...args], { channel: true });
