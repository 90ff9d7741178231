// Edge "store": a coded document → the rows that it becomes. Pure.
import type { Insertable } from "kysely";
import type {
  Article,
  Claim,
  EventRecord,
  Forecast,
  Mention,
  Party,
  PlaceMention,
  RuleId,
  Span,
  Timex,
} from "#document";
import { documentId, recordId, sha256, wellFormed } from "./ids.ts";
import type { DocumentsTable, Flag, Tables } from "./schema.ts";

/** A coded document as the store takes it: what `entente code` prints of it, and the hash of what was read. */
export interface Storable extends Article {
  readonly mentions: readonly Omit<Mention, LayerOnly>[];
  readonly dates: readonly (Pick<Timex, "start" | "end" | "text" | "type" | "value"> & { readonly rule: RuleId })[];
  readonly places: readonly PlaceRecord[];
  readonly claims: readonly Claim[];
  readonly events: readonly StorableEvent[];
  readonly forecasts: readonly Forecast[];
  /** [start, end] in `text`. */
  readonly sentences: readonly (readonly [number, number])[];
}

export type PlaceRecord = Omit<PlaceMention, "sentence" | "head">;
export type StorableEvent = Omit<EventRecord, "place"> & { readonly place: PlaceRecord | null };

/** What ties a mention to the tree of its sentence, which is not kept. */
type LayerOnly = "sentence" | "first" | "last" | "head" | "readings" | "agentive" | "role" | "antecedent";

/** Rows of the tables of derived records. */
export type DerivedRows = {
  [Table in
    | "mentions"
    | "dates"
    | "places"
    | "claims"
    | "events"
    | "parties"
    | "pairs"
    | "forecasts"
    | "forecast_parties"
    | "notices"]: Insertable<Tables[Table]>[];
};

/** Columns of `documents` that the document alone decides. */
export type DocumentRow = Omit<Insertable<DocumentsTable>, "version" | "latest" | "added" | "run" | "seq">;

/** Highest `seq` in use, table by table; `derivedRows` counts on from it. */
export type Counters = { claims: number; events: number; forecasts: number };

export function documentRow(doc: Storable): DocumentRow {
  const text = wellFormed(doc.text);
  return {
    id: documentId(doc.contentHash),
    content_hash: doc.contentHash,
    given_id: doc.id,
    uri: doc.uri,
    canonical: doc.canonical,
    page: pageOf(doc),
    title: doc.title === null ? null : wellFormed(doc.title),
    byline: JSON.stringify(doc.byline),
    outlet: doc.outlet,
    published: doc.published,
    published_basis: doc.publishedBasis,
    language: doc.language,
    syndication_origin: doc.syndication?.origin ?? null,
    syndication_quote: doc.syndication?.quote ?? null,
    text,
    text_hash: sha256(text),
    sentences: JSON.stringify(doc.sentences),
  };
}

/**
 * The address that the versions of a page share:
 * 1. the one it gives for itself, unless that is a whole site's front page (a common mistake of templates);
 * 2. else where it was read, with its given id where one file holds many;
 * 3. else its content, so that it has no other version.
 */
export function pageOf(doc: Pick<Storable, "id" | "uri" | "canonical" | "contentHash">): string {
  if (doc.canonical !== null && !/^https?:\/\/[^/?#]*\/?$/i.test(doc.canonical)) return doc.canonical;
  const given = doc.contentHash.startsWith(doc.id) ? null : doc.id;
  if (doc.uri !== null) return given === null ? doc.uri : `${doc.uri}#${given}`;
  return `sha256:${doc.contentHash}`;
}

/**
 * @param seq of the document
 * @param counters counted up by the records of the document
 */
export function derivedRows(coded: Storable, seq: number, latest: Flag, counters: Counters): DerivedRows {
  const doc = wellFormedDoc(coded);
  const claims = doc.claims.map(() => ++counters.claims);
  const claimOf = new Map(doc.claims.map((claim, i) => [claim.id, claims[i] ?? 0]));
  const events = doc.events.map((record) => ({ record, seq: ++counters.events }));
  const forecasts = doc.forecasts.map((forecast) => ({ forecast, seq: ++counters.forecasts }));
  return {
    ...recognisedRows(doc, seq),
    claims: claimRows(doc, seq, claimOf),
    events: eventRows(doc, seq, events, claimOf, latest),
    parties: events.flatMap((event) => partyRows(event.seq, event.record)),
    pairs: events.flatMap((event) => pairRows(event.seq, event.record)),
    forecasts: forecastRows(doc, seq, forecasts, latest),
    forecast_parties: forecasts.flatMap((one) => forecastPartyRows(one.seq, one.forecast)),
    notices: doc.notices.map(({ code, message, start, end }, position) => ({
      document: seq,
      position,
      code,
      message,
      start: start ?? null,
      end: end ?? null,
    })),
  };
}

/** The words of a record are those of its text: where that must lose half a surrogate pair, they must too. */
function wellFormedDoc(doc: Storable): Storable {
  if (wellFormed(doc.text) === doc.text) return doc;
  // JSON writes a pair as itself, and a half alone as an escape.
  const json = JSON.stringify(doc).replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/gi, "$1\uFFFD");
  return JSON.parse(json) as Storable; // the same record with other letters
}

function recognisedRows(doc: Storable, document: number): Pick<DerivedRows, "mentions" | "dates" | "places"> {
  return {
    mentions: doc.mentions.map((mention, position) => {
      const { start, end, kind, country, code, entity, rule } = mention;
      const entries = JSON.stringify(mention.entries);
      return {
        document,
        position,
        start,
        end,
        kind,
        country,
        code,
        entity,
        rule,
        entries,
        record: JSON.stringify(mention),
      };
    }),
    dates: doc.dates.map((timex, position) => {
      const { start, end, type, value, rule } = timex;
      return { document, position, start, end, type, value, rule, record: JSON.stringify(timex) };
    }),
    places: doc.places.map((place, position) => {
      const { start, end, name, country, geonamesId, sense } = place;
      return {
        document,
        position,
        start,
        end,
        name,
        country,
        geonames_id: geonamesId,
        sense,
        record: JSON.stringify(place),
      };
    }),
  };
}

function claimRows(doc: Storable, document: number, claimOf: ReadonlyMap<string, number>): DerivedRows["claims"] {
  const ids = uniqueIds(doc.claims, (claim) => claimKey(doc, claim));
  return doc.claims.map((claim, position) => ({
    ...base(document, position, claim, claim.cue),
    seq: claimOf.get(claim.id) ?? 0,
    id: ids[position] ?? "",
    within: claim.within === null ? null : (claimOf.get(claim.within) ?? null),
    speaker: claim.speaker?.name ?? null,
    speaker_kind: claim.speaker?.kind ?? null,
    speaker_country: claim.speaker?.country ?? null,
    direct: claim.direct ? 1 : 0,
  }));
}

function eventRows(
  doc: Storable,
  document: number,
  events: readonly { readonly record: StorableEvent; readonly seq: number }[],
  claimOf: ReadonlyMap<string, number>,
  latest: Flag,
): DerivedRows["events"] {
  const ids = uniqueIds(doc.events, (record) => eventKey(doc, record));
  return events.map(({ record, seq }, position) => ({
    ...base(document, position, record, record.quote),
    ...eventColumns(record, latest),
    seq,
    id: ids[position] ?? "",
    claim: record.attribution === null ? null : (claimOf.get(record.attribution.claim) ?? null),
  }));
}

function forecastRows(
  doc: Storable,
  document: number,
  forecasts: readonly { readonly forecast: Forecast; readonly seq: number }[],
  latest: Flag,
): DerivedRows["forecasts"] {
  const ids = uniqueIds(doc.forecasts, (forecast) => forecastKey(doc, forecast));
  return forecasts.map(({ forecast, seq }, position) => ({
    ...base(document, position, forecast, forecast.quote),
    seq,
    id: ids[position] ?? "",
    speaker: forecast.by?.name ?? null,
    speaker_kind: forecast.by?.kind ?? null,
    polarity: forecast.likelihood.polarity,
    low: forecast.likelihood.low,
    high: forecast.likelihood.high,
    act: forecast.event?.act ?? null,
    from_day: forecast.horizon?.from ?? null,
    to_day: forecast.horizon?.to ?? null,
    latest,
  }));
}

function base(document: number, position: number, record: Claim | StorableEvent | Forecast, { start, end }: Span) {
  const { id, rule } = record;
  const entries = JSON.stringify(record.entries);
  return { document, position, given_id: id, start, end, rule, entries, record: JSON.stringify(record) };
}

/** Two records of the same words and kind are told apart by their order. */
function uniqueIds<T>(records: readonly T[], keyOf: (record: T) => (n: number) => string): string[] {
  const seen = new Set<string>();
  return records.map((record) => {
    const idOf = keyOf(record);
    let n = 0;
    let id = idOf(n);
    while (seen.has(id)) id = idOf(++n);
    seen.add(id);
    return id;
  });
}

function claimKey({ contentHash }: Storable, { cue, content }: Claim) {
  return (n: number) => recordId("c", contentHash, [cue.start, cue.end, content.start, content.end, n]);
}

function eventKey({ contentHash }: Storable, { quote, act }: StorableEvent) {
  return (n: number) => recordId("e", contentHash, [quote.start, quote.end, act, n]);
}

function forecastKey({ contentHash }: Storable, { quote, likelihood }: Forecast) {
  return (n: number) => recordId("f", contentHash, [quote.start, quote.end, likelihood.phrase, n]);
}

function eventColumns(record: StorableEvent, latest: Flag) {
  return {
    event: record.event,
    act: record.act,
    mode: record.mode,
    quad: record.quad,
    intensity: record.intensity,
    cameo: record.cameo,
    status: record.status,
    historical: (record.historical ? 1 : 0) as Flag,
    date: record.date,
    enddate: record.enddate,
    first_day: firstDay(record.date),
    last_day: lastDay(record.enddate ?? record.date),
    place_country: record.place?.country ?? null,
    confidence: record.confidence,
    latest,
  };
}

/** The code by which a party is asked for: its country, else its body. */
export function whoOf(party: Pick<Party, "country" | "code">): string | null {
  return party.country ?? party.code;
}

function partyRows(event: number, record: StorableEvent): DerivedRows["parties"] {
  const rows = (role: "actor" | "recipient", parties: readonly Party[]) =>
    parties.map(({ name, country, code, sectors, entity, start, end }, position) => ({
      event,
      role,
      position,
      name,
      country,
      code,
      who: country ?? code,
      sectors: JSON.stringify(sectors),
      entity,
      start,
      end,
    }));
  return [...rows("actor", record.actor), ...rows("recipient", record.recipient)];
}

/** Pairs of the parties across the two sides; of a reciprocal act, of all who take part. */
function pairRows(event: number, record: StorableEvent): DerivedRows["pairs"] {
  const actors = codesOf(record.actor);
  const others = record.reciprocal && record.recipient.length === 0 ? actors : codesOf(record.recipient);
  const directions = new Map<string, { a: string; b: string; direction: "a" | "b" | "both" }>();
  for (const actor of actors)
    for (const other of others) {
      if (actor === other) continue;
      const [a, b] = actor < other ? [actor, other] : [other, actor];
      const direction = actor === a ? "a" : "b";
      const known = directions.get(`${a} ${b}`);
      directions.set(`${a} ${b}`, { a, b, direction: known && known.direction !== direction ? "both" : direction });
    }
  return [...directions.values()].map((pair) => ({ ...pair, event, first_day: firstDay(record.date) }));
}

function codesOf(parties: readonly Party[]): string[] {
  return [...new Set(parties.flatMap((party) => whoOf(party) ?? []))];
}

function forecastPartyRows(forecast: number, { about, event }: Forecast): DerivedRows["forecast_parties"] {
  const rows = (role: "about" | "actor" | "recipient", codes: readonly string[]) =>
    [...new Set(codes)].map((who) => ({ forecast, role, who }));
  return [...rows("about", about), ...rows("actor", event?.actor ?? []), ...rows("recipient", event?.recipient ?? [])];
}

/** First calendar day that a date of any precision can mean. */
export function firstDay(date: string | null): string | null {
  if (date === null) return null;
  return `${date}-01-01`.slice(0, 10).padEnd(10, "-01");
}

/** Last calendar day that a date of any precision can mean. */
export function lastDay(date: string | null): string | null {
  if (date === null) return null;
  const [year = "", month, day] = date.split("-");
  if (day !== undefined) return date.slice(0, 10);
  if (month === undefined) return `${year}-12-31`;
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}
