// Stage "recognise", dates: the calendar. Days are counted from 1 January 1970 (proleptic Gregorian); years before
// Christ are 0 and below (astronomical: 1 BC is 0). No clock, no zones.

/** Days since 1 January 1970. */
export type DayNumber = number;

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Years are counted from March here, so that a leap day is the last of its year; 400 of them have the same days each time.
const DAYS_OF_400_YEARS = 146_097;
/** From 1 March of year 0 to 1 January 1970. */
const DAYS_BEFORE_1970 = 719_468;
/** Further off there is no day, as with `Date`. */
const MOST_DAYS = 100_000_000;

/** Days before a month, counted from March as 0. */
const daysBefore = (monthFromMarch: number): number => Math.floor((153 * monthFromMarch + 2) / 5);
const daysOfYears = (years: number): number => years * 365 + Math.floor(years / 4) - Math.floor(years / 100);

/** `month` 1 to 12 (others carry into the year), `day` from 1 (others carry into the month). NaN beyond `MOST_DAYS`. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const months = year * 12 + month - 3;
  const years = Math.floor(months / 12);
  const cycle = Math.floor(years / 400);
  const inCycle = daysOfYears(years - cycle * 400) + daysBefore(months - years * 12) + day - 1;
  const number = cycle * DAYS_OF_400_YEARS + inCycle - DAYS_BEFORE_1970;
  return Math.abs(number) <= MOST_DAYS ? number : Number.NaN;
}

export function ymd(day: DayNumber): YearMonthDay {
  const since = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(since / DAYS_OF_400_YEARS);
  const inCycle = since - cycle * DAYS_OF_400_YEARS;
  const leaps = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const years = Math.floor((inCycle - leaps) / 365);
  const inYear = inCycle - daysOfYears(years);
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const year = cycle * 400 + years + (fromMarch < 10 ? 0 : 1);
  return { year, month: ((fromMarch + 2) % 12) + 1, day: inYear - daysBefore(fromMarch) + 1 };
}

export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week a day stands in. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}

/** ISO 8601 week-numbering year and week. */
export function isoWeek(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = mondayOf(day) + 3;
  const { year } = ymd(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

export function mondayOfWeek(year: number, week: number): DayNumber {
  return mondayOf(dayNumber(year, 1, 4)) + (week - 1) * 7;
}

/** The same day `months` later or earlier, or the last day of a shorter month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: inMonth } = ymd(day);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(inMonth, daysInMonth(toYear, toMonth)));
}

/** Western Easter Sunday (anonymous Gregorian computus). */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayNumber(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** The `nth` weekday of a month (from 1; -1 is the last). */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = dayNumber(year, month + 1, 0);
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

/** `2015`, `0490` as `BC0490` where the year is before Christ. */
export function formatYear(year: number): string {
  return year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`;
}
export const formatMonth = (year: number, month: number): string => `${formatYear(year)}-${pad(month, 2)}`;
export const formatWeek = (year: number, week: number): string => `${formatYear(year)}-W${pad(week, 2)}`;
export function formatDay(day: DayNumber): string {
  const { year, month, day: inMonth } = ymd(day);
  return `${formatMonth(year, month)}-${pad(inMonth, 2)}`;
}

/** `YYYY-MM-DD` to a day; null for anything else. */
export function parseDay(text: string): DayNumber | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDate(year, month, day) ? dayNumber(year, month, day) : null;
}
