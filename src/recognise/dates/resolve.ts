// Stage "recognise", dates: from what the words say to the days they mean.
import type { TimexType } from "#document";
import type { DayNumber } from "./calendar.ts";
import * as calendar from "./calendar.ts";
import type { Calendar, Clock, Length, Reading, Shift, WeekAround, WeekOf } from "./reading.ts";
import { type Feast, LENGTHS, type Unit } from "./words.ts";

/** What is known where the expression stands. */
export interface Anchors {
  /** The day of publication; null where it is not known. */
  readonly published: DayNumber | null;
  /** A day of the year in which the page was written, some weeks off at most; null where `published` is known or nothing tells. */
  readonly around: DayNumber | null;
  /** The last date told before. */
  readonly told: Told | null;
  /** Which way a bare "Monday" or "May" lies. */
  readonly tense: "past" | "future" | "unknown";
  /** True where the text tells of the day after: its page was dated by a clock behind the writer's. */
  readonly late: boolean;
  /** True in a history, where a bare "May" follows the date told before, not the day of publication. */
  readonly narrative: boolean;
}

export interface Told {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

export interface Resolved {
  readonly type: TimexType;
  readonly value: string;
  readonly from: DayNumber | null;
  readonly to: DayNumber | null;
  readonly precision: "day" | "month" | "year" | null;
}

type Grain = "day" | "week" | "month" | "quarter" | "half" | "season" | "year" | "decade" | "century";

/** The days meant, or null where the text and its anchors do not tell. */
export function resolve(reading: Reading, anchors: Anchors): Resolved | null {
  switch (reading.kind) {
    case "fixed":
      return { type: reading.type, value: reading.value, from: null, to: null, precision: null };
    case "length":
      return resolveLength(reading, anchors);
    case "calendar":
      return resolveCalendar(reading, anchors);
    case "shift":
      return resolveShift(reading, anchors);
    case "weekOf":
      return resolveWeekOf(reading, anchors);
    case "weekAround":
      return resolveWeekAround(reading, anchors);
    case "clock":
      return resolveClock(reading, anchors);
  }
}

function stretch(value: string, from: DayNumber, to: DayNumber, grain: Grain): Resolved {
  const precision = grain === "day" ? "day" : ["week", "month"].includes(grain) ? "month" : "year";
  return { type: "DATE", value, from, to, precision: grain === "week" ? "day" : precision };
}

export const dayStretch = (day: DayNumber): Resolved => stretch(calendar.formatDay(day), day, day, "day");
const weekStretch = (day: DayNumber): Resolved => {
  const monday = calendar.mondayOf(day);
  const { year, week } = calendar.isoWeek(day);
  return stretch(calendar.formatWeek(year, week), monday, monday + 6, "week");
};
const monthStretch = (year: number, month: number): Resolved =>
  stretch(
    calendar.formatMonth(year, month),
    calendar.dayNumber(year, month, 1),
    calendar.dayNumber(year, month + 1, 0),
    "month",
  );
const yearsStretch = (value: string, first: number, last: number, grain: Grain): Resolved =>
  stretch(value, calendar.dayNumber(first, 1, 1), calendar.dayNumber(last, 12, 31), grain);
const yearStretch = (year: number): Resolved => yearsStretch(calendar.formatYear(year), year, year, "year");
const monthsStretch = (value: string, year: number, first: number, count: number, grain: Grain): Resolved =>
  stretch(value, calendar.dayNumber(year, first, 1), calendar.dayNumber(year, first + count, 0), grain);

function resolveLength(length: Length, { published }: Anchors): Resolved {
  const [prefix, letter] = LENGTHS[length.unit];
  const value = length.value ?? `${prefix}${length.count}${letter}`;
  const none: Resolved = { type: "DURATION", value, from: null, to: null, precision: null };
  if (length.toward === null || published === null || length.count === "X") return none;
  const other = moveDay(published, length.unit, length.toward === "past" ? -length.count : length.count);
  const [from, to] = length.toward === "past" ? [other, published] : [published, other];
  return { ...none, from, to, precision: "day" };
}

function moveDay(day: DayNumber, unit: Unit, count: number): DayNumber {
  const days: Partial<Record<Unit, number>> = { day: 1, week: 7, weekend: 7 };
  const months: Partial<Record<Unit, number>> = {
    month: 1,
    quarter: 3,
    year: 12,
    decade: 120,
    century: 1200,
    millennium: 12000,
  };
  if (days[unit] !== undefined) return day + Math.round(days[unit] * count);
  if (months[unit] !== undefined) return calendar.addMonths(day, Math.round(months[unit] * count));
  return day;
}

/** The unit-sized stretch that a day stands in. */
function around(day: DayNumber, unit: Unit): Resolved | null {
  const { year, month } = calendar.ymd(day);
  switch (unit) {
    case "day":
      return dayStretch(day);
    case "week":
      return weekStretch(day);
    case "weekend":
      return weekendStretch(day);
    case "month":
      return monthStretch(year, month);
    case "quarter":
      return quarterStretch(year, Math.ceil(month / 3));
    case "year":
      return yearStretch(year);
    case "decade":
      return year > 0 ? decadeStretch(Math.floor(year / 10), false) : decadeStretch(Math.floor((1 - year) / 10), true);
    case "century":
      return year > 0
        ? centuryStretch(Math.floor((year - 1) / 100) + 1, false)
        : centuryStretch(Math.floor(-year / 100) + 1, true);
    default:
      return null;
  }
}

function weekendStretch(day: DayNumber): Resolved {
  const { value, from } = weekStretch(day);
  const saturday = (from ?? day) + 5;
  return stretch(`${value}-WE`, saturday, saturday + 1, "week");
}
const quarterStretch = (year: number, quarter: number): Resolved =>
  monthsStretch(`${calendar.formatYear(year)}-Q${quarter}`, year, quarter * 3 - 2, 3, "quarter");
function decadeStretch(decade: number, bc: boolean): Resolved {
  if (!bc) return yearsStretch(String(decade).padStart(3, "0"), decade * 10, decade * 10 + 9, "decade");
  return yearsStretch(`BC${String(decade).padStart(3, "0")}`, -decade * 10 - 8, 1 - decade * 10, "decade");
}
/** TIMEX3 writes the 20th century as its first two digits, 19. */
function centuryStretch(century: number, bc: boolean): Resolved {
  const digits = String(century - 1).padStart(2, "0");
  if (bc) return yearsStretch(`BC${digits}`, 1 - century * 100, -(century - 1) * 100, "century");
  return yearsStretch(digits, century * 100 - 99, century * 100, "century");
}

/** Index of a season's first month; winter belongs to the year it begins in. */
const SEASON_START = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;

function resolveCalendar(said: Calendar, anchors: Anchors): Resolved | null {
  const bc = said.bc === true;
  if (said.century !== undefined) return centuryStretch(said.century, bc);
  if (said.decade !== undefined) return decadeStretch(said.decade, bc);
  if (said.shortDecade !== undefined) return decadeStretch(decadeOf(said.shortDecade, anchors), false);
  if (said.yearPrefix !== undefined) {
    const year = said.year ?? yearOf(anchors, said.which);
    if (year === null) return null;
    return {
      type: "DATE",
      value: `${said.yearPrefix}${calendar.formatYear(year)}`,
      from: null,
      to: null,
      precision: null,
    };
  }
  if (said.weekday !== undefined && said.month === undefined && said.day === undefined)
    return resolveWeekday(said.weekday, said.which, anchors);
  if (said.weekend === true) return resolveWeekend(said.which, anchors);
  if (said.year !== undefined) return inYear(said, bc ? 1 - said.year : said.year);
  if (said.day !== undefined && said.month === undefined)
    return resolveDayOfMonth(said.day, said.weekday, said.which, anchors);
  return nearest(said, anchors);
}

/** The stretch, once its year is known; null where there is no such day. */
function inYear(said: Calendar, year: number): Resolved | null {
  if (said.feast !== undefined) return dayStretch(feastDay(said.feast, year));
  if (said.month !== undefined && said.day !== undefined) {
    if (!calendar.isRealDate(year, said.month, said.day)) return null;
    return dayStretch(calendar.dayNumber(year, said.month, said.day));
  }
  if (said.month !== undefined) return monthStretch(year, said.month);
  const name = calendar.formatYear(year);
  if (said.season !== undefined)
    return monthsStretch(`${name}-${said.season}`, year, SEASON_START[said.season], 3, "season");
  if (said.quarter !== undefined) return quarterStretch(year, said.quarter);
  if (said.half !== undefined) return monthsStretch(`${name}-H${said.half}`, year, said.half * 6 - 5, 6, "half");
  if (said.week !== undefined) return weekStretch(calendar.mondayOfWeek(year, said.week));
  return yearStretch(year);
}

function feastDay(feast: Feast, year: number): DayNumber {
  if ("easter" in feast) return calendar.easter(year) + feast.easter;
  if ("day" in feast) return calendar.dayNumber(year, feast.month, feast.day);
  return calendar.nthWeekday(year, feast.month, feast.weekday, feast.nth) + (feast.plus ?? 0);
}

/** A page dated the 5th may tell of the 6th as past: its writer's clock is ahead of its server's. */
const SKEW_DAYS = 1;
/** A bare day and month this far back, beside one so near ahead, is the one ahead even under a past verb. */
const FAR_PAST_DAYS = 300;
const SOON_DAYS = 45;
/** Where tense does not tell, a day this far back is less likely than the coming one (half a year and a quarter). */
const FAR_DAYS = 270;

/**
 * A stretch of which no year is said.
 *
 * 1. "this", "last", "next", "past", "coming" decide by themselves.
 * 2. In a history: the year of the date told before, or the next where that lies well back.
 * 3. By tense from the day of publication: the nearest past one, or the nearest to come.
 */
function nearest(said: Calendar, anchors: Anchors): Resolved | null {
  if (said.which === "told" || (anchors.narrative && said.which === undefined)) return afterTold(said, anchors.told);
  const published = anchors.narrative ? (anchors.told?.from ?? anchors.published) : anchors.published;
  if (published === null) return nearestTo(said, anchors.around) ?? afterTold(said, anchors.told);
  const { year } = calendar.ymd(published);
  const begun = ({ from }: Resolved): boolean => from !== null && from <= published + SKEW_DAYS;
  const over = ({ to }: Resolved): boolean => to !== null && to < published;
  const ahead = ({ from }: Resolved): boolean => from !== null && from > published;
  const notOver = ({ from, to }: Resolved): boolean =>
    from !== null && to !== null && (from > published || published <= to);
  switch (said.which) {
    case "this":
      return inYear(said, year);
    case "last":
    case "past":
      return latest(said, year, over);
    case "next":
    case "coming":
      return earliest(said, year, ahead);
    default:
  }
  if (anchors.tense === "future") return earliest(said, year, notOver);
  const past = latest(said, year, begun);
  if (past?.to == null || published - past.to <= FAR_DAYS) return past;
  const coming = earliest(said, year, notOver);
  if (coming?.from == null) return past;
  const daysAhead = coming.from - published;
  // "The state of emergency, due to end on July 26": nobody means last year's without saying so.
  if (said.day !== undefined && published - past.to > FAR_PAST_DAYS && daysAhead < SOON_DAYS) return coming;
  return anchors.tense === "unknown" && daysAhead < 365 - FAR_DAYS ? coming : past;
}

/** A leap day may be four years away. */
const MOST_YEARS = 4;

/** The last such stretch for which something holds that holds of none of the year after next. */
function latest(said: Calendar, year: number, holds: (stretch: Resolved) => boolean): Resolved | null {
  for (let at = year + 1; at >= year - MOST_YEARS; at -= 1) {
    const found = inYear(said, at);
    if (found !== null && holds(found)) return found;
  }
  return null;
}

/** The first such stretch for which something holds that held of none of the year before last. */
function earliest(said: Calendar, year: number, holds: (stretch: Resolved) => boolean): Resolved | null {
  for (let at = year - 1; at <= year + MOST_YEARS; at += 1) {
    const found = inYear(said, at);
    if (found !== null && holds(found)) return found;
  }
  return null;
}

/** A bare month, or day of a month, next to a day of which only the year is sure. */
function nearestTo(said: Calendar, around: DayNumber | null): Resolved | null {
  if (around === null || said.month === undefined || (said.which !== undefined && said.which !== "this")) return null;
  const { year } = calendar.ymd(around);
  const candidates = [-1, 0, 1].flatMap((offset) => inYear(said, year + offset) ?? []);
  const distance = ({ from, to }: Resolved): number =>
    from === null || to === null ? Number.POSITIVE_INFINITY : Math.abs((from + to) / 2 - around);
  return candidates.reduce<Resolved | null>(
    (best, one) => (best === null || distance(one) < distance(best) ? one : best),
    null,
  );
}

/** Months that a history may step back before a bare month is read as the next year's. */
const STEP_BACK_DAYS = 200;

function afterTold(said: Calendar, told: Told | null): Resolved | null {
  if (told === null) return null;
  const { year } = calendar.ymd(told.from);
  const same = inYear(said, year);
  // "In 1941 … In March": a whole year was told, so the month lies in it.
  if (same?.to == null || told.to - told.from > 200) return same;
  return told.from - same.to > STEP_BACK_DAYS ? inYear(said, year + 1) : same;
}

function yearOf({ published, around, told, narrative }: Anchors, which: Calendar["which"]): number | null {
  const from = (narrative ? (told?.from ?? published) : published) ?? around;
  if (from === null) return null;
  return (
    calendar.ymd(from).year +
    (which === "last" || which === "past" ? -1 : which === "next" || which === "coming" ? 1 : 0)
  );
}

/** "The nineties": the last such decade that has begun. */
function decadeOf(tens: number, { published, told, narrative }: Anchors): number {
  const from = narrative ? (told?.from ?? published) : published;
  if (from === null) return 190 + tens;
  const { year } = calendar.ymd(from);
  const century = Math.floor(year / 100) * 10;
  return century + tens <= Math.floor(year / 10) ? century + tens : century - 10 + tens;
}

function resolveWeekday(weekday: number, which: Calendar["which"], anchors: Anchors): Resolved | null {
  const base = which === "told" || anchors.narrative ? (anchors.told?.to ?? null) : anchors.published;
  if (base === null) return null;
  const back = base - ((calendar.weekdayOf(base) - weekday + 7) % 7);
  const ahead = base + ((weekday - calendar.weekdayOf(base) + 7) % 7);
  switch (which) {
    case "this":
      return dayStretch(calendar.mondayOf(base) + weekday - 1);
    case "last":
      return dayStretch(calendar.mondayOf(base) - 7 + weekday - 1);
    case "next":
      return dayStretch(calendar.mondayOf(base) + 7 + weekday - 1);
    case "past":
      return dayStretch(back === base ? base - 7 : back);
    case "coming":
      return dayStretch(ahead === base ? base + 7 : ahead);
    default:
      if (anchors.late && ahead === base + 1) return dayStretch(ahead);
      return dayStretch(anchors.tense === "future" || (anchors.narrative && which !== "told") ? ahead : back);
  }
}

function resolveWeekend(which: Calendar["which"], { published, told, tense }: Anchors): Resolved | null {
  if (which === "told" && told === null) return unsaid("weekend");
  const base = which === "told" ? (told?.from ?? published) : published;
  if (base === null) return null;
  const weeks = which === "last" || which === "past" ? -1 : which === "next" ? 1 : 0;
  const back = which === undefined && tense === "past" && calendar.weekdayOf(base) < 6 ? -1 : 0;
  return weekendStretch(base + 7 * (weeks + back));
}

/** "The 18th", "Monday 21": the nearest month, by tense, that has such a day. */
function resolveDayOfMonth(
  day: number,
  weekday: number | undefined,
  which: Calendar["which"],
  anchors: Anchors,
): Resolved | null {
  const base = anchors.narrative || which === "told" ? (anchors.told?.from ?? null) : anchors.published;
  if (base === null) return null;
  const { year, month } = calendar.ymd(base);
  const days = Array.from({ length: 61 }, (_, i) => i - 30).flatMap((offset) => {
    const [y, m] = [year + Math.floor((month - 1 + offset) / 12), ((((month - 1 + offset) % 12) + 12) % 12) + 1];
    if (!calendar.isRealDate(y, m, day)) return [];
    const at = calendar.dayNumber(y, m, day);
    return weekday === undefined || calendar.weekdayOf(at) === weekday ? [at] : [];
  });
  const past = days.filter((at) => at <= base).at(-1);
  const coming = days.find((at) => at >= base);
  const near = past === undefined || coming === undefined ? undefined : base - past <= coming - base ? past : coming;
  const undecided = weekday !== undefined && anchors.tense === "unknown" ? near : undefined;
  const chosen = undecided ?? (anchors.narrative || anchors.tense === "future" ? (coming ?? past) : (past ?? coming));
  return chosen === undefined ? null : dayStretch(chosen);
}

function resolveShift(shift: Shift, anchors: Anchors): Resolved | null {
  const base = baseDay(shift, anchors);
  if (shift.from === "told" && shift.count === 0 && anchors.told === null && shift.unit !== "day")
    return unsaid(shift.unit);
  if (shift.count === "X") return vague(shift, base);
  if (base === null) return null;
  const at = moveDay(base, shift.unit, shift.count);
  if (shift.exact === true || isWeeksFromDay(shift, anchors)) return dayStretch(onWeekday(at, shift.weekday));
  if (shift.weekday !== undefined) return dayStretch(calendar.mondayOf(at) + shift.weekday - 1);
  const whole = around(at, shift.unit);
  if (shift.inside === undefined || whole?.from == null) return whole;
  const { year, month } = calendar.ymd(whole.from);
  return inYear(shift.unit === "month" ? { ...shift.inside, month } : shift.inside, year);
}

/** "On 3 May … two weeks later": weeks counted from a day that is told end on a day. */
function isWeeksFromDay({ unit, from, count, weekday }: Shift, { told, published }: Anchors): boolean {
  if (unit !== "week" || from !== "told" || weekday !== undefined || count === "X" || count < 2) return false;
  return told === null ? published !== null : told.from === told.to;
}

/** "The same week" of nothing told before: TIMEX3 writes X for what is not known. */
function unsaid(unit: Unit): Resolved | null {
  const value = { week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX", weekend: "XXXX-WXX-WE" }[unit as string];
  return value === undefined ? null : { type: "DATE", value, from: null, to: null, precision: null };
}

/** "Two months from today on Tuesday": the first such weekday from there on. */
function onWeekday(day: DayNumber, weekday: number | undefined): DayNumber {
  return weekday === undefined ? day : day + ((weekday - calendar.weekdayOf(day) + 7) % 7);
}

/** "A few weeks ago" names no days, only a side. */
function vague(shift: Shift, base: DayNumber | null): Resolved {
  const back = shift.back === true;
  const none = { type: "DATE", from: null, to: null, precision: null } as const;
  if (shift.from === "published" || base === null) return { ...none, value: back ? "PAST_REF" : "FUTURE_REF" };
  const { year, month } = calendar.ymd(base);
  if (shift.unit === "week") return { ...none, value: `${calendar.formatYear(year)}-WXX` };
  if (shift.unit === "day") return { ...none, value: `${calendar.formatMonth(year, month)}-XX` };
  if (shift.unit === "month") return { ...none, value: `${calendar.formatYear(year)}-XX` };
  return { ...none, value: back ? "PAST_REF" : "FUTURE_REF" };
}

function baseDay(shift: Shift, anchors: Anchors): DayNumber | null {
  const { from } = shift;
  if (from === "published") return anchors.narrative ? (anchors.told?.to ?? anchors.published) : anchors.published;
  if (from === "told") return (shift.back === true ? anchors.told?.from : anchors.told?.to) ?? anchors.published;
  const resolved = resolve(from, anchors);
  return resolved?.from ?? null;
}

function resolveWeekOf({ nth, of, weekday }: WeekOf, anchors: Anchors): Resolved | null {
  const whole = resolve(of, anchors);
  if (whole?.from == null || whole.to === null) return null;
  // As in ISO 8601, a week belongs where its Thursday lies.
  const first = calendar.weekdayOf(whole.from) > 4 ? whole.from + 7 : whole.from;
  const monday = nth > 0 ? calendar.mondayOf(first) + (nth - 1) * 7 : calendar.mondayOf(whole.to - 3);
  return weekday === undefined ? weekStretch(monday) : dayStretch(monday + weekday - 1);
}

function resolveWeekAround({ of, weekend }: WeekAround, anchors: Anchors): Resolved | null {
  const day = resolve(of, anchors);
  if (day?.from == null) return null;
  if (!weekend) return weekStretch(day.from);
  // The weekend of a Monday is the one before it.
  return weekendStretch(calendar.weekdayOf(day.from) <= 2 ? day.from - 7 : day.from);
}

function resolveClock({ suffix, day }: Clock, anchors: Anchors): Resolved | null {
  const told = anchors.told;
  const known =
    day !== null ? resolve(day, anchors) : told !== null && told.from === told.to ? dayStretch(told.from) : null;
  if (known === null)
    return day === null ? { type: "TIME", value: `XXXX-XX-XX${suffix}`, from: null, to: null, precision: null } : null;
  return { ...known, type: "TIME", value: `${known.value}${suffix}` };
}
