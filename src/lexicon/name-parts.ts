// Build time: entries of the five name parts → entities and phrases.

import { keyOf } from "./atoms.ts";
import type {
  BodyEntry,
  CountryEntry,
  GroupEntry,
  NameEntity,
  NamesData,
  NameUse,
  OfficeTerm,
  PersonEntry,
  PhraseRow,
  PlaceEntry,
  RoleEntry,
  SeatEntry,
  Validity,
  WrittenTerm,
} from "./name-types.ts";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

export const COUNTRIES_PART: LexiconPart<CountryEntry, NamesData> = part("countries", addCountry);
export const BODIES_PART: LexiconPart<BodyEntry, NamesData> = part("bodies", addBody);
export const PEOPLE_PART: LexiconPart<PersonEntry, NamesData> = part("people", addPerson);
export const GROUPS_PART: LexiconPart<GroupEntry, NamesData> = part("groups", addGroup);
export const PLACES_PART: LexiconPart<PlaceEntry, NamesData> = part("places", addPlace);
export const ROLES_PART: LexiconPart<RoleEntry, NamesData> = part("roles", addRole);

type Adder<Entry> = (entry: Entry, into: Builder) => string | null;

function part<Entry extends { readonly id: string }>(folder: string, add: Adder<Entry>): LexiconPart<Entry, NamesData> {
  return {
    folder,
    compile: (files) => {
      const into = new Builder();
      const problems: LexiconProblem[] = [];
      for (const { path, entry } of mergeById(files)) {
        const message = add(entry, into);
        if (message !== null) problems.push({ path, entry: entry.id, message });
      }
      const data = into.data();
      return {
        data: folder === "roles" ? onePhraseOneRole(data) : data,
        problems: [...problems, ...datesOutOfOrder(files)],
      };
    },
  };
}

/** Entities and phrases as they are collected; the same phrase for the same entity and use is kept once. */
class Builder {
  private readonly entities: NameEntity[] = [];
  private readonly phrases: PhraseRow[] = [];
  private readonly seen = new Set<string>();

  entity(entity: NameEntity): number {
    this.entities.push(entity);
    return this.entities.length - 1;
  }

  phrase(entity: number, use: NameUse, texts: readonly string[] | undefined, weak = false, valid?: Validity): void {
    for (const text of (texts ?? []).flatMap(spellingsOf)) {
      const key = `${entity} ${use} ${text} ${valid?.from ?? ""} ${valid?.to ?? ""}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      const folded = keyOf(text);
      const words = folded === text.toLowerCase() ? "" : folded;
      if (valid) this.phrases.push([text, words, entity, use, weak ? 1 : 0, valid]);
      else this.phrases.push(weak ? [text, words, entity, use, 1] : [text, words, entity, use]);
    }
  }

  data(): NamesData {
    return { entities: this.entities, phrases: this.phrases };
  }
}

/**
 * Entries of one id in several files are one: lists are joined, other values are taken from the later file. Files in a folder below
 * ("people/more/") come after those above: what is written by hand wins over what is derived.
 */
function mergeById<Entry extends { readonly id: string }>(files: readonly LexiconFile<Entry>[]) {
  const byId = new Map<string, { path: string; entry: Entry }>();
  const depth = ({ path }: LexiconFile<Entry>) => path.split("/").length;
  for (const { path, entries } of files.toSorted((a, b) => depth(a) - depth(b))) {
    for (const entry of entries) {
      const known = byId.get(entry.id);
      if (known === undefined) byId.set(entry.id, { path, entry });
      else known.entry = joinEntries(known.entry, entry);
    }
  }
  for (const item of byId.values()) item.entry = taken(item.entry);
  return byId.values();
}

/** An entry less what its `without` takes away: wrong names of ours that a user's file strikes out, seats and organs by their names. */
function taken<Entry extends object>(entry: Entry): Entry {
  const out: unknown = "without" in entry ? entry.without : undefined;
  if (!Array.isArray(out) || out.length === 0) return entry;
  const gone = new Set<unknown>(out);
  const isGone = (item: unknown): boolean =>
    gone.has(item) || (typeof item === "object" && item !== null && "name" in item && gone.has(item.name));
  const kept = Object.entries(entry).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.filter((item) => !isGone(item)) : value,
  ]);
  return Object.fromEntries(kept) as Entry; // the same fields with shorter lists
}

function joinEntries<Entry extends object>(first: Entry, later: Entry): Entry {
  const joined: Record<string, unknown> = Object.fromEntries(Object.entries(first));
  for (const [key, value] of Object.entries(later)) {
    const before = joined[key];
    joined[key] = Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value;
  }
  return joined as Entry; // both are of the type, and joining keeps each field's type
}

function addCountry(entry: CountryEntry, into: Builder): string | null {
  const name = entry.names?.[0];
  if (name === undefined || entry.code === undefined) return "a country needs a code and at least one name";
  const { code: country, kind = "state" } = entry;
  const shared = { name, country, code: null, ...(entry.valid ? { valid: entry.valid } : {}) };
  const sectors = kind === "breakaway" ? ["PRE"] : [];
  const index = into.entity({
    ...shared,
    ...pick(entry, ["cues", "rivalCues", "ambiguous", "point", "official"]),
    ...(entry.halves?.[0] ? { otherHalf: entry.halves[0].other } : {}),
    id: entry.id,
    kind: "country",
    sectors,
    state: kind,
  });
  into.phrase(index, "name", [...(entry.names ?? []), ...(entry.official ?? []).map(({ name: official }) => official)]);
  into.phrase(index, "adjective", entry.adjectives);
  into.phrase(
    index,
    "demonym",
    (entry.demonyms ?? []).filter((word) => !/ese$|ish$|ch$|ss$/.test(word) || !entry.adjectives?.includes(word)),
  );
  into.phrase(index, "epithet", entry.epithets);
  into.phrase(index, "name", entry.weak, true);
  into.phrase(
    index,
    "half",
    entry.halves?.map(({ name: half }) => half),
    true,
  );
  into.phrase(
    index,
    "capital",
    (entry.capital ?? []).filter((city) => !entry.names?.includes(city)),
  );
  for (const { name: city, valid } of entry.capitals ?? []) into.phrase(index, "capital", [city], false, valid);
  addSeats(entry.id, entry.seats, { country, code: null }, into);
  return null;
}

function addSeats(
  id: string,
  seats: readonly SeatEntry[] | undefined,
  of: { readonly country: string | null; readonly code: string | null },
  into: Builder,
): void {
  // spellings of one name ("Säpo", "SÄPO") are one seat
  const known = new Map<string, number>();
  for (const { name, sectors, weak, valid } of seats ?? []) {
    const seat = `${id}/${slug(name)}`;
    const entity = known.get(seat) ?? into.entity({ ...of, id: seat, kind: "organisation", name, sectors });
    known.set(seat, entity);
    into.phrase(entity, "seat", [name], weak, valid);
  }
}

function addBody(entry: BodyEntry, into: Builder): string | null {
  const name = entry.names?.[0];
  if (name === undefined || entry.code === undefined) return "a body needs a code and at least one name";
  const { code, kind = "organisation", sectors = [] } = entry;
  const index = into.entity({
    ...pick(entry, ["members", "membersAsOf", "nouns", "valid", "ambiguous"]),
    id: entry.id,
    kind,
    name,
    country: null,
    code,
    sectors,
  });
  into.phrase(index, "name", entry.names);
  into.phrase(index, "adjective", entry.adjectives);
  into.phrase(index, "name", entry.weak, true);
  addSeats(entry.id, entry.organs, { country: null, code }, into);
  return null;
}

function addGroup(entry: GroupEntry, into: Builder): string | null {
  const name = entry.names?.[0];
  if (name === undefined) return "a group needs at least one name";
  const { country = null, sectors = [], kind = "group" } = entry;
  const index = into.entity({
    ...pick(entry, ["terms", "parties"]),
    id: entry.id,
    kind,
    name,
    country,
    code: null,
    sectors,
  });
  into.phrase(index, "name", entry.names, entry.weak);
  into.phrase(index, "adjective", entry.adjectives);
  return null;
}

function addPerson(entry: PersonEntry, into: Builder): string | null {
  const name = entry.names?.[0];
  if (name === undefined || (entry.country === undefined && entry.body === undefined)) {
    return "a person needs a name, and a country or a body (is the id that this entry adds to spelt as in its file?)";
  }
  const written = [...(entry.family ? [entry.family] : []), ...(entry.families ?? [])];
  // "el-Sisi" is Sisi as often
  const families = [...new Set([...written, ...written.map((name) => name.replace(/^(al|el)[- ]/i, ""))])];
  const index = into.entity({
    id: entry.id,
    kind: "person",
    name,
    country: entry.country ?? null,
    code: entry.body ?? null,
    sectors: entry.sectors ?? [],
    offices: settledTerms(entry.offices ?? []).map(compiledTerm),
    families: families.map(keyOf),
    ...(givenOf(name, families) ? { given: givenOf(name, families) } : {}),
  });
  for (const full of entry.names ?? []) into.phrase(index, "name", nameForms(full, families));
  return null;
}

/** Less what only the reader of the file wants to know. */
function compiledTerm({ note: _, source, asOf, ...term }: WrittenTerm): OfficeTerm {
  return term.to === undefined ? { ...term, source, asOf } : term;
}

/** Two sources give the first day of one term this far apart: election, oath, first session. */
const SAME_START_DAYS = 40;

/**
 * Each term once, in the order of their beginnings:
 * 1. of two with one office and start, what is written later (by hand) is taken; where neither has an end, the younger source vouches;
 *    "head", of which its source does not say what of, is the office that another names;
 * 2. terms of one source that follow each other without a day between them ("re-elected") are one.
 */
function settledTerms(terms: readonly WrittenTerm[]): WrittenTerm[] {
  const settled: WrittenTerm[] = [];
  for (const term of terms) {
    const k = settled.findIndex((known) => isSameOffice(known.office, term.office) && beginsWith(known, term));
    if (k < 0) settled.push(term);
    else if (settled[k]!.office === "head" || !(term.office === "head" || olderOpen(settled[k]!, term)))
      settled[k] = term;
  }
  settled.sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const joined: WrittenTerm[] = [];
  for (const term of settled) {
    const k = joined.findIndex((known) => known.to !== undefined && known.to === term.from && sameKind(known, term));
    const { to: _, ...before } = joined[k] ?? term;
    if (k < 0) joined.push(term);
    else joined[k] = { ...before, asOf: term.asOf, ...(term.to === undefined ? {} : { to: term.to }) };
  }
  return joined;
}

const HEADS = /^(head|head-of-state|head-of-government|leader)$/;
const isSameOffice = (a: string, b: string): boolean =>
  a === b || ((a === "head" || b === "head") && HEADS.test(a) && HEADS.test(b));
const startOf = ({ from, at }: OfficeTerm): string => from ?? at ?? "";
const sameKind = (a: WrittenTerm, b: WrittenTerm): boolean => a.office === b.office && a.source === b.source;
/** Both are open, and the one before was vouched for later. */
const olderOpen = (known: WrittenTerm, { to, asOf }: WrittenTerm): boolean =>
  to === undefined && known.to === undefined && known.asOf > asOf;

function beginsWith({ from: a, at: atA }: OfficeTerm, { from: b, at: atB }: OfficeTerm): boolean {
  if (a === undefined || b === undefined) return a === b && atA === atB;
  if (a.length < 10 || b.length < 10) return a.startsWith(b) || b.startsWith(a);
  return Math.abs(Date.parse(a) - Date.parse(b)) < SAME_START_DAYS * 86_400_000;
}

function addPlace(entry: PlaceEntry, into: Builder): string | null {
  const name = entry.names[0];
  if (name === undefined) return "a place needs at least one name";
  const { id, country = null, point, type } = entry;
  into.phrase(
    into.entity({ id, kind: "place", name, country, code: null, sectors: [], point, type }),
    "name",
    entry.names,
  );
  return null;
}

/** "Saint Lucia" is "St Lucia" as often (with or without a stop, which no look-up minds), "Mount Paektu" is "Mt Paektu". */
function spellingsOf(text: string): string[] {
  const full = text.replace(/\bSt\.? (?=\p{Lu})/gu, "Saint ").replace(/\bMt\.? (?=\p{Lu})/gu, "Mount ");
  const short = full.replace(/\bSaint (?=\p{Lu})/gu, "St ").replace(/\bMount (?=\p{Lu})/gu, "Mt ");
  return [...new Set([text, short, full])];
}

/** The first word of a full name, unless the family's comes first: "Kim Jong Un" has none that we could tell. */
function givenOf(name: string, families: readonly string[]): string {
  const [first = "", ...others] = keyOf(name).split(" ");
  return others.length > 0 && !families.map(keyOf).includes(first) ? first : "";
}

/**
 * The forms in which a full name is written: as it is; without middle names ("Bola Ahmed Adekunle Tinubu" → "Bola Tinubu").
 * A single word ("Obasanjo") is left to the rules for bare family names.
 */
function nameForms(full: string, families: readonly string[]): string[] {
  const words = full.split(" ");
  if (words.length === 1) return [];
  const forms = [full];
  const family = families.find((name) => full.endsWith(` ${name}`));
  if (family !== undefined && words.length - family.split(" ").length > 1) forms.push(`${words[0]} ${family}`);
  const inside = families.find((name) => full.includes(` ${name} `)); // Miguel Díaz-Canel Bermúdez
  if (inside !== undefined)
    forms.push(full.slice(0, full.indexOf(` ${inside} `) + inside.length + 1), `${words[0]} ${inside}`);
  return forms.filter((form) => form.includes(" "));
}

function addRole(entry: RoleEntry, into: Builder): string | null {
  const name = entry.phrases[0];
  if (name === undefined) return "a role needs at least one phrase";
  const index = into.entity({
    ...pick(entry, ["office", "countries", "outward", "weakSectors", "former"]),
    id: entry.id,
    kind: "role",
    name,
    country: null,
    code: entry.body ?? null,
    sectors: entry.sectors,
    role: entry.kind,
  });
  into.phrase(index, "role", entry.phrases);
  into.phrase(
    index,
    "roles",
    entry.phrases.map((phrase) => entry.plurals?.[phrase] ?? pluralOf(phrase)),
  );
  return null;
}

/**
 * Of two roles that have a phrase, the one that writes it has it before the one of which it is a plural that was made, and the later
 * before the earlier: what is written by hand stands after what is derived, and a user's own after ours. A role that goes by the words in
 * some states only keeps them beside the other.
 */
function onePhraseOneRole({ entities, phrases }: NamesData): NamesData {
  const owners = new Map<string, PhraseRow>();
  const isBound = ([, , role]: PhraseRow): boolean => entities[role]?.countries !== undefined;
  const wordsOf = ([text, words]: PhraseRow): string => (words === "" ? text.toLowerCase() : words);
  for (const row of phrases) {
    const owner = owners.get(wordsOf(row));
    if (!isBound(row) && (owner === undefined || row[3] === "role" || owner[3] === "roles"))
      owners.set(wordsOf(row), row);
  }
  const kept = phrases.filter((row) => isBound(row) || owners.get(wordsOf(row))?.[2] === row[2]);
  return { entities, phrases: kept };
}

/** "foreign minister" → "foreign ministers", "secretary" → "secretaries"; what is already plural stays. */
function pluralOf(phrase: string): string {
  if (/(people|men|police|troops|forces|[^siu]s)$/.test(phrase)) return phrase;
  if (/[^aeiou]y$/.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(phrase) ? `${phrase}es` : `${phrase}s`;
}

function datesOutOfOrder<Entry extends { readonly id: string }>(
  files: readonly LexiconFile<Entry>[],
): LexiconProblem[] {
  const problems: LexiconProblem[] = [];
  const visit = (value: unknown, path: string, entry: string): void => {
    if (value === null || typeof value !== "object") return;
    const { from, to } = value as Validity; // any object may carry dates; others have neither
    if (typeof from === "string" && typeof to === "string" && to.slice(0, from.length) < from.slice(0, to.length)) {
      problems.push({ path, entry, message: `ends (${to}) before it begins (${from}): swap or correct the dates` });
    }
    for (const item of Object.values(value)) visit(item, path, entry);
  };
  for (const { path, entries } of files) for (const entry of entries) visit(entry, path, entry.id);
  return problems;
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<T> = {};
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key];
  return picked as Pick<T, K>; // only optional keys are asked for
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
