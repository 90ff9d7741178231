// The shared record, fourth part: who, where and when.
import type { Parsed } from "./parsed.ts";
import type { BodyCode, CountryCode, EntryId, RuleId, Sector, Span } from "./span.ts";

/** A stretch of tokens of one sentence. */
export interface TokenRange {
  /** Index into `Parsed.sentences`. */
  readonly sentence: number;
  /** Index of the first token. */
  readonly first: number;
  /** Index of the last token, inclusive. */
  readonly last: number;
  /** Index of the token that heads the phrase in the tree. */
  readonly head: number;
}

export type MentionKind = "country" | "person" | "organisation" | "bloc" | "group" | "place" | "role";

/** How the words refer. `nominal`: "the minister"; `reference`: he, it, the two countries; `adjective`: "Russian". */
export type MentionForm = "name" | "adjective" | "metonym" | "nominal" | "reference";

/** One party that a mention stands for. */
export interface PartyReading {
  readonly name: string;
  /** The state it belongs to, or null. */
  readonly country: CountryCode | null;
  /** Code of a body of no one state, or null. */
  readonly code: BodyCode | null;
  readonly sectors: readonly Sector[];
  readonly entity: EntryId | null;
}

/** Words that refer to somebody; `head` is where the tree attaches it, so the coder finds the party of an argument. */
/** Rule of mentions that name somebody by what they are to another: whose allies or critics they are tells nothing of their state. */
export const OUTWARD_RULE: RuleId = "recognise.role.outward";

/** The rule of mentions that are a title and the name of its bearer: "Foreign Minister Anna Berg". */
export const TITLE_RULE: RuleId = "recognise.title-name";

export interface Mention extends Span, TokenRange {
  readonly text: string;
  readonly kind: MentionKind;
  readonly form: MentionForm;
  /** Convenience: the first reading's. Null where none or where several differ. */
  readonly country: CountryCode | null;
  readonly code: BodyCode | null;
  readonly entity: EntryId | null;
  /** One for most; several for "both countries", "the two leaders"; none where unresolved. */
  readonly readings: readonly PartyReading[];
  /** True where the mention can act: a state, body, person, group (a place merely located in is not). */
  readonly agentive: boolean;
  /** Role word of a person or office, lower case: "foreign minister", "spokesperson"; null for none. */
  readonly role: string | null;
  /** Index into `Recognised.mentions` of the mention this one was resolved to, or null. */
  readonly antecedent: number | null;
  /** True where it only stands inside the name of a thing that is no party ("the 2012 Ukrainian parliamentary election"): read, not listed. */
  readonly embedded?: boolean;
  readonly rule: RuleId;
  readonly entries: readonly EntryId[];
}

export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";

/** A TIMEX3 expression. */
export interface Timex extends Span {
  readonly text: string;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly type: TimexType;
  /** TIMEX3 value, resolved against the publication day where that is needed: `2015-05`, `P3D`, `PAST_REF`; null unresolved. */
  readonly value: string | null;
  /** First and last calendar day meant, `YYYY-MM-DD`; null where it names no days. */
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: "day" | "month" | "year" | null;
  readonly rule: RuleId;
}

export interface PlaceMention extends Span {
  readonly text: string;
  readonly sentence: number;
  readonly head: number;
  readonly name: string;
  readonly country: CountryCode | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly geonamesId: string | null;
  readonly precision: "point" | "city" | "region" | "country" | null;
  /** "Pyongyang said": metonymic; "in Pyongyang": literal. */
  readonly sense: "literal" | "metonymic";
}

export interface Recognised extends Parsed {
  /** In text order. */
  readonly mentions: readonly Mention[];
  readonly dates: readonly Timex[];
  readonly places: readonly PlaceMention[];
}
