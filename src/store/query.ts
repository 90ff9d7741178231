// Edge "store": questions to it. Answers are in a fixed order, so that the same question has the same answer.
import { type Selectable, type SelectQueryBuilder, sql } from "kysely";
import type { Claim, EventCode, Forecast, Status } from "#document";
import type { Db, Store } from "./database.ts";
import type { StorableEvent } from "./rows.ts";
import type { DocumentsTable, Tables } from "./schema.ts";
import { chunksOf } from "./write.ts";

export interface EventFilter {
  /** Codes of countries or bodies; each must be met by one of the parties on that side. */
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  /** Both take part, in either direction, on different sides (or in one reciprocal act). */
  readonly pair?: readonly [string, string];
  readonly event?: readonly EventCode[];
  readonly status?: readonly Status[];
  /** Days, months or years, both ends included; an event without a date never meets them. */
  readonly from?: string;
  readonly to?: string;
  /** Words of the page or its title, all of them; "words in quotes" together, -word absent, word* begins. */
  readonly text?: string;
  /** Also what is told as background (default: yes); `only` leaves the news out. */
  readonly historical?: "with" | "without" | "only";
  /** Only records at least so sure, 0 to 1. */
  readonly confidence?: number;
  /** Also records whose `event` is null. */
  readonly uncoded?: boolean;
  /** Also those of versions that a newer one has replaced. */
  readonly oldVersions?: boolean;
  readonly limit?: number;
}

/** A document, as far as a record must name it. */
export interface DocumentHead {
  readonly id: string;
  readonly uri: string | null;
  readonly canonical: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly version: number;
}

/** A record under its id in the store, with the page it was read in. */
export interface StoredEvent extends StorableEvent {
  readonly document: DocumentHead;
}

export interface StoredForecast extends Forecast {
  readonly document: DocumentHead;
}

const HEAD = [
  "documents.id as document_id",
  "documents.uri",
  "documents.canonical",
  "documents.title",
  "documents.outlet",
  "documents.published",
  "documents.version",
] as const;

/** By date (without one last), then by page and place in it. */
export async function findEvents(store: Store, filter: EventFilter): Promise<StoredEvent[]> {
  // Order first and fetch after: sorting whole records would carry each of them through the sorter.
  const ordered = filtered(store, filter)
    .innerJoin("documents", "documents.seq", "events.document")
    .select("events.seq")
    .orderBy(sql`events.first_day is null`)
    .orderBy("events.first_day")
    .orderBy("documents.published")
    .orderBy("documents.id")
    .orderBy("events.position");
  const seqs = (await (filter.limit === undefined ? ordered : ordered.limit(filter.limit)).execute()).map(
    (row) => row.seq,
  );
  const records = new Map<number, StoredEvent>();
  for (const some of chunksOf(seqs, 500)) {
    for (const row of await eventRows(store, some)) records.set(row.seq, storedEvent(row));
  }
  return seqs.flatMap((seq) => records.get(seq) ?? []);
}

function eventRows(store: Store, seqs: readonly number[]) {
  return store.db
    .selectFrom("events")
    .innerJoin("documents", "documents.seq", "events.document")
    .leftJoin("claims", "claims.seq", "events.claim")
    .select(["events.seq", "events.id", "events.record", "claims.id as claim", ...HEAD])
    .where("events.seq", "in", seqs)
    .execute();
}

export async function countEvents(store: Store, filter: EventFilter): Promise<number> {
  const { n } = await filtered(store, filter)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

type EventQuery = SelectQueryBuilder<Tables, "events", object>;

function filtered(store: Store, filter: EventFilter): EventQuery {
  let query: EventQuery = store.db.selectFrom("events");
  if (filter.pair !== undefined) query = withPair(store.db, query, filter.pair, filter.to);
  for (const who of filter.actor ?? []) query = withParty(store.db, query, "actor", who);
  for (const who of filter.recipient ?? []) query = withParty(store.db, query, "recipient", who);
  if (filter.event !== undefined && filter.event.length > 0) query = query.where("events.event", "in", filter.event);
  if (filter.status !== undefined && filter.status.length > 0)
    query = query.where("events.status", "in", filter.status);
  if (filter.from !== undefined) query = query.where("events.last_day", ">=", filter.from);
  // "2015" sorts before "2015-01-01", and ":" after every digit and dash: "2015:" is the end of the year.
  if (filter.to !== undefined) query = query.where("events.first_day", "<", `${filter.to}:`);
  if (filter.text !== undefined) query = withText(query, filter.text);
  if (filter.historical === "without") query = query.where("events.historical", "=", 0);
  if (filter.historical === "only") query = query.where("events.historical", "=", 1);
  if (filter.confidence !== undefined) query = query.where("events.confidence", ">=", filter.confidence);
  if (!filter.uncoded) query = query.where("events.event", "is not", null);
  if (!filter.oldVersions) query = query.where("events.latest", "=", 1);
  return query;
}

/** The index of pairs holds the first day too, so that what is too late costs nothing. */
function withPair(
  db: Db,
  query: EventQuery,
  [one, other]: readonly [string, string],
  to: string | undefined,
): EventQuery {
  const [a, b] = one < other ? [one, other] : [other, one];
  const ids = db.selectFrom("pairs").select("pairs.event").where("a", "=", a).where("b", "=", b);
  return query.where("events.seq", "in", to === undefined ? ids : ids.where("first_day", "<", `${to}:`));
}

/** All parties of a reciprocal act stand under `actor`, and each of them is the recipient of the others. */
function withParty(db: Db, query: EventQuery, role: "actor" | "recipient", who: string): EventQuery {
  const ids = db.selectFrom("parties").select("parties.event").where("who", "=", who).where("role", "=", role);
  if (role === "actor") return query.where("events.seq", "in", ids);
  const a = db.selectFrom("pairs").select("pairs.event").where("direction", "=", "both").where("a", "=", who);
  const b = db.selectFrom("pairs").select("pairs.event").where("direction", "=", "both").where("b", "=", who);
  return query.where((eb) =>
    eb.or([eb("events.seq", "in", ids), eb("events.seq", "in", a), eb("events.seq", "in", b)]),
  );
}

function withText(query: EventQuery, text: string): EventQuery {
  const match = sql<boolean>`events.document in (
    select rowid from documents_text where documents_text match ${fullTextQuery(text)})`;
  return query.where(match);
}

/** Words as typed → FTS5: every word quoted, so that no sign in it is an operator. */
export function fullTextQuery(text: string): string {
  const terms = [...text.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)].flatMap(([, minus, quoted, bare]) => {
    const prefix = bare?.endsWith("*") ? "*" : "";
    const words = (quoted ?? bare ?? "").replace(/\*+$/, "").trim();
    return /[\p{L}\p{N}]/u.test(words) ? [{ absent: minus === "-", term: `"${words}"${prefix}` }] : [];
  });
  const wanted = terms.filter((t) => !t.absent).map((t) => t.term);
  const absent = terms.filter((t) => t.absent).map((t) => t.term);
  const all = wanted.join(" AND ");
  return absent.length === 0 || all === "" ? all || '""' : `(${all}) NOT (${absent.join(" OR ")})`;
}

type HeadRow = Pick<Selectable<DocumentsTable>, "uri" | "canonical" | "title" | "outlet" | "published" | "version"> & {
  readonly document_id: string;
};

function headOf({ document_id, uri, canonical, title, outlet, published, version }: HeadRow): DocumentHead {
  return { id: document_id, uri, canonical, title, outlet, published, version };
}

/** The record as it was coded, under the store's ids. */
function storedEvent(row: HeadRow & { id: string; record: string; claim: string | null }): StoredEvent {
  const record = JSON.parse(row.record) as StorableEvent; // written by rows.ts
  const { attribution } = record;
  const told = attribution === null || row.claim === null ? attribution : { ...attribution, claim: row.claim };
  return { ...record, id: row.id, attribution: told, document: headOf(row) };
}

export interface ForecastFilter {
  /** Of these ids alone. */
  readonly ids?: readonly string[];
  /** Forecasts about any of these, or foretelling a deed of theirs. */
  readonly about?: readonly string[];
  /** Published within these days, months or years. */
  readonly from?: string;
  readonly to?: string;
  readonly oldVersions?: boolean;
}

/** By day of publication, then by page and place in it. */
export async function findForecasts(store: Store, filter: ForecastFilter): Promise<StoredForecast[]> {
  let query = store.db
    .selectFrom("forecasts")
    .innerJoin("documents", "documents.seq", "forecasts.document")
    .select(["forecasts.id", "forecasts.record", ...HEAD])
    .orderBy("documents.published")
    .orderBy("documents.id")
    .orderBy("forecasts.position");
  if (filter.about !== undefined) {
    const ids = store.db.selectFrom("forecast_parties").select("forecast").where("who", "in", filter.about);
    query = query.where("forecasts.seq", "in", ids);
  }
  if (filter.ids !== undefined) query = query.where("forecasts.id", "in", filter.ids);
  if (filter.from !== undefined) query = query.where("documents.published", ">=", filter.from);
  if (filter.to !== undefined) query = query.where("documents.published", "<", `${filter.to}:`);
  if (!filter.oldVersions) query = query.where("forecasts.latest", "=", 1);
  const rows = await query.execute();
  return rows.map((row) => ({ ...(JSON.parse(row.record) as Forecast), id: row.id, document: headOf(row) })); // written by rows.ts
}

/** A claim under its id in the store, `within` that of the claim it stands in. */
export interface StoredClaim extends Claim {
  readonly document: DocumentHead;
}

/** Claims by their ids in the store. */
export async function findClaims({ db }: Store, ids: readonly string[]): Promise<Map<string, StoredClaim>> {
  const rows = await db
    .selectFrom("claims")
    .innerJoin("documents", "documents.seq", "claims.document")
    .leftJoin("claims as outer", "outer.seq", "claims.within")
    .select(["claims.id", "outer.id as within", "claims.record", ...HEAD])
    .where("claims.id", "in", ids)
    .execute();
  const claims = rows.map((row): StoredClaim => {
    const claim = JSON.parse(row.record) as Claim; // written by rows.ts
    return { ...claim, id: row.id, within: row.within, document: headOf(row) };
  });
  return new Map(claims.map((claim) => [claim.id, claim]));
}

/** The claim, then the one it stands in, and so on outwards. */
export async function claimChain(store: Store, id: string): Promise<StoredClaim[]> {
  const chain: StoredClaim[] = [];
  for (let next: string | null = id; next !== null; ) {
    const claim: StoredClaim | undefined = (await findClaims(store, [next])).get(next);
    if (claim === undefined || chain.some((before) => before.id === claim.id)) break;
    chain.push(claim);
    next = claim.within;
  }
  return chain;
}

export type RecordKind = "document" | "event" | "claim" | "forecast";

const TABLES = { document: "documents", event: "events", claim: "claims", forecast: "forecasts" } as const;

/** Records whose id begins with `prefix`, at most 20; if none does, those to which the coder gave that very id. */
export async function findIds(
  { db }: Store,
  prefix: string,
): Promise<{ readonly kind: RecordKind; readonly id: string }[]> {
  const kinds = Object.entries(TABLES) as [RecordKind, (typeof TABLES)[RecordKind]][]; // Object.entries widens the keys
  const found = async (column: "id" | "given_id", last: string) => {
    const lists = await Promise.all(
      kinds.map(async ([kind, table]) => {
        const rows = await db
          .selectFrom(table)
          .select("id")
          .where(column, ">=", prefix)
          .where(column, "<=", last)
          .orderBy("id")
          .limit(MOST_IDS)
          .execute();
        return rows.map(({ id }) => ({ kind, id }));
      }),
    );
    return lists.flat();
  };
  const byPrefix = await found("id", `${prefix}~`); // "~" sorts after every letter and digit
  return byPrefix.length > 0 ? byPrefix : await found("given_id", prefix);
}

const MOST_IDS = 20;

/** Events by their ids in the store, in no order. */
export async function eventsById(store: Store, ids: readonly string[]): Promise<StoredEvent[]> {
  const rows = await store.db.selectFrom("events").select("seq").where("id", "in", ids).execute();
  return (
    await eventRows(
      store,
      rows.map((row) => row.seq),
    )
  ).map(storedEvent);
}

/** What was read in a document. */
export async function recordsOf(
  { db }: Store,
  document: string,
): Promise<{ readonly kind: RecordKind; readonly id: string }[]> {
  const lists = await Promise.all(
    (["event", "claim", "forecast"] as const).map(async (kind) => {
      const table = TABLES[kind];
      const seq = db.selectFrom("documents").select("seq").where("id", "=", document);
      const rows = await db.selectFrom(table).select("id").where("document", "=", seq).orderBy("position").execute();
      return rows.map(({ id }) => ({ kind, id }));
    }),
  );
  return lists.flat();
}
