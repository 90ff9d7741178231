// Stage "recognise", third part: when. Time expressions of English news as TIMEX3, anchored on the day of publication
// or on the last date told.
import type { Notice, Outcome, Parsed, Sentence, Timex } from "#document";
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
  const sentences = doc.sentences.map((sentence) => readSentence(doc.text, sentence));
  const readings = sentences.flatMap(({ matches }) => matches.map(({ reading }) => reading));
  const proven = published === null ? provenYear(doc, anniversaries) : null;
  const page = {
    published,
    around: proven?.day ?? null,
    narrative: isNarrative(readings, published),
    late: published !== null && tellsOfNextDay(readings, published),
  };
  const dates: Timex[] = [];
  let told: Told | null = null;
  for (const [index, { sentence, lexemes, matches }] of sentences.entries()) {
    if (matches.length === 0) continue;
    const tense = tenseReader(sentence);
    for (const match of matches) {
      const [first, last] = [lexemes[match.first], lexemes[match.end - 1]];
      if (first === undefined || last === undefined) continue;
      const resolved = settle(match, {
        ...page,
        // "the September 11 attacks" whose anniversary it is are those of then
        ...(proven !== null && proven.start <= first.start && last.end <= proven.end
          ? { around: proven.eventDay }
          : {}),
        told,
        tense: tense(tokenRange(sentence, first.start, last.end).first),
      });
      if (resolved !== null && !isNamePart(lexemes, match)) told = toldBy(resolved) ?? told;
      // "In three years" of the past is a length; the preposition stays outside of it.
      const isLength = resolved?.type === "DURATION" && match.rule === IN_AMOUNT;
      const start = isLength ? (lexemes[match.first + 1] ?? first).start : first.start;
      const range = tokenRange(sentence, start, last.end);
      dates.push({ ...timex(doc.text, start, last.end, match, resolved), sentence: index, ...range });
    }
  }
  const inferred = proven === null ? [] : [yearInferred(proven)];
  const day = doc.published ?? (proven === null ? null : formatDay(proven.day));
  return { value: dates, notices: [...inferred, ...unresolvedNotice(dates)], day };
}

interface ReadSentence {
  readonly sentence: Sentence;
  readonly lexemes: readonly Lexeme[];
  readonly matches: readonly Match[];
}

function readSentence(text: string, sentence: Sentence): ReadSentence {
  if (!mayHold(text, sentence.start, sentence.end)) return { sentence, lexemes: [], matches: [] };
  const lexemes = cut(text, sentence.start, sentence.end);
  return { sentence, lexemes, matches: read(lexemes) };
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
  text: string,
  start: number,
  end: number,
  match: Match,
  resolved: Resolved | null,
): Omit<Timex, "sentence" | "first" | "last"> {
  return {
    start,
    end,
    text: text.slice(start, end),
    type: resolved?.type ?? (match.reading.kind === "clock" ? "TIME" : "DATE"),
    value: resolved?.value ?? null,
    from: resolved?.from == null ? null : formatDay(resolved.from),
    to: resolved?.to == null ? null : formatDay(resolved.to),
    precision: resolved?.precision ?? null,
    rule: match.rule,
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

/** The tokens that share a character with the words; a tokeniser may cut elsewhere. */
function tokenRange(
  { tokens }: Sentence,
  start: number,
  end: number,
): { readonly first: number; readonly last: number } {
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
