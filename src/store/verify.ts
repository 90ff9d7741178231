// Edge "store": whether a store still says what was read: hashes, offsets, references, indexes.
import type { Claim, ClaimPart, Span } from "#document";
import { EdgeError } from "#effects";
import type { Store } from "./database.ts";
import { allArticles, type StoredArticle, storableOf } from "./documents.ts";
import { documentId, sha256, wellFormed } from "./ids.ts";
import { type DerivedRows, derivedRows, type Storable, type StorableEvent } from "./rows.ts";
import { DERIVED } from "./schema.ts";

/** Something that is not as it must be. */
export interface Damage {
  /** Stable: `hash`, `offset`, `version`, `row`, `reference`, `full-text`, `file`. */
  readonly check: string;
  /** Id of the document or record, or the name of a table; null for the file as such. */
  readonly where: string | null;
  readonly message: string;
}

/** Checks everything; what it finds comes as it is found. A store without damage yields nothing. */
export async function* verifyStore(store: Store): AsyncIterable<Damage> {
  yield* fileDamage(store);
  yield* readable("reference", () => referenceDamage(store));
  yield* readable("full-text", () => fullTextDamage(store));
  yield* readable("version", () => versionDamage(store));
  yield* readable("row", () => documentsDamage(store));
}

/** A file that is damaged deep down fails while it is read: that is a finding too. */
async function* readable(check: string, find: () => AsyncIterable<Damage> | Iterable<Damage>): AsyncIterable<Damage> {
  try {
    yield* find();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const cause = error instanceof EdgeError && error.cause instanceof Error ? error.cause : error;
    yield { check, where: null, message: `cannot be read to its end: ${cause.message}` };
  }
}

function* fileDamage({ raw }: Store): Iterable<Damage> {
  try {
    const found = raw.pragma("integrity_check") as { integrity_check: string }[]; // one text a row, as SQLite documents it
    for (const { integrity_check: message } of found)
      if (message !== "ok") yield { check: "file", where: null, message };
  } catch (error) {
    yield { check: "file", where: null, message: error instanceof Error ? error.message : String(error) };
  }
}

function* referenceDamage({ raw }: Store): Iterable<Damage> {
  const rows = raw.pragma("foreign_key_check") as { table: string; rowid: number; parent: string }[]; // as SQLite documents it
  for (const { table, rowid, parent } of rows) {
    yield { check: "reference", where: table, message: `row ${rowid} refers to a row of ${parent} that is not there` };
  }
}

/** FTS5 compares its index with the text of the documents, word by word. */
function* fullTextDamage({ raw }: Store): Iterable<Damage> {
  try {
    raw.prepare("insert into documents_text (documents_text, rank) values ('integrity-check', 1)").run();
  } catch {
    yield {
      check: "full-text",
      where: "documents_text",
      message: "the index does not hold the words of the documents",
    };
  }
}

async function* versionDamage({ db }: Store): AsyncIterable<Damage> {
  const rows = await db
    .selectFrom("documents")
    .select(["page", "id", "version", "latest"])
    .orderBy("page")
    .orderBy("version")
    .execute();
  for (const [i, { page, id, version, latest }] of rows.entries()) {
    const before = rows[i - 1]?.page === page ? (rows[i - 1]?.version ?? 0) : 0;
    const isLast = rows[i + 1]?.page !== page;
    if (version !== before + 1)
      yield { check: "version", where: id, message: `version ${version} of ${page} follows version ${before}` };
    if ((latest === 1) !== isLast) {
      yield {
        check: "version",
        where: id,
        message: `version ${version} of ${page} is ${latest ? "" : "not "}marked as the latest`,
      };
    }
  }
}

async function* documentsDamage(store: Store): AsyncIterable<Damage> {
  for await (const article of allArticles(store.db)) {
    yield* hashDamage(article, await textHashOf(store, article.seq));
    const doc = await storableOf(store.db, article);
    for (const [where, message] of offsetDamage(doc)) yield { check: "offset", where, message };
    yield* rowDamage(article, doc, await storedRows(store, article.seq));
  }
}

async function textHashOf({ db }: Store, seq: number) {
  return await db.selectFrom("documents").select(["id", "text_hash"]).where("seq", "=", seq).executeTakeFirstOrThrow();
}

function* hashDamage(article: StoredArticle, { id, text_hash }: { id: string; text_hash: string }): Iterable<Damage> {
  if (sha256(article.text) !== text_hash)
    yield { check: "hash", where: id, message: "its text is not the one that was stored" };
  if (documentId(article.contentHash) !== id)
    yield { check: "hash", where: id, message: "its id is not that of its content" };
}

/** [id of the record, what is wrong], for all that claims to be words of the text. */
function* offsetDamage(doc: Storable): Iterable<readonly [string, string]> {
  const id = documentId(doc.contentHash);
  const { text } = doc;
  for (const [start, end] of doc.sentences)
    if (!within(text, { start, end })) yield [id, `a sentence at ${start}..${end}`];
  for (const one of [...doc.mentions, ...doc.dates, ...doc.places]) yield* wordsDamage(id, text, one, one.text);
  for (const claim of doc.claims) yield* claimDamage(id, text, claim);
  for (const record of doc.events) yield* eventDamage(id, text, record);
  for (const { quote } of doc.forecasts) yield* wordsDamage(id, text, quote, quote.exact);
}

function* claimDamage(
  id: string,
  text: string,
  { cue, content, speaker, via }: Claim,
): Iterable<readonly [string, string]> {
  for (const part of [cue, content]) yield* partDamage(id, text, part);
  for (const { name, start, end } of speaker === null ? via : [speaker, ...via]) {
    if (start !== null && end !== null && !within(text, { start, end }))
      yield [id, `speaker "${name}" at ${start}..${end}`];
  }
}

/** Of words that are interrupted only the place of the pieces can be checked. */
function* partDamage(id: string, text: string, part: ClaimPart): Iterable<readonly [string, string]> {
  if (part.parts === undefined) yield* wordsDamage(id, text, part, part.text);
  for (const [start, end] of part.parts ?? []) {
    if (start < part.start || end > part.end || start > end)
      yield [id, `a piece at ${start}..${end} outside ${part.start}..${part.end}`];
  }
}

function* eventDamage(
  id: string,
  text: string,
  { quote, actor, recipient, place }: StorableEvent,
): Iterable<readonly [string, string]> {
  yield* wordsDamage(id, text, quote, quote.exact);
  const before = { start: quote.start - quote.prefix.length, end: quote.start };
  const after = { start: quote.end, end: quote.end + quote.suffix.length };
  yield* wordsDamage(id, text, before, quote.prefix);
  yield* wordsDamage(id, text, after, quote.suffix);
  if (place !== null) yield* wordsDamage(id, text, place, place.text);
  for (const party of [...actor, ...recipient])
    if (!within(text, party)) yield [id, `party "${party.name}" at ${party.start}..${party.end}`];
}

function* wordsDamage(
  id: string,
  text: string,
  { start, end }: Span,
  exact: string,
): Iterable<readonly [string, string]> {
  const isThere = within(text, { start, end }) && text.slice(start, end) === wellFormed(exact);
  if (!isThere) yield [id, `"${exact.slice(0, 60)}" does not stand at ${start}..${end}`];
}

function within(text: string, { start, end }: Span): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length;
}

type Rows = { readonly [Table in keyof DerivedRows]: readonly object[] };

/** The rows of a document with the numbers of their parents' rows replaced by positions, so that they can be compared. */
async function storedRows({ db }: Store, document: number): Promise<Rows> {
  const own = async (table: Exclude<keyof DerivedRows, "parties" | "pairs" | "forecast_parties">) =>
    await db.selectFrom(table).selectAll().where("document", "=", document).orderBy("position").execute();
  const events = db.selectFrom("events").select("seq").where("document", "=", document);
  const forecasts = db.selectFrom("forecasts").select("seq").where("document", "=", document);
  return {
    mentions: await own("mentions"),
    dates: await own("dates"),
    places: await own("places"),
    claims: await own("claims"),
    events: await own("events"),
    forecasts: await own("forecasts"),
    notices: await own("notices"),
    parties: await db.selectFrom("parties").selectAll().where("event", "in", events).execute(),
    pairs: await db.selectFrom("pairs").selectAll().where("event", "in", events).execute(),
    forecast_parties: await db.selectFrom("forecast_parties").selectAll().where("forecast", "in", forecasts).execute(),
  };
}

/** Columns are copies of what the records say: they are made again and compared. */
function* rowDamage(article: StoredArticle, doc: Storable, stored: Rows): Iterable<Damage> {
  const first = (rows: readonly object[]) => Number((rows[0] as { seq?: number } | undefined)?.seq ?? 1) - 1; // tables with a seq have it in every row
  const counters = { claims: first(stored.claims), events: first(stored.events), forecasts: first(stored.forecasts) };
  const made = derivedRows(doc, article.seq, article.latest ? 1 : 0, counters);
  const where = documentId(article.contentHash);
  for (const table of DERIVED) {
    const [is, should] = [stored[table].map(canonical).sort(), made[table].map(canonical).sort()];
    const wrong = should.filter((row, i) => row !== is[i]).length + Math.max(0, is.length - should.length);
    if (wrong > 0)
      yield {
        check: "row",
        where,
        message: `${wrong} of ${should.length} rows of ${table} are not what its records say`,
      };
  }
  for (const { id, attribution } of doc.events) {
    if (attribution === null || doc.claims.some((claim) => claim.id === attribution.claim)) continue;
    yield {
      check: "reference",
      where,
      message: `event ${id} is told in claim ${attribution.claim}, which is not there`,
    };
  }
}

function canonical(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
