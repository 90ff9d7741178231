// Stage "parse": words → sentences. A paragraph ends a sentence whatever it ends with.
import type { Words } from "./tokenise.ts";

/** Half-open range of words, and the paragraph it stands in. */
export interface SentenceRange {
  readonly first: number;
  readonly end: number;
  readonly paragraph: number;
}

/** Half-open ranges of the text between blank lines; ranges without a character that is not a blank are left out. */
export function paragraphs(text: string): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    if (gap.index > start) ranges.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) ranges.push({ start, end: text.length });
  return ranges.filter(({ start: from, end }) => /\S/.test(text.slice(from, end)));
}

const STOP = /^(?:[.!?…。！？]+|\.{3,})$/u;
const CLOSER = /^[)\]}”’"'»›]+$/u;
const OPENER = /^[([{“‘"'«‹]+$/u;
const BULLET = /^(?:[•‣◦▪●○■□–—*·»>-]|\d{1,3}[.)]|[a-z][.)])$/iu;
/** Abbreviations after which a sentence may end, and words that then begin the next. */
const MAY_END =
  /^(?:etc|inc|ltd|co|corp|jr|sr|al|u\.s|u\.k|u\.n|d\.c|a\.m|p\.m|b\.c|a\.d|e\.u|plc|llc|bros|est|ph\.d)\.$/i;
const STARTERS = new Set(
  "the a an this that these those he she it they we i you in on at as but and or if when while after before since although though however there his her its their our my for from with by to of what who why how where no not yet so then also one some many most both".split(
    " ",
  ),
);

/**
 * Cuts the words `from`..`to` (one paragraph) into sentences, in this order of rules:
 * 1. a new line ends one where the line before it is short, or ends with a stop, or the next is an item of a list;
 * 2. a stop ends one, with the closing marks that touch it, unless the next word goes on in lower case;
 * 3. an abbreviation ends one only before a word that often begins sentences.
 */
export function splitSentences(
  text: string,
  words: Words,
  from: number,
  to: number,
  paragraph: number,
): SentenceRange[] {
  const ranges: SentenceRange[] = [];
  const longest = longestLine(text, words, from, to);
  let first = from;
  for (let i = from; i < to; i += 1) {
    const end = sentenceEnd(text, words, i, to, longest, first);
    if (end < 0) continue;
    ranges.push({ first, end, paragraph });
    first = end;
    i = end - 1;
  }
  if (first < to) ranges.push({ first, end: to, paragraph });
  return ranges;
}

const formAt = (text: string, words: Words, i: number): string => text.slice(words.starts[i], words.ends[i]);

/** Index after the last word of the sentence that ends at word `i`, or -1 where none does. */
function sentenceEnd(text: string, words: Words, i: number, to: number, longest: number, first: number): number {
  const form = formAt(text, words, i);
  if (i + 1 < to && newLineEnds(text, words, i, longest)) return i + 1;
  const isStop = STOP.test(form);
  const isAbbreviation = !isStop && form.endsWith(".") && MAY_END.test(form);
  if (!isStop && !isAbbreviation) return -1;
  if (i === first) return -1;
  let end = i + 1;
  while (
    end < to &&
    words.starts[end] === words.ends[end - 1] &&
    (CLOSER.test(formAt(text, words, end)) || STOP.test(formAt(text, words, end)))
  )
    end += 1;
  if (end >= to) return end;
  const touches = words.starts[end] === words.ends[end - 1];
  let next = end;
  while (next < to - 1 && OPENER.test(formAt(text, words, next))) next += 1;
  const follower = formAt(text, words, next);
  if (isAbbreviation && end === i + 1)
    return STARTERS.has(follower.toLowerCase()) && /^\p{Lu}/u.test(follower) ? end : -1;
  if (touches && !/^\p{Lu}/u.test(follower)) return -1;
  if (/^[\p{Ll},;:)\]–—-]/u.test(follower)) return -1;
  return end;
}

/** Length in characters of the longest line of the paragraph. */
function longestLine(text: string, words: Words, from: number, to: number): number {
  let longest = 0;
  let start = words.starts[from] ?? 0;
  for (let i = from; i < to; i += 1) {
    longest = Math.max(longest, (words.ends[i] ?? 0) - start);
    if (i + 1 < to && breaksLine(text, words, i)) start = words.starts[i + 1] ?? 0;
  }
  return longest;
}

const breaksLine = (text: string, words: Words, i: number): boolean => {
  const [end = 0, next = 0] = [words.ends[i], words.starts[i + 1]];
  return next > end && text.slice(end, next).includes("\n");
};

/** A line much shorter than the paragraph's longest was not wrapped by width: it was meant to end there. */
const SHORT_LINE = 0.7;

function newLineEnds(text: string, words: Words, i: number, longest: number): boolean {
  if (!breaksLine(text, words, i)) return false;
  const next = formAt(text, words, i + 1);
  if (BULLET.test(next) || /[.!?:…]["”’)]?$/.test(formAt(text, words, i))) return true;
  const lineStart = text.lastIndexOf("\n", words.starts[i] ?? 0) + 1;
  return (words.ends[i] ?? 0) - lineStart < longest * SHORT_LINE && !/^\p{Ll}/u.test(next);
}
