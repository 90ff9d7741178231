// Edge "serve", part "brief": where accounts of what looks like one happening differ in day, number, or whether it took place.
import { daysBetween } from "../days.ts";
import type { Account, Line } from "./brief.ts";

export interface Disagreement {
  readonly about: "date" | "number" | "status";
  /** What it is about, as a headline. */
  readonly headline: string;
  /** At least two; each with the accounts that say so. */
  readonly values: readonly { readonly value: string; readonly accounts: readonly Account[] }[];
}

export function disagreements(lines: readonly Line[]): Disagreement[] {
  return [...dateDisagreements(lines), ...numberDisagreements(lines), ...statusDisagreements(lines)];
}

/** Deeds of two days may be two deeds: only sentences that are much alike, in different pages, are taken for one. */
const ALIKE_NEAR = 0.35;
const NEAR_DAYS = 3;
const ALIKE_FAR = 0.6;
const FAR_DAYS = 400;

function dateDisagreements(lines: readonly Line[]): Disagreement[] {
  const found: Disagreement[] = [];
  const taken = new Set<Line>();
  for (const [i, line] of lines.entries()) {
    if (taken.has(line) || line.record.event === null || !isDay(line.date)) continue;
    const rivals = lines.slice(i + 1).filter((other) => !taken.has(other) && tellsOtherDay(line, other));
    if (rivals.length === 0) continue;
    for (const rival of rivals) taken.add(rival);
    const values = [line, ...rivals].map(({ date, accounts }) => ({ value: date ?? "", accounts }));
    found.push({ about: "date", headline: line.headline, values });
  }
  return found;
}

function tellsOtherDay(line: Line, other: Line): boolean {
  if (
    line.record.event !== other.record.event ||
    line.record.act !== other.record.act ||
    !isDay(other.date) ||
    !isDay(line.date)
  )
    return false;
  const days = daysBetween(line.date, other.date);
  if (days === 0 || days > FAR_DAYS) return false;
  const least = days <= NEAR_DAYS ? ALIKE_NEAR : ALIKE_FAR;
  return line.accounts.some((a) =>
    other.accounts.some((b) => a.document.id !== b.document.id && alike(a.sentence, b.sentence) >= least),
  );
}

function isDay(date: string | null): date is string {
  return date?.length === 10;
}

/** Numbers of the same thing in accounts of one deed, or of the like deeds of the days around it. */
function numberDisagreements(lines: readonly Line[]): Disagreement[] {
  return likeDeeds(lines).flatMap((group) => {
    const counted = group
      .flatMap(({ accounts }) => accounts)
      .map((account) => ({ account, amounts: amountsIn(account.sentence) }));
    const things = new Set(counted.flatMap(({ amounts }) => [...amounts.keys()]));
    return [...things].sort().flatMap((thing): Disagreement[] => {
      const values = new Map<string, Account[]>();
      for (const { account, amounts } of counted) {
        const value = amounts.get(thing);
        if (value !== undefined) values.set(value, [...(values.get(value) ?? []), account]);
      }
      const pages = new Set([...values.values()].flat().map(({ document }) => document.id));
      if (values.size < 2 || pages.size < 2) return [];
      const list = [...values].map(([value, accounts]) => ({ value: `${value} ${thing}`, accounts }));
      return [{ about: "number", headline: group[0]?.headline ?? "", values: list }];
    });
  });
}

/** Pages of one week write about the same thing, mostly. */
const LIKE_DAYS = 7;

/** Lines of the same act of the same parties within a week of the first of them. */
function likeDeeds(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.find(([first]) => first !== undefined && isLike(first, line));
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

function isLike({ record: a }: Line, { record: b }: Line): boolean {
  const [when, then] = [dayOf(a), dayOf(b)];
  const isSame = a.act === b.act && sideOf(a.actor) === sideOf(b.actor) && sideOf(a.recipient) === sideOf(b.recipient);
  return isSame && when !== null && then !== null && daysBetween(when, then) <= LIKE_DAYS;
}

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  twenty: 20,
  thirty: 30,
  fifty: 50,
};
const SCALES: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 };
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\d.,])(\\d[\\d.,]*\\d|\\d|${Object.keys(WORDS).join("|")})((?: (?:hundred|thousand|million|billion))*)(?=((?: [\\p{L}-]+){1,4}))`,
  "giu",
);
/** Amounts of time date a deed; they do not measure it. */
const TIME = /^(?:days?|weeks?|months?|years?|hours?|minutes?|times?|o'clock|am|pm)$/i;
const SAME: Readonly<Record<string, string>> = {
  troops: "soldiers",
  servicemen: "soldiers",
  rounds: "shells",
  persons: "people",
};

/** Thing → amount: "10,000 North Korean troops" gives soldiers → 10000. Digits or words; a thing is the first plural noun after them. */
export function amountsIn(sentence: string): Map<string, string> {
  const amounts = new Map<string, string>();
  for (const [, first = "", scales = "", rest = ""] of sentence.matchAll(AMOUNT)) {
    const base = WORDS[first.toLowerCase()] ?? (/^\d/.test(first) ? Number(first.replace(/,/g, "")) : Number.NaN);
    const value = scales
      .trim()
      .split(" ")
      .reduce((product, word) => product * (SCALES[word.toLowerCase()] ?? 1), base);
    const thing = rest
      .trim()
      .split(" ")
      .find((word) => /^[a-z-]{3,}s$|^people$/.test(word));
    if (!Number.isFinite(value) || thing === undefined || TIME.test(thing)) continue;
    amounts.set(SAME[thing] ?? thing, String(value));
  }
  return amounts;
}

/** One page tells a deed as done, another that it is denied, or that it did not take place. */
function statusDisagreements(lines: readonly Line[]): Disagreement[] {
  const found = new Map<string, Disagreement>();
  for (const denial of lines.filter(isDenial)) {
    const claims = lines.filter((line) => line.record.status === "actual" && isDisputed(line, denial));
    const [first] = claims;
    if (first === undefined) continue;
    const key = claims.map((line) => line.record.id).join();
    const before = found.get(key)?.values[1]?.accounts ?? [];
    found.set(key, {
      about: "status",
      headline: first.headline,
      values: [
        { value: "it took place", accounts: claims.flatMap(({ accounts }) => accounts) },
        { value: "it is denied", accounts: [...before, ...denial.accounts] },
      ],
    });
  }
  return [...found.values()];
}

function isDenial({ record: { status, event, historical } }: Line): boolean {
  return !historical && (status === "denied" || (status === "negated" && event === null));
}

/** A denial without a day of its own is one of the days before it was published. */
const DENIAL_DAYS = 31;

/**
 * 1. The same deed of the same parties; 2. in another page; 3. at about the same time;
 * 4. "did not" must be said in much the same words, since there is much that two parties do not do.
 */
function isDisputed({ record: deed, accounts }: Line, denial: Line): boolean {
  const { record } = denial;
  if (
    deed.historical ||
    deed.act !== record.act ||
    sideOf(deed.actor) !== sideOf(record.actor) ||
    sideOf(deed.recipient) !== sideOf(record.recipient)
  )
    return false;
  const others = accounts.filter((a) => denial.accounts.some((b) => a.document.id !== b.document.id));
  if (others.length === 0) return false;
  const [when, then] = [dayOf(deed), dayOf(record)];
  if (when === null || then === null || daysBetween(when, then) > DENIAL_DAYS) return false;
  return (
    record.status === "denied" ||
    others.some((a) => denial.accounts.some((b) => alike(a.sentence, b.sentence) >= ALIKE_NEAR))
  );
}

function dayOf({ date, document }: Line["record"]): string | null {
  return isDay(date) ? date : isDay(document.published) ? document.published : null;
}

function sideOf(parties: Line["record"]["actor"]): string {
  return [...new Set(parties.map(({ country, code, name }) => country ?? code ?? name))].sort().join();
}

/** Share of the content words that two sentences have in common, of all that they have, 0 to 1. */
export function alike(a: string, b: string): number {
  const [first, second] = [contentWords(a), contentWords(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared === 0 ? 0 : shared / (first.size + second.size - shared);
}

/** Words of more than three letters, cut to five so that "visit" and "visited" are one; no numbers and no names of days or months, since those may be what differs. */
function contentWords(sentence: string): Set<string> {
  const words = sentence.toLowerCase().match(/[\p{L}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !CALENDAR.test(word)).map((word) => word.slice(0, 5)));
}

const CALENDAR =
  /^(?:january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
