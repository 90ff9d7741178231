// What a schema cannot tell of the names lexicon: codes nobody has, offices held twice, circles of successors, names that two bear.

import { push } from "#document";
import { keyOf } from "./atoms.ts";
import type { NameEntity, NamesData, PhraseRow, Validity } from "./name-types.ts";
import { type Holder, type OfficesData, overlapsOf } from "./offices.ts";
import type { LexiconFile } from "./part.ts";

/** Something to look at in an entry. `error`: it must be mended; `note`: it may be meant so. */
export interface Finding {
  readonly level: "error" | "note";
  readonly path: string;
  readonly entry: string;
  /** The words or code that it is about, as written in the file, or null where it is the whole entry. */
  readonly about: string | null;
  readonly message: string;
}

/** A part of the names lexicon: its entries file by file, and what `compile` made of them. */
export interface ReviewedPart {
  readonly folder: string;
  readonly files: readonly LexiconFile<unknown>[];
  readonly data: NamesData;
}

/** Where an entry stands; an entry of several files stands in each. */
interface Place {
  readonly path: string;
  readonly entry: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Looks through all parts together:
 * 1. codes of states and bodies that no entry has; 2. successors that lead in a circle; 3. offices that nobody describes, and an office of
 * one holder that two held at once;
 * 4. names that two entries bear on the same day, and phrases that two roles of a file have, where nothing says which is meant; 5. names without a letter or digit, names with a mark
 * that ends every look-up, entries with more names than anybody has.
 * @param kinds how many hold an office at a time
 */
export function reviewNames(parts: readonly ReviewedPart[], kinds: OfficesData): Finding[] {
  const places = parts.flatMap(({ folder, files }) => placesOf(folder, files));
  return [
    ...unknownCodes(parts, places),
    ...circles(places),
    ...offices(parts, places, kinds),
    ...ambiguous(parts, places),
    ...sharedRoles(places),
    ...unusable(places),
  ];
}

function placesOf(folder: string, files: readonly LexiconFile<unknown>[]): (Place & { readonly folder: string })[] {
  return files.flatMap(({ path, entries }) =>
    entries.flatMap((value) => {
      const entry = isRecord(value) && typeof value["id"] === "string" ? value["id"] : null;
      return entry === null || !isRecord(value) ? [] : [{ folder, path, entry, value }];
    }),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Fields that hold codes of states, wherever they stand in an entry. */
const STATE_FIELDS = new Set(["country", "countries", "successors", "sovereign", "parties", "other"]);

function unknownCodes(parts: readonly ReviewedPart[], places: readonly Place[]): Finding[] {
  const states = new Set<string>();
  const bodies = new Set<string>();
  for (const { data } of parts) {
    for (const { kind, country, code } of data.entities) {
      if (kind === "country" && country !== null) states.add(country);
      if (code !== null && (kind === "bloc" || kind === "organisation")) bodies.add(code);
    }
  }
  const found: Finding[] = [];
  for (const { path, entry, value } of places) {
    const report = (about: string, what: string): void => {
      found.push({
        level: "error",
        path,
        entry,
        about,
        message: `no ${what} has the code ${about}; \`entente lexicon find NAME\` tells codes`,
      });
    };
    visit(value, (field, code) => {
      if (STATE_FIELDS.has(field) && !states.has(code)) report(code, "state");
      if (field === "body" && !bodies.has(code)) report(code, "body");
      if (field === "of" && !states.has(code) && !bodies.has(code)) report(code, "state or body");
    });
  }
  return found;
}

/** Calls `see` with every text of an entry and the name of the field it stands in, however deep. */
function visit(value: unknown, see: (field: string, text: string) => void, field = ""): void {
  if (typeof value === "string") see(field, value);
  else if (Array.isArray(value)) for (const item of value) visit(item, see, field);
  else if (isRecord(value)) {
    // what follows these names is text and no code
    for (const [name, item] of Object.entries(value)) if (!/examples$|^plurals$/.test(name)) visit(item, see, name);
  }
}

function circles(places: readonly Place[]): Finding[] {
  const successors = new Map<string, string[]>();
  const where = new Map<string, Place>();
  for (const place of places) {
    const { code, successors: own } = place.value;
    if (!Array.isArray(own)) continue;
    const state = typeof code === "string" ? code : place.entry.replace(/^country\./, "").toUpperCase();
    successors.set(state, [...(successors.get(state) ?? []), ...own.filter((one) => typeof one === "string")]);
    where.set(state, place);
  }
  return [...successors.keys()].flatMap((state) => {
    const way = wayBack(state, successors);
    const place = where.get(state);
    if (way === null || place === undefined) return [];
    const message = `its successors lead back to it (${[state, ...way].join(" → ")}): leave one of them out`;
    return [{ level: "error" as const, path: place.path, entry: place.entry, about: "successors", message }];
  });
}

/** The states from a state's successor back to itself, or null. Each state is entered once, so a long circle takes no longer. */
function wayBack(state: string, successors: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const open = [state];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of successors.get(at) ?? []) {
      if (next === state) {
        const way = [state];
        for (let back = at; back !== state; back = cameFrom.get(back) ?? state) way.unshift(back);
        return way;
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        open.push(next);
      }
    }
  }
  return null;
}

/** Two at a time in an office of one holder, and offices that no entry has: then nothing would tell how many may hold them. */
function offices(parts: readonly ReviewedPart[], places: readonly Place[], kinds: OfficesData): Finding[] {
  const people = parts.flatMap(({ data }) => data.entities.filter(({ offices: held }) => held !== undefined));
  const files = byEntry(places);
  const tell = (entity: NameEntity, about: string, message: string): Finding[] =>
    (files.get(entity.id) ?? []).map((path) => ({ level: "error", path, entry: entity.id, about, message }));
  const known = new Set(kinds.map(({ office }) => office));
  const unknown = people.flatMap((entity) =>
    (entity.offices ?? [])
      .filter(({ office }) => !known.has(office))
      .flatMap(({ office }) =>
        tell(entity, office, `no office is called ${office}; there are ${[...known].sort().join(", ")}`),
      ),
  );
  const twice = overlapsOf(people, kinds).flatMap(({ owner, office, first, second }) => {
    const message = `${told(first)} and ${told(second)} both hold ${owner} ${office}: correct the days, name one office otherwise, or say in offices/ that several hold it there`;
    return [first, second].flatMap(({ entity }) => tell(entity, "offices", message));
  });
  return [...unknown, ...twice];
}

const told = ({ entity, from, until }: Holder): string => `${entity.name} (${from} to ${until})`;

function byEntry(places: readonly Place[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { entry, path } of places) if (!files.get(entry)?.includes(path)) push(files, entry, path);
  return files;
}

/** A phrase and whose it is. */
interface Bearer {
  readonly row: PhraseRow;
  readonly entity: NameEntity;
}

/**
 * Names that two parties bear on the same day and in the same use, with nothing to tell them apart. It is told by `weak` (all but one
 * count only where the page names their state), by words that speak for one (`rivalCues`), by days that do not meet, or by `shares`,
 * with which an entry says that the page is to decide. Persons are told apart by state and office; places give way to states and bodies.
 */
function ambiguous(parts: readonly ReviewedPart[], places: readonly Place[]): Finding[] {
  const bearers = new Map<string, Bearer[]>();
  for (const { data } of parts) {
    for (const row of data.phrases) {
      const entity = data.entities[row[2]];
      if (entity === undefined || row[4] === 1 || isToldOtherwise(entity)) continue;
      push(bearers, row[1] === "" ? row[0].toLowerCase() : row[1], { row, entity });
    }
  }
  const files = byEntry(places);
  const shared = new Set<string>();
  for (const { entry, value } of places)
    if (Array.isArray(value["shares"]))
      for (const name of value["shares"]) shared.add(`${entry} ${keyOf(String(name))}`);
  return [...bearers].flatMap(([key, all]) => {
    if (all.length < 2) return [];
    const rivals = all.filter(({ entity }) => !shared.has(`${ownerOf(entity)} ${key}`));
    const clashing = rivals.filter((one) => all.some((other) => clashes(one, other)));
    const ids = [...new Set(clashing.map(({ entity }) => ownerOf(entity)))];
    return ids.flatMap((id) => {
      const own = clashing.find(({ entity }) => ownerOf(entity) === id);
      const others = [...new Set(all.map(({ entity }) => ownerOf(entity)))].filter((other) => other !== id);
      const message = `"${own?.row[0]}" is also a name of ${others.slice(0, 3).join(", ")}: make it weak, date it, or write \`shares: ["${own?.row[0]}"]\` if the page is to decide`;
      return (files.get(id) ?? []).map(
        (path): Finding => ({ level: "error", path, entry: id, about: own?.row[0] ?? null, message }),
      );
    });
  });
}

const isToldOtherwise = ({ kind, rivalCues }: NameEntity): boolean =>
  kind === "person" || kind === "place" || kind === "role" || rivalCues !== undefined;

/** The entry that a seat or organ belongs to. */
const ownerOf = ({ id }: NameEntity): string => id.split("/", 1)[0] ?? id;

function clashes(one: Bearer, other: Bearer): boolean {
  if (partyOf(one.entity) === partyOf(other.entity) || ownerOf(one.entity) === ownerOf(other.entity)) return false;
  if (rankOf(one.row) !== rankOf(other.row)) return false;
  return meet(one.row[5], other.row[5]);
}

const partyOf = ({ country, code, id, parties }: NameEntity): string => parties?.join("+") ?? country ?? code ?? id;

/** Uses of which the higher is taken: a name before a capital, a capital before an adjective. */
function rankOf([, , , use]: PhraseRow): number {
  if (use === "name" || use === "seat") return 3;
  return use === "adjective" || use === "demonym" ? 1 : 2;
}

function meet(one: Validity | undefined, other: Validity | undefined): boolean {
  return (one?.from ?? "0") <= (other?.to ?? "9") && (other?.from ?? "0") <= (one?.to ?? "9");
}

/**
 * Phrases that two roles of one file have, and neither is bound to states. Of two files the later has the phrase, which is how a user's
 * role takes one of ours; within a file nobody could tell what was meant.
 */
function sharedRoles(places: readonly Place[]): Finding[] {
  const first = new Map<string, string>();
  return places.flatMap(({ path, entry, value }) => {
    const { phrases, countries } = value;
    if (!Array.isArray(phrases) || countries !== undefined) return [];
    return phrases.flatMap((phrase): Finding[] => {
      const key = `${path} ${keyOf(String(phrase))}`;
      const owner = first.get(key) ?? entry;
      first.set(key, owner);
      if (owner === entry) return [];
      const message = `"${phrase}" is also a phrase of ${owner} in this file: leave it out of one of the two`;
      return [{ level: "error", path, entry, about: String(phrase), message }];
    });
  });
}

/** More names than any entry of ours has; a longer list is another list pasted into the wrong place. */
const MOST_NAMES = 2_000;
/** Lists of phrases, by the field they stand in. */
const NAME_FIELDS = ["names", "weak", "adjectives", "demonyms", "capital", "epithets", "phrases"];
/** Marks at which a look-up ends, so that no text ever holds the phrase in one piece. */
const ENDS_PHRASE = /[,;:!?()[\]{}"“”]/;

function unusable(places: readonly Place[]): Finding[] {
  return places.flatMap(({ path, entry, value }) => {
    const found: Finding[] = [];
    for (const field of NAME_FIELDS) {
      const list = value[field];
      if (!Array.isArray(list)) continue;
      if (list.length > MOST_NAMES) {
        const message = `${list.length} ${field} in one entry, more than ${MOST_NAMES}: make an entry for each person, body or state`;
        found.push({ level: "error", path, entry, about: field, message });
        continue;
      }
      for (const name of list) if (typeof name === "string") found.push(...unreadable(path, entry, name));
    }
    for (const field of ["seats", "organs"]) {
      const list = value[field];
      if (!Array.isArray(list)) continue;
      for (const seat of list)
        if (isRecord(seat) && typeof seat["name"] === "string") found.push(...unreadable(path, entry, seat["name"]));
    }
    return found;
  });
}

function unreadable(path: string, entry: string, name: string): Finding[] {
  const at = { path, entry, about: name };
  if (keyOf(name).trim() === "")
    return [{ ...at, level: "error", message: `"${name}" has no letter or digit to look for: leave it out` }];
  if (/\p{Extended_Pictographic}/u.test(name.replace(/[\d#*©®™]/gu, "")))
    return [{ ...at, level: "error", message: `"${name}" holds an emoji, which no look-up minds: write it without` }];
  if (ENDS_PHRASE.test(name))
    return [{ ...at, level: "note", message: `"${name}" holds a mark at which every look-up ends: write it without` }];
  return [];
}
