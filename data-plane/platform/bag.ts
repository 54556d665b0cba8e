// Things that come and go by the thousand a second, in no order. A set or map would leave tables
// behind that the collector promotes together with all that was in them.

/** What a bag holds knows its place in it, and leaves it alone. */
export interface Placed {
  place: number;
}

export class Bag<T extends Placed> {
  private readonly items: T[] = [];

  get size(): number {
    return this.items.length;
  }

  add(item: T): void {
    item.place = this.items.length;
    this.items.push(item);
  }

  /** Takes an item out, if it is in; the last one moves to its place. */
  remove(item: T): void {
    if (this.items[item.place] !== item) return;
    const last = this.items.pop();
    if (!last || last === item) return;
    this.items[item.place] = last;
    last.place = item.place;
  }

  /** Visits all; a visit may take its own item out, and what is added meanwhile is not visited. */
  visit(each: (item: T) => void): void {
    for (let index = this.items.length - 1; index >= 0; index--) {
      const item = this.items[index];
      if (item) each(item);
    }
  }
}
