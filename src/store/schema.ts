// Edge "store": the tables, as kysely sees them. The same in SQLite and PostgreSQL: text, integer and real only.
//
// Times are ISO 8601 in UTC, days `YYYY-MM-DD` or shorter; flags are 0 or 1; `record` holds the whole record as JSON, and
// the columns beside it are copies of what is asked for. `who` is the code of a party: a country, else a body.
import type { ColumnType, Generated } from "kysely";

/** 0 or 1: SQLite has no booleans. */
export type Flag = 0 | 1;

/** A run of the program that wrote records: which coder, lexicon and models they come from. */
export interface RunsTable {
  id: Generated<number>;
  kind: "ingest" | "recode";
  coder: string;
  lexicon: string;
  model: string;
  started: string;
  /** Null while it runs, and for good where it was killed. */
  finished: ColumnType<string | null, string | null, string | null>;
}

/** What was read, one row a content. `page` is the address that its versions share, `latest` marks the newest of them. */
export interface DocumentsTable {
  seq: number;
  id: string;
  content_hash: string;
  given_id: string;
  uri: string | null;
  canonical: string | null;
  page: string;
  version: number;
  latest: Flag;
  added: string;
  title: string | null;
  /** JSON list. */
  byline: string;
  outlet: string | null;
  published: string | null;
  published_basis: string | null;
  language: string | null;
  syndication_origin: string | null;
  syndication_quote: string | null;
  text: string;
  text_hash: string;
  /** JSON list of [start, end], in text order. */
  sentences: string;
  /** The run whose records it has. */
  run: number;
}

/** Every address at which a content was found. */
export interface SightingsTable {
  document: number;
  uri: string;
  seen: string;
}

interface SpanColumns {
  /** `documents.seq`. Tables refer to each other by numbers, which grow: hashed ids would scatter every write over the file. */
  document: number;
  start: number;
  end: number;
  /** JSON of the record. */
  record: string;
}

interface RuleColumns {
  rule: string;
  /** JSON list of ids of lexicon entries. */
  entries: string;
}

export interface MentionsTable extends SpanColumns, RuleColumns {
  /** Position in the document's list. */
  position: number;
  kind: string;
  country: string | null;
  code: string | null;
  entity: string | null;
}

export interface DatesTable extends SpanColumns {
  position: number;
  type: string;
  value: string | null;
  rule: string;
}

export interface PlacesTable extends SpanColumns {
  position: number;
  name: string;
  country: string | null;
  geonames_id: string | null;
  sense: string;
}

export interface ClaimsTable extends SpanColumns, RuleColumns {
  seq: number;
  id: string;
  /** The id that the coder gave it, unique in its document only. */
  given_id: string;
  position: number;
  /** `claims.seq` of the claim it stands in. */
  within: number | null;
  speaker: string | null;
  speaker_kind: string | null;
  speaker_country: string | null;
  direct: Flag;
}

export interface EventsTable extends SpanColumns, RuleColumns {
  seq: number;
  id: string;
  given_id: string;
  position: number;
  /** Null where PLOVER codes none: kept, and left out unless asked for. */
  event: string | null;
  act: string;
  mode: string | null;
  quad: number | null;
  intensity: number | null;
  cameo: string | null;
  status: string;
  historical: Flag;
  date: string | null;
  enddate: string | null;
  /** First and last calendar day that `date` and `enddate` can mean, to be compared. */
  first_day: string | null;
  last_day: string | null;
  claim: number | null;
  place_country: string | null;
  confidence: number;
  /** Copy of `documents.latest`, so that a question about pairs touches no other table. */
  latest: Flag;
}

export interface PartiesTable {
  event: number;
  role: "actor" | "recipient";
  position: number;
  name: string;
  country: string | null;
  code: string | null;
  who: string | null;
  sectors: string;
  entity: string | null;
  start: number;
  end: number;
}

/** Two parties of one event, `a` before `b` by code. `direction` says who acted: a, b, or both (reciprocal, or both at once). */
export interface PairsTable {
  a: string;
  b: string;
  event: number;
  direction: "a" | "b" | "both";
  first_day: string | null;
}

export interface ForecastsTable extends SpanColumns, RuleColumns {
  seq: number;
  id: string;
  given_id: string;
  position: number;
  speaker: string | null;
  speaker_kind: string | null;
  polarity: string;
  low: number | null;
  high: number | null;
  act: string | null;
  from_day: string | null;
  to_day: string | null;
  latest: Flag;
}

export interface ForecastPartiesTable {
  forecast: number;
  role: "about" | "actor" | "recipient";
  who: string;
}

export interface NoticesTable {
  document: number;
  position: number;
  code: string;
  message: string;
  start: number | null;
  end: number | null;
}

/** What could not be read or coded, and why. */
export interface RejectedTable {
  id: Generated<number>;
  run: number;
  uri: string;
  content_hash: string | null;
  code: string;
  reason: string;
  at: string;
}

export interface Tables {
  runs: RunsTable;
  documents: DocumentsTable;
  sightings: SightingsTable;
  mentions: MentionsTable;
  dates: DatesTable;
  places: PlacesTable;
  claims: ClaimsTable;
  events: EventsTable;
  parties: PartiesTable;
  pairs: PairsTable;
  forecasts: ForecastsTable;
  forecast_parties: ForecastPartiesTable;
  notices: NoticesTable;
  rejected: RejectedTable;
}

/** Tables whose rows are derived from a document, in the order in which they may be deleted. */
export const DERIVED = [
  "notices",
  "forecast_parties",
  "forecasts",
  "pairs",
  "parties",
  "events",
  "claims",
  "places",
  "dates",
  "mentions",
] as const;
