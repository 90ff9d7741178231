// Stage "recognise", dates: rules for stretches named by the calendar, with or without their year.
import { dayOfMonth, type Found, isGlued, type Line, ordinal, wordAt, yearWords } from "./numbers.ts";
import type { Calendar, Reading } from "./reading.ts";
import { FIGURE, type Match, OPENS, type OpenedRule, opened, type Rule } from "./rules.ts";
import {
  DAY_PARTS,
  DECADE_WORDS,
  DOUBTFUL_MONTHS,
  FEASTS,
  MONTHS,
  SEASONS,
  SHORT_WEEKDAYS,
  UNITS,
  WEEKDAYS,
} from "./words.ts";

const match = (first: number, end: number, reading: Reading, rule: string): Match => ({
  first,
  end,
  reading,
  rule: `recognise.date.${rule}`,
});
const calendarOf = (fields: Omit<Calendar, "kind">): Calendar => ({ kind: "calendar", ...fields });

/** Words before a doubtful month or a bare year that show a time is meant. */
const TIME_CUES = new Set(
  "in since of by until till during last next this early late mid from before after through to between and around about circa on end beginning start spring summer autumn fall winter january february march april may june july august september october november december year than".split(
    " ",
  ),
);

/** "-", "/" or "." between the parts of a date in figures. */
const isSeparator = (text: string): boolean => text === "-" || text === "/" || text === ".";

// ---- years ----

/** Digits that stand free: not "1,990", "$1990", "138-2010-2015", "1990%"; "1941-1945" are two that do. */
function standsFree(line: Line, first: number, end: number): boolean {
  const before = line[first - 1];
  if (before !== undefined && ["$", "€", "£", "¥", "#", "№"].includes(before.text)) return false;
  if (!isOpenBefore(line, first)) return false;
  const after = line[end];
  if (after === undefined) return true;
  if (after.text === "%") return false;
  const next = line[end + 1];
  if (after.text === "-" && next?.kind === "number") return isRangeEnd(line, end + 1);
  // "2019-aug-1" is one date, "1979-February 1980" the end of one and the start of another.
  if (after.text === "-" && next?.glued === true && MONTHS.has(next.text) && isSeparator(wordAt(line, end + 2)))
    return false;
  if (!after.glued) return true;
  return after.kind === "mark" && !(".,:/_@".includes(after.text) && next?.kind !== "mark" && next?.glued === true);
}

function isOpenBefore(line: Line, first: number): boolean {
  const before = line[first - 1];
  if (before === undefined) return true;
  const figure = line[first - 2];
  if (before.text === "-" && figure?.kind === "number")
    return figure.digits === 4 && !isSeparator(wordAt(line, first - 3)) && !wordAt(line, first - 3).startsWith("+");
  if (!isGlued(line, first)) return true;
  return (
    before.kind === "mark" && !".,:+_@".includes(before.text) && !(before.text === "/" && figure?.kind === "number")
  );
}

/** The second of two years: it has four figures, or two, and no third follows. */
function isRangeEnd(line: Line, i: number): boolean {
  const lexeme = line[i];
  const third =
    isSeparator(wordAt(line, i + 1)) && isGlued(line, i + 1) && line[i + 2]?.kind === "number" && isGlued(line, i + 2);
  return !third && (lexeme?.digits === 4 || (lexeme?.digits === 2 && lexeme.value !== 0));
}

/** Nouns counted by a number before them; "2000 people" is no year. */
const COUNTED =
  /(?:people|troops|police|men|women|children|percent|per|per cent|km|kilometres|kilometers|miles|metres|meters|tons|tonnes|dollars|euros|pounds|soldiers|pieces|hours?|minutes?|days?|weeks?|months?|years?|feet|square|million|billion|thousand)$/;
/** Plural nouns that do take a year before them. */
const DATED_PLURALS = new Set(
  "elections olympics games protests talks accords elections sanctions attacks negotiations riots floods bombings hostilities events uprisings revolutions".split(
    " ",
  ),
);

/** A four-figure year where one is expected: "in 2014", "(2014)", "the 2014 accord". */
const bareYear: Rule = (line, i) => {
  const spelled = yearWords(line, i);
  if (spelled !== null && TIME_CUES.has(wordAt(line, i - 1)))
    return match(i, spelled.end, calendarOf({ year: spelled.value }), "year");
  const lexeme = line[i];
  if (lexeme?.kind !== "number") return null;
  const era = eraAfter(line, i + 1);
  if (era !== null && lexeme.digits <= 4)
    return match(i, era.end, calendarOf({ year: lexeme.value, ...(era.value ? { bc: true } : {}) }), "year-era");
  if (lexeme.digits !== 4 || lexeme.value < 1000 || lexeme.value > 2199) return null;
  if (!standsFree(line, i, i + 1)) return null;
  const after = line[i + 1];
  const cued = TIME_CUES.has(wordAt(line, i - 1));
  if (after?.kind === "word" && !after.glued && COUNTED.test(after.text)) return null;
  const recent = lexeme.value >= 1700 && lexeme.value <= 2100;
  if (!recent && !cued && wordAt(line, i - 1) !== "(") return null;
  const owned = ["its", "his", "her", "their", "our"].includes(wordAt(line, i - 1));
  const plural =
    after?.kind === "word" &&
    !after.glued &&
    after.text.length > 3 &&
    after.text.endsWith("s") &&
    !after.text.endsWith("ss") &&
    !after.capital;
  if (
    plural &&
    !cued &&
    !owned &&
    wordAt(line, i - 1) !== "the" &&
    !DATED_PLURALS.has(after.text) &&
    !["was", "has", "is"].includes(after.text)
  )
    return null;
  return withYearTail(line, i, lexeme.value);
};

/** "1941-42", "2014/15": the second year is written short; "2015-32" is the number of a thing, and no year at all. */
function withYearTail(line: Line, i: number, year: number): Match | Match[] | null {
  const own = match(i, i + 1, calendarOf({ year }), "year");
  const mark = wordAt(line, i + 1);
  const short = line[i + 2];
  if (
    (mark !== "-" && mark !== "/") ||
    short?.kind !== "number" ||
    short.digits !== 2 ||
    (isSeparator(wordAt(line, i + 3)) && isGlued(line, i + 4))
  )
    return own;
  const second = year - (year % 100) + short.value;
  const follows = second > year && second - year <= (year < 1900 ? 60 : 15);
  if (!follows) return mark === "-" && short.value > 12 ? null : own;
  if (second % 100 > 12 || second === year + 1 || mark === "/") {
    return [own, match(i + 2, i + 3, calendarOf({ year: second }), "year-short")];
  }
  return own;
}

/** True for "BC"; false for "AD". */
function eraAfter(line: Line, i: number): Found<boolean> | null {
  const word = wordAt(line, i);
  if (word === "bc" || word === "bce") return { end: i + 1, value: true };
  if (word === "ad" || word === "ce") return line[i]?.capital === true ? { end: i + 1, value: false } : null;
  if (word === "b" && wordAt(line, i + 1) === "." && wordAt(line, i + 2) === "c") {
    // The stop after "C" stays outside: it may be the sentence's own.
    return { end: wordAt(line, i + 3) === "." && i + 4 < line.length ? i + 4 : i + 3, value: true };
  }
  return null;
}

/** A year after a month or day, with what joins it: "May 2015", "May, 2015", "May of '87", "June of 1992". */
function yearAfter(line: Line, i: number): Found<{ year: number; bc: boolean }> | null {
  let at = i;
  if (wordAt(line, at) === ",") at += 1;
  else if (wordAt(line, at) === "-" || wordAt(line, at) === "/") at += 1;
  const joined = wordAt(line, at) === "of" || wordAt(line, at) === "in";
  if (joined) at += 1;
  const short = wordAt(line, at) === "'" || wordAt(line, at) === "’" || wordAt(line, at) === "‘";
  if (short) at += 1;
  const lexeme = line[at];
  if (lexeme === undefined) return null;
  if (lexeme.kind === "number") {
    const era = eraAfter(line, at + 1);
    if (era !== null) return { end: era.end, value: { year: lexeme.value, bc: era.value } };
    if (lexeme.digits === 4 && lexeme.value >= 1000 && lexeme.value < 2200 && standsFree(line, at, at + 1))
      return { end: at + 1, value: { year: lexeme.value, bc: false } };
    const twoDigits = lexeme.digits === 2 && (short || wordAt(line, at - 1) === "of");
    if (twoDigits) return { end: at + 1, value: { year: lexeme.value + (lexeme.value > 50 ? 1900 : 2000), bc: false } };
    return null;
  }
  const words = yearWords(line, at);
  return words === null ? null : { end: words.end, value: { year: words.value, bc: false } };
}

const yearFields = (found: Found<{ year: number; bc: boolean }> | null): { year?: number; bc?: boolean } =>
  found === null ? {} : { year: found.value.year, ...(found.value.bc ? { bc: true } : {}) };

/** "The year 2019", "fiscal year 2008", "the year of 2008". */
const namedYear: Rule = (line, i) => {
  let at = wordAt(line, i) === "the" ? i + 1 : i;
  const kind = wordAt(line, at);
  if (["fiscal", "school", "calendar", "financial", "academic"].includes(kind)) at += 1;
  const short = ["fy", "sy", "cy"].includes(kind);
  if (!short && wordAt(line, at) !== "year") return null;
  const of = wordAt(line, at + 1) === "of" ? at + 2 : at + 1;
  const number = line[of];
  const two = short && number?.digits === 2;
  if (number?.kind !== "number" || !(two || (number.digits === 4 && number.value < 2200))) return null;
  const year = two ? 2000 + number.value : number.value;
  const prefix =
    kind === "school" || kind === "academic" || kind === "sy"
      ? "SY"
      : kind === "calendar" || kind === "cy" || kind === "year"
        ? null
        : "FY";
  return match(
    kind === "year" ? of : i,
    of + 1,
    calendarOf({ year, ...(prefix === null ? {} : { yearPrefix: prefix }) }),
    "named-year",
  );
};

// ---- months and days ----

interface MonthWord {
  readonly month: number;
  readonly doubtful: boolean;
}

function monthAt(line: Line, i: number): Found<MonthWord> | null {
  const month = MONTHS.get(wordAt(line, i));
  if (month === undefined) return null;
  const dotted =
    wordAt(line, i).length <= 4 &&
    wordAt(line, i) !== "may" &&
    wordAt(line, i + 1) === "." &&
    isGlued(line, i + 1) &&
    i + 2 < line.length;
  return { end: dotted ? i + 2 : i + 1, value: { month, doubtful: DOUBTFUL_MONTHS.has(wordAt(line, i)) } };
}

function weekdayAt(line: Line, i: number): Found<number> | null {
  const weekday = WEEKDAYS.get(wordAt(line, i));
  if (weekday === undefined) return null;
  const short = SHORT_WEEKDAYS.has(wordAt(line, i));
  const dotted = short && wordAt(line, i + 1) === "." && isGlued(line, i + 1);
  return { end: dotted ? i + 2 : i + 1, value: weekday };
}

/** Skips what may stand between a weekday and its date: ",", "the", "-", "(". */
function afterWeekday(line: Line, i: number): number {
  let at = i;
  if ([",", "-", "("].includes(wordAt(line, at))) at += 1;
  if (wordAt(line, at) === "the") at += 1;
  return at;
}

/** "[Friday,] 5 May [2015]", "the 5th of May", "[Friday,] May 5[th] [, 2015]", "May the fifth", "3 to 5 May", "18 and 19 June". */
const dayAndMonth: Rule = (line, i) => {
  const which = deicticAt(line, i);
  const weekday = weekdayAt(line, which?.end ?? i);
  const start = weekday === null ? (which?.end ?? i) : afterWeekday(line, weekday.end);
  const found =
    dayMonth(line, start) ??
    monthDay(line, start) ??
    (weekday === null && which === null ? null : slashed(line, start));
  if (found === null) return null;
  // "Next Friday, 5 December": the date says which Friday.
  const said = calendarOf({ ...found.value, ...(which === null || weekday !== null ? {} : { which: which.value }) });
  const closing = weekday !== null && wordAt(line, start - 1) === "(" && wordAt(line, found.end) === ")" ? 1 : 0;
  return match(i, found.end + closing, said, "day-month");
};

type Fields = Omit<Calendar, "kind">;

function dayMonth(line: Line, i: number): Found<Fields> | null {
  if (isGlued(line, i) && line[i - 1]?.kind !== "mark") return null;
  const the = wordAt(line, i) === "the";
  const bare = the ? i + 1 : i;
  const day = the ? ordinal(line, bare) : dayOfMonth(line, bare);
  if (day === null || day.value > 31 || !boundedBefore(line, bare)) return null;
  const at = skipDayWord(line, day.end);
  const month = monthAt(line, at);
  if (
    month === null ||
    (month.value.doubtful &&
      line[at]?.capital !== true &&
      line[bare]?.kind === "word" &&
      ordinal(line, bare) === null &&
      yearAfter(line, month.end) === null)
  )
    return null;
  const year = yearAfter(line, month.end);
  return {
    end: year?.end ?? keepStop(line, month.end),
    value: { day: day.value, month: month.value.month, ...yearFields(year) },
  };
}

/** A figure is no day where it belongs to a longer number: "1,12 May", "4:30 May". */
function boundedBefore(line: Line, i: number): boolean {
  const before = line[i - 1];
  if (before === undefined || line[i]?.kind !== "number") return true;
  if (["$", "€", "£"].includes(before.text)) return false;
  return !(isGlued(line, i) && ".,/".includes(before.text) && line[i - 2]?.kind === "number");
}

/** "Day of", "of", "-", nothing. */
function skipDayWord(line: Line, i: number): number {
  let at = wordAt(line, i) === "day" ? i + 1 : i;
  if (wordAt(line, at) === "of") at += 1;
  if (wordAt(line, at) === "-" && isGlued(line, at)) at += 1;
  return at;
}

/** A stop after an abbreviated month belongs to it only when the sentence goes on. */
const keepStop = (line: Line, end: number): number => (wordAt(line, end - 1) === "." ? end - 1 : end);

function monthDay(line: Line, i: number): Found<Fields> | null {
  const month = monthAt(line, i);
  if (month === null || (wordAt(line, i - 1) === "long" && line[i - 1]?.capital === true)) return null;
  let at = month.end;
  if (wordAt(line, at) === ",") at += 1;
  if (wordAt(line, at) === "-" || wordAt(line, at) === "/") at += 1;
  const the = wordAt(line, at) === "the";
  if (the) at += 1;
  const day = the ? ordinal(line, at) : dayOfMonth(line, at);
  // "In July, two left": after a comma only a figure or an ordinal is a day.
  if (wordAt(line, at - 1) === "," && line[at]?.kind === "word" && ordinal(line, at) === null) return null;
  if (day === null || day.value > 31 || isClockOrCount(line, at, day.end)) return null;
  const year = yearAfter(line, day.end);
  const short =
    year === null && line[day.end]?.kind === "number" && line[day.end]?.digits === 2 ? line[day.end] : undefined;
  if (short !== undefined && ordinal(line, at) !== null)
    return { end: day.end + 1, value: { day: day.value, month: month.value.month, year: 2000 + short.value } };
  return { end: year?.end ?? day.end, value: { day: day.value, month: month.value.month, ...yearFields(year) } };
}

/** "May 10 people", "May 10%", "May 10:30", "May 1,500": the figure is no day. */
function isClockOrCount(line: Line, at: number, end: number): boolean {
  if (line[at]?.kind !== "number") return false;
  const after = line[end];
  if (after === undefined) return false;
  if (after.text === "%" || after.text === ":") return true;
  return (
    after.text === "," && isGlued(line, end + 1) && line[end + 1]?.kind === "number" && line[end + 1]?.digits === 3
  );
}

/** The days of a list or range that ends in a full date: "3" in "from 3 to 5 May", "18" in "18 and 19 June". */
const dayList: Rule = (line, i) => {
  const days: Found<number>[] = [];
  let at = wordAt(line, i) === "the" ? i + 1 : i;
  for (let n = 0; n < 4; n += 1) {
    const day = dayOfMonth(line, at);
    if (day === null || !boundedBefore(line, at)) return null;
    const joint = wordAt(line, day.end);
    if (!["-", "to", "and", ",", "or", "until", "/", "&"].includes(joint)) break;
    days.push({ end: at, value: day.value });
    at = day.end + 1;
    if (wordAt(line, at) === "the") at += 1;
  }
  if (days.length === 0) return null;
  const last = dayMonth(line, at);
  if (last === null) return null;
  const { day: _day, ...rest } = last.value;
  const listed = days.map(({ end: first, value }) =>
    match(first, dayOfMonth(line, first)?.end ?? first + 1, calendarOf({ ...rest, day: value }), "day-list"),
  );
  return [...listed, match(at, last.end, calendarOf(last.value), "day-month")];
};

/** "May 3-5, 2015", "May 18 and 19": the first is a full date, the others only days. */
const monthDayList: Rule = (line, i) => {
  const month = monthAt(line, i);
  if (month === null) return null;
  const first = dayOfMonth(line, month.end);
  if (first === null || line[month.end]?.kind !== "number") return null;
  const joint = wordAt(line, first.end);
  if (!["-", "to", "and", "or", "&"].includes(joint)) return null;
  const second = dayOfMonth(line, first.end + 1);
  if (second === null || line[first.end + 1]?.kind !== "number" || second.value <= first.value) return null;
  if (
    MONTHS.has(wordAt(line, second.end)) ||
    UNITS.has(wordAt(line, second.end)) ||
    (isGlued(line, second.end) && line[second.end]?.kind === "word")
  )
    return null;
  if (joint === "and" && line[second.end]?.kind === "word" && !TIME_CUES.has(wordAt(line, second.end))) return null;
  const year = yearAfter(line, second.end);
  const fields = { month: month.value.month, ...yearFields(year) };
  return [
    match(i, first.end, calendarOf({ ...fields, day: first.value }), "day-month"),
    match(first.end + 1, year?.end ?? second.end, calendarOf({ ...fields, day: second.value }), "day-list"),
  ];
};

/** "May 2015", "2015 May", "May", "last May". */
const monthAlone: Rule = (line, i) => {
  const which = deicticAt(line, i);
  const at = which?.end ?? i;
  const ahead = line[at];
  if (ahead?.kind === "number" && ahead.digits === 4 && standsFree(line, at, at + 1)) {
    const month = monthAt(line, at + 1);
    if (month !== null && dayOfMonth(line, month.end) === null)
      return match(
        i,
        keepStop(line, month.end),
        calendarOf({ month: month.value.month, year: ahead.value }),
        "year-month",
      );
  }
  const month = monthAt(line, at);
  if (month === null || !isMonthHere(line, at, month, which !== null)) return null;
  const year = yearAfter(line, month.end);
  const fields = { month: month.value.month, ...yearFields(year), ...(which === null ? {} : { which: which.value }) };
  return match(i, year?.end ?? keepStop(line, month.end), calendarOf(fields), "month");
};

/** "Between May and July 2014", "February-March 1794": the year goes for both. */
const monthPair: Rule = (line, i) => {
  const a = monthAt(line, i);
  if (a === null || !["-", "to", "and", "or", "until", "through", "&"].includes(wordAt(line, a.end))) return null;
  const b = monthAt(line, a.end + 1);
  const year = b === null ? null : yearAfter(line, b.end);
  if (b === null || year === null) return null;
  return [
    match(i, keepStop(line, a.end), calendarOf({ month: a.value.month, ...yearFields(year) }), "month"),
    match(a.end + 1, year.end, calendarOf({ month: b.value.month, ...yearFields(year) }), "month"),
  ];
};

/** "499-493 BC", "from 264 to 241 BC": the era goes for both. */
const eraPair: Rule = (line, i) => {
  const [a, b] = [line[i], line[i + 2]];
  if (a?.kind !== "number" || b?.kind !== "number" || !["-", "to", "and", "or", "until"].includes(wordAt(line, i + 1)))
    return null;
  const era = eraAfter(line, i + 3);
  if (era?.value !== true || a.digits > 4 || b.digits > 4) return null;
  return [
    match(i, i + 1, calendarOf({ year: a.value, bc: true }), "year-era"),
    match(i + 2, era.end, calendarOf({ year: b.value, bc: true }), "year-era"),
  ];
};

/** "Around March 1981", "ca. 466 BC". */
const approximate: Rule = (line, i) => {
  if (!["around", "about", "circa", "ca", "c"].includes(wordAt(line, i))) return null;
  const at = wordAt(line, i + 1) === "." ? i + 2 : i + 1;
  if (wordAt(line, i) === "c" && at === i + 1) return null;
  for (const rule of [monthAlone, bareYear]) {
    const inner = rule(line, at);
    if (
      inner !== null &&
      !Array.isArray(inner) &&
      inner.reading.kind === "calendar" &&
      inner.reading.year !== undefined
    )
      return { ...inner, first: i };
  }
  return null;
};

/** "May" the month, not the verb or the name: it needs a year after it or a word of time before it. */
function isMonthHere(line: Line, i: number, month: Found<MonthWord>, cued: boolean): boolean {
  // "Long March 9" is a rocket.
  if (wordAt(line, i - 1) === "$" || (wordAt(line, i - 1) === "long" && line[i - 1]?.capital === true)) return false;
  if (isGlued(line, i) && line[i - 1]?.kind === "number") return false;
  const before = wordAt(line, i - 1);
  // "May march": two verbs.
  if (month.value.doubtful && line[i]?.capital !== true && MONTHS.has(before)) return false;
  // "This may", "that may": the verb, unless a preposition stands before.
  const pointed = ["this", "that"].includes(before) && wordAt(line, i) === "may" && line[i]?.capital !== true;
  if (pointed && (!TIME_CUES.has(wordAt(line, i - 2)) || ["and", "than"].includes(wordAt(line, i - 2)))) return false;
  if (cued || TIME_CUES.has(before) || yearAfter(line, month.end) !== null) {
    return !(before === "to" && line[i]?.capital !== true) && !(before === "and" && month.value.doubtful);
  }
  if (before === "-" && ["mid", "early", "late"].includes(wordAt(line, i - 2))) return true;
  if (month.value.doubtful)
    return before === "the" && wordAt(line, i) === "may"
      ? false
      : before === "the" && line[i]?.capital === true && wordAt(line, i) !== "march";
  // "April O'Brien said": a name where another capital follows.
  const named = ["april", "june", "august"].includes(wordAt(line, i));
  return !named || before === "the" || (line[i]?.capital === true && line[month.end]?.capital !== true);
}

const DEICTICS: ReadonlyMap<string, NonNullable<Calendar["which"]>> = new Map([
  ["last", "last"],
  ["previous", "last"],
  ["next", "next"],
  ["following", "next"],
  ["this", "this"],
  ["past", "past"],
  ["coming", "coming"],
  ["upcoming", "coming"],
  ["that", "told"],
]);

/** "Last", "this past", "this upcoming", "next". */
export function deicticAt(line: Line, i: number): Found<NonNullable<Calendar["which"]>> | null {
  const at = wordAt(line, i) === "the" && DEICTICS.has(wordAt(line, i + 1)) ? i + 1 : i;
  const which = DEICTICS.get(wordAt(line, at));
  if (which === undefined) return null;
  const second = which === "this" ? DEICTICS.get(wordAt(line, at + 1)) : undefined;
  if (second !== undefined) return { end: at + 2, value: second };
  return { end: at + 1, value: which };
}

/** "Monday", "last Monday", "Monday 21", "Tuesday the eleventh". */
const weekdayAlone: Rule = (line, i) => {
  const which = deicticAt(line, i);
  const at = which?.end ?? i;
  const weekday = weekdayAt(line, at);
  if (weekday === null) return null;
  const word = wordAt(line, at);
  // "Sat", "sun", "wed" are words of their own.
  if (["sat", "sun", "wed", "mon"].includes(word) && line[at]?.capital !== true) return null;
  if (
    ["sat", "sun", "wed"].includes(word) &&
    which === null &&
    !["on", "this"].includes(wordAt(line, at - 1)) &&
    line[weekday.end]?.kind !== "number"
  )
    return null;
  const day = dayOfMonth(line, afterWeekday(line, weekday.end));
  const isDay =
    day !== null &&
    (line[afterWeekday(line, weekday.end)]?.kind === "number" ||
      ordinal(line, afterWeekday(line, weekday.end)) !== null) &&
    wordAt(line, weekday.end) !== "-" &&
    !isClockOrCount(line, afterWeekday(line, weekday.end), day.end) &&
    !["am", "pm", "a", "p"].includes(wordAt(line, day.end)) &&
    line[day.end]?.kind !== "word";
  if (isDay) return match(i, day.end, calendarOf({ weekday: weekday.value, day: day.value }), "weekday-day");
  return match(
    i,
    weekday.end,
    calendarOf({ weekday: weekday.value, ...(which === null ? {} : { which: which.value }) }),
    "weekday",
  );
};

/** "The 18th" after "on" or "of". */
const dayAlone: Rule = (line, i) => {
  if (wordAt(line, i) !== "the" || !["on", "of", "by", "until", "from", "around"].includes(wordAt(line, i - 1)))
    return null;
  if (wordAt(line, i - 1) === "of" && wordAt(line, i - 2) !== "week") return null;
  const day = ordinal(line, i + 1);
  if (day === null || day.value > 31 || line[i + 1]?.kind !== "number") return null;
  const after = line[day.end];
  if (after?.kind === "word" && !["in", "at", "and", "to", "with", "when", "as"].includes(after.text)) return null;
  if (after?.text === "-") return null;
  return match(i, day.end, calendarOf({ day: day.value }), "day-alone");
};

// ---- figures ----

interface Part {
  readonly at: number;
  readonly value: number;
  readonly digits: number;
  readonly month: boolean;
}

/** Two or three parts joined tightly by one separator: "2015-03-05", "05-Aug-2016", "22/04/2014". */
const figures: Rule = (line, i) => {
  const parts = partsFrom(line, i);
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2 || parts.length > 3) return null;
  const separator = wordAt(line, i + 1);
  const fields = parts.length === 3 ? threeParts(parts, separator) : twoParts(parts);
  if (fields === null) return null;
  return match(i, last.at + 1, calendarOf(fields), "figures");
};

function partsFrom(line: Line, i: number): Part[] {
  const separator = wordAt(line, i + 1);
  const before = line[i - 1];
  const cut =
    isGlued(line, i) &&
    before !== undefined &&
    (before.kind !== "mark" || (isSeparator(before.text) && line[i - 2]?.kind === "number" && isGlued(line, i - 1)));
  if (cut || !isSeparator(separator) || (before?.text === "+" && isGlued(line, i))) return [];
  // "December 1979-February 1980": the year belongs to the month before it.
  if (MONTHS.has(wordAt(line, i - 1)) && line[i]?.digits === 4) return [];
  const parts: Part[] = [];
  for (let at = i; at < line.length && parts.length < 5; at += 2) {
    const lexeme = line[at];
    const month = MONTHS.get(lexeme?.text ?? "");
    if (lexeme === undefined || (lexeme.kind !== "number" && month === undefined)) break;
    if (at > i && !lexeme.glued) break;
    parts.push({ at, value: month ?? lexeme.value, digits: lexeme.digits, month: month !== undefined });
    if (wordAt(line, at + 1) !== separator || !isGlued(line, at + 1)) break;
  }
  const end = (parts.at(-1)?.at ?? i) + 1;
  const after = line[end];
  const tail =
    after?.glued === true &&
    (after.kind !== "mark" || (isGlued(line, end + 1) && isSeparator(after.text) && line[end + 1]?.kind === "number"));
  return tail ? [] : parts;
}

function threeParts(parts: readonly Part[], separator: string): Fields | null {
  const [a, b, c] = parts;
  if (a === undefined || b === undefined || c === undefined) return null;
  const named = parts.find((part) => part.month);
  const yearPart = parts.find((part) => part.digits === 4) ?? (named === undefined ? c : null);
  if (yearPart == null || yearPart === named) return null;
  const rest = parts.filter((part) => part !== yearPart);
  const year =
    yearPart.digits === 4
      ? yearPart.value
      : yearPart.digits === 2
        ? yearPart.value + (yearPart.value >= 40 ? 1900 : 2000)
        : null;
  const [first, second] = rest;
  if (year === null || first === undefined || second === undefined || rest.some((part) => part.digits > 2)) return null;
  if (named !== undefined) return real({ year, month: named.value, day: (first === named ? second : first).value });
  // Year first is ISO. A stop is European, day first; other marks are read as American unless the first cannot be a month.
  if (yearPart === a) return real({ year, month: first.value, day: second.value });
  if (yearPart === b) return null;
  const dayFirst = first.value > 12 || (separator === "." && second.value <= 12);
  return real(
    dayFirst ? { year, month: second.value, day: first.value } : { year, month: first.value, day: second.value },
  );
}

const real = (fields: { year: number; month: number; day: number }): Fields | null =>
  fields.month >= 1 && fields.month <= 12 && fields.day >= 1 && fields.day <= 31 ? fields : null;

function twoParts(parts: readonly Part[]): Fields | null {
  const [a, b] = parts;
  if (a === undefined || b === undefined) return null;
  const year = a.digits === 4 ? a : b.digits === 4 ? b : null;
  const other = year === a ? b : a;
  // "2007-08" are two years, "2015-03" is a month.
  if (year === a && b.digits === 2 && b.value === (a.value + 1) % 100) return null;
  if (year !== null)
    return other.digits <= 2 && other.value >= 1 && other.value <= 12 && year.value >= 1000 && year.value < 2200
      ? { year: year.value, month: other.value }
      : null;
  const named = a.month ? a : b.month ? b : null;
  if (named === null) return null;
  const day = named === a ? b : a;
  return !day.month && day.value >= 1 && day.value <= 31 ? { month: named.value, day: day.value } : null;
}

/** "7/6" and "7.6" after a weekday or "on": month first unless it cannot be. */
function slashed(line: Line, i: number): Found<Fields> | null {
  const [a, mark, b] = [line[i], line[i + 1], line[i + 2]];
  if (
    a?.kind !== "number" ||
    b?.kind !== "number" ||
    mark === undefined ||
    !isSeparator(mark.text) ||
    !mark.glued ||
    !b.glued
  )
    return null;
  if (a.digits > 2 || b.digits > 2 || (isGlued(line, i + 3) && line[i + 3]?.kind !== "mark")) return null;
  if (isGlued(line, i + 4) && isSeparator(wordAt(line, i + 3))) return null;
  const [month, day] = a.value > 12 ? [b.value, a.value] : [a.value, b.value];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { end: i + 3, value: { month, day } } : null;
}

/** "Friday 2018-07-06": the figures decide. */
const weekdayFigures: Rule = (line, i) => {
  const weekday = weekdayAt(line, i);
  const inner = weekday === null ? null : figures(line, afterWeekday(line, weekday.end));
  return inner === null || Array.isArray(inner) ? null : { ...inner, first: i };
};

const slashedDay: Rule = (line, i) => {
  const cue = wordAt(line, i - 1);
  const cued = ["on", "by", "until", "back", "since", "before", "after"].includes(cue) || standsAlone(line, i);
  if (!cued || wordAt(line, i + 1) === "-") return null;
  const found = slashed(line, i);
  return found === null || wordAt(line, found.end) === "of"
    ? null
    : match(i, found.end, calendarOf(found.value), "figures");
};

/** "When? 11/20.": figures that are all there is between two marks, with a day that cannot be part of a score or a fraction. */
function standsAlone(line: Line, i: number): boolean {
  const [before, after, day] = [line[i - 1], line[i + 3], line[i + 2]];
  const opens = before === undefined || [":", "?", "("].includes(before.text);
  const closes = after === undefined || [",", ".", "?", ")", ";"].includes(after.text);
  return opens && closes && wordAt(line, i + 1) === "/" && (day?.value ?? 0) > 12;
}

/** "2016 10 16". */
const spaced: Rule = (line, i) => {
  const [year, month, day] = [line[i], line[i + 1], line[i + 2]];
  if (year?.digits !== 4 || month?.digits !== 2 || day?.digits !== 2 || !isOpenBefore(line, i)) return null;
  if (year.value < 1900 || year.value > 2100 || month.glued || day.glued || line[i + 3]?.kind === "number") return null;
  const fields = real({ year: year.value, month: month.value, day: day.value });
  return fields === null ? null : match(i, i + 3, calendarOf(fields), "figures");
};

/** "20161016". */
const compact: Rule = (line, i) => {
  const lexeme = line[i];
  if (lexeme?.digits !== 8) return null;
  const [year, month, day] = [
    Math.floor(lexeme.value / 10000),
    Math.floor(lexeme.value / 100) % 100,
    lexeme.value % 100,
  ];
  const before = line[i - 1];
  if (isGlued(line, i) && before !== undefined && before.kind !== "mark") return null;
  if (year < 1900 || year > 2100) return null;
  const fields = real({ year, month, day });
  return fields === null ? null : match(i, i + 1, calendarOf(fields), "figures");
};

// ---- parts of a year ----

/** "The spring of 2014", "summer 2014", "this winter", "last autumn". */
const season: Rule = (line, i) => {
  const which = deicticAt(line, i);
  const at = which?.end ?? (wordAt(line, i) === "the" ? i + 1 : i);
  const name = SEASONS.get(wordAt(line, at));
  if (name === undefined) return null;
  const year = yearAfter(line, at + 1);
  const cued =
    which !== null ||
    ["in", "during", "the", "by", "since", "until", "of", "early", "late"].includes(wordAt(line, at - 1));
  const verbal =
    ["fall", "spring"].includes(wordAt(line, at)) &&
    year === null &&
    which === null &&
    wordAt(line, at - 1) !== "the" &&
    wordAt(line, at - 1) !== "in";
  if ((!cued && year === null) || verbal) return null;
  if (wordAt(line, at) === "fall" && year === null && wordAt(line, at + 1) === "of") return null;
  return match(
    i,
    year?.end ?? at + 1,
    calendarOf({ season: name, ...yearFields(year), ...(which === null ? {} : { which: which.value }) }),
    "season",
  );
};

/** "The first quarter of 2015", "Q1 2015", "the second half of last year" (the year alone is read by its own rule). */
const quarterOrHalf: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const spelled = ordinal(line, at);
  const letter = wordAt(line, at) === "q" && line[at + 1]?.glued === true ? line[at + 1]?.value : undefined;
  const latter = wordAt(line, at) === "latter" ? 2 : undefined;
  const nth = spelled?.value ?? letter ?? latter;
  const unit = letter === undefined ? wordAt(line, spelled?.end ?? at + 1) : "quarter";
  const end = letter === undefined ? (spelled?.end ?? at + 1) + 1 : at + 2;
  if (nth === undefined || (unit !== "quarter" && unit !== "half") || nth > (unit === "half" ? 2 : 4)) return null;
  const year = yearAfter(line, end);
  if (unit === "half" && year === null) return null;
  const whole = match(i, year?.end ?? end, calendarOf({ [unit]: nth, ...yearFields(year) }), unit);
  return unit === "quarter" &&
    year === null &&
    !["in", "for", "during", "of"].includes(wordAt(line, i - 1)) &&
    letter === undefined
    ? null
    : whole;
};

/** "The 1990s", "the mid-80s", "the nineties", "the '90s", "the 480s BC". */
const decade: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const short = ["'", "’", "‘"].includes(wordAt(line, at));
  const word = DECADE_WORDS.get(wordAt(line, at));
  if (word !== undefined && at > i && wordAt(line, at + 1) !== "of")
    return match(i, at + 1, calendarOf({ shortDecade: word }), "decade");
  const number = line[short ? at + 1 : at];
  const plural = (short ? at + 1 : at) + 1;
  const s =
    wordAt(line, plural) === "s" || wordAt(line, plural) === "'s"
      ? plural
      : wordAt(line, plural) === "'" && wordAt(line, plural + 1) === "s"
        ? plural + 1
        : -1;
  if (number?.kind !== "number" || number.value % 10 !== 0 || s < 0 || !isGlued(line, s)) return null;
  const era = eraAfter(line, s + 1);
  const bc = era?.value === true ? { bc: true } : {};
  if (number.digits === 4 || era !== null)
    return match(i, era?.end ?? s + 1, calendarOf({ decade: number.value / 10, ...bc }), "decade");
  if (number.digits !== 2 || (at === i && !short)) return null;
  // "In his 60s" is an age.
  return number.value < 20 && !short ? null : match(i, s + 1, calendarOf({ shortDecade: number.value / 10 }), "decade");
};

/** "The 20th century", "nineteenth-century", "the fifth century BC". */
const century: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const nth = ordinal(line, at);
  if (nth === null) return null;
  const word = wordAt(line, nth.end) === "-" ? nth.end + 1 : nth.end;
  if (wordAt(line, word) !== "century" || nth.value > 22) return null;
  const era = eraAfter(line, word + 1);
  return match(
    i,
    era?.end ?? word + 1,
    calendarOf({ century: nth.value, ...(era?.value === true ? { bc: true } : {}) }),
    "century",
  );
};

/** "Week 27", "week 27 of 2018". */
const weekNumber: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const number = line[at + 1];
  if (
    wordAt(line, at) !== "week" ||
    number?.kind !== "number" ||
    number.value < 1 ||
    number.value > 53 ||
    isGlued(line, at + 1)
  )
    return null;
  if (line[at + 2]?.glued === true && line[at + 2]?.kind !== "mark") return null;
  const year = yearAfter(line, at + 2);
  return match(
    at,
    year?.end ?? at + 2,
    calendarOf({ week: number.value, ...yearFields(year), ...(year === null ? { which: "this" as const } : {}) }),
    "week-number",
  );
};

/** "Labor Day weekend", "the weekend of Thanksgiving 2023". */
const feastWeekend: Rule = (line, i) => {
  const lead = wordAt(line, i) === "the" ? i + 1 : i;
  const named = wordAt(line, lead) === "weekend" && wordAt(line, lead + 1) === "of";
  const day = feast(line, named ? lead + 2 : i);
  if (day === null || Array.isArray(day) || day.reading.kind !== "calendar") return null;
  if (!named && wordAt(line, day.end) !== "weekend") return null;
  const year = named ? null : yearAfter(line, day.end + 1);
  const end = named ? day.end : (year?.end ?? day.end + 1);
  return match(
    i,
    end,
    { kind: "weekAround", of: { ...day.reading, ...yearFields(year) }, weekend: true },
    "feast-weekend",
  );
};

/** Few lexemes are one. */
const FEAST_STARTS: ReadonlySet<string> = new Set(OPENS.feast);
/** What comes next in the name of one, but for those of one word: "year", "friday", "'s". */
const FEAST_SECONDS: ReadonlySet<string> = new Set(
  [...FEASTS.keys()].flatMap((name) => /^\p{L}+(?: |(?='))('?\p{L}+)/u.exec(name)?.[1] ?? []),
);

/** "Christmas", "Easter 2018", "last Easter". */
export const feast: Rule = (line, i) => {
  const which = deicticAt(line, i);
  const at = which?.end ?? i;
  if (!FEAST_STARTS.has(wordAt(line, at)) || !(FEASTS.has(wordAt(line, at)) || FEAST_SECONDS.has(wordAt(line, at + 1))))
    return null;
  for (let length = Math.min(4, line.length - at); length >= 1; length -= 1) {
    const words = line.slice(at, at + length);
    const found = FEASTS.get(
      words
        .map((lexeme, n) => (n === 0 || lexeme.glued ? lexeme.text : ` ${lexeme.text}`))
        .join("")
        .replaceAll("’", "'"),
    );
    if (
      found === undefined ||
      (which === null &&
        words[0]?.capital !== true &&
        length === 1 &&
        yearAfter(line, at + 1) === null &&
        wordAt(line, i - 1) !== "of" &&
        wordAt(line, at + 1) !== "weekend")
    )
      continue;
    const year = yearAfter(line, at + length);
    return match(
      i,
      year?.end ?? at + length,
      calendarOf({ feast: found, ...yearFields(year), ...(which === null ? {} : { which: which.value }) }),
      "feast",
    );
  }
  return null;
};

// ---- times of a day ----

/** "5:30 p.m.", "17:30 GMT", "5 pm", with "on Monday" after it left to its own rule. */
const clock: Rule = (line, i) => {
  const hour = line[i];
  if (hour?.kind !== "number" || hour.digits > 2 || hour.value > 24 || !boundedBefore(line, i)) return null;
  if (isGlued(line, i) && !["(", '"', "“", "-"].includes(wordAt(line, i - 1))) return null;
  const minute = line[i + 2];
  const colon =
    [":", "."].includes(wordAt(line, i + 1)) &&
    isGlued(line, i + 1) &&
    minute?.kind === "number" &&
    minute.digits === 2 &&
    minute.glued &&
    minute.value < 60;
  const half = halfOfDay(line, colon ? i + 3 : i + 1);
  const zoned = ["gmt", "utc", "local"].includes(wordAt(line, colon ? i + 3 : i + 1));
  if (half === null && !(colon && (wordAt(line, i + 1) === ":" || zoned) && hour.digits === 2)) return null;
  if (
    half === null &&
    (isGlued(line, i + 3) ||
      !["at", "by", "around", "until", "about", "from", "before", "after"].includes(wordAt(line, i - 1)))
  )
    return null;
  const hours = half === null ? hour.value : (hour.value % 12) + (half.value === "p" ? 12 : 0);
  const minutes = colon ? minute.value : 0;
  const suffix = `T${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  const end = half?.end ?? i + 3;
  return match(i, end, { kind: "clock", suffix, day: dayAfter(line, end) }, "clock");
};

/** The day that a time is of, where that follows: "5:30 a.m. on Tuesday", "midnight local time on 3 May". It is an expression of its own. */
export function dayAfter(line: Line, end: number): Reading | null {
  let at = end;
  while (["local", "time", "gmt", "utc", "(", ")"].includes(wordAt(line, at))) at += 1;
  if (wordAt(line, at) === "on") at += 1;
  const day = dayAndMonth(line, at) ?? weekdayAlone(line, at);
  return day === null || Array.isArray(day) ? null : day.reading;
}

/** "a.m.", "pm". */
function halfOfDay(line: Line, i: number): Found<"a" | "p"> | null {
  const word = wordAt(line, i);
  if (word === "am" || word === "pm") return { end: i + 1, value: word === "am" ? "a" : "p" };
  if ((word !== "a" && word !== "p") || wordAt(line, i + 1) !== "." || wordAt(line, i + 2) !== "m") return null;
  return { end: wordAt(line, i + 3) === "." ? i + 4 : i + 3, value: word };
}

/** "The morning of June 17", "the night of 4 May 2014". */
const partOfNamedDay: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const suffix = DAY_PARTS.get(wordAt(line, at));
  if (suffix === undefined || wordAt(line, at + 1) !== "of") return null;
  const day = dayAndMonth(line, at + 2);
  if (day === null || Array.isArray(day)) return null;
  return match(i, day.end, { kind: "clock", suffix, day: day.reading }, "part-of-day");
};

/** "Monday night", "Friday morning". */
const weekdayPart: Rule = (line, i) => {
  const day = weekdayAlone(line, i) ?? dayAndMonth(line, i);
  if (day === null || Array.isArray(day)) return null;
  const suffix = DAY_PARTS.get(wordAt(line, day.end));
  return suffix === undefined
    ? null
    : match(i, day.end + 1, { kind: "clock", suffix, day: day.reading }, "part-of-day");
};

// ---- early, late, the end of ----

const EDGES = new Set(["early", "late", "mid", "earlier", "later"]);
const EDGE_NOUNS = new Set(["beginning", "start", "end", "middle", "rest", "close"]);

/** Where the stretch after "early", "the end of", "mid-" begins; null where no such word stands here. */
export function edgeAt(line: Line, i: number): number | null {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const word = wordAt(line, at);
  if (EDGES.has(word)) {
    const after = wordAt(line, at + 1) === "-" || wordAt(line, at + 1) === "in" ? at + 2 : at + 1;
    return wordAt(line, after) === "the" ? after + 1 : after;
  }
  if (!EDGE_NOUNS.has(word)) return null;
  const of = wordAt(line, at + 1) === "of" ? at + 2 : null;
  if (of === null) return null;
  return wordAt(line, of) === "the" ? of + 1 : of;
}

/** "Early 2014", "late in May 2015", "the end of the 1990s", "mid-November". */
const edged: Rule = (line, i) => {
  const start = edgeAt(line, i);
  if (start === null) return null;
  // "The 1990s" and "the spring" bring their article themselves.
  const from = wordAt(line, start - 1) === "the" ? start - 1 : start;
  for (const rule of [decade, century, season, monthAlone, bareYear, namedYear, quarterOrHalf]) {
    const inner = rule(line, from) ?? rule(line, start);
    if (inner === null || Array.isArray(inner)) continue;
    return { ...inner, first: i };
  }
  return null;
};

/** What opens a stretch with "last" and the like before it, or nothing. */
const DEICTIC = ["the", ...DEICTICS.keys()];
const DAY_AND_MONTH = [...DEICTIC, ...OPENS.weekday, ...OPENS.month, ...OPENS.ordinal, ...OPENS.cardinal];
export const FEAST_OPENS: readonly string[] = [...DEICTIC, ...OPENS.feast];
export const EDGE_OPENS: readonly string[] = ["the", ...EDGES, ...EDGE_NOUNS];

/** Rules that read a figure whatever comes after it. */
export const LONE_FIGURES: ReadonlySet<Rule> = new Set([bareYear, compact]);

export const absoluteRules: readonly OpenedRule[] = [
  opened(partOfNamedDay, "the", OPENS.part),
  opened(weekdayPart, DAY_AND_MONTH),
  opened(figures, FIGURE, OPENS.month),
  opened(weekdayFigures, OPENS.weekday),
  opened(compact, FIGURE),
  opened(spaced, FIGURE),
  opened(slashedDay, FIGURE),
  opened(dayList, "the", OPENS.ordinal, OPENS.cardinal),
  opened(monthDayList, OPENS.month),
  opened(monthPair, OPENS.month),
  opened(eraPair, FIGURE),
  opened(approximate, "around about circa ca c"),
  opened(dayAndMonth, DAY_AND_MONTH),
  opened(feast, FEAST_OPENS),
  opened(feastWeekend, FEAST_OPENS, "weekend"),
  opened(edged, EDGE_OPENS),
  opened(quarterOrHalf, "the q latter", OPENS.ordinal),
  opened(season, DEICTIC, OPENS.season),
  opened(monthAlone, DEICTIC, OPENS.month, FIGURE),
  opened(weekdayAlone, DEICTIC, OPENS.weekday),
  opened(dayAlone, "the"),
  opened(namedYear, "the fiscal school calendar financial academic fy sy cy year"),
  opened(bareYear, OPENS.cardinal),
  opened(decade, "the", OPENS.quote, FIGURE),
  opened(century, "the", OPENS.ordinal),
  opened(weekNumber, "the week"),
  opened(clock, FIGURE),
];
