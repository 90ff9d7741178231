// Stage "recognise", actors: what the whole page knows, gathered before any sentence is decided.
import {
  type CountryCode,
  type EntryId,
  type Notice,
  type Parsed,
  type PartyReading,
  push,
  type Sector,
  type Span,
  type Timex,
} from "#document";
import {
  type Gazetteer,
  isCapital,
  keyOf,
  type NameEntity,
  type NameIndex,
  type NamePhrase,
  type OfficeTerm,
  type Validity,
} from "#lexicon/names";
import { type TaggedName, tagNames } from "../tagger/tagger.ts";
import type { ActorLexicon } from "./index.ts";
import { uncertainHolder } from "./notices.ts";
import { type Hit, type Scan, scan } from "./scan.ts";

/** A person named in full on the page, in the lexicon or not. */
export interface KnownPerson {
  readonly entity: NameEntity | null;
  readonly name: string;
  /** What titles and appositions on this page say; filled as the page is read. */
  reading: PartyReading;
  role: string | null;
}

export interface Page {
  readonly doc: Parsed;
  readonly index: NameIndex;
  readonly gazetteer: Gazetteer;
  /** The day to judge by, or null: then whoever holds an office now, as far as the lexicon knows, is taken. */
  readonly day: string | null;
  readonly scans: readonly Scan[];
  /** Names that the tagger sees in each sentence; empty without a tagger. */
  readonly tagged: readonly (readonly TaggedName[])[];
  /** The resolved dates of each sentence that has any. */
  readonly dates: ReadonlyMap<number, readonly Timex[]>;
  /** States that the page names, adjectives included, with how often. */
  readonly countries: ReadonlyMap<CountryCode, number>;
  /** The same, and those of whose capitals, seats and bodies it speaks: whose people may be meant by a bare family name. */
  readonly near: ReadonlySet<CountryCode>;
  readonly entities: ReadonlySet<EntryId>;
  /** Words with a capital that cues are looked for in; empty where no name on the page asks for any. */
  readonly words: ReadonlySet<string>;
  /** Persons by folded family name; a second bearer of the name makes the bare name ambiguous. */
  readonly families: Map<string, KnownPerson[]>;
  /** What could not be told, for the reader of the page; filled as the page is read. */
  readonly notices: Map<string, Notice>;
}

/** Later than any date in the lexicon: picks the terms that are still open. */
const OPEN_END = "9998-12-31";

/** @param day of publication, or that which the text proves; null where neither is known */
export function readPage(doc: Parsed, lexicon: ActorLexicon, timexes: readonly Timex[], day: string | null): Page {
  const { names: index, gazetteer, tagger } = lexicon;
  const scans = doc.sentences.map((sentence) => scan(sentence, index));
  const tagged =
    tagger === null ? [] : doc.sentences.map(({ tokens }, s) => tagNames(tokens, scans[s]!, gazetteer, tagger));
  const countries = new Map<CountryCode, number>();
  const entities = new Set<EntryId>();
  const near = new Set<CountryCode>();
  let asksWords = false;
  const shared: (readonly NamePhrase[])[] = [];
  for (const { names } of scans) {
    for (const { phrases } of names) {
      for (const { entity, weak } of phrases) {
        if (entity.rivalCues !== undefined) asksWords = true;
        if (weak) continue;
        entities.add(entity.id);
        if (entity.country !== null && NEARING.has(entity.kind)) near.add(entity.country);
      }
      if (phrases.length > 1 && phrases.some(isWeakState)) shared.push(phrases);
      else count(countries, stateOf(phrases));
    }
  }
  // "Congo" speaks for the greater one only where the page does not name the other in full
  for (const phrases of shared) {
    const isOther = phrases.some((phrase) => isWeakState(phrase) && countries.has(phrase.entity.country ?? ""));
    if (!isOther) count(countries, stateOf(phrases));
  }
  const dates = new Map<number, Timex[]>();
  for (const timex of timexes) push(dates, timex.sentence, timex);
  return {
    doc,
    index,
    gazetteer,
    day,
    scans,
    tagged,
    dates,
    countries,
    near,
    entities,
    words: asksWords ? capitalsOf(doc) : NO_WORDS,
    families: new Map(),
    notices: new Map(),
  };
}

/** Kinds of things that bring their state's people near; a person of that name might be another state's. */
const NEARING: ReadonlySet<NameEntity["kind"]> = new Set(["country", "organisation", "group"]);

const NO_WORDS: ReadonlySet<string> = new Set();

function capitalsOf({ sentences }: Parsed): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { tokens } of sentences) for (const { form } of tokens) if (isCapital(form)) words.add(form);
  return words;
}

const isWeakState = ({ entity, weak, use }: NamePhrase): boolean => weak && use === "name" && entity.kind === "country";

function count(countries: Map<CountryCode, number>, country: CountryCode | null): void {
  if (country !== null) countries.set(country, (countries.get(country) ?? 0) + 1);
}

/** The one state that a hit names, in whatever words but its capital's; null where it may be several or none. */
function stateOf(phrases: readonly NamePhrase[]): CountryCode | null {
  let found: CountryCode | null = null;
  for (const { entity, weak, use } of phrases) {
    if (entity.kind !== "country" || weak || use === "capital") continue;
    if (found !== null && found !== entity.country) return null;
    found = entity.country;
  }
  return found;
}

/**
 * Which of several phrases of the same words is meant:
 * 1. those valid on the day of publication; a weak one only where the page names its state or body elsewhere;
 * 2. by cues, where an entry has them ("Georgia" beside "Atlanta" is no state of ours);
 * 3. a person in office on the day before one who is not; a state the page names before one it does not;
 * 4. a name before a capital, a capital before an adjective.
 */
export function choose(page: Page, hit: Hit): NamePhrase | null {
  const open = hit.phrases.filter(
    (phrase) =>
      isValid(phrase.valid, page.day) && (!phrase.weak || isBacked(page, phrase)) && hasCues(page, phrase.entity),
  );
  if (open.length < 2) return open[0] ?? null;
  return open.reduce((best, phrase) => (rank(page, phrase) > rank(page, best) ? phrase : best));
}

const USE_RANK: Readonly<Record<string, number>> = {
  name: 3,
  seat: 3,
  epithet: 2,
  half: 2,
  capital: 2,
  demonym: 1,
  adjective: 1,
};

function rank(page: Page, { entity, use }: NamePhrase): number {
  const inOffice = entity.kind === "person" && holds(entity, page.day) ? 8 : 0;
  const near = entity.country !== null && page.countries.has(entity.country) ? 4 : 0;
  const living = entity.kind === "country" && entity.state === "breakaway" ? -1 : 0;
  return inOffice + near + living + (USE_RANK[use] ?? 0);
}

export function isValid(valid: Validity | null | undefined, day: string | null): boolean {
  if (!valid || day === null) return true;
  return (valid.from ?? "0") <= day && day.slice(0, valid.to?.length ?? 10) <= (valid.to ?? "9");
}

/** A weak phrase ("the State Council") counts where the page speaks of its owner in other words. */
function isBacked(page: Page, { entity, use }: NamePhrase): boolean {
  if (use === "half") return isHalfNamed(page, entity);
  if (entity.country !== null) return page.countries.has(entity.country);
  return page.entities.has(entity.id.split("/")[0]!);
}

/** "the North" counts where both halves are named in full, or one of them more than once. */
function isHalfNamed({ countries }: Page, { country, otherHalf }: NameEntity): boolean {
  return (countries.get(country ?? "") ?? 0) + (countries.get(otherHalf ?? "") ?? 0) > 1;
}

function hasCues(page: Page, { cues, rivalCues }: NameEntity): boolean {
  if (rivalCues === undefined) return true;
  const count = (list: readonly string[] | undefined) => list?.filter((word) => page.words.has(word)).length ?? 0;
  const rivals = count(rivalCues);
  return rivals === 0 || count(cues) > rivals;
}

/** True if the person holds some office on the day, as far as its source can tell; without a day, if some term is still open. */
export function holds(entity: NameEntity, day: string | null): boolean {
  return (entity.offices ?? []).some((term) => isHeld(term, day));
}

/** True if a term has begun and not ended on the day, nor been open for longer than its source vouches for. */
export function isHeld(term: OfficeTerm, day: string | null): boolean {
  if (day === null) return term.to === undefined && term.at === undefined;
  if (!isValid(term, day) || term.from === undefined) return false;
  return term.to !== undefined || (term.asOf !== undefined && day <= vouchedUntil(term.asOf));
}

/**
 * For this many years after a source was written its office-holders are taken to hold on, with a notice: four of five do. Later nobody
 * is taken.
 */
const VOUCHED_YEARS = 1;

/** The last day for which a source of this age vouches: "2025-12" → "2026-12-31". */
function vouchedUntil(asOf: string): string {
  return `${Number(asOf.slice(0, 4)) + VOUCHED_YEARS}${asOf.slice(4)}${"-12-31".slice(asOf.length - 4)}`;
}

/**
 * Who holds one of the offices on the day of the page; null where nobody or several are known, and where the source is too old to
 * tell. Where it is not sure a notice says so.
 */
export function holderOn(page: Page, owner: string, offices: readonly string[], at: Span): NameEntity | null {
  const holder = page.index.holderOn(owner, offices, page.day ?? OPEN_END);
  if (holder === null || page.day === null || holder.uncertainAfter === null) return holder?.entity ?? null;
  if (page.day.slice(0, holder.uncertainAfter.length) <= holder.uncertainAfter) return holder.entity;
  const isTaken = page.day <= vouchedUntil(holder.uncertainAfter);
  const key = `${owner} ${holder.office}`;
  if (!page.notices.has(key)) page.notices.set(key, uncertainHolder(owner, holder, page.day, isTaken, at));
  return isTaken ? holder.entity : null;
}

/** The party that a lexicon entity stands for on the day: rebels that came to govern, ministers that left. */
export function readingOf(page: Page, entity: NameEntity): PartyReading {
  return {
    name: entity.name,
    country: entity.country,
    code: entity.code,
    sectors: sectorsOf(page, entity),
    entity: entity.id,
  };
}

/** The parties that a name stands for: its own, or both of "the two Koreas". `reading` is the name's own. */
export function partiesOf(page: Page, { parties }: NameEntity, reading: PartyReading): PartyReading[] {
  if (parties === undefined) return [reading];
  return parties.flatMap((code) => {
    const entity = page.index.country(code);
    return entity === null ? [] : [readingOf(page, entity)];
  });
}

const OFFICE_SECTORS: Readonly<Record<string, readonly Sector[]>> = {
  defence: ["GOV", "MIL"],
  "junior-defence": ["GOV", "MIL"],
  "chief-of-staff": ["MIL"],
  "army-chief": ["MIL"],
  commander: ["MIL"],
  intelligence: ["SPY", "GOV"],
  "security-service": ["SPY", "GOV"],
};

function sectorsOf(page: Page, entity: NameEntity): readonly Sector[] {
  if (entity.terms !== undefined) {
    return entity.terms.find((term) => isValid(term, page.day ?? OPEN_END))?.sectors ?? entity.sectors;
  }
  const { offices = [] } = entity;
  if (entity.kind !== "person" || offices.length === 0) return entity.sectors;
  if (entity.code !== null) return entity.sectors;
  const held = offices.filter((term) => page.day === null || isHeld(term, page.day));
  const term = held.at(-1);
  if (term !== undefined) return OFFICE_SECTORS[term.office] ?? ["GOV"];
  return entity.sectors.length > 0 ? entity.sectors : isPast(entity, page.day) ? ["ELI"] : [];
}

/** Former officials are ELI in PLOVER; whoever is yet to take office has no sector by it. */
function isPast(entity: NameEntity, day: string | null): boolean {
  return day !== null && (entity.offices ?? []).some((term) => (term.to ?? term.at ?? "9") < day);
}

/** Keeps a fully named person for the bare family names that follow. */
export function rememberPerson(page: Page, person: KnownPerson, families: readonly string[]): void {
  for (const family of families) {
    const key = keyOf(family);
    const known = page.families.get(key);
    if (known === undefined) page.families.set(key, [person]);
    else if (!known.some(({ name }) => keyOf(name) === keyOf(person.name))) known.push(person);
  }
}
