// Edge "store": how the tables came to be. A migration that was released is never changed; a new one is added.
import { type Kysely, type Migration, sql } from "kysely";

/** In order; a store that names another one was written by a newer entente. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-documents-and-records": { up: documentsAndRecords },
};

// biome-ignore lint/suspicious/noExplicitAny: a migration meets the tables of its own time, not those of today.
type Db = Kysely<any>;

async function documentsAndRecords(db: Db): Promise<void> {
  await runsAndDocuments(db);
  await mentions(db);
  await claimsAndEvents(db);
  await forecasts(db);
  await leftovers(db);
  await fullText(db);
}

async function runsAndDocuments(db: Db): Promise<void> {
  await db.schema
    .createTable("runs")
    .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("coder", "text", (c) => c.notNull())
    .addColumn("lexicon", "text", (c) => c.notNull())
    .addColumn("model", "text", (c) => c.notNull())
    .addColumn("started", "text", (c) => c.notNull())
    .addColumn("finished", "text")
    .execute();
  await db.schema
    .createTable("documents")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("id", "text", (c) => c.notNull().unique())
    .addColumn("content_hash", "text", (c) => c.notNull().unique())
    .addColumn("given_id", "text", (c) => c.notNull())
    .addColumn("uri", "text")
    .addColumn("canonical", "text")
    .addColumn("page", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("latest", "integer", (c) => c.notNull())
    .addColumn("added", "text", (c) => c.notNull())
    .addColumn("title", "text")
    .addColumn("byline", "text", (c) => c.notNull())
    .addColumn("outlet", "text")
    .addColumn("published", "text")
    .addColumn("published_basis", "text")
    .addColumn("language", "text")
    .addColumn("syndication_origin", "text")
    .addColumn("syndication_quote", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("text_hash", "text", (c) => c.notNull())
    .addColumn("sentences", "text", (c) => c.notNull())
    .addColumn("run", "integer", (c) => c.notNull().references("runs.id"))
    .addUniqueConstraint("documents_page_version", ["page", "version"])
    .execute();
  await db.schema
    .createTable("sightings")
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("uri", "text", (c) => c.notNull())
    .addColumn("seen", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("sightings_key", ["document", "uri"])
    .execute();
}

async function mentions(db: Db): Promise<void> {
  await derived(db, "mentions")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("country", "text")
    .addColumn("code", "text")
    .addColumn("entity", "text")
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("entries", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("mentions_key", ["document", "position"])
    .execute();
  await db.schema.createIndex("mentions_entity").on("mentions").column("entity").execute();
  await derived(db, "dates")
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("value", "text")
    .addColumn("rule", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("dates_key", ["document", "position"])
    .execute();
  await derived(db, "places")
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("country", "text")
    .addColumn("geonames_id", "text")
    .addColumn("sense", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("places_key", ["document", "position"])
    .execute();
}

async function claimsAndEvents(db: Db): Promise<void> {
  await identified(db, "claims")
    .addColumn("within", "integer")
    .addColumn("speaker", "text")
    .addColumn("speaker_kind", "text")
    .addColumn("speaker_country", "text")
    .addColumn("direct", "integer", (c) => c.notNull())
    // Deferred, since a claim may be written before the one it stands in.
    .addForeignKeyConstraint("claims_within_claim", ["within"], "claims", ["seq"], (c) =>
      c.deferrable().initiallyDeferred(),
    )
    .execute();
  await identified(db, "events")
    .addColumn("event", "text")
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("mode", "text")
    .addColumn("quad", "integer")
    .addColumn("intensity", "real")
    .addColumn("cameo", "text")
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("historical", "integer", (c) => c.notNull())
    .addColumn("date", "text")
    .addColumn("enddate", "text")
    .addColumn("first_day", "text")
    .addColumn("last_day", "text")
    .addColumn("claim", "integer", (c) => c.references("claims.seq"))
    .addColumn("place_country", "text")
    .addColumn("confidence", "real", (c) => c.notNull())
    .addColumn("latest", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("parties")
    .addColumn("event", "integer", (c) => c.notNull().references("events.seq"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("country", "text")
    .addColumn("code", "text")
    .addColumn("who", "text")
    .addColumn("sectors", "text", (c) => c.notNull())
    .addColumn("entity", "text")
    .addColumn("start", "integer", (c) => c.notNull())
    .addColumn("end", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("parties_key", ["event", "role", "position"])
    .execute();
  await db.schema
    .createTable("pairs")
    .addColumn("a", "text", (c) => c.notNull())
    .addColumn("b", "text", (c) => c.notNull())
    .addColumn("event", "integer", (c) => c.notNull().references("events.seq"))
    .addColumn("direction", "text", (c) => c.notNull())
    .addColumn("first_day", "text")
    .addPrimaryKeyConstraint("pairs_key", ["event", "a", "b"])
    .execute();
  await db.schema.createIndex("events_document").on("events").column("document").execute();
  await db.schema.createIndex("events_claim").on("events").column("claim").execute();
  await db.schema.createIndex("events_event_day").on("events").columns(["event", "first_day"]).execute();
  await db.schema.createIndex("events_day").on("events").column("first_day").execute();
  await db.schema.createIndex("claims_document").on("claims").column("document").execute();
  await db.schema.createIndex("claims_within").on("claims").column("within").execute();
  await db.schema.createIndex("parties_who").on("parties").columns(["who", "role", "event"]).execute();
  await db.schema
    .createIndex("pairs_by_day")
    .on("pairs")
    .columns(["a", "b", "first_day", "direction", "event"])
    .execute();
}

async function forecasts(db: Db): Promise<void> {
  await identified(db, "forecasts")
    .addColumn("speaker", "text")
    .addColumn("speaker_kind", "text")
    .addColumn("polarity", "text", (c) => c.notNull())
    .addColumn("low", "real")
    .addColumn("high", "real")
    .addColumn("act", "text")
    .addColumn("from_day", "text")
    .addColumn("to_day", "text")
    .addColumn("latest", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("forecast_parties")
    .addColumn("forecast", "integer", (c) => c.notNull().references("forecasts.seq"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("who", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("forecast_parties_key", ["forecast", "role", "who"])
    .execute();
  await db.schema.createIndex("forecasts_document").on("forecasts").column("document").execute();
  await db.schema.createIndex("forecast_parties_who").on("forecast_parties").columns(["who", "forecast"]).execute();
}

async function leftovers(db: Db): Promise<void> {
  await db.schema
    .createTable("notices")
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("start", "integer")
    .addColumn("end", "integer")
    .addPrimaryKeyConstraint("notices_key", ["document", "position"])
    .execute();
  await db.schema
    .createTable("rejected")
    .addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
    .addColumn("run", "integer", (c) => c.notNull().references("runs.id"))
    .addColumn("uri", "text", (c) => c.notNull())
    .addColumn("content_hash", "text")
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addUniqueConstraint("rejected_once", ["uri", "code", "reason"])
    .execute();
}

/**
 * FTS5 over title and text, stemmed for English, accents folded. It keeps no copy of the words: `documents` is its content,
 * and triggers keep the two together. (On PostgreSQL this step is a generated tsvector column with a GIN index.)
 */
async function fullText(db: Db): Promise<void> {
  const deleted = sql`insert into documents_text (documents_text, rowid, title, text) values ('delete', old.seq, old.title, old.text);`;
  const inserted = sql`insert into documents_text (rowid, title, text) values (new.seq, new.title, new.text);`;
  await sql`create virtual table documents_text using fts5 (
    title, text, content = 'documents', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2')`.execute(
    db,
  );
  await sql`create trigger documents_inserted after insert on documents begin ${inserted} end`.execute(db);
  await sql`create trigger documents_deleted after delete on documents begin ${deleted} end`.execute(db);
  await sql`create trigger documents_changed after update of title, text on documents begin ${deleted} ${inserted} end`.execute(
    db,
  );
}

/** A table of records that have only their place in a document. */
function derived(db: Db, table: string) {
  return db.schema
    .createTable(table)
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("start", "integer", (c) => c.notNull())
    .addColumn("end", "integer", (c) => c.notNull())
    .addColumn("record", "text", (c) => c.notNull());
}

/** A table of records that can be asked for by id. */
function identified(db: Db, table: string) {
  return derived(db, table)
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("id", "text", (c) => c.notNull().unique())
    .addColumn("given_id", "text", (c) => c.notNull())
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("entries", "text", (c) => c.notNull());
}
