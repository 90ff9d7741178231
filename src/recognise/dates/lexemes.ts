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

const PIECE = /\p{L}+(?:['’]s\b)?|\d+|[^\s\p{L}\d]/gu;

/** Cuts `text.slice(start, end)`; offsets stay those of `text`. */
export function cut(text: string, start: number, end: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let before = -1;
  for (const match of text.slice(start, end).matchAll(PIECE)) {
    const at = start + match.index;
    const form = match[0];
    // "Monday's": the clitic is no part of the name of the day; the mark is kept out of the word.
    const word = form.replace(/['’]s$/u, "");
    lexemes.push(lexeme(word, at, before === at));
    before = at + word.length;
    if (word.length === form.length) continue;
    lexemes.push({ ...lexeme("'s", before, true), end: before + 2 });
    before += 2;
  }
  return lexemes;
}

function lexeme(form: string, start: number, glued: boolean): Lexeme {
  const first = form.charCodeAt(0);
  const isNumber = first >= 48 && first <= 57;
  const isWord = !isNumber && /^\p{L}/u.test(form);
  const text = form.toLowerCase();
  return {
    kind: isNumber ? "number" : isWord ? "word" : "mark",
    text: text === "–" || text === "—" ? "-" : text,
    capital: isWord && form[0] !== text[0],
    value: isNumber ? Number(form) : 0,
    digits: isNumber ? form.length : 0,
    glued,
    start,
    end: start + form.length,
  };
}
