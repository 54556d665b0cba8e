// Numbered generations in the snapshot folder: which there are, where the next one goes, and that
// only the last two stay.
import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { FrameWriter, syncFolderOf } from './snapshot-store-file.ts';

/** Good generations kept of each kind. */
const KEPT_GENERATIONS = 2;

export type GenerationKind = 'table' | 'keyring';

export interface GenerationFile {
  /** Part of what its frames are sealed to. */
  readonly name: string;
  readonly path: string;
  readonly number: number;
}

/** A generation that is being written beside the good ones. */
export interface DraftGeneration {
  readonly writer: FrameWriter;
  /** Makes it the newest good generation and removes what is too old. */
  publish(): Promise<GenerationFile>;
  discard(): Promise<void>;
}

export class GenerationFolder {
  readonly key: Buffer;
  private readonly folder: string;
  private readonly kind: GenerationKind;

  constructor(folder: string, kind: GenerationKind, key: Buffer) {
    this.folder = folder;
    this.kind = kind;
    this.key = key;
  }

  /** The good generations, newest first. */
  async list(): Promise<readonly GenerationFile[]> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const pattern = new RegExp(`^${this.kind}-(\\d{1,12})\\.sealed$`);
    const files = (await readdir(this.folder)).flatMap((entry) => {
      const number = pattern.exec(entry)?.[1];
      return number === undefined ? [] : [this.fileOf(Number(number))];
    });
    return files.toSorted((a, b) => b.number - a.number);
  }

  async draft(): Promise<DraftGeneration> {
    const file = this.fileOf(((await this.list())[0]?.number ?? 0) + 1);
    const draftPath = `${file.path}.draft`;
    const handle = await open(draftPath, 'w', 0o600);
    const writer = new FrameWriter(handle, this.key, file.name);
    return {
      writer,
      publish: async () => {
        await writer.sync();
        await rename(draftPath, file.path);
        await syncFolderOf(file.path);
        await this.prune();
        return file;
      },
      discard: async () => {
        await writer.close();
        await unlink(draftPath);
      },
    };
  }

  private async prune(): Promise<void> {
    for (const old of (await this.list()).slice(KEPT_GENERATIONS)) await unlink(old.path);
  }

  private fileOf(number: number): GenerationFile {
    const name = `${this.kind}-${number}`;
    return { name, number, path: join(this.folder, `${name}.sealed`) };
  }
}
