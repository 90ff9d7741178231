// Edge "store": the records of all documents replaced by those of the present coder, in one transaction, and what that changes.
import type { Transaction } from "kysely";
import type { Article, Party } from "#document";
import type { Store } from "./database.ts";
import { allArticles, type StoredArticle } from "./documents.ts";
import type { Storable, StorableEvent } from "./rows.ts";
import { derivedRows } from "./rows.ts";
import type { Tables } from "./schema.ts";
import { deleteDerived, insertDerived, type RunInfo, startRunIn } from "./write.ts";

/** An event under its id in the store. */
export interface EventOf {
  readonly id: string;
  readonly record: StorableEvent;
}

export interface EventChange {
  readonly change: "added" | "removed" | "changed";
  /** Null where it was added. */
  readonly before: EventOf | null;
  /** Null where it was removed. */
  readonly after: EventOf | null;
  /** Fields that differ; empty where it was added or removed. */
  readonly fields: readonly string[];
  readonly document: StoredArticle;
}

export interface RecodeOptions {
  /** Undone at the end: only tells what would change. */
  readonly dryRun: boolean;
  readonly now: Date;
  readonly onChange: (change: EventChange) => void;
}

/** Leaves the transaction without a failure to tell of. */
class Undo extends Error {}

/**
 * Codes all articles again and replaces their records. Articles that `code` leaves out keep theirs.
 * All or nothing: where `code` fails, the store is as it was.
 *
 * @param code the articles of the store → the same, coded
 * @returns how many documents were coded
 */
export async function recodeStore(
  store: Store,
  info: RunInfo,
  code: (
    articles: AsyncIterable<StoredArticle>,
  ) => AsyncIterable<{ readonly article: StoredArticle; readonly doc: Storable }>,
  options: RecodeOptions,
): Promise<number> {
  let documents = 0;
  try {
    await store.db.transaction().execute(async (trx) => {
      const run = await startRunIn(trx, info, options.now);
      for await (const { article, doc } of code(allArticles(trx))) {
        await replace(trx, run, article, doc, options.onChange);
        documents += 1;
      }
      const finished = options.now.toISOString();
      await trx.updateTable("runs").set({ finished }).where("id", "=", run).execute();
      if (options.dryRun) throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return documents;
}

async function replace(
  trx: Transaction<Tables>,
  run: number,
  article: StoredArticle,
  doc: Storable,
  onChange: RecodeOptions["onChange"],
): Promise<void> {
  const { seq, latest } = article;
  const rows = await trx
    .selectFrom("events")
    .select(["id", "record"])
    .where("document", "=", seq)
    .orderBy("position")
    .execute();
  const before = rows.map(({ id, record }) => ({ id, record: JSON.parse(record) as StorableEvent })); // written by rows.ts
  await deleteDerived(trx, [seq]);
  await insertDerived(trx, new Map([[seq, doc]]), new Set(latest ? [seq] : []));
  await trx
    .updateTable("documents")
    .set({ run, sentences: JSON.stringify(doc.sentences) })
    .where("seq", "=", seq)
    .execute();
  for (const change of changesOf(before, eventsOf(doc, seq))) onChange({ ...change, document: article });
}

function eventsOf(doc: Storable, seq: number): EventOf[] {
  const ids = derivedRows(doc, seq, 1, { claims: 0, events: 0, forecasts: 0 }).events.map((row) => row.id);
  return doc.events.map((record, i) => ({ id: ids[i] ?? "", record }));
}

/** The article alone, as the stages take it: what they said of it before is not said twice. */
export function articleAlone({ seq, version, latest, added, sentences, ...article }: StoredArticle): Article {
  const ofStages = /^(parse|recognise|code)\//;
  return { ...article, notices: article.notices.filter((notice) => !ofStages.test(notice.code)) };
}

/**
 * What became of the events of a document.
 * 1. The same id is the same event, changed or not.
 * 2. Of the others, two whose words overlap are one event that changed.
 * 3. The rest was added or removed.
 */
export function changesOf(before: readonly EventOf[], after: readonly EventOf[]): Omit<EventChange, "document">[] {
  const old = new Map(before.map((event) => [event.id, event]));
  const changes: Omit<EventChange, "document">[] = [];
  const fresh: EventOf[] = [];
  for (const event of after) {
    const same = old.get(event.id);
    if (same === undefined) fresh.push(event);
    else changes.push(changed(same, event));
    old.delete(event.id);
  }
  for (const event of fresh) {
    const near = [...old.values()].find((other) => overlap(other.record.quote, event.record.quote));
    changes.push(
      near === undefined ? { change: "added", before: null, after: event, fields: [] } : changed(near, event),
    );
    if (near !== undefined) old.delete(near.id);
  }
  for (const event of old.values()) changes.push({ change: "removed", before: event, after: null, fields: [] });
  return changes.filter((change) => change.change !== "changed" || change.fields.length > 0);
}

function changed(before: EventOf, after: EventOf): Omit<EventChange, "document"> {
  const fields = Object.entries(COMPARED).flatMap(([field, of]) =>
    of(before.record) === of(after.record) ? [] : [field],
  );
  return { change: "changed", before, after, fields };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

const parties = (list: readonly Party[]) => list.map((party) => party.country ?? party.code ?? party.name).join(",");

/** What a user of the data sees of an event; claims by their words, since their numbers change with every new claim before them. */
const COMPARED: Readonly<Record<string, (record: StorableEvent) => string | number | boolean | null>> = {
  event: (r) => r.event,
  act: (r) => r.act,
  mode: (r) => r.mode,
  contexts: (r) => r.contexts.join(","),
  actor: (r) => parties(r.actor),
  recipient: (r) => parties(r.recipient),
  reciprocal: (r) => r.reciprocal,
  date: (r) => r.date,
  enddate: (r) => r.enddate,
  place: (r) => r.place?.name ?? null,
  status: (r) => r.status,
  historical: (r) => r.historical,
  attribution: (r) =>
    r.attribution === null ? null : [r.attribution.name, r.attribution.cue, ...r.attribution.via].join(","),
  quote: (r) => r.quote.exact,
  cameo: (r) => r.cameo,
  rule: (r) => r.rule,
};
