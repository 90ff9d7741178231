// Who held an office from when to when, and how many may at a time. Lexicon part "offices".
import { type EntryId, push } from "#document";
import type { NameEntity, OfficeTerm } from "./name-types.ts";
import type { LexiconPart, LexiconProblem } from "./part.ts";

export interface OfficeEntry {
  readonly id: EntryId;
  readonly title?: string;
  readonly holders?: "one" | "several";
  /** States and bodies in which several hold it together although others have one holder, and why. */
  readonly several?: readonly { readonly of: string; readonly why: string }[];
}

/** What the check knows of an office. */
export interface OfficeKind {
  /** As terms name it: `foreign`. */
  readonly office: string;
  readonly title: string;
  readonly isShared: boolean;
  /** Codes of states and bodies. */
  readonly sharedIn: readonly string[];
}

export type OfficesData = readonly OfficeKind[];

export const OFFICES_PART: LexiconPart<OfficeEntry, OfficesData> = {
  folder: "offices",
  compile(files) {
    const kinds = new Map<string, OfficeKind>();
    const problems: LexiconProblem[] = [];
    for (const { path, entries } of files) {
      for (const { id, title, holders, several = [] } of entries) {
        const office = id.replace(/^office\./, "");
        const known = kinds.get(office);
        if (known === undefined && (title === undefined || holders === undefined))
          problems.push({ path, entry: id, message: "an office needs a title, and `holders: one` or `several`" });
        kinds.set(office, {
          office,
          title: title ?? known?.title ?? office,
          isShared: holders === undefined ? (known?.isShared ?? false) : holders === "several",
          sharedIn: [...(known?.sharedIn ?? []), ...several.map(({ of }) => of)],
        });
      }
    }
    return { data: [...kinds.values()], problems };
  },
};

/** Somebody who held an office, from when to when; `uncertainAfter`: the source knew no end when it was written. */
export interface Holder {
  readonly entity: NameEntity;
  readonly office: string;
  readonly from: string;
  /** Exclusive: the successor's first day, or the day after the last; "9999" while open. */
  readonly until: string;
  readonly uncertainAfter: string | null;
}

/** An open end. */
const OPEN = "9999";

/** @param until what the term says, or open; `closeTerms` sets the successor's day */
export function holderOf(entity: NameEntity, office: string, term: OfficeTerm): Holder {
  const from = term.from ?? term.at ?? "0000";
  const until = term.to ?? (term.at === undefined ? OPEN : `${term.at}-99`);
  return { entity, office, from, until, uncertainAfter: term.to === undefined ? (term.asOf ?? null) : null };
}

/** In the order of their beginnings; a term without an end lasts until the next holder's begins: two sources of different age are put in line. */
export function closeTerms(terms: readonly Holder[]): Holder[] {
  const sorted = terms.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return sorted.map((term, k) => {
    if (term.until !== OPEN) return term;
    const next = sorted.slice(k + 1).find(({ entity, from }) => entity !== term.entity && from > term.from);
    return next === undefined ? term : { ...term, until: next.from };
  });
}

/** A predecessor who is still counted while the successor begins is the source's way of writing, not a conflict. */
const HANDOVER_DAYS = 31;
const DAY_MS = 86_400_000;

/** Two who held one office of one owner for more than a handover. */
export interface Overlap {
  readonly owner: string;
  readonly office: string;
  readonly first: Holder;
  readonly second: Holder;
}

/**
 * Holders of one office at a time, where the office has one holder. A day of which only the year or month is known makes no overlap that
 * another day of it would not.
 * @param people all persons, with their offices
 */
export function overlapsOf(people: readonly NameEntity[], kinds: OfficesData): Overlap[] {
  const byKind = new Map(kinds.map((kind) => [kind.office, kind]));
  const byOffice = new Map<string, Holder[]>();
  for (const entity of people) {
    const owner = entity.country ?? entity.code ?? "";
    for (const term of entity.offices ?? []) {
      const kind = byKind.get(term.office);
      if (kind?.isShared === true || kind?.sharedIn.includes(owner)) continue;
      push(byOffice, `${owner} ${term.office}`, holderOf(entity, term.office, term));
    }
  }
  return [...byOffice].flatMap(([key, terms]) => {
    const [owner = "", office = ""] = key.split(" ");
    const held = closeTerms(terms);
    return held.flatMap((first, k) =>
      held
        .slice(k + 1)
        .filter((second) => second.entity !== first.entity && daysTogether(first, second) > HANDOVER_DAYS)
        .map((second) => ({ owner, office, first, second })),
    );
  });
}

/** Of a moment at which an office was known to be held (`2019-10-99`), the days from it to the ends of the other's term. */
function daysTogether(first: Holder, second: Holder): number {
  const from = Math.max(startOf(first), startOf(second));
  const until = Math.min(endOf(first), endOf(second));
  const isMoment = [first, second].some(({ until: end }) => end.endsWith(MOMENT));
  if (!isMoment) return (until - from) / DAY_MS;
  const [moment, other] = first.until.endsWith(MOMENT) ? [first, second] : [second, first];
  return Math.min(startOf(moment) - startOf(other), endOf(other) - endOf(moment)) / DAY_MS;
}

const MOMENT = "-99";
const startOf = ({ from }: Holder): number => timeOf(from, "-12-31");
const endOf = ({ until }: Holder): number =>
  until === OPEN ? Number.POSITIVE_INFINITY : timeOf(until.replace(MOMENT, ""), "-01-01");

/** @param rest what a year or month is filled up with */
const timeOf = (date: string, rest: string): number => {
  const day = (date + rest.slice(date.length - 4)).slice(0, 10);
  return Date.parse(day) || Date.parse(`${date.slice(0, 7)}-28`) || 0;
};
