// Stage "parse": what the taggers see of a word alone. Computed once for each distinct form, as a row of integers.
import { hashString } from "#document";

/** Columns of a word's row. */
export const FORM = 0;
export const LOWER = 1;
/** Lower-case form with digits as 0: the word as the tree builder knows it. */
export const NORM = 2;
export const SUFFIX2 = 3;
export const SUFFIX3 = 4;
export const SUFFIX4 = 5;
export const PREFIX2 = 6;
export const PREFIX4 = 7;
export const SHAPE = 8;
/** The tags the word had in training, as one number; 0 if it was not seen. */
export const AMBIGUITY = 9;
export const CLUSTER = 10;
export const COARSE_CLUSTER = 11;
/** Tag + 1 where the word had but one tag, often enough; 0 otherwise. */
export const SURE_TAG = 12;
/** Of a word of four letters and more: 2 with a capital first, 1 without; 0 for shorter ones and other signs. */
export const LETTERS = 13;
export const COLUMNS = 14;

/** What training knows of words, by the hash of the lower-case form; missing words have no entry. */
export interface Lexicon {
  readonly ambiguity: ReadonlyMap<number, number>;
  readonly cluster: ReadonlyMap<number, number>;
  /** By hash of the form as written. */
  readonly sure: ReadonlyMap<number, number>;
}

const MAX_CACHED = 1 << 16;
/** Longer slices of a page would keep the page alive in V8; they are rare enough to be computed anew. */
const MAX_CACHED_LENGTH = 12;

/** Rows of words already met; forgets everything when full, which changes nothing but time. */
export class WordRows {
  readonly #lexicon: Lexicon;
  readonly #rows = new Map<string, Int32Array>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get(form: string): Int32Array {
    const known = this.#rows.get(form);
    if (known !== undefined) return known;
    const row = wordRow(form, this.#lexicon);
    if (form.length > MAX_CACHED_LENGTH) return row;
    if (this.#rows.size >= MAX_CACHED) this.#rows.clear();
    this.#rows.set(form, row);
    return row;
  }
}

function wordRow(form: string, lexicon: Lexicon): Int32Array {
  const row = new Int32Array(COLUMNS);
  const plain = form.replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').slice(0, 60);
  const lower = plain.toLowerCase();
  row[FORM] = hashString(plain);
  const key = hashString(lower);
  row[LOWER] = key;
  row[NORM] = hashString(lower.replace(/\d/g, "0"));
  row[SUFFIX2] = hashString(lower.slice(-2), 1);
  row[SUFFIX3] = hashString(lower.slice(-3), 2);
  row[SUFFIX4] = hashString(lower.slice(-4), 3);
  row[PREFIX2] = hashString(lower.slice(0, 2), 4);
  row[PREFIX4] = hashString(lower.slice(0, 4), 5);
  row[SHAPE] = hashString(shape(plain), 6);
  row[AMBIGUITY] = lexicon.ambiguity.get(key) ?? 0;
  const cluster = lexicon.cluster.get(key) ?? 0;
  row[CLUSTER] = cluster;
  row[COARSE_CLUSTER] = cluster >> 4;
  row[LETTERS] = /^\p{L}{4}/u.test(plain) ? (/^\p{Lu}/u.test(plain) ? 2 : 1) : 0;
  row[SURE_TAG] = lexicon.sure.get(row[FORM]) ?? 0;
  return row;
}

/** "McDonald's" → "XxXx'x", "F-16" → "X-d": runs of a kind of character count once. */
function shape(form: string): string {
  return form
    .replace(/\p{Lu}+/gu, "X")
    .replace(/\p{Ll}+/gu, "x")
    .replace(/\p{N}+/gu, "d")
    .slice(0, 12);
}
