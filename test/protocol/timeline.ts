// Simulated time: a queue of what happens when. Equal times keep the order in which they were set.

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

export class Timeline {
  nowMs = 0;
  private readonly heap: Entry[] = [];
  private order = 0;

  /** Has something happen after a delay. */
  after(delayMs: number, run: () => void): void {
    const entry = { atMs: this.nowMs + Math.max(0, delayMs), order: this.order++, run };
    const heap = this.heap;
    heap.push(entry);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.precedes(index, parent)) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  /** Runs everything due until `atMs`, calling `check` after each. */
  runUntil(atMs: number, check: () => void): void {
    for (let first = this.heap[0]; first && first.atMs <= atMs; first = this.heap[0]) {
      this.removeFirst();
      this.nowMs = first.atMs;
      first.run();
      check();
    }
    this.nowMs = atMs;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let least = index;
      if (left < this.heap.length && this.precedes(left, least)) least = left;
      if (left + 1 < this.heap.length && this.precedes(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private precedes(a: number, b: number): boolean {
    const first = this.heap[a]!;
    const second = this.heap[b]!;
    return first.atMs < second.atMs || (first.atMs === second.atMs && first.order < second.order);
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]!;
    this.heap[a] = this.heap[b]!;
    this.heap[b] = kept;
  }
}
