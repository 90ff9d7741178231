// Stage "recognise", dates: rules for stretches told from another day, for lengths, sets and vague references.
import { absoluteRules, dayAfter, deicticAt, EDGE_OPENS, edgeAt, FEAST_OPENS, feast } from "./grammar-absolute.ts";
import { cardinal, type Found, isGlued, type Line, ordinal, quantity, wordAt } from "./numbers.ts";
import type { Calendar, Reading, Shift } from "./reading.ts";
import { type Match, OPENS, type OpenedRule, opened, openerOf, type Rule, RuleTable } from "./rules.ts";
import { DAY_PARTS, MONTHS, REFERENCES, UNITS, type Unit, WEEKDAYS } from "./words.ts";

const match = (first: number, end: number, reading: Reading, rule: string): Match => ({
  first,
  end,
  reading,
  rule: `recognise.date.${rule}`,
});
const fixed = (type: "DATE" | "SET" | "TIME" | "DURATION", value: string): Reading => ({ kind: "fixed", type, value });

function unitAt(line: Line, i: number): Unit | null {
  return UNITS.get(wordAt(line, i)) ?? null;
}
const isPlural = (line: Line, i: number): boolean =>
  wordAt(line, i).endsWith("s") || ["centuries", "millennia"].includes(wordAt(line, i));

// ---- today, yesterday ----

const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["tonight", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
  ["tmrw", 1],
  ["otd", 0],
]);

const nearDay: Rule = (line, i) => {
  const count = NEAR_DAYS.get(wordAt(line, i));
  if (count === undefined) return beyondDay(line, i);
  const day: Shift = { kind: "shift", unit: "day", count, from: "published" };
  const suffix = wordAt(line, i) === "tonight" ? "TNI" : DAY_PARTS.get(wordAt(line, i + 1));
  if (suffix === undefined) return match(i, i + 1, day, "near-day");
  return match(i, wordAt(line, i) === "tonight" ? i + 1 : i + 2, { kind: "clock", suffix, day }, "part-of-day");
};

/** "The day before yesterday", "the day after tomorrow". */
function beyondDay(line: Line, i: number): Match | null {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const near = wordAt(line, at + 2);
  if (wordAt(line, at) !== "day") return null;
  if (wordAt(line, at + 1) === "before" && near === "yesterday")
    return match(i, at + 3, { kind: "shift", unit: "day", count: -2, from: "published" }, "near-day");
  if (wordAt(line, at + 1) === "after" && near === "tomorrow")
    return match(i, at + 3, { kind: "shift", unit: "day", count: 2, from: "published" }, "near-day");
  return null;
}

// ---- this week, next month ----

const STEPS: Readonly<Record<NonNullable<Calendar["which"]>, number>> = {
  this: 0,
  last: -1,
  past: -1,
  next: 1,
  coming: 1,
  told: 0,
};
/** Told from the date before, not from the day of publication. */
const TOLD_WORDS: ReadonlyMap<string, number> = new Map([
  ["following", 1],
  ["next", 1],
  ["same", 0],
  ["previous", -1],
  ["preceding", -1],
  ["subsequent", 1],
  ["succeeding", 1],
]);

/** "Last week", "this month", "next year"; with "the": "the following day", "the same month", told from the date before. */
const namedUnit: Rule = (line, i) => {
  const told = toldUnit(line, i);
  if (told !== null) return told;
  const which = deicticAt(line, i);
  if (which === null || wordAt(line, i) === "the") return null;
  const after = ["fiscal", "school", "calendar", "working"].includes(wordAt(line, which.end))
    ? which.end + 1
    : which.end;
  const unit = unitAt(line, after);
  if (
    unit === null ||
    (isPlural(line, after) && wordAt(line, after) !== "series") ||
    ["second", "minute", "hour"].includes(unit)
  )
    return null;
  const prefix = after > which.end ? ({ fiscal: "FY", school: "SY" } as const)[wordAt(line, which.end)] : undefined;
  if (prefix !== undefined)
    return match(i, after + 1, { kind: "calendar", which: which.value, yearPrefix: prefix }, "named-unit");
  if (unit === "weekend")
    return match(i, after + 1, { kind: "calendar", weekend: true, which: which.value }, "named-unit");
  const from = which.value === "told" || (unit === "day" && which.value !== "this") ? "told" : "published";
  const count = STEPS[which.value];
  const reading: Reading = { kind: "shift", unit, count, from, ...(count < 0 ? { back: true } : {}) };
  return withWeekday(line, i, after + 1, reading);
};

/** "Next week on Tuesday", "last week Monday", "next week mon". */
function withWeekday(line: Line, first: number, end: number, reading: Shift): Match {
  const at = ["on", "-"].includes(wordAt(line, end)) ? end + 1 : end;
  const weekday = WEEKDAYS.get(wordAt(line, at));
  if (reading.unit !== "week" || weekday === undefined || wordAt(line, first - 1) === "until")
    return match(first, end, reading, "named-unit");
  return match(first, at + 1, { ...reading, weekday }, "weekday-of");
}

/** "The following day", "the next week", "that same month", "the previous year". */
function toldUnit(line: Line, i: number): Match | null {
  const lead = wordAt(line, i);
  const opened = lead === "the" || lead === "that" || lead === "this";
  const at = opened ? i + 1 : i;
  const count = TOLD_WORDS.get(wordAt(line, at));
  if (count === undefined || (!opened && wordAt(line, at) !== "same" && wordAt(line, at) !== "following")) return null;
  const unit = unitAt(line, at + 1);
  if (unit === null || isPlural(line, at + 1) || ["second", "minute", "hour"].includes(unit)) return null;
  if (unit === "weekend")
    return match(
      i,
      at + 2,
      { kind: "calendar", weekend: true, which: count < 0 ? "last" : count > 0 ? "next" : "told" },
      "told-unit",
    );
  return withWeekday(line, i, at + 2, {
    kind: "shift",
    unit,
    count,
    from: "told",
    ...(count < 0 ? { back: true } : {}),
  });
}

/** "Monday of next week", "Tuesday last week", "the 15th of next month", "September of last year", "the week after next". */
const insideUnit: Rule = (line, i) => {
  if (
    wordAt(line, i) === "the" &&
    wordAt(line, i + 1) === "week" &&
    wordAt(line, i + 2) === "after" &&
    wordAt(line, i + 3) === "next"
  ) {
    return match(i, i + 4, { kind: "shift", unit: "week", count: 2, from: "published" }, "named-unit");
  }
  const start = wordAt(line, i) === "the" ? i + 1 : i;
  const weekday = WEEKDAYS.get(wordAt(line, start));
  const month = MONTHS.get(wordAt(line, start));
  const nth = ordinal(line, start);
  const head = weekday !== undefined || month !== undefined ? start + 1 : nth?.end;
  if (head === undefined) return null;
  let at = wordAt(line, head) === "day" ? head + 1 : head;
  const isMonth = nth !== null && wordAt(line, at) === "month";
  if (isMonth) at += 1;
  if (wordAt(line, at) === "," || wordAt(line, at) === "of") at += 1;
  if (wordAt(line, at) === "this" && wordAt(line, at - 1) === ",") return null;
  const inner = wholeUnit(line, at);
  if (inner === null) return null;
  const { reading } = inner.value;
  if (weekday !== undefined)
    return reading.unit === "week" ? match(i, inner.end, { ...reading, weekday }, "weekday-of") : null;
  if (month !== undefined)
    return reading.unit === "year"
      ? match(i, inner.end, { ...reading, inside: { kind: "calendar", month } }, "inside-unit")
      : null;
  if (nth === null || nth.value > 31) return null;
  if (isMonth)
    return reading.unit === "year" && nth.value <= 12
      ? match(i, inner.end, { ...reading, inside: { kind: "calendar", month: nth.value } }, "inside-unit")
      : null;
  return reading.unit === "month"
    ? match(i, inner.end, { ...reading, inside: { kind: "calendar", day: nth.value } }, "inside-unit")
    : null;
};

/** "Christmas of last year", "independence day of this year". */
const feastOfUnit: Rule = (line, i) => {
  const day = feast(line, i);
  if (day === null || Array.isArray(day) || day.reading.kind !== "calendar" || wordAt(line, day.end) !== "of")
    return null;
  const inner = wholeUnit(line, day.end + 1);
  if (inner === null || inner.value.reading.unit !== "year") return null;
  return match(i, inner.end, { ...inner.value.reading, inside: day.reading }, "inside-unit");
};

/** "Next week", "the month", "that year", as the whole that something lies in. */
function wholeUnit(line: Line, i: number): Found<{ reading: Shift }> | null {
  if (wordAt(line, i) === "the" && unitAt(line, i + 1) !== null && !isPlural(line, i + 1)) {
    const unit = unitAt(line, i + 1);
    return unit === null || ["second", "minute", "hour"].includes(unit)
      ? null
      : { end: i + 2, value: { reading: { kind: "shift", unit, count: 0, from: "published" } } };
  }
  const found = namedUnit(line, i);
  if (found === null || Array.isArray(found) || found.reading.kind !== "shift") return null;
  return { end: found.end, value: { reading: found.reading } };
}

/** "Earlier this week", "late last year", "the end of the month", "the rest of the year", "later that day". */
const edgedUnit: Rule = (line, i) => {
  const bareEnd = wordAt(line, i) === "end" && wordAt(line, i + 1) === "of" ? i + 2 : null;
  const start = edgeAt(line, i) ?? bareEnd;
  if (start === null) return null;
  const at = wordAt(line, start - 1) === "the" ? start - 1 : start;
  const whole = wholeUnit(line, at) ?? (bareEnd === start || wordAt(line, i) === "the" ? bareUnit(line, start) : null);
  return whole === null ? null : match(i, whole.end, whole.value.reading, "edged-unit");
};

function bareUnit(line: Line, i: number): Found<{ reading: Shift }> | null {
  const unit = unitAt(line, i);
  if (unit === null || isPlural(line, i) || !["week", "month", "year"].includes(unit)) return null;
  return { end: i + 1, value: { reading: { kind: "shift", unit, count: 0, from: "published" } } };
}

/** "The first week of May", "the last week of 2016", "the week of April 10", "the third month of 2021". */
const weekOf: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const nth =
    wordAt(line, at) === "last" || wordAt(line, at) === "final" ? { end: at + 1, value: -1 } : ordinal(line, at);
  const unit = wordAt(line, nth?.end ?? at);
  if (unit !== "week" && unit !== "month") return null;
  if (nth !== null && wordAt(line, nth.end + 1) === "of") return weekInside(line, i, nth, unit);
  if (nth !== null || unit === "month") return null;
  const cue = wordAt(line, at + 1);
  const begins = ["beginning", "starting", "commencing", "ending"].includes(cue);
  if (cue !== "of" && !begins) return null;
  const from = begins && wordAt(line, at + 2) === "on" ? at + 3 : at + 2;
  const day = dayRule(line, from);
  return day === null ? null : match(i, day.end, { kind: "weekAround", of: day.reading, weekend: false }, "week-of");
};

function weekInside(line: Line, i: number, nth: Found<number>, unit: string): Match | null {
  const inner = firstOf(ABSOLUTE, line, nth.end + 2) ?? unitMatch(line, nth.end + 2);
  if (inner === null || nth.value > 53) return null;
  if (unit === "week") {
    const on = wordAt(line, inner.end) === "." ? inner.end + 1 : inner.end;
    const weekday = wordAt(line, on) === "on" ? WEEKDAYS.get(wordAt(line, on + 1)) : undefined;
    const reading: Reading = { kind: "weekOf", nth: nth.value, of: inner.reading };
    if (weekday === undefined) return match(i, inner.end, reading, "week-of");
    return match(i, on + 2, { ...reading, weekday }, "weekday-of");
  }
  if (inner.reading.kind !== "calendar" || inner.reading.year === undefined || nth.value < 1 || nth.value > 12)
    return null;
  return match(i, inner.end, { ...inner.reading, month: nth.value }, "week-of");
}

function unitMatch(line: Line, i: number): Match | null {
  const whole = wholeUnit(line, i);
  return whole === null ? null : match(i, whole.end, whole.value.reading, "named-unit");
}

const ABSOLUTE = new RuleTable(absoluteRules);

function firstOf(rules: RuleTable, line: Line, i: number): Match | null {
  const lexeme = line[i];
  let best: Match | null = null;
  for (const rule of lexeme === undefined ? [] : rules.of(openerOf(lexeme))) {
    const found = rule(line, i);
    if (found !== null && !Array.isArray(found) && found.end > (best?.end ?? 0)) best = found;
  }
  return best;
}

/** A single day or a stretch that "two weeks before" can start from. */
function dayRule(line: Line, i: number): Match | null {
  const near = nearDay(line, i);
  if (near !== null && !Array.isArray(near)) return near;
  const the = wordAt(line, i) === "the" ? ordinal(line, i + 1) : null;
  if (the !== null && the.value <= 31 && !MONTHS.has(wordAt(line, the.end + 1)))
    return match(i, the.end, { kind: "calendar", day: the.value }, "day-alone");
  return firstOf(ABSOLUTE, line, i);
}

// ---- two weeks ago, three days later ----

const APPROXIMATORS = new Set([
  "about",
  "around",
  "nearly",
  "almost",
  "roughly",
  "some",
  "over",
  "approximately",
  "only",
  "just",
]);

/** "More than", "at least", "about" before a quantity. */
function approximatorAt(line: Line, i: number): number {
  const [a, b] = [wordAt(line, i), wordAt(line, i + 1)];
  if ((a === "more" || a === "less" || a === "fewer") && b === "than") return i + 2;
  if (a === "at" && (b === "least" || b === "most")) return i + 2;
  return APPROXIMATORS.has(a) ? i + 1 : i;
}

/** "Two weeks ago", "three days later", "a year earlier", "5 days from now", "two weeks before Christmas". */
const shifted: Rule = (line, i) => {
  const amount = amountAt(line, i);
  if (amount === null) return null;
  const { end, value } = amount;
  const word = wordAt(line, end);
  const near = (from: Shift["from"], back: boolean): Shift => ({
    kind: "shift",
    unit: value.unit,
    count: value.count === "X" ? "X" : back ? -value.count : value.count,
    from,
    ...(back ? { back: true } : {}),
  });
  if (word === "ago" || word === "back")
    return word === "back" && value.count === "X" ? null : match(i, end + 1, near("published", true), "ago");
  if (word === "earlier" || word === "previously") return match(i, end + 1, near("told", true), "earlier");
  if (word === "later" || word === "afterwards" || word === "hence")
    return match(i, end + 1, near(word === "hence" ? "published" : "told", false), "later");
  if (word === "from" && wordAt(line, end + 1) === "now")
    return match(i, end + 2, { ...near("published", false), exact: value.count !== "X" }, "from-now");
  if (["before", "after", "from", "since"].includes(word)) return fromNamed(line, i, end, near);
  return null;
};

/** "Monday two weeks from now", "in 3 days on Friday", "two months from today on Tuesday", "Thursday, a year from now". */
const shiftedWeekday: Rule = (line, i) => {
  const lead = WEEKDAYS.get(wordAt(line, i));
  if (lead !== undefined) {
    const comma = wordAt(line, i + 1) === ",";
    const inner = shifted(line, i + (comma ? 2 : 1));
    // After a comma "three days before the vote" may tell of another day than the one before it.
    if (inner === null || Array.isArray(inner) || (comma && !["ago", "now"].includes(wordAt(line, inner.end - 1))))
      return null;
    return atWeekday(inner, i, inner.end, lead);
  }
  const inner = shifted(line, i) ?? inAmount(line, i);
  if (inner === null || Array.isArray(inner) || wordAt(line, inner.end) !== "on") return null;
  const weekday = WEEKDAYS.get(wordAt(line, inner.end + 1));
  return weekday === undefined ? null : atWeekday(inner, i, inner.end + 2, weekday);
};

/** Of days and weeks the weekday of that week is meant, of longer units the first such weekday from there on. */
function atWeekday({ reading }: Match, first: number, end: number, weekday: number): Match | null {
  if (reading.kind !== "shift" || reading.count === "X") return null;
  const exact = reading.unit !== "day" && reading.unit !== "week";
  return match(first, end, { ...reading, weekday, exact }, "weekday-of");
}

/** "Two years, one month and 21 days later", "a year and two months ago": each unit is counted from where the one before ends. */
const shiftedTwice: Rule = (line, i) => {
  const amounts = amountsFrom(line, i);
  const end = amounts.at(-1)?.end ?? i;
  const word = wordAt(line, end);
  const fromNow = word === "from" && wordAt(line, end + 1) === "now";
  const back = word === "ago" || word === "earlier";
  if (amounts.length < 2 || !(back || fromNow || word === "later")) return null;
  let reading: Shift | null = null;
  for (const { value } of amounts) {
    if (value.count === "X") return null;
    const from: Shift["from"] = reading ?? (word === "ago" || fromNow ? "published" : "told");
    const count = back ? -value.count : value.count;
    reading = { kind: "shift", unit: value.unit, count, from, exact: true, ...(back ? { back } : {}) };
  }
  return reading === null ? null : match(i, fromNow ? end + 2 : end + 1, reading, "shifted-twice");
};

/** Amounts in a row, with "," or "and" between them or nothing. */
function amountsFrom(line: Line, i: number): Found<Amount>[] {
  const amounts: Found<Amount>[] = [];
  for (let at = i; amounts.length < 4; ) {
    const amount = amountAt(line, at);
    if (amount === null) break;
    amounts.push(amount);
    at = amount.end;
    if (wordAt(line, at) === ",") at += 1;
    if (wordAt(line, at) === "and") at += 1;
  }
  return amounts;
}

type NearShift = (from: Shift["from"], back: boolean) => Shift;

/** "Two weeks before Christmas", "3 days from Tuesday"; "two days before" alone is told from the date before. */
function fromNamed(line: Line, i: number, end: number, near: NearShift): Match | null {
  const word = wordAt(line, end);
  const base = dayRule(line, end + 1) ?? unitDay(line, end + 1);
  if (base !== null) {
    const exact = isDay(base.reading);
    const shift = near(base.reading, word === "before");
    return match(i, base.end, { ...shift, exact: exact && shift.count !== "X" }, "from-named");
  }
  const after = line[end + 1];
  const closes = after === undefined || (after.kind === "mark" && after.text !== "-" && after.text !== "(");
  if ((word !== "before" && word !== "after") || !closes) return null;
  return match(i, end + 1, near("told", word === "before"), "earlier");
}

const unitDay = (line: Line, i: number): Match | null => {
  const found = namedUnit(line, i);
  return found === null || Array.isArray(found) ? null : found;
};

function isDay(reading: Reading): boolean {
  if (reading.kind === "shift") return reading.unit === "day" || reading.exact === true;
  return (
    reading.kind === "calendar" &&
    (reading.day !== undefined || reading.weekday !== undefined || reading.feast !== undefined)
  );
}

interface Amount {
  readonly unit: Unit;
  readonly count: number | "X";
  readonly value?: string;
}

/** "Two weeks", "a fortnight", "months", "2 years 1 month 21 days" (its days are added up by their own units). */
function amountAt(line: Line, i: number): Found<Amount> | null {
  const start = approximatorAt(line, i);
  if (wordAt(line, start) === "a" && wordAt(line, start + 1) === "fortnight")
    return { end: start + 2, value: { unit: "week", count: 2 } };
  const bare = unitAt(line, start);
  if (bare !== null && isPlural(line, start) && !["second", "quarter", "weekend"].includes(bare))
    return { end: start + 1, value: { unit: bare, count: "X" } };
  const number = quantity(line, start);
  if (number === null) return null;
  const at = ["full", "whole", "more", "consecutive", "straight", "long", "calendar"].includes(wordAt(line, number.end))
    ? number.end + 1
    : number.end;
  const unit = unitAt(line, at);
  if (unit === null || (isGlued(line, at) && line[at - 1]?.kind === "word")) return null;
  return { end: at + 1, value: { unit, count: number.value } };
}

/** "The day before", "the year after" where nothing follows: told from the date before. */
const besideTold: Rule = (line, i) => {
  const unit = unitAt(line, i + 1);
  const word = wordAt(line, i + 2);
  if (wordAt(line, i) !== "the" || unit === null || isPlural(line, i + 1) || !["before", "after"].includes(word))
    return null;
  const after = line[i + 3];
  if (!["day", "week", "month", "year", "decade"].includes(unit) || (after !== undefined && after.kind !== "mark"))
    return null;
  const back = word === "before";
  return match(
    i,
    i + 3,
    { kind: "shift", unit, count: back ? -1 : 1, from: "told", ...(back ? { back } : {}) },
    "told-unit",
  );
};

/** "For the day", "over the weekend", "in the month" where nothing narrows it. */
const thisUnit: Rule = (line, i) => {
  if (wordAt(line, i) !== "the") return null;
  const before = wordAt(line, i - 1);
  const unit = unitAt(line, i + 1);
  if (unit === "weekend" && !isPlural(line, i + 1) && wordAt(line, i + 2) !== "of")
    return match(i, i + 2, { kind: "calendar", weekend: true }, "this-unit");
  const after = line[i + 2];
  const toDate = after?.text === "to" && wordAt(line, i + 3) === "date";
  const closes = after === undefined || (after.kind === "mark" && after.text !== "-") || toDate;
  if (unit === null || isPlural(line, i + 1) || !["day", "week", "month", "quarter", "year"].includes(unit) || !closes)
    return null;
  if (!["for", "in", "during"].includes(before)) return null;
  return match(i, toDate ? i + 4 : i + 2, { kind: "shift", unit, count: 0, from: "published" }, "this-unit");
};

/** "Week 27 of last year". */
const weekOfUnit: Rule = (line, i) => {
  const at = wordAt(line, i) === "the" ? i + 1 : i;
  const number = line[at + 1];
  if (
    wordAt(line, at) !== "week" ||
    number?.kind !== "number" ||
    number.value < 1 ||
    number.value > 53 ||
    wordAt(line, at + 2) !== "of"
  )
    return null;
  const inner = wholeUnit(line, at + 3);
  if (inner === null || inner.value.reading.unit !== "year") return null;
  return match(
    i,
    inner.end,
    { ...inner.value.reading, inside: { kind: "calendar", week: number.value } },
    "inside-unit",
  );
};

/** "In two days", "within a week" of what is to come; "in three years" of the past is a length, told apart by tense later. */
const inAmount: Rule = (line, i) => {
  if (wordAt(line, i) !== "in") return null;
  const amount = amountAt(line, i + 1);
  if (amount === null || amount.value.count === "X") return null;
  if (["from", "before", "after", "since", "ago", "later", "-"].includes(wordAt(line, amount.end))) return null;
  if (isSuperlative(line, i)) {
    const { unit, count } = amount.value;
    return match(i + 1, amount.end, { kind: "length", unit, count, toward: null }, "length");
  }
  const possessive =
    wordAt(line, amount.end) === "'s" || wordAt(line, amount.end) === "'" || wordAt(line, amount.end) === "’";
  const end = possessive && wordAt(line, amount.end + 1) === "time" ? amount.end + 2 : amount.end;
  return match(
    i,
    end,
    {
      kind: "shift",
      unit: amount.value.unit,
      count: amount.value.count,
      from: "published",
      exact: ["week", "day"].includes(amount.value.unit),
    },
    "in-amount",
  );
};

/** How far before "in 24 years" its "first" may stand. */
const SUPERLATIVE_REACH = 6;
const SUPERLATIVES = /^(?:first|only|most|least|worst|best|[a-z]{3,}est)$/;
/** Words in "-est" that compare nothing. */
const NOT_SUPERLATIVE =
  /^(?:west|test|rest|guest|forest|protest|request|interest|arrest|invest|suggest|contest|midwest|northwest|southwest|harvest|honest|modest|priest|quest|conquest|manifest|behest|unrest)$/;

/** With one of these between, "in two weeks" belongs to the verb: "the first group will leave in two weeks". */
const HELPERS = new Set(
  "will would shall should may might can could must is are was were be been has have had".split(" "),
);

/** "His first trip to the country in 24 years", "the worst flood in a decade": how long since the like, not when. */
function isSuperlative(line: Line, i: number): boolean {
  for (let at = i - 1; at >= Math.max(0, i - SUPERLATIVE_REACH); at -= 1) {
    const word = wordAt(line, at);
    if ((line[at]?.kind === "mark" && word !== "-" && word !== "'s") || HELPERS.has(word)) return false;
    if (SUPERLATIVES.test(word) && !NOT_SUPERLATIVE.test(word)) return true;
  }
  return false;
}

// ---- lengths ----

/** "Three-day", "two-month-long", "year-long". */
const hyphened: Rule = (line, i) => {
  const number = cardinal(line, i);
  const head = number !== null && wordAt(line, number.end) === "-" ? number.end + 1 : null;
  const unit = head === null ? unitAt(line, i) : unitAt(line, head);
  if (unit === null || (head !== null && isPlural(line, head))) return null;
  const end = (head ?? i) + 1;
  if (wordAt(line, end) === "-" && wordAt(line, end + 1) === "old") return null;
  const long = wordAt(line, end) === "-" && wordAt(line, end + 1) === "long";
  if (head === null && !long) return null;
  return match(i, long ? end + 2 : end, { kind: "length", unit, count: number?.value ?? 1, toward: null }, "length");
};

/** "The past three months", "the last decade", "the next few weeks", "the coming years", "the first two years". */
const sidedLength: Rule = (line, i) => {
  const lead = ["the", "this", "these", "his", "her", "their", "its"].includes(wordAt(line, i)) ? i + 1 : i;
  const side = wordAt(line, lead);
  const past = ["past", "last", "previous", "preceding"].includes(side);
  const future = ["next", "coming", "following", "succeeding", "subsequent"].includes(side);
  const neither = ["first", "final", "same"].includes(side) && lead > i;
  if (!past && !future && !neither) return null;
  const number = quantity(line, lead + 1);
  const at = number?.end ?? lead + 1;
  const unit = unitAt(line, at);
  if (unit === null) return null;
  const plural = isPlural(line, at);
  // "Last year" is a year of the calendar; "the past year" a length.
  if (neither && (number === null || number.end === lead + 1)) return null;
  if (number === null && !plural && (lead === i || (side !== "past" && !(side === "last" && unit === "decade"))))
    return null;
  const count = number?.value ?? (plural ? "X" : 1);
  return match(
    i,
    at + 1,
    { kind: "length", unit, count, toward: past ? "past" : future ? "future" : null },
    "sided-length",
  );
};

/** "Three days", "several months", "more than two years"; bare plurals only after "for", "over", "in". */
const length: Rule = (line, i) => {
  const amount = amountAt(line, i);
  if (amount === null) return null;
  const { unit, count } = amount.value;
  const start = approximatorAt(line, i);
  const bare = unitAt(line, start) !== null;
  if (bare && !["for", "over", "after", "in", "many"].includes(wordAt(line, i - 1))) return null;
  const article = wordAt(line, start) === "a" || wordAt(line, start) === "an";
  if (article && unit === "second") return null;
  if (article && ["times", "time", "once", "twice"].includes(wordAt(line, i - 1)))
    return match(i, amount.end, fixed("SET", `P1${unitLetter(unit)}`), "set");
  if (["old", "-"].includes(wordAt(line, amount.end))) return null;
  if (
    wordAt(line, i) === "one" &&
    unit === "day" &&
    !["for", "in", "within", "after", "than", "only", "just"].includes(wordAt(line, i - 1))
  )
    return null;
  if (["of"].includes(wordAt(line, amount.end)) && wordAt(line, amount.end + 1) === "age") return null;
  if (article && wordAt(line, i - 1) === "of") return null;
  if (unit === "second" && (count === "X" || wordAt(line, amount.end - 1) === "second")) return null;
  if (unit === "quarter" || unit === "weekend") return null;
  return match(i, amount.end, { kind: "length", unit, count, toward: null }, "length");
};

const unitLetter = (unit: Unit): string => unit.charAt(0).toUpperCase();

// ---- sets ----

const SET_WORDS: ReadonlyMap<string, string> = new Map([
  ["daily", "XXXX-XX-XX"],
  ["weekly", "XXXX-WXX"],
  ["monthly", "XXXX-XX"],
  ["quarterly", "XXXX-QX"],
  ["annual", "XXXX"],
  ["annually", "XXXX"],
  ["yearly", "XXXX"],
  ["nightly", "XXXX-XX-XXTNI"],
]);
const UNIT_SETS: Partial<Record<Unit, string>> = {
  day: "XXXX-XX-XX",
  week: "XXXX-WXX",
  month: "XXXX-XX",
  year: "XXXX",
  quarter: "XXXX-QX",
};

/** "Daily", "every year", "each Monday", "per month", "every two weeks". */
const set: Rule = (line, i) => {
  const word = SET_WORDS.get(wordAt(line, i));
  if (word !== undefined) return match(i, i + 1, fixed("SET", word), "set");
  const lead = wordAt(line, i);
  if (lead !== "every" && lead !== "each" && lead !== "per") return null;
  const weekday = WEEKDAYS.get(wordAt(line, i + 1));
  if (weekday !== undefined && lead !== "per") return match(i, i + 2, fixed("SET", `XXXX-WXX-${weekday}`), "set");
  const unit = unitAt(line, i + 1);
  if (unit !== null) {
    const value = lead === "per" ? `P1${unitLetter(unit)}` : UNIT_SETS[unit];
    return value === undefined || ["second", "minute", "hour"].includes(unit)
      ? null
      : match(i, i + 2, fixed("SET", value), "set");
  }
  const number = cardinal(line, i + 1);
  const units = number === null ? null : unitAt(line, number.end);
  return number === null || units === null || lead !== "every"
    ? null
    : match(i, number.end + 1, fixed("SET", `P${number.value}${unitLetter(units)}`), "set");
};

// ---- now, recent, the future ----

const reference: Rule = (line, i) => {
  const [a, b, c] = [wordAt(line, i), wordAt(line, i + 1), wordAt(line, i + 2)];
  if (
    a === "the" &&
    ["past", "future", "present"].includes(b) &&
    unitAt(line, i + 2) === null &&
    line[i + 2]?.kind !== "number" &&
    (line[i + 2] === undefined ||
      line[i + 2]?.kind === "mark" ||
      ["and", "or", "is", "was", "of", "in", "with", "to", "for", "as", "by"].includes(c))
  ) {
    return match(i, i + 2, fixed("DATE", `${b.toUpperCase()}_REF`), "reference");
  }
  if (a === "the" && b === "time" && c === "being") return match(i, i + 3, fixed("DATE", "PRESENT_REF"), "reference");
  if (a === "right" && b === "now") return match(i, i + 2, fixed("DATE", "PRESENT_REF"), "reference");
  if ((a === "at" || a === "the") && (b === "present" || (b === "moment" && false)))
    return a === "at" ? match(i + 1, i + 2, fixed("DATE", "PRESENT_REF"), "reference") : null;
  if (a === "present" && (b === "day" || (b === "-" && c === "day")))
    return match(i, b === "day" ? i + 2 : i + 3, fixed("DATE", "PRESENT_REF"), "reference");
  const toDate = (a === "to" || a === "till") && b === "date" && line[i + 2]?.kind !== "number";
  if (toDate && wordAt(line, i - 1) !== "up" && wordAt(line, i - 1) !== "-")
    return match(i, i + 2, fixed("DATE", "PRESENT_REF"), "reference");
  const value = REFERENCES.get(a);
  if (value === undefined) return null;
  if (a === "former" && wordAt(line, i - 1) === "the" && line[i + 1]?.kind !== "word") return null;
  return match(i, i + 1, fixed("DATE", value), "reference");
};

/** "That night", "this morning", "the morning", "at noon". */
const partOfDay: Rule = (line, i) => {
  const lead = wordAt(line, i);
  const suffix = DAY_PARTS.get(wordAt(line, i + 1));
  if (suffix === undefined || !["that", "this", "last", "the", "at", "one"].includes(lead)) return null;
  if (lead === "the" && !["in", "during", "by", "of"].includes(wordAt(line, i - 1))) return null;
  if (lead === "at" && !["noon", "midnight", "dawn", "dusk", "midday", "night"].includes(wordAt(line, i + 1)))
    return null;
  if (lead === "at" && wordAt(line, i + 1) === "night")
    return match(i + 1, i + 2, fixed("TIME", "XXXX-XX-XXTNI"), "part-of-day");
  if (lead === "this" || lead === "last") {
    const count = lead === "last" ? -1 : 0;
    return match(
      i,
      i + 2,
      { kind: "clock", suffix, day: { kind: "shift", unit: "day", count, from: "published" } },
      "part-of-day",
    );
  }
  const day = lead === "at" ? dayAfter(line, i + 2) : null;
  return match(lead === "at" ? i + 1 : i, i + 2, { kind: "clock", suffix, day }, "part-of-day");
};

/** What "two weeks" and the like open with. */
const AMOUNT = [
  ...APPROXIMATORS,
  ...OPENS.cardinal,
  ...OPENS.unit,
  ..."more less fewer at a an the half few several many couple".split(" "),
];

export const relativeRules: readonly OpenedRule[] = [
  opened(nearDay, NEAR_DAYS.keys(), "the day"),
  opened(insideUnit, "the", OPENS.weekday, OPENS.month, OPENS.ordinal),
  opened(feastOfUnit, FEAST_OPENS),
  opened(edgedUnit, EDGE_OPENS),
  opened(weekOf, "the last final week", OPENS.ordinal),
  opened(shiftedWeekday, OPENS.weekday, AMOUNT, "in"),
  opened(shiftedTwice, AMOUNT),
  opened(shifted, AMOUNT),
  opened(besideTold, "the"),
  opened(thisUnit, "the"),
  opened(weekOfUnit, "the week"),
  opened(inAmount, "in"),
  opened(
    sidedLength,
    "the this these his her their its past last previous preceding next coming following succeeding subsequent",
  ),
  opened(namedUnit, TOLD_WORDS.keys(), "the that this last past coming upcoming"),
  opened(hyphened, OPENS.cardinal, OPENS.unit),
  opened(partOfDay, "that this last the at one"),
  opened(length, AMOUNT),
  opened(set, SET_WORDS.keys(), "every each per"),
  opened(reference, REFERENCES.keys(), "the right at present to till"),
];
