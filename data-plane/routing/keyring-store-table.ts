// The records of a keyring and the hash index over them, in plain bytes: a million keys as objects
// would take half a gigabyte and stall the collector. Sharded, so that growing never takes long.
import { ACCOUNT_AT, RECORD_BYTES, SCOPE_AT, TOKEN_ID_BYTES } from '#contract/keyring';

const SLAB_RECORDS = 4096;
const SHARDS = 256;
const FIRST_SLOTS = 64;
const EMPTY = 0;
const GONE = -1;

interface Shard {
  /** Record number plus one; EMPTY or GONE otherwise. */
  slots: Int32Array;
  /** Slots that are not EMPTY. */
  taken: number;
}

/** A record in place: valid until the table is next changed. */
export interface RecordPlace {
  readonly bytes: Buffer;
  readonly at: number;
  readonly account: number;
  readonly scope: number;
}

/** Open addressing over fixed-width records. */
export class KeyTable {
  private readonly slabs: Buffer[] = [];
  private readonly free: number[] = [];
  private readonly shards: Shard[] = Array.from({ length: SHARDS }, () => ({
    slots: new Int32Array(FIRST_SLOTS),
    taken: 0,
  }));
  /** The token looked for; reused, because a lookup runs on every request. */
  private readonly scratch = Buffer.alloc(TOKEN_ID_BYTES);
  private used = 0;

  /** Records in the table. */
  get size(): number {
    return this.used - this.free.length;
  }

  /** Where the record of a token is; undefined when there is none. */
  find(tokenId: string): RecordPlace | undefined {
    if (tokenId.length !== TOKEN_ID_BYTES) return undefined;
    this.scratch.write(tokenId, 0, TOKEN_ID_BYTES, 'latin1');
    const { record } = this.seek(this.scratch, 0);
    return record === -1 ? undefined : this.placeOf(record);
  }

  /** Copies a record in, replacing the one of the same token. */
  put(bytes: Buffer, at: number, account: number, scope: number): void {
    const found = this.seek(bytes, at);
    let record = found.record;
    if (record === -1) {
      record = this.free.pop() ?? this.grow();
      this.write(bytes, at, record);
      this.index(found.shard, hashOf(bytes, at), record);
    } else {
      this.write(bytes, at, record);
    }
    const { slab, offset } = this.locate(record);
    slab.writeUInt32BE(account, offset + ACCOUNT_AT);
    slab.writeUInt32BE(scope, offset + SCOPE_AT);
  }

  /** Takes a token out; nothing happens when it is not there. */
  remove(bytes: Buffer, at: number): void {
    const { shard, slot, record } = this.seek(bytes, at);
    if (record === -1) return;
    shard.slots[slot] = GONE;
    this.free.push(record);
  }

  /** Copies of the records with slot numbers from `start`, at most `limit` slots, the free ones left out. */
  *slice(start: number, limit: number): Generator<RecordPlace> {
    const end = Math.min(this.used, start + limit);
    for (let record = start; record < end; record++) {
      const place = this.placeOf(record);
      if (this.seek(place.bytes, place.at).record === record) yield place;
    }
  }

  /** Slot numbers go from zero to this. */
  get slots(): number {
    return this.used;
  }

  private seek(bytes: Buffer, at: number): { shard: Shard; slot: number; record: number } {
    const hash = hashOf(bytes, at);
    const shard = this.shardOf(hash);
    const mask = shard.slots.length - 1;
    for (let slot = (hash >>> 8) & mask; ; slot = (slot + 1) & mask) {
      const entry = shard.slots[slot] ?? EMPTY;
      if (entry === EMPTY) return { shard, slot, record: -1 };
      if (entry !== GONE && this.sameToken(entry - 1, bytes, at)) {
        return { shard, slot, record: entry - 1 };
      }
    }
  }

  private index(shard: Shard, hash: number, record: number): void {
    if (shard.taken * 2 >= shard.slots.length) this.rebuild(shard);
    const mask = shard.slots.length - 1;
    let slot = (hash >>> 8) & mask;
    while (shard.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    shard.slots[slot] = record + 1;
    shard.taken++;
  }

  /** Drops what is gone and doubles the shard when it is still more than a quarter full. */
  private rebuild(shard: Shard): void {
    const live = shard.slots.filter((entry) => entry > 0);
    const wanted = live.length * 4 >= shard.slots.length ? 2 : 1;
    const slots = new Int32Array(shard.slots.length * wanted);
    const mask = slots.length - 1;
    for (const entry of live) {
      const { slab, offset } = this.locate(entry - 1);
      let slot = (hashOf(slab, offset) >>> 8) & mask;
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    shard.slots = slots;
    shard.taken = live.length;
  }

  private grow(): number {
    if (this.used % SLAB_RECORDS === 0) this.slabs.push(Buffer.alloc(SLAB_RECORDS * RECORD_BYTES));
    return this.used++;
  }

  private write(bytes: Buffer, at: number, record: number): void {
    const { slab, offset } = this.locate(record);
    bytes.copy(slab, offset, at, at + RECORD_BYTES);
  }

  private sameToken(record: number, bytes: Buffer, at: number): boolean {
    const { slab, offset } = this.locate(record);
    for (let i = 0; i < TOKEN_ID_BYTES; i++) {
      if (slab[offset + i] !== bytes[at + i]) return false;
    }
    return true;
  }

  private placeOf(record: number): RecordPlace {
    const { slab, offset } = this.locate(record);
    return {
      bytes: slab,
      at: offset,
      account: slab.readUInt32BE(offset + ACCOUNT_AT),
      scope: slab.readUInt32BE(offset + SCOPE_AT),
    };
  }

  private locate(record: number): { slab: Buffer; offset: number } {
    const slab = this.slabs[Math.floor(record / SLAB_RECORDS)];
    if (!slab) throw new Error('a keyring record lies outside its slabs');
    return { slab, offset: (record % SLAB_RECORDS) * RECORD_BYTES };
  }

  private shardOf(hash: number): Shard {
    const shard = this.shards[hash & (SHARDS - 1)];
    if (!shard) throw new Error('a keyring shard is missing');
    return shard;
  }
}

function hashOf(bytes: Buffer, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < TOKEN_ID_BYTES; i++) {
    hash = Math.imul(hash ^ (bytes[at + i] ?? 0), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
