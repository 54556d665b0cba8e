// Who this node is: its two key pairs and the id it was given when it enrolled, kept in its folder
// for its own account alone. Keys are written before enrolling, so that a lost answer is repeatable.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { decodeJson, idSchema } from '#contract/codec';
import type { NodeId } from '#contract/ids';
import { err, ok, type Result } from '#contract/result';
import { generateSealingKeys } from '#contract/sealed-box';
import { createSigner, generateSigningKeys, type Signer } from '#contract/signature';
import { StartRefused } from '#platform/start-refused';

const keysSchema = v.object({ publicKey: v.string(), privateKey: v.string() });
const identitySchema = v.object({
  nodeId: v.nullable(idSchema('node')),
  sign: keysSchema,
  seal: keysSchema,
});
type IdentityFile = v.InferOutput<typeof identitySchema>;

/** A node that the control plane knows. */
export interface NodeIdentity {
  readonly nodeId: NodeId;
  readonly signer: Signer;
  readonly sealPrivateKey: string;
}

/** A node's public half, as it enrols with it. */
export interface NodeKeys {
  readonly signPublicKey: string;
  readonly sealPublicKey: string;
}

/** Asks the control plane for an id; retried by the caller's rules. */
export type Enrol = (keys: NodeKeys) => Promise<NodeId>;

/** Reads the identity; enrols first when the folder has none. */
export async function loadIdentity(folder: string, enrol: Enrol): Promise<NodeIdentity> {
  const path = join(folder, 'node.json');
  const file = (await readIdentity(path)) ?? (await writeIdentity(path, newIdentity()));
  const signer = createSigner(file.sign.privateKey);
  if (!signer.ok) throw new StartRefused(brokenFile(path));
  const keys = { signPublicKey: file.sign.publicKey, sealPublicKey: file.seal.publicKey };
  const nodeId = file.nodeId ?? (await enrol(keys));
  if (file.nodeId === null) await writeIdentity(path, { ...file, nodeId });
  return { nodeId, signer: signer.value, sealPrivateKey: file.seal.privateKey };
}

function newIdentity(): IdentityFile {
  return { nodeId: null, sign: generateSigningKeys(), seal: generateSealingKeys() };
}

async function readIdentity(path: string): Promise<IdentityFile | undefined> {
  const text = await readText(path);
  if (!text.ok) return undefined;
  const decoded = decodeJson(identitySchema, text.value);
  if (!decoded.ok) throw new StartRefused(brokenFile(path));
  return decoded.value;
}

function brokenFile(path: string): string {
  return `${path} is damaged. Restore it from a backup; or, if this node has no unreported spool, remove it so that the node enrols anew.`;
}

async function readText(path: string): Promise<Result<string, 'absent'>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return err('absent');
    throw error;
  }
}

async function writeIdentity(path: string, identity: IdentityFile): Promise<IdentityFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(identity, undefined, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  return identity;
}
