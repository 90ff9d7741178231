// Edge "serve": what the lexicon holds and lacks, and who goes by a name, for `entente lexicon stats` and `find`.
import {
  isCapital,
  type KnownAtom,
  type NameEntity,
  type NameIndex,
  type NamesData,
  type OfficeTerm,
} from "#lexicon/names";
import { type CompiledParts, compiledPart, loadNames, NAME_PARTS } from "../resources.ts";

export interface PartCount {
  readonly part: string;
  readonly entries: number;
  readonly phrases: number;
}

/** How far the holders of an office are known since 2000, over all states with any holder of it. */
export interface OfficeCount {
  readonly office: string;
  readonly states: number;
  readonly terms: number;
  /** Stretches of time without a holder that a source vouches for. */
  readonly uncertain: number;
  /** Share of the days since 2000 that a source vouches for, 0 to 1. */
  readonly covered: number;
}

export interface LexiconStats {
  readonly parts: readonly PartCount[];
  readonly offices: readonly OfficeCount[];
}

const SINCE = "2000-01-01";
const OFFICES: readonly (readonly [string, RegExp])[] = [
  ["head of state or government", /^(head|head-of-state|head-of-government|leader)$/],
  ["foreign minister", /^foreign$/],
  ["defence minister", /^defence$/],
];

/** @param today `YYYY-MM-DD` @param own parts of a user's lexicon laid over ours */
export async function lexiconStats(today: string, own: CompiledParts = {}): Promise<LexiconStats> {
  const data = await Promise.all(NAME_PARTS.map((part) => compiledPart<NamesData>(part, own)));
  const parts = NAME_PARTS.map((part, i) => ({
    part,
    entries: data[i]!.entities.length,
    phrases: data[i]!.phrases.length,
  }));
  const entitiesOf = (part: (typeof NAME_PARTS)[number]) => data[NAME_PARTS.indexOf(part)]!.entities; // one for each
  return { parts, offices: countOffices(entitiesOf("people"), today, entitiesOf("countries")) };
}

/** @param states whose days count from the first to the last on which they existed; any other state always did */
export function countOffices(
  people: readonly NameEntity[],
  today: string,
  states: readonly NameEntity[] = [],
): OfficeCount[] {
  const lives = new Map(states.flatMap(({ kind, country, valid }) => (kind === "country" ? [[country, valid]] : [])));

  return OFFICES.map(([office, kinds]) => {
    const byState = new Map<string, OfficeTerm[]>();
    for (const { country, offices = [] } of people) {
      if (country === null) continue;
      const terms = offices.filter((term) => kinds.test(term.office));
      if (terms.length > 0) byState.set(country, [...(byState.get(country) ?? []), ...terms]);
    }
    let [uncertain, known, all] = [0, 0, 0];
    for (const [state, terms] of byState) {
      const { from = SINCE, to = today } = lives.get(state) ?? {};
      const [since, until] = [from > SINCE ? whole(from, "-01-01") : SINCE, to < today ? whole(to, "-12-31") : today];
      const gaps = uncertainIntervals(terms, since, until);
      uncertain += gaps.length;
      all += days(since, until);
      known += days(since, until) - gaps.reduce((sum, [start, end]) => sum + days(start, end), 0);
    }
    const terms = [...byState.values()].reduce((sum, list) => sum + list.length, 0);
    return { office, states: byState.size, terms, uncertain, covered: all === 0 ? 0 : known / all };
  });
}

/** Stretches [from, to) in which no term is vouched for: an open term is, up to the day that its source was written. */
export function uncertainIntervals(
  terms: readonly OfficeTerm[],
  since: string,
  today: string,
): (readonly [string, string])[] {
  const sure = terms
    .filter(({ from }) => from !== undefined)
    .map(({ from = "", to, asOf }) => [whole(from, "-01-01"), whole(to ?? asOf ?? from, "-12-31")] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const gaps: (readonly [string, string])[] = [];
  let at = since;
  for (const [from, to] of sure) {
    // a day or two between two holders is the source's way of counting, not a gap
    if (from > at && days(at, from) > HANDOVER_DAYS) gaps.push([at, from < today ? from : today]);
    if (to > at) at = to;
    if (at >= today) return gaps;
  }
  gaps.push([at, today]);
  return gaps;
}

const HANDOVER_DAYS = 31;
const whole = (date: string, rest: string): string => (date + rest.slice(date.length - 4)).slice(0, 10);
const days = (from: string, to: string): number =>
  Math.max(0, (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
/** "2003-02-31", as a month that ends on the 31st of anything, is the month's last day at most. */
const dayOf = (date: string): string => (Number.isNaN(Date.parse(date)) ? `${date.slice(0, 7)}-28` : date);

export interface Finding {
  readonly phrase: string;
  readonly use: string;
  readonly entity: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly code: string | null;
  readonly valid: { readonly from?: string; readonly to?: string } | null;
  /** Of a name by which a state goes or went officially: when. It is understood on any other day too. */
  readonly official: { readonly from?: string; readonly to?: string } | null;
  /** Offices held on the day asked for, or ever where none was. */
  readonly offices: readonly string[];
  /** Of a body: who belongs to it on the day asked for, by status, or ever where none was: `member: BRA CHN …`. */
  readonly members: readonly string[];
}

/** Entries that go by these words, in any case; persons by their family name too. @param on `YYYY-MM-DD`, or null for any day */
export async function findInLexicon(words: string, on: string | null, own: CompiledParts = {}): Promise<Finding[]> {
  const text = words.trim().replace(/^the /i, "");
  const index = await loadNames(own);
  const atoms = text.split(/\s+/).flatMap((word) => index.atomsOf(isCapital(word) ? word : capital(word)));
  const found = [
    ...phrasesOf(index, atoms),
    ...phrasesOf(
      index,
      text.split(/\s+/).flatMap((word) => index.atomsOf(word)),
    ),
  ];
  const families = index.familyOf(atoms.map(({ key }) => key).join(" "));
  const rows: Finding[] = [
    ...found.map(({ text: phrase, use, entity, valid }) => row(phrase, use, entity, valid, on)),
    ...families.map((entity) => row(entity.name, "family", entity, null, on)),
  ];
  const fits = ({ valid }: Finding): boolean =>
    on === null || ((valid?.from ?? "0") <= on && on <= (valid?.to ?? "9").padEnd(10, "~"));
  const seen = new Set<string>();
  return rows.filter(
    (one) => fits(one) && !seen.has(`${one.entity} ${one.use}`) && seen.add(`${one.entity} ${one.use}`),
  );
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function phrasesOf(index: NameIndex, atoms: readonly KnownAtom[]): ReturnType<NameIndex["phrasesAt"]> {
  let node = 0;
  for (const { word } of atoms) {
    node = word < 0 ? -1 : index.step(node, word);
    if (node < 0) return [];
  }
  return node === 0 ? [] : index.phrasesAt(node, atoms, 0);
}

function row(phrase: string, use: string, entity: NameEntity, valid: Finding["valid"], on: string | null): Finding {
  const { id, name, kind, country, code, offices = [] } = entity;
  const held = offices.filter(
    ({ from, to, at }) =>
      on === null || ((from ?? at ?? "9") <= on && on <= (to ?? (at === undefined ? "9" : at)).padEnd(10, "~")),
  );
  return {
    members: membersOf(entity, on),
    phrase,
    use,
    entity: id,
    name,
    kind,
    country,
    code,
    valid: valid ?? entity.valid ?? null,
    official: officialDays(entity, phrase),
    offices: held.map(({ office, from, to, at, source, asOf }) =>
      at === undefined
        ? `${office} ${from ?? "?"} to ${to ?? `? (open in ${source}, ${asOf})`}`
        : `${office} in ${at} (${source})`,
    ),
  };
}

function officialDays({ official = [] }: NameEntity, phrase: string): Finding["official"] {
  const known = official.find(({ name }) => name === phrase);
  if (known === undefined) return null;
  const { name: _, ...days } = known;
  return days;
}

function membersOf({ members = [], membersAsOf }: NameEntity, on: string | null): string[] {
  const byStatus = new Map<string, string[]>();
  for (const { of, from = "0", to = "9", status = "member" } of members) {
    if (on !== null && !(from <= on.padEnd(10, "~") && on <= to.padEnd(10, "~"))) continue;
    byStatus.set(status, [...(byStatus.get(status) ?? []), ...of]);
  }
  const known = membersAsOf === undefined ? "" : ` (as of ${membersAsOf})`;
  return [...byStatus].map(([status, codes]) => `${status}${known}: ${[...new Set(codes)].sort().join(" ")}`);
}
