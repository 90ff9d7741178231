// The shared record, last part: what happened, who says so, what is foretold.
import type { EventCode } from "./plover.ts";
import type { PlaceMention, Recognised } from "./recognised.ts";
import type { BodyCode, CountryCode, EntryId, RuleId, Sector, Span } from "./span.ts";

export interface Party {
  readonly name: string;
  readonly country: CountryCode | null;
  readonly code: BodyCode | null;
  readonly sectors: readonly Sector[];
  readonly entity: EntryId | null;
  readonly start: number;
  readonly end: number;
}

export type SpeakerKind = "official" | "expert" | "media" | "anonymous" | "group" | "other";

export interface Speaker {
  readonly name: string;
  /** Null when the speaker does not stand in the text. */
  readonly start: number | null;
  readonly end: number | null;
  readonly kind: SpeakerKind;
  readonly country: CountryCode | null;
  readonly organisation: string | null;
  /** What is known of an unnamed one: "a source who asked not to be named". */
  readonly described: string | null;
  readonly stateMedia?: boolean;
}

export interface ClaimPart extends Span {
  readonly text: string;
  /** Pieces, where the words are interrupted. */
  readonly parts?: readonly (readonly [number, number])[];
}

/** PARC attribution: who (speaker), by which words (cue), says what (content). */
export interface Claim {
  readonly id: string;
  readonly speaker: Speaker | null;
  /** Whoever passes it on, nearest to the page first. */
  readonly via: readonly Speaker[];
  readonly cue: ClaimPart;
  readonly content: ClaimPart;
  /** True inside quotation marks. */
  readonly direct: boolean;
  /** Id of the claim it stands in, or null. */
  readonly within: string | null;
  readonly rule: RuleId;
  readonly entries: readonly EntryId[];
}

export const STATUSES = ["actual", "planned", "possible", "hypothetical", "denied", "negated"] as const;
export type Status = (typeof STATUSES)[number];

export interface Quote extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface Attribution {
  readonly claim: string;
  readonly name: string | null;
  readonly kind: SpeakerKind | null;
  readonly country: CountryCode | null;
  readonly organisation: string | null;
  readonly cue: string;
  readonly via: readonly string[];
}

export interface EventRecord {
  readonly id: string;
  /** The category once its status is taken into account; null where PLOVER codes none. */
  readonly event: EventCode | null;
  /** The category of the deed itself. */
  readonly act: EventCode;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly quad: 1 | 2 | 3 | 4 | null;
  /** PLOVER score of `event` or its mode, -10 to 10. */
  readonly intensity: number | null;
  readonly cameo: string | null;
  readonly actor: readonly Party[];
  readonly recipient: readonly Party[];
  /** True where every party stands under `actor` and `recipient` is empty by nature of the act. */
  readonly reciprocal: boolean;
  readonly date: string | null;
  readonly enddate: string | null;
  readonly datePrecision: "day" | "month" | "year" | null;
  readonly dateBasis: "text" | "published" | null;
  readonly place: PlaceMention | null;
  readonly status: Status;
  /** Told as background, not as news. */
  readonly historical: boolean;
  readonly attribution: Attribution | null;
  readonly quote: Quote;
  readonly rule: RuleId;
  readonly entries: readonly EntryId[];
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Forecast {
  readonly id: string;
  readonly quote: { readonly exact: string } & Span;
  /** Null when the page itself foretells. */
  readonly by: Speaker | null;
  /** Country or body codes. */
  readonly about: readonly string[];
  readonly event: {
    readonly act: EventCode;
    readonly actor: readonly string[];
    readonly recipient: readonly string[];
  } | null;
  readonly likelihood: {
    readonly phrase: string;
    readonly polarity: "likely" | "possible" | "unlikely";
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly horizon: ({ readonly text: string; readonly from: string | null; readonly to: string | null } & Span) | null;
  readonly rule: RuleId;
  readonly entries: readonly EntryId[];
}

export interface Coded extends Recognised {
  readonly claims: readonly Claim[];
  readonly events: readonly EventRecord[];
  readonly forecasts: readonly Forecast[];
}
