// Edge "store": documents out of it, as articles and with the records read in them.
import type { Selectable, SelectQueryBuilder } from "kysely";
import type { Article, Claim, Forecast, Notice, PublishedBasis } from "#document";
import type { Db, Store } from "./database.ts";
import { documentId } from "./ids.ts";
import type { Storable, StorableEvent } from "./rows.ts";
import type { DocumentsTable, Tables } from "./schema.ts";
import { chunksOf } from "./write.ts";

/** A document of the store, without the records read in it. */
export interface StoredArticle extends Article {
  readonly seq: number;
  readonly version: number;
  readonly latest: boolean;
  readonly added: string;
  /** [start, end] in `text`. */
  readonly sentences: readonly (readonly [number, number])[];
}

/** Documents read ahead at a time. */
const PAGE_ROWS = 64;

/** All documents, old versions too, in the order in which they were added. */
export async function* allArticles(db: Db): AsyncIterable<StoredArticle> {
  let after = 0;
  for (;;) {
    const query = db.selectFrom("documents").where("seq", ">", after).orderBy("seq").limit(PAGE_ROWS);
    const articles = await articlesOf(db, query);
    yield* articles;
    const last = articles.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** Documents by their ids in the store. */
export async function findArticles({ db }: Store, ids: readonly string[]): Promise<Map<string, StoredArticle>> {
  const found = new Map<string, StoredArticle>();
  for (const some of chunksOf([...new Set(ids)], 500)) {
    const articles = await articlesOf(db, db.selectFrom("documents").where("id", "in", some));
    for (const article of articles) found.set(documentId(article.contentHash), article);
  }
  return found;
}

async function articlesOf(db: Db, query: SelectQueryBuilder<Tables, "documents", object>): Promise<StoredArticle[]> {
  const rows = await query.selectAll("documents").execute();
  const notices = new Map<number, Notice[]>(rows.map((row) => [row.seq, []]));
  if (rows.length > 0) {
    const said = await db
      .selectFrom("notices")
      .selectAll()
      .where("document", "in", [...notices.keys()])
      .orderBy("position")
      .execute();
    for (const { document, code, message, start, end } of said) {
      notices.get(document)?.push({ code, message, ...(start !== null && { start }), ...(end !== null && { end }) });
    }
  }
  return rows.map((row) => storedArticle(row, notices.get(row.seq) ?? []));
}

function storedArticle(row: Selectable<DocumentsTable>, notices: readonly Notice[]): StoredArticle {
  const { syndication_origin: origin, syndication_quote: quote } = row;
  return {
    seq: row.seq,
    version: row.version,
    latest: row.latest === 1,
    added: row.added,
    id: row.given_id,
    uri: row.uri,
    contentHash: row.content_hash,
    canonical: row.canonical,
    title: row.title,
    byline: JSON.parse(row.byline) as string[], // this and the next two were written by rows.ts
    outlet: row.outlet,
    published: row.published,
    publishedBasis: row.published_basis as PublishedBasis,
    language: row.language,
    syndication: origin === null ? null : { origin, quote: quote ?? "" },
    text: row.text,
    sentences: JSON.parse(row.sentences) as [number, number][],
    notices,
  };
}

/** The document as it was stored. Claims keep the ids that the coder gave them, as rows.ts expects. */
export async function storableOf(db: Db, article: StoredArticle): Promise<Storable> {
  const { seq, version, latest, added, ...doc } = article;
  const records = async <T>(table: "mentions" | "dates" | "places" | "claims" | "events" | "forecasts") => {
    const rows = await db.selectFrom(table).select("record").where("document", "=", seq).orderBy("position").execute();
    return rows.map((row) => JSON.parse(row.record) as T); // written by rows.ts from a record of that table
  };
  return {
    ...doc,
    mentions: await records<Storable["mentions"][number]>("mentions"),
    dates: await records<Storable["dates"][number]>("dates"),
    places: await records<Storable["places"][number]>("places"),
    claims: await records<Claim>("claims"),
    events: await records<StorableEvent>("events"),
    forecasts: await records<Forecast>("forecasts"),
  };
}
