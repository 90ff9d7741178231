// The names lexicon as it lies in dist/data/name-index.bin: which columns there are, and how a key or an edge is found in them.
import { hashString } from "#document";
import { Texts } from "./columns.ts";
import type { Validity } from "./name-types.ts";

/** Made by `packNames`, read by `NameIndex`. */
export const NAME_COLUMNS = {
  /** Folded words of phrases, and whatever else is looked up: a key is known by its number. */
  keyText: Uint8Array,
  keyAt: Uint32Array,
  /** Numbers of keys by their hash; FREE where there is none. */
  keySlots: Int32Array,
  /** Three numbers an edge: from a node by a key to a node; FREE thrice where there is none. */
  edges: Int32Array,
  /** What `list` has of a node begins here, and ends where that of the next begins. */
  listAt: Uint32Array,
  /** Under `ROOTS.phrase` numbers of phrases, under the other roots of entities. */
  list: Uint32Array,
  phraseText: Uint8Array,
  phraseAt: Uint32Array,
  phraseEntity: Uint32Array,
  /** Place in `NAME_USES`. */
  phraseUse: Uint8Array,
  phraseWeak: Uint8Array,
  /** Place in the header's validities, from 1; 0: always. */
  phraseValidity: Uint16Array,
  /** As JSON. */
  entityText: Uint8Array,
  entityAt: Uint32Array,
};

export interface NamesHeader {
  readonly validities: readonly Validity[];
}

/** The nodes at which look-ups begin: of phrases word by word, of the others by one key (folded name, code). */
export const ROOTS = { phrase: 0, family: 1, given: 2, official: 3, country: 4, body: 5, place: 6 } as const;
export type Root = keyof typeof ROOTS;

const FREE = -1;
/** Tables are half full at most, so that a look-up seldom needs a second try. */
const slotsFor = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(count, 8) * 2));

/** Distinct strings and their numbers. */
export class KeyTable {
  private readonly texts: Texts;
  private readonly slots: Int32Array;

  constructor(text: Uint8Array, at: Uint32Array, slots: Int32Array) {
    this.texts = new Texts(text, at);
    this.slots = slots;
  }

  /** The number of a key, or -1. */
  numberOf(key: string): number {
    const mask = this.slots.length - 1;
    for (let slot = hashString(key) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]!;
      if (number === FREE || this.texts.is(number, key)) return number;
    }
  }

  /** @param keys distinct */
  static slotsOf(keys: readonly string[]): Int32Array {
    const slots = new Int32Array(slotsFor(keys.length)).fill(FREE);
    keys.forEach((key, number) => {
      let slot = hashString(key) & (slots.length - 1);
      while (slots[slot] !== FREE) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    });
    return slots;
  }
}

/** Edges of the trie, (node, key) → child, by open addressing: a third of the time that a map of numbers takes. */
export class EdgeTable {
  private readonly table: Int32Array;
  private readonly mask: number;

  constructor(table: Int32Array) {
    this.table = table;
    this.mask = table.length / 3 - 1;
  }

  /** The child, or -1. */
  get(node: number, key: number): number {
    return this.table[this.placeOf(node, key) + 2]!;
  }

  /** @param edges by node: key → child */
  static tableOf(edges: readonly ReadonlyMap<number, number>[]): Int32Array {
    const count = edges.reduce((sum, { size }) => sum + size, 0);
    const table = new Int32Array(slotsFor(count) * 3).fill(FREE);
    const into = new EdgeTable(table);
    edges.forEach((children, node) => {
      for (const [key, child] of children) table.set([node, key, child], into.placeOf(node, key));
    });
    return table;
  }

  /** Where the edge is, or would be put. */
  private placeOf(node: number, key: number): number {
    let hash = Math.imul(Math.imul(node, 0x9e3779b1) + key, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const at = slot * 3;
      if (this.table[at + 2] === FREE || (this.table[at] === node && this.table[at + 1] === key)) return at;
    }
  }
}
