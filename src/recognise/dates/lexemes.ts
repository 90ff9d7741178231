// Stage "recognise", dates: the words, numbers and marks of a sentence, cut finer than tokens, so that "three-day",
// "mid-1980s", "Dec31" and "2015-03" read alike whatever the tokeniser made of them.
import type { Span } from "#document";

/** Its words are made when they are asked for, since most are asked for their hash alone. */
export class Lexeme implements Span {
  readonly kind: "word" | "number" | "mark";
  readonly start: number;
  readonly end: number;
  /** True where nothing stands between it and the lexeme before. */
  readonly glued: boolean;
  /** Of a number; 0 otherwise. */
  readonly value: number;
  /** Of a word or a mark, as `hashOf` has it; 0 otherwise. */
  readonly hash: number;
  readonly #source: string;
  #text: string | null = null;

  constructor(kind: Lexeme["kind"], source: string, start: number, end: number, glued: boolean, hash = 0) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.glued = glued;
    this.value = kind === "number" ? Number(source.slice(start, end)) : 0;
    this.hash = hash;
    this.#source = source;
  }

  /** Lower case; any dash is "-", any apostrophe before the "s" of a clitic "'". */
  get text(): string {
    this.#text ??= this.kind === "mark" ? markText(this.#source, this) : this.#form().toLowerCase();
    return this.#text;
  }

  get capital(): boolean {
    const first = this.#source[this.start];
    return this.kind === "word" && first !== first?.toLowerCase()[0];
  }

  /** Of a number: how many digits it is written with; 0 otherwise. */
  get digits(): number {
    return this.kind === "number" ? this.end - this.start : 0;
  }

  #form(): string {
    return this.#source.slice(this.start, this.end);
  }
}

function markText(source: string, { start, end }: Span): string {
  if (end - start === 2 && source[start + 1] === "s") return "'s";
  const mark = source.slice(start, end);
  return isDash(mark) ? "-" : mark;
}

const HYPHEN = 0x2d;
const isDash = (mark: string | undefined): boolean => mark === "–" || mark === "—";

/** Cuts `text.slice(start, end)` into runs of letters, runs of digits, and single marks; offsets stay those of `text`. */
export function cut(text: string, start: number, end: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let before = -1;
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at);
    const from = at;
    at += widthAt(text, at);
    if (kind === SPACE) continue;
    if (kind === LETTER) {
      let hash = hashWith(0, text.charCodeAt(from) | LOWER);
      for (; at < end && kindAt(text, at) === LETTER; at += widthAt(text, at))
        hash = hashWith(hash, text.charCodeAt(at) | LOWER);
      lexemes.push(new Lexeme("word", text, from, at, before === from, hash));
    } else if (kind === DIGIT) {
      while (at < end && kindAt(text, at) === DIGIT) at += widthAt(text, at);
      lexemes.push(new Lexeme("number", text, from, at, before === from));
    } else {
      const mark = isDash(text[from]) ? HYPHEN : text.charCodeAt(from);
      lexemes.push(new Lexeme("mark", text, from, Math.min(at, end), before === from, hashWith(0, mark)));
    }
    before = at;
    // "Monday's": the clitic is no part of the name of the day.
    if (kind !== LETTER || !isClitic(text, at, end)) continue;
    lexemes.push(new Lexeme("mark", text, at, at + 2, true, CLITIC));
    at += 2;
    before = at;
  }
  return lexemes;
}

/**
 * Whether any word of `text.slice(start, end)` has its hash in `hashes`, or any figure stands in it: a look that makes no
 * objects, for most sentences tell no time. Hashes are those of `hashOf`; now and then another word shares one.
 */
export function holdsAny(text: string, start: number, end: number, hashes: Uint8Array): boolean {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    // Letters of the words in question are plain; any other ends a word just as well.
    const letter = code | 0x20;
    if (letter >= 97 && letter <= 122) hash = hashWith(hash, letter);
    else {
      if (code >= 48 && code <= 57) return true;
      if (hash !== 0 && hashes[slotOf(hash)] === 1) return true;
      hash = 0;
    }
  }
  return hash !== 0 && hashes[slotOf(hash)] === 1;
}

/** A table for `holdsAny`. */
export function hashesOf(words: Iterable<string>): Uint8Array {
  const hashes = new Uint8Array(1 << HASH_BITS);
  for (const word of words) hashes[slotOf(hashOf(word))] = 1;
  return hashes;
}

/** Of a word in plain lower-case letters, or of a mark. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = hashWith(hash, word.charCodeAt(at));
  return hash;
}

const hashWith = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193) + 1;
const CLITIC = hashOf("'s");
/** Makes a plain letter lower case. */
const LOWER = 0x20;
const HASH_BITS = 14;
/** Of a hash, its place in a table of `1 << HASH_BITS`. */
const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - HASH_BITS);

/** What is known of some words, found by their hashes. */
export class HashedWords<T> {
  readonly #slots: ({ readonly word: string; readonly hash: number; readonly value: T } | undefined)[];

  constructor(words: Iterable<readonly [string, T]>) {
    this.#slots = new Array(1 << HASH_BITS).fill(undefined);
    for (const [word, value] of new Map(words)) {
      const hash = hashOf(word);
      let slot = slotOf(hash);
      while (this.#slots[slot] !== undefined) slot = (slot + 1) & SLOT_MASK;
      this.#slots[slot] = { word, hash, value };
    }
  }

  get(lexeme: Lexeme): T | undefined {
    for (let slot = slotOf(lexeme.hash); ; slot = (slot + 1) & SLOT_MASK) {
      const known = this.#slots[slot];
      if (known === undefined) return undefined;
      if (known.hash === lexeme.hash && known.word === lexeme.text) return known.value;
    }
  }
}

const SLOT_MASK = (1 << HASH_BITS) - 1;

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
type Kind = typeof SPACE | typeof LETTER | typeof DIGIT | typeof MARK;

/** Kinds of the first code units; a later one is looked up when it comes. */
const KINDS = Uint8Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): Kind {
  if (/\s/.test(character)) return SPACE;
  if (/\d/.test(character)) return DIGIT;
  return /\p{L}/u.test(character) ? LETTER : MARK;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < KINDS.length ? KINDS[code]! : kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Code units of the character at `at`. */
const widthAt = (text: string, at: number): number =>
  text.charCodeAt(at) >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

/** "'s" behind which the word ends. */
function isClitic(text: string, at: number, end: number): boolean {
  const mark = text[at];
  if ((mark !== "'" && mark !== "’") || at + 2 > end || text[at + 1] !== "s") return false;
  return at + 2 === end || !/\w/.test(text[at + 2] ?? "");
}
