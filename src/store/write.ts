// Edge "store": runs, documents and their records in; each call is one transaction.
import type { Insertable, Transaction } from "kysely";
import type { Db, Store } from "./database.ts";
import { documentId } from "./ids.ts";
import { derivedRows, documentRow, type Storable } from "./rows.ts";
import { DERIVED, type Tables } from "./schema.ts";

/** Where the records of a run come from. */
export interface RunInfo {
  readonly kind: "ingest" | "recode";
  /** Version of the program. */
  readonly coder: string;
  /** Hashes of the compiled lexicon and of the model files. */
  readonly lexicon: string;
  readonly model: string;
}

export interface Rejection {
  readonly uri: string;
  readonly contentHash: string | null;
  /** Stable: `acquire/not-text`. */
  readonly code: string;
  readonly reason: string;
}

/** new: a page not seen before; version: a known page that has changed; known: nothing was written; again: a known content was read anew. */
export type Addition = "new" | "version" | "known" | "again";

export async function startRun(store: Store, info: RunInfo, now: Date): Promise<number> {
  return await startRunIn(store.db, info, now);
}

export async function startRunIn(db: Db, info: RunInfo, now: Date): Promise<number> {
  const row = { ...info, started: now.toISOString(), finished: null };
  const { id } = await db.insertInto("runs").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function finishRun(store: Store, run: number, now: Date): Promise<void> {
  await store.db.updateTable("runs").set({ finished: now.toISOString() }).where("id", "=", run).execute();
}

/** Those of the contents (sha256 of the bytes, hex) that the store has. */
export async function knownContents(store: Store, hashes: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const some of chunksOf(hashes, 500)) {
    const rows = await store.db
      .selectFrom("documents")
      .select("content_hash")
      .where("content_hash", "in", some)
      .execute();
    for (const row of rows) known.add(row.content_hash);
  }
  return known;
}

/** Notes that known contents were also found at these addresses. */
export async function addSightings(
  store: Store,
  found: readonly { readonly contentHash: string; readonly uri: string | null }[],
  now: Date,
): Promise<void> {
  const seen = now.toISOString();
  const seqs = await seqsOf(
    store.db,
    found.map((one) => documentId(one.contentHash)),
  );
  const rows = found.flatMap(({ contentHash, uri }) => {
    const document = seqs.get(documentId(contentHash));
    return uri === null || document === undefined ? [] : [{ document, uri, seen }];
  });
  await store.db.transaction().execute(async (trx) => {
    for (const some of chunksOf(rows, 500)) {
      await trx
        .insertInto("sightings")
        .values(some)
        .onConflict((c) => c.doNothing())
        .execute();
    }
  });
}

async function seqsOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const seqs = new Map<string, number>();
  for (const some of chunksOf(ids, 500)) {
    const rows = await db.selectFrom("documents").select(["id", "seq"]).where("id", "in", some).execute();
    for (const { id, seq } of rows) seqs.set(id, seq);
  }
  return seqs;
}

/**
 * Writes documents with all their records, in one transaction: all of them or, where it fails, none.
 * A content that the store has changes nothing; a new content of a known page becomes its latest version.
 *
 * @param again known contents are replaced by what was read of them now, under their ids and versions
 * @returns what became of each, in order
 */
export async function addDocuments(
  store: Store,
  run: number,
  docs: readonly Storable[],
  now: Date,
  again = false,
): Promise<Addition[]> {
  return await store.db.transaction().execute(async (trx) => {
    const known = await knownContents(
      { ...store, db: trx },
      docs.map((doc) => doc.contentHash),
    );
    const additions: Addition[] = [];
    const fresh = new Map<number, Storable>();
    let seq = await highest(trx, "documents");
    const done = new Set<string>();
    for (const doc of docs) {
      const isKnown = known.has(doc.contentHash);
      if (done.has(doc.contentHash) || (isKnown && !again)) additions.push("known");
      else if (isKnown) {
        fresh.set(await replaceDocument(trx, run, doc), doc);
        additions.push("again");
      } else {
        fresh.set(++seq, doc);
        additions.push(await addDocument(trx, { seq, run, added: now.toISOString() }, doc));
      }
      done.add(doc.contentHash);
    }
    // Only after all documents, since a later version of this batch may have taken the place of an earlier one.
    const latest = await latestOf(trx, [...fresh.keys()]);
    await insertDerived(trx, fresh, latest);
    return additions;
  });
}

async function addDocument(
  trx: Transaction<Tables>,
  columns: { readonly seq: number; readonly run: number; readonly added: string },
  doc: Storable,
): Promise<Addition> {
  const row = documentRow(doc);
  const before = await trx
    .selectFrom("documents")
    .select(["seq", "version"])
    .where("page", "=", row.page)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (before !== undefined) await supersede(trx, before.seq);
  await trx
    .insertInto("documents")
    .values({ ...row, ...columns, version: (before?.version ?? 0) + 1, latest: 1 })
    .execute();
  const { uri } = doc;
  if (uri !== null)
    await trx.insertInto("sightings").values({ document: columns.seq, uri, seen: columns.added }).execute();
  return before === undefined ? "new" : "version";
}

/** The address of its versions stays as it was: what is read anew is the article, not where it was found. */
async function replaceDocument(trx: Transaction<Tables>, run: number, doc: Storable): Promise<number> {
  const { id, page, uri, given_id, ...columns } = documentRow(doc);
  const { seq } = await trx.selectFrom("documents").select("seq").where("id", "=", id).executeTakeFirstOrThrow();
  await deleteDerived(trx, [seq]);
  await trx
    .updateTable("documents")
    .set({ ...columns, run })
    .where("seq", "=", seq)
    .execute();
  return seq;
}

async function supersede(trx: Transaction<Tables>, document: number): Promise<void> {
  await trx.updateTable("documents").set({ latest: 0 }).where("seq", "=", document).execute();
  await trx.updateTable("events").set({ latest: 0 }).where("document", "=", document).execute();
  await trx.updateTable("forecasts").set({ latest: 0 }).where("document", "=", document).execute();
}

async function latestOf(trx: Transaction<Tables>, documents: readonly number[]): Promise<Set<number>> {
  const latest = new Set<number>();
  for (const some of chunksOf(documents, 500)) {
    const rows = await trx
      .selectFrom("documents")
      .select("seq")
      .where("latest", "=", 1)
      .where("seq", "in", some)
      .execute();
    for (const { seq } of rows) latest.add(seq);
  }
  return latest;
}

/** Highest `seq` in use. Safe to count on from: a transaction holds the writer's lock from its start. */
async function highest(
  trx: Transaction<Tables>,
  table: "documents" | "claims" | "events" | "forecasts",
): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** Writes the records of documents, by their `seq`. */
export async function insertDerived(
  trx: Transaction<Tables>,
  docs: ReadonlyMap<number, Storable>,
  latest: ReadonlySet<number>,
): Promise<void> {
  const counters = {
    claims: await highest(trx, "claims"),
    events: await highest(trx, "events"),
    forecasts: await highest(trx, "forecasts"),
  };
  const rows = [...docs].map(([seq, doc]) => derivedRows(doc, seq, latest.has(seq) ? 1 : 0, counters));
  // Parents before children, as the foreign keys ask.
  for (const table of DERIVED.toReversed()) {
    await insertAll(
      trx,
      table,
      rows.flatMap<object>((one) => one[table]),
    );
  }
}

/** SQLite takes at most 32,766 parameters in a statement; PostgreSQL 65,535. */
const PARAMETERS = 8_000;

async function insertAll(
  trx: Transaction<Tables>,
  table: (typeof DERIVED)[number],
  rows: readonly object[],
): Promise<void> {
  const width = Object.keys(rows[0] ?? {}).length;
  if (width === 0) return;
  for (const some of chunksOf(rows, Math.floor(PARAMETERS / width))) {
    // The rows are those of `table`: DerivedRows pairs them by name, which the union of tables cannot say.
    await trx
      .insertInto(table)
      .values(some as Insertable<Tables[typeof table]>[])
      .execute();
  }
}

/** Takes the derived records of documents away, children before parents. */
export async function deleteDerived(trx: Transaction<Tables>, documents: readonly number[]): Promise<void> {
  for (const some of chunksOf(documents, 500)) {
    const events = trx.selectFrom("events").select("seq").where("document", "in", some);
    const forecasts = trx.selectFrom("forecasts").select("seq").where("document", "in", some);
    await trx.deleteFrom("pairs").where("event", "in", events).execute();
    await trx.deleteFrom("parties").where("event", "in", events).execute();
    await trx.deleteFrom("forecast_parties").where("forecast", "in", forecasts).execute();
    for (const table of ["notices", "forecasts", "events", "claims", "places", "dates", "mentions"] as const) {
      await trx.deleteFrom(table).where("document", "in", some).execute();
    }
  }
}

/** The same page rejected for the same reason is noted once. */
export async function addRejections(
  store: Store,
  run: number,
  rejections: readonly Rejection[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const rows = rejections.map(({ uri, contentHash, code, reason }) => ({
    run,
    uri,
    content_hash: contentHash,
    code,
    reason,
    at,
  }));
  for (const some of chunksOf(rows, 500)) {
    await store.db
      .insertInto("rejected")
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
