// Stage "recognise", name tagger: what is known of a word by itself, worked out once a form.

import { hashString } from "#document";

/** What training counted of a lower-case word, packed: cluster (12 bits), how often capital (3), given name (2), family name (2). */
export interface WordTable {
  /** Open addressing over a power of two of slots: hash of the word, facts; facts 0 where a slot is free. */
  readonly slots: Int32Array;
}

export function factsOf({ slots }: WordTable, hash: number): number {
  const mask = slots.length / 2 - 1;
  for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    const facts = slots[slot * 2 + 1]!;
    if (facts === 0 || slots[slot * 2] === hash) return facts;
  }
}

/** Puts words into a table that is half full at most. Facts must not be 0. */
export function makeWordTable(words: ReadonlyMap<number, number>): WordTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(words.size * 2, 16)));
  const slots = new Int32Array(size * 2);
  for (const [hash, facts] of words) {
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = facts;
  }
  return { slots };
}

export interface WordView {
  readonly lower: number;
  readonly exact: number;
  readonly shape: number;
  readonly suffix3: number;
  readonly suffix2: number;
  readonly prefix3: number;
  readonly cluster: number;
  readonly group: number;
  /** 0 never seen … 7 always capital. */
  readonly capital: number;
  /** Two bits of how common a given name it is, two of a family name. */
  readonly bearing: number;
  readonly isCapital: boolean;
  readonly isAllCapitals: boolean;
  /** Lower-case words that hold a name together: of, for, the, de, al. */
  readonly isLink: boolean;
}

const LINKS = new Set(
  "of for the and & - ‐ ‑ de la del di da dos das do du des van von der den bin ibn al el y e und et on in".split(" "),
);

/** Forms that are kept; beyond this many the store begins anew. */
const MOST_FORMS = 50_000;

/** Words as the tagger sees them; each form is looked at once. */
export class WordViews {
  private readonly table: WordTable;
  private readonly known = new Map<string, WordView>();

  constructor(table: WordTable) {
    this.table = table;
  }

  get(form: string): WordView {
    let view = this.known.get(form);
    if (view === undefined) {
      view = look(form, this.table);
      if (this.known.size >= MOST_FORMS) this.known.clear();
      this.known.set(form, view);
    }
    return view;
  }
}

function look(form: string, table: WordTable): WordView {
  const plain = form.replace(/[’‘`]/g, "'");
  const lower = plain.toLowerCase();
  const hash = hashString(lower);
  const facts = factsOf(table, hash);
  return {
    lower: hash,
    exact: hashString(plain),
    shape: hashString(shapeOf(plain)),
    suffix3: hashString(lower.slice(-3)),
    suffix2: hashString(lower.slice(-2)),
    prefix3: hashString(lower.slice(0, 3)),
    cluster: facts & 0xfff,
    group: (facts & 0xfff) >> 4,
    capital: (facts >> 12) & 7,
    bearing: (facts >> 15) & 15,
    isCapital: /^[\p{Lu}\p{Lt}]|^(?:al|el|an|ex|pro|anti|non)[-'’]\p{Lu}/u.test(form),
    isAllCapitals: /^[\p{Lu}\W]{2,}$/u.test(form) && /\p{Lu}/u.test(form),
    isLink: LINKS.has(lower),
  };
}

/** "McDonald" → XxXx, "U.S." → X.X., "1996" → 9: runs of one sort of character count once. */
function shapeOf(form: string): string {
  let shape = "";
  for (const c of form) {
    const sort = /\p{Lu}/u.test(c) ? "X" : /\p{Ll}/u.test(c) ? "x" : /\p{N}/u.test(c) ? "9" : c;
    if (shape.at(-1) !== sort) shape += sort;
    else if (sort === "X" && !shape.endsWith("XX")) shape += sort;
  }
  return shape.slice(0, 8);
}
