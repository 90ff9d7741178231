// Stage "recognise", third part: when. Time expressions of English news as TIMEX3, anchored on the day of publication
// or on the last date told.
import type { Notice, Outcome, Parsed, Sentence, Span, Timex } from "#document";
import type { AnniversaryLexicon } from "#lexicon/names";
import { provenYear, yearInferred } from "./anniversary.ts";
import { type DayNumber, formatDay, parseDay, weekdayOf, ymd } from "./calendar.ts";
import { mayHold, read } from "./grammar.ts";
import { cut, type Lexeme } from "./lexemes.ts";
import { isNarrative } from "./narrative.ts";
import type { Reading } from "./reading.ts";
import { type Anchors, type Resolved, resolve, type Told } from "./resolve.ts";
import type { Match } from "./rules.ts";
import { tenseReader } from "./tense.ts";

/**
 * Finds and resolves the time expressions of a document, in text order, none inside another.
 *
 * A bare "Monday" or "May" is the nearest past one, or the nearest to come where its verb is in the future. Without a
 * day of publication only expressions that carry their own date, or follow one told, resolve; the others have the
 * value null, and one notice says how many they are; where an anniversary proves the year, a month or a day of a month is the
 * one nearest to it, and a notice gives the reason.
 *
 * @returns also the day to judge the page by, `YYYY-MM-DD`: of publication, else the anniversary that proves the year, else null
 */
export function recogniseDates(
  doc: Parsed,
  anniversaries: AnniversaryLexicon = new Map(),
): Outcome<readonly Timex[]> & { readonly day: string | null } {
  const published = doc.published === null ? null : parseDay(doc.published);
  const sentences = readSentences(doc);
  const readings: Reading[] = [];
  for (const { matches } of sentences) for (const { reading } of matches) readings.push(reading);
  const proven = published === null ? provenYear(doc, anniversaries) : null;
  const narrative = isNarrative(readings, published);
  const late = published !== null && tellsOfNextDay(readings, published);
  const dates: Timex[] = [];
  let told: Told | null = null;
  for (const { index, sentence, lexemes, matches } of sentences) {
    const tense = tenseReader(sentence);
    for (const match of matches) {
      const [first, last] = [lexemes[match.first], lexemes[match.end - 1]];
      if (first === undefined || last === undefined) continue;
      // "the September 11 attacks" whose anniversary it is are those of then
      const isOfThen = proven !== null && proven.start <= first.start && last.end <= proven.end;
      const resolved = settle(match, {
        published,
        around: (isOfThen ? proven.eventDay : proven?.day) ?? null,
        told,
        tense: tense(tokenRange(sentence, first.start, last.end).first),
        late,
        narrative,
      });
      if (resolved !== null && !isNamePart(lexemes, match)) told = toldBy(resolved) ?? told;
      // "In three years" of the past is a length; the preposition stays outside of it.
      const isLength = resolved?.type === "DURATION" && match.rule === IN_AMOUNT;
      const start = isLength ? (lexemes[match.first + 1] ?? first).start : first.start;
      const tokens = tokenRange(sentence, start, last.end);
      dates.push(
        timex({ start, end: last.end, text: doc.text.slice(start, last.end) }, match, resolved, index, tokens),
      );
    }
  }
  const inferred = proven === null ? [] : [yearInferred(proven)];
  const day = doc.published ?? (proven === null ? null : formatDay(proven.day));
  return { value: dates, notices: [...inferred, ...unresolvedNotice(dates)], day };
}

/** A sentence that tells a time. */
interface ReadSentence {
  /** Of the sentence in its document. */
  readonly index: number;
  readonly sentence: Sentence;
  readonly lexemes: readonly Lexeme[];
  readonly matches: readonly Match[];
}

function readSentences({ text, sentences }: Parsed): ReadSentence[] {
  const found: ReadSentence[] = [];
  sentences.forEach((sentence, index) => {
    if (!mayHold(text, sentence.start, sentence.end)) return;
    const lexemes = cut(text, sentence.start, sentence.end);
    const matches = read(lexemes);
    if (matches.length > 0) found.push({ index, sentence, lexemes, matches });
  });
  return found;
}

const IN_AMOUNT = "recognise.date.in-amount";

/** "In three years" tells how long a thing took, unless its verb is in the future. */
function settle(match: Match, anchors: Anchors): Resolved | null {
  const { reading } = match;
  const short = reading.kind === "shift" && ["second", "minute", "hour"].includes(reading.unit);
  if (match.rule === IN_AMOUNT && reading.kind === "shift" && (short || anchors.tense === "past")) {
    return resolve({ kind: "length", unit: reading.unit, count: reading.count, toward: null }, anchors);
  }
  return resolve(reading, anchors);
}

function timex(
  { start, end, text }: Span & { readonly text: string },
  match: Match,
  resolved: Resolved | null,
  sentence: number,
  { first, last }: TokenRange,
): Timex {
  return {
    start,
    end,
    text,
    type: resolved?.type ?? (match.reading.kind === "clock" ? "TIME" : "DATE"),
    value: resolved?.value ?? null,
    from: resolved?.from == null ? null : formatDay(resolved.from),
    to: resolved?.to == null ? null : formatDay(resolved.to),
    precision: resolved?.precision ?? null,
    rule: match.rule,
    sentence,
    first,
    last,
  };
}

/** "The Constitution of 1790", "the 2014 accord": a year that names a thing tells nothing of when. */
function isNamePart(lexemes: readonly Lexeme[], { first, end, rule }: Match): boolean {
  if (rule !== "recognise.date.year") return false;
  const before = lexemes[first - 1]?.text ?? "";
  if (before === "of" || before === "as" || lexemes[first - 2]?.text === "as") return true;
  return before === "the" && lexemes[end]?.kind === "word";
}

/** Dates and times of known days are what later words refer back to; a decade or a century is too wide. */
function toldBy({ type, from, to }: Resolved): Told | null {
  if ((type !== "DATE" && type !== "TIME") || from === null || to === null || to - from > MAX_TOLD_DAYS) return null;
  return { from, to };
}
const MAX_TOLD_DAYS: DayNumber = 366;

/** A weekday told so often is the story's own day. */
const OFTEN = 3;

/**
 * True where the page tells of the day after its own date: a bare weekday of that day again and again, or the day in
 * full. Pages are often dated by a clock some hours behind the place they tell of.
 */
function tellsOfNextDay(readings: readonly Reading[], published: DayNumber): boolean {
  const next = published + 1;
  const { year, month, day } = ymd(next);
  const named = readings.filter(
    (reading) =>
      reading.kind === "calendar" &&
      reading.weekday === weekdayOf(next) &&
      reading.which === undefined &&
      reading.day === undefined,
  );
  const full = readings.some(
    (reading) => reading.kind === "calendar" && reading.year === year && reading.month === month && reading.day === day,
  );
  return named.length >= OFTEN || (full && named.length > 0);
}

/** First and last of some tokens of a sentence. */
interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** The tokens that share a character with the words; a tokeniser may cut elsewhere. */
function tokenRange({ tokens }: Sentence, start: number, end: number): TokenRange {
  const first = firstWhere(tokens.length, (i) => (tokens[i]?.end ?? 0) > start);
  const after = firstWhere(tokens.length, (i) => (tokens[i]?.start ?? 0) >= end);
  return { first: Math.min(first, Math.max(tokens.length - 1, 0)), last: Math.max(after - 1, first, 0) };
}

/** The first of `count` indexes for which a condition holds that, once true, stays true; `count` where none does. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function unresolvedNotice(dates: readonly Timex[]): Notice[] {
  const unresolved = dates.filter(({ value }) => value === null);
  const [first] = unresolved;
  if (first === undefined) return [];
  return [
    {
      code: "recognise/date-without-anchor",
      message: `${unresolved.length} time expressions, the first "${first.text}", could not be resolved: neither the day of publication nor an earlier date tells which they mean`,
      start: first.start,
      end: first.end,
    },
  ];
}
