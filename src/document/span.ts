// The shared record, first part: where words stand, and what a stage hands back.

/** Half-open range in `Article.text`, in UTF-16 code units: `text.slice(start, end)` is the quote. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** ISO 3166-1 alpha-3 (Kosovo XKX; former states SUN, YUG, DDR, CSK). */
export type CountryCode = string;
/** Code of a body of no one state, as in lexicons/organisations: `UNO`, `EUU`, `NTO`. */
export type BodyCode = string;
/** PLOVER sector of a party: `GOV`, `MIL`, `REB`. */
export type Sector = string;
/** Id of a lexicon entry, as written in its YAML file: `country.prk`. */
export type EntryId = string;
/** Name of the rule that wrote a record: `code.frame.active`. */
export type RuleId = string;

/** Something the reader of a record should know; never prose in a data field. */
export interface Notice {
  /** Stable, `stage/what`: `recognise/date-without-anchor`. */
  readonly code: string;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
}

/** What a stage hands back: the document with one more layer, and what it could not do. */
export interface Outcome<T> {
  readonly value: T;
  readonly notices: readonly Notice[];
}

/** A stage is a pure function of a document and a lexicon. */
export type Stage<In, Out extends In, Lexicon> = (doc: In, lexicon: Lexicon) => Outcome<Out>;

/** How many of some spans, in the order of their beginnings, begin at `offset` or before; by halving. */
export function countBegun(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
