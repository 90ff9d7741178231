// The shapes of the names lexicon: entries as written in YAML, rows as compiled.
import type { BodyCode, CountryCode, EntryId, Sector } from "#document";

/** First and last day on which something held; a shorter date is a less precise one. Absent: open on that side. */
export interface Validity {
  readonly from?: string;
  readonly to?: string;
}

interface Sourced {
  readonly id: EntryId;
  readonly sources?: readonly string[];
  readonly asOf?: string;
  /** Names of the same entry in other files that are not to count. */
  readonly without?: readonly string[];
  readonly examples?: readonly Example[];
  readonly counterexamples?: readonly Example[];
}

/** A sentence and the country or body codes that must be found in it, in any order. */
export interface Example {
  readonly text: string;
  readonly published?: string;
  readonly finds: readonly string[];
}

/** A seat, organ or institution that speaks for its state: "the Kremlin". `weak`: only where the state is named too. */
export interface SeatEntry {
  readonly name: string;
  readonly sectors: readonly Sector[];
  readonly weak?: boolean;
  readonly place?: boolean;
  readonly valid?: Validity;
}

/** A name by which a state went officially, and when. It is understood on any day: an old name lives on, a new one is used of the past. */
export interface OfficialName extends Validity {
  readonly name: string;
}

export interface CountryEntry extends Sourced {
  readonly code?: CountryCode;
  readonly kind?: "state" | "territory" | "former" | "breakaway";
  readonly sovereign?: CountryCode;
  readonly names?: readonly string[];
  readonly official?: readonly OfficialName[];
  readonly adjectives?: readonly string[];
  readonly demonyms?: readonly string[];
  readonly capital?: readonly string[];
  readonly capitals?: readonly { readonly name: string; readonly valid?: Validity }[];
  readonly epithets?: readonly string[];
  /** Names that mean another state first ("Congo"): they count where the page names this one in other words. */
  readonly weak?: readonly string[];
  /** Names that another state bears too, known and meant to be so; the one that the page names is taken. */
  readonly shares?: readonly string[];
  /** Words that after "the" stand for this half of a divided country, where the page names both: "the North". */
  readonly halves?: readonly { readonly name: string; readonly other: CountryCode }[];
  readonly seats?: readonly SeatEntry[];
  readonly successors?: readonly CountryCode[];
  readonly valid?: Validity;
  /** The name is also a common person's name: next to another name it is none of ours. */
  readonly ambiguous?: boolean;
  /** Words that speak for this state, and words that speak for a namesake, where the name alone leaves it open. */
  readonly cues?: readonly string[];
  readonly rivalCues?: readonly string[];
  /** Latitude and longitude of its middle. */
  readonly point?: readonly [number, number];
}

export interface PlaceEntry extends Sourced {
  readonly type: "region" | "sea" | "strait" | "site";
  readonly names: readonly string[];
  readonly country?: CountryCode;
  readonly point: readonly [number, number];
}

export interface Membership extends Validity {
  /** States, or bodies that are members themselves: the EU in the G20. */
  readonly of: readonly string[];
  readonly status?: string;
}

export interface BodyEntry extends Sourced {
  readonly code?: BodyCode;
  readonly kind?: "bloc" | "organisation";
  readonly names?: readonly string[];
  readonly adjectives?: readonly string[];
  /** Common nouns that may refer to it once it was named: "the bloc". */
  readonly nouns?: readonly string[];
  readonly sectors?: readonly Sector[];
  readonly organs?: readonly SeatEntry[];
  readonly members?: readonly Membership[];
  /** How far the members are known, where that is less far than the entry's `asOf`. */
  readonly membersAsOf?: string;
  /** Short forms that mean other things too ("ECO"): they count only where the page names the body in other words. */
  readonly weak?: readonly string[];
  /** The name is also part of other names: before another name ("West Ham") it is none of ours. */
  readonly ambiguous?: boolean;
  /** When it existed. Its names are found on any day: former bodies are told of later. */
  readonly valid?: Validity;
}

/** A term as the index has it. Source and as-of tell how far an open end may be trusted; of a term that has ended the file alone has them. */
export interface OfficeTerm extends Validity {
  /** `head-of-state`, `foreign`, `defence` …; `head`: of state or government, the source does not say which. */
  readonly office: string;
  /** A moment at which it was held, where the source knows neither start nor end. */
  readonly at?: string;
  readonly source?: string;
  readonly asOf?: string;
}

/** A term as written. */
export interface WrittenTerm extends OfficeTerm {
  readonly source: string;
  readonly asOf: string;
  /** Which of several sources was taken, and why: for the reader of the file. */
  readonly note?: string;
}

export interface PersonEntry extends Sourced {
  readonly country?: CountryCode;
  readonly body?: BodyCode;
  readonly names?: readonly string[];
  readonly family?: string;
  readonly families?: readonly string[];
  readonly qid?: string;
  readonly sectors?: readonly Sector[];
  readonly offices?: readonly WrittenTerm[];
}

export interface GroupEntry extends Sourced {
  readonly kind?: "group" | "organisation";
  readonly names?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly country?: CountryCode;
  readonly sectors?: readonly Sector[];
  /** Counts only where the page names the state: "Labour Party". */
  readonly weak?: boolean;
  /** States that the name stands for together: "the two Koreas". */
  readonly parties?: readonly CountryCode[];
  /** Sectors by date, where they changed: rebels that came to govern. */
  readonly terms?: readonly ({ readonly sectors: readonly Sector[] } & Validity)[];
}

/** `thing`: a ship or a weapon, which acts for its owner and is nobody without one. */
export type RoleKind = "person" | "body" | "people" | "state" | "thing";

export interface RoleEntry extends Sourced {
  readonly kind: RoleKind;
  readonly phrases: readonly string[];
  readonly plurals?: Readonly<Record<string, string>>;
  readonly sectors: readonly Sector[];
  readonly office?: readonly string[];
  /** The office goes by this name in these states only ("secretary of state": USA). */
  readonly countries?: readonly CountryCode[];
  readonly body?: BodyCode;
  /** Whose it is names somebody else: a critic of Russia is not Russia's, Russia's ally not Russia. */
  readonly outward?: boolean;
  /** The sectors of whoever it belongs to win: a rebel spokesman. */
  readonly weakSectors?: boolean;
  readonly former?: boolean;
}

/** A named thing, or a role, as compiled. */
export interface NameEntity {
  readonly id: EntryId;
  readonly kind: "country" | "bloc" | "organisation" | "group" | "person" | "place" | "role";
  readonly name: string;
  readonly country: CountryCode | null;
  readonly code: BodyCode | null;
  readonly sectors: readonly Sector[];
  readonly valid?: Validity;
  readonly state?: "state" | "territory" | "former" | "breakaway";
  readonly official?: readonly OfficialName[];
  readonly offices?: readonly OfficeTerm[];
  /** Of a person: family names and the given name, folded. */
  readonly families?: readonly string[];
  readonly given?: string;
  readonly terms?: GroupEntry["terms"];
  readonly parties?: readonly CountryCode[];
  readonly members?: readonly Membership[];
  readonly membersAsOf?: string;
  readonly nouns?: readonly string[];
  readonly cues?: readonly string[];
  readonly rivalCues?: readonly string[];
  /** Of a half of a divided country: the other half. */
  readonly otherHalf?: CountryCode;
  readonly ambiguous?: boolean;
  readonly role?: RoleKind;
  readonly office?: readonly string[];
  readonly countries?: readonly CountryCode[];
  readonly outward?: boolean;
  readonly weakSectors?: boolean;
  readonly former?: boolean;
  readonly point?: readonly [number, number];
  /** Of a place: what it is. */
  readonly type?: PlaceEntry["type"];
}

/** How a phrase refers to its entity. */
export const NAME_USES = [
  "name",
  "adjective",
  "demonym",
  "capital",
  "seat",
  "epithet",
  "half",
  "role",
  "roles",
] as const;
export type NameUse = (typeof NAME_USES)[number];

/**
 * [phrase, its folded words, index of the entity in the same part, use, weak, validity?]. The words are folded at build time, and are
 * "" where they are the phrase in lower case.
 */
export type PhraseRow = readonly [string, string, number, NameUse, (0 | 1)?, Validity?];

/** One compiled part; several are put together by `packNames`. */
export interface NamesData {
  readonly entities: readonly NameEntity[];
  readonly phrases: readonly PhraseRow[];
}
