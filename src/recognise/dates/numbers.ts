// Stage "recognise", dates: numbers as digits and words. Each reader takes the lexemes and where to start, and gives
// what it read with the index after it, or null.
import type { Lexeme } from "./lexemes.ts";
import { ORDINALS, SMALL_NUMBERS, TENS_NUMBERS } from "./words.ts";

export type Line = readonly Lexeme[];
export interface Found<T> {
  /** Index of the first lexeme after it. */
  readonly end: number;
  readonly value: T;
}

/** What stands there, or nothing; asking an array for what lies before its first costs more than to look whether it does. */
export const wordAt = (line: Line, i: number): string => (i >= 0 && i < line.length ? line[i]!.text : "");
export const isGlued = (line: Line, i: number): boolean => i >= 0 && i < line.length && line[i]!.glued;

/** Below 100, in words: "twenty-one", "five". */
function tensWords(line: Line, i: number): Found<number> | null {
  const small = SMALL_NUMBERS.get(wordAt(line, i));
  if (small !== undefined) return { end: i + 1, value: small };
  const tens = TENS_NUMBERS.get(wordAt(line, i));
  if (tens === undefined) return null;
  const next = wordAt(line, i + 1) === "-" ? i + 2 : i + 1;
  const ones = SMALL_NUMBERS.get(wordAt(line, next));
  if (ones !== undefined && ones > 0 && ones < 10) return { end: next + 1, value: tens + ones };
  return { end: i + 1, value: tens };
}

/** A whole number in digits ("1,200") or words ("two hundred and five"). */
export function cardinal(line: Line, i: number): Found<number> | null {
  const lexeme = line[i];
  if (lexeme === undefined) return null;
  if (lexeme.kind === "number") {
    const thousands =
      wordAt(line, i + 1) === "," && isGlued(line, i + 1) && isGlued(line, i + 2) && line[i + 2]?.digits === 3;
    if (thousands) return { end: i + 3, value: lexeme.value * 1000 + (line[i + 2]?.value ?? 0) };
    return { end: i + 1, value: lexeme.value };
  }
  const first = tensWords(line, i);
  if (first === null) return null;
  const scale = wordAt(line, first.end) === "hundred" ? 100 : wordAt(line, first.end) === "thousand" ? 1000 : 1;
  if (scale === 1) return first;
  const rest = wordAt(line, first.end + 1) === "and" ? first.end + 2 : first.end + 1;
  const more = tensWords(line, rest);
  if (more === null) return { end: first.end + 1, value: first.value * scale };
  return { end: more.end, value: first.value * scale + more.value };
}

/** How many units: a number, "a", "half a", "a few" (X). */
export function quantity(line: Line, i: number): Found<number | "X"> | null {
  const word = wordAt(line, i);
  const next = wordAt(line, i + 1);
  if (word === "half" && (next === "a" || next === "an")) return { end: i + 2, value: 0.5 };
  const lead = word === "a" || word === "the" ? i + 1 : i;
  if (
    ["few", "several", "many", "couple"].includes(wordAt(line, lead)) &&
    (lead === i ? word !== "couple" && word !== "few" : true)
  ) {
    const of = wordAt(line, lead + 1) === "of" ? lead + 2 : lead + 1;
    return { end: of, value: wordAt(line, lead) === "couple" ? 2 : "X" };
  }
  if (word === "several" || word === "many" || word === "few") return { end: i + 1, value: "X" };
  if (word === "a" || word === "an") {
    if (["mere", "full", "whole", "single"].includes(next)) return { end: i + 2, value: 1 };
    return { end: i + 1, value: 1 };
  }
  const number = cardinal(line, i);
  if (number === null) return null;
  const at = wordAt(line, number.end);
  // "One and a half years", "2.5 years".
  if (at === "and" && wordAt(line, number.end + 1) === "a" && wordAt(line, number.end + 2) === "half")
    return { end: number.end + 3, value: number.value + 0.5 };
  const fraction = line[number.end + 1];
  if (at === "." && isGlued(line, number.end) && fraction?.kind === "number" && fraction.glued) {
    return { end: number.end + 2, value: Number(`${number.value}.${fraction.value}`) };
  }
  return number;
}

/** "5th", "fifth", "thirty-first". */
export function ordinal(line: Line, i: number): Found<number> | null {
  const lexeme = line[i];
  if (lexeme === undefined) return null;
  if (lexeme.kind === "number") {
    const suffix = line[i + 1];
    return suffix?.glued === true && ["st", "nd", "rd", "th"].includes(suffix.text)
      ? { end: i + 2, value: lexeme.value }
      : null;
  }
  const whole = ORDINALS.get(lexeme.text);
  if (whole !== undefined) return { end: i + 1, value: whole };
  const tens = TENS_NUMBERS.get(lexeme.text);
  if (tens === undefined) return null;
  const next = wordAt(line, i + 1) === "-" ? i + 2 : i + 1;
  const ones = ORDINALS.get(wordAt(line, next));
  return ones !== undefined && ones < 10 ? { end: next + 1, value: tens + ones } : null;
}

/** A day of a month, as a number, an ordinal, or in words. */
export function dayOfMonth(line: Line, i: number): Found<number> | null {
  const found = ordinal(line, i) ?? shortCardinal(line, i);
  return found !== null && found.value >= 1 && found.value <= 31 ? found : null;
}

function shortCardinal(line: Line, i: number): Found<number> | null {
  const lexeme = line[i];
  if (lexeme?.kind === "number") return lexeme.digits <= 2 ? { end: i + 1, value: lexeme.value } : null;
  return tensWords(line, i);
}

/** A year in words: "nineteen ninety-six", "two thousand and fifteen", "seventeen hundred thirty three". */
export function yearWords(line: Line, i: number): Found<number> | null {
  const lexeme = line[i];
  if (lexeme?.kind !== "word") return null;
  const head = tensWords(line, i);
  if (head === null) return null;
  const next = wordAt(line, head.end);
  if (head.value === 2 && next === "thousand") {
    const rest = tensWords(line, wordAt(line, head.end + 1) === "and" ? head.end + 2 : head.end + 1);
    return rest === null ? { end: head.end + 1, value: 2000 } : { end: rest.end, value: 2000 + rest.value };
  }
  if (head.value < 13 || head.value > 20) return null;
  const tail = tensWords(line, next === "hundred" ? head.end + 1 : head.end);
  if (tail === null || tail.value < 10) return null;
  return { end: tail.end, value: head.value * 100 + tail.value };
}
