// Stage "recognise", dates: the words, numbers and marks of a sentence, cut finer than tokens, so that "three-day",
// "mid-1980s", "Dec31" and "2015-03" read alike whatever the tokeniser made of them.
import type { Span } from "#document";

export interface Lexeme extends Span {
  readonly kind: "word" | "number" | "mark";
  /** Lower case. */
  readonly text: string;
  readonly capital: boolean;
  /** Of a number; 0 otherwise. */
  readonly value: number;
  /** Of a number: how many digits it is written with. */
  readonly digits: number;
  /** True where nothing stands between it and the lexeme before. */
  readonly glued: boolean;
}

/** Cuts `text.slice(start, end)` into runs of letters, runs of digits, and single marks; offsets stay those of `text`. */
export function cut(text: string, start: number, end: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let before = -1;
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const after =
      kind === LETTER ? endOfRun(text, at, end, LETTER) : kind === DIGIT ? endOfRun(text, at, end, DIGIT) : 0;
    const stop = after === 0 ? Math.min(end, at + widthAt(text, at)) : after;
    lexemes.push(lexeme(text.slice(at, stop), kind, at, before === at));
    before = stop;
    at = stop;
    // "Monday's": the clitic is no part of the name of the day.
    if (kind !== LETTER || !isClitic(text, at, end)) continue;
    lexemes.push({ ...lexeme("'s", MARK, at, true), end: at + 2 });
    at += 2;
    before = at;
  }
  return lexemes;
}

/**
 * Whether any word of `text.slice(start, end)` has its hash in `hashes`, or any figure stands in it: a look that makes no
 * objects, for most sentences tell no time. Hashes are those of `hashOfWord`; now and then another word shares one.
 */
export function holdsAny(text: string, start: number, end: number, hashes: Uint8Array): boolean {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    // Letters of the words in question are plain; any other ends a word just as well.
    const letter = code | 0x20;
    if (letter >= 97 && letter <= 122) hash = Math.imul(hash ^ letter, HASH_FACTOR) + 1;
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
  for (const word of words) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_FACTOR) + 1;
    hashes[slotOf(hash)] = 1;
  }
  return hashes;
}

const HASH_FACTOR = 0x01000193;
const HASH_BITS = 14;
const slotOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - HASH_BITS);

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
type Kind = typeof SPACE | typeof LETTER | typeof DIGIT | typeof MARK;

/** Kinds of the first code units; a later one is looked up when it comes. */
const KINDS: readonly Kind[] = Array.from({ length: 0x250 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): Kind {
  if (/\s/.test(character)) return SPACE;
  if (/\d/.test(character)) return DIGIT;
  return /\p{L}/u.test(character) ? LETTER : MARK;
}

function kindAt(text: string, at: number): Kind {
  return KINDS[text.charCodeAt(at)] ?? kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Code units of the character at `at`. */
const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function endOfRun(text: string, from: number, end: number, kind: Kind): number {
  let at = from;
  while (at < end && kindAt(text, at) === kind) at += widthAt(text, at);
  return at;
}

/** "'s" behind which the word ends. */
function isClitic(text: string, at: number, end: number): boolean {
  const mark = text[at];
  if ((mark !== "'" && mark !== "’") || at + 2 > end || text[at + 1] !== "s") return false;
  return at + 2 === end || !/\w/.test(text[at + 2] ?? "");
}

function lexeme(form: string, kind: Kind, start: number, glued: boolean): Lexeme {
  const text = form.toLowerCase();
  return {
    kind: kind === DIGIT ? "number" : kind === LETTER ? "word" : "mark",
    text: text === "–" || text === "—" ? "-" : text,
    capital: kind === LETTER && form[0] !== text[0],
    value: kind === DIGIT ? Number(form) : 0,
    digits: kind === DIGIT ? form.length : 0,
    glued,
    start,
    end: start + form.length,
  };
}
