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

/** Numbers of the same thing in the accounts of one line. */
function numberDisagreements(lines: readonly Line[]): Disagreement[] {
  return lines.flatMap((line) => {
    const counted = line.accounts.map((account) => ({ account, amounts: amountsIn(account.sentence) }));
    const things = new Set(counted.flatMap(({ amounts }) => [...amounts.keys()]));
    return [...things].sort().flatMap((thing): Disagreement[] => {
      const values = new Map<string, Account[]>();
      for (const { account, amounts } of counted) {
        const value = amounts.get(thing);
        if (value !== undefined) values.set(value, [...(values.get(value) ?? []), account]);
      }
      if (values.size < 2) return [];
      const list = [...values].map(([value, accounts]) => ({ value: `${value} ${thing}`, accounts }));
      return [{ about: "number", headline: line.headline, values: list }];
    });
  });
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

/** One account says that it took place, another that it did not, of deeds that are near in time or not dated. */
function statusDisagreements(lines: readonly Line[]): Disagreement[] {
  const denials = lines.filter(
    ({ record }) => record.status === "denied" || (record.status === "negated" && record.event === null),
  );
  return denials.flatMap((denial): Disagreement[] => {
    const claims = lines.filter(({ record }) => record.status === "actual" && isSameDeed(record, denial.record));
    if (claims.length === 0) return [];
    const happened = claims.flatMap(({ accounts }) => accounts);
    const values = [
      { value: "it took place", accounts: happened },
      { value: denial.record.status === "denied" ? "it is denied" : "it did not", accounts: denial.accounts },
    ];
    return [{ about: "status", headline: claims[0]?.headline ?? denial.headline, values }];
  });
}

const DENIAL_DAYS = 31;

function isSameDeed(deed: Line["record"], denial: Line["record"]): boolean {
  if (
    deed.act !== denial.act ||
    sideOf(deed.actor) !== sideOf(denial.actor) ||
    sideOf(deed.recipient) !== sideOf(denial.recipient)
  )
    return false;
  if (!isDay(deed.date) || !isDay(denial.date)) return deed.date === null || denial.date === null;
  return daysBetween(deed.date, denial.date) <= DENIAL_DAYS;
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
