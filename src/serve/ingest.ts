// Edge "serve": pages → the store. Resumable: what the store has is not coded again.
import { type Acquired, type AcquireOptions, type Rejection as AcquireRejection, acquire } from "#acquire";
import type { Effects, ExitCode } from "#effects";
import {
  addDocuments,
  addRejections,
  addSightings,
  finishRun,
  knownContents,
  type Rejection,
  type Storable,
  type Store,
  startRun,
} from "#store";
import { overlayOf } from "./lexicon/given.ts";
import { mapPages, type PoolOptions } from "./pool.ts";
import { openProgress, type Progress } from "./progress.ts";
import { runInfo } from "./provenance.ts";

export interface IngestOptions extends AcquireOptions {
  readonly jobs: number;
  /** Seconds for one page. */
  readonly timeout: number;
  /** Known pages are read and coded again too. */
  readonly again?: boolean;
  /** File for what was rejected or skipped, as JSON Lines. */
  readonly notices?: string;
  /** A user's folder that is laid over our lexicon. */
  readonly lexicon?: string;
}

/**
 * Reads, codes and stores. Pages are written by batches, each of them one transaction: whatever ends the
 * program, the store holds whole pages, and the same command goes on where it stopped.
 */
export async function ingest(
  store: Store,
  inputs: readonly string[],
  options: IngestOptions,
  effects: Effects,
): Promise<ExitCode> {
  const overlay = await overlayOf(options);
  const progress = await openProgress(options.notices, effects);
  const run = await startRun(store, await runInfo("ingest", overlay), effects.now());
  const again = options.again === true;
  const batch = newBatch(store, { run, again }, progress, effects);
  const pool: PoolOptions = { jobs: options.jobs, timeoutMs: options.timeout * 1000, overlay };
  const found = acquire(inputs, options, effects);
  const pages = again ? found : withoutKnown(store, found, batch.addKnown);
  for await (const item of mapPages("code", pages, pool, effects)) {
    if (item.kind === "skipped") await progress.skipped(item.uri);
    else if (item.kind === "rejected") {
      await progress.rejected(item.rejection);
      await batch.addRejection(rejectionOf(item.rejection, item.page?.contentHash ?? null));
    } else await batch.add({ ...item.value, contentHash: item.page.contentHash });
  }
  await batch.flush();
  await finishRun(store, run, effects.now());
  return await progress.finish();
}

type Found = Pick<Storable, "contentHash" | "uri">;

/** Leaves out the pages that the store has, before they cost any work. */
async function* withoutKnown(
  store: Store,
  items: AsyncIterable<Acquired>,
  addKnown: (found: Found) => Promise<void>,
): AsyncIterable<Acquired> {
  for await (const item of items) {
    const isKnown = item.kind === "page" && (await knownContents(store, [item.page.contentHash])).size > 0;
    if (isKnown) await addKnown(item.page);
    else yield item;
  }
}

function rejectionOf({ uri, line, code, message }: AcquireRejection, contentHash: string | null): Rejection {
  return { uri: `${uri ?? "-"}${line === null ? "" : `#line=${line}`}`, contentHash, code, reason: message };
}

/** A transaction costs about as much as writing these. */
const BATCH_PAGES = 50;
/** Text held back before it is written, in UTF-16 code units. */
const BATCH_LENGTH = 4_000_000;
/** So that what took long to code is not lost to a power cut. */
const BATCH_MS = 1_000;

interface Batch {
  add(doc: Storable): Promise<void>;
  addKnown(found: Found): Promise<void>;
  addRejection(rejection: Rejection): Promise<void>;
  /** Writes what is held back. */
  flush(): Promise<void>;
}

function newBatch(
  store: Store,
  { run, again }: { readonly run: number; readonly again: boolean },
  progress: Progress,
  effects: Effects,
): Batch {
  const docs: Storable[] = [];
  const known: Found[] = [];
  const rejections: Rejection[] = [];
  let length = 0;
  let since = effects.now().getTime();
  const flush = async () => {
    const now = effects.now();
    const additions = await addDocuments(store, run, docs, now, again);
    await addSightings(store, known, now);
    await addRejections(store, run, rejections, now);
    additions.forEach((addition, i) => {
      if (addition === "known") progress.known();
      else progress.read(docs[i]?.events.length ?? 0);
    });
    for (const list of [docs, known, rejections]) list.length = 0;
    length = 0;
    since = now.getTime();
    await progress.show();
  };
  const flushIfFull = async () => {
    const isFull = docs.length + known.length + rejections.length >= BATCH_PAGES || length >= BATCH_LENGTH;
    if (isFull || effects.now().getTime() - since >= BATCH_MS) await flush();
  };
  return {
    flush,
    async add(doc) {
      docs.push(doc);
      length += doc.text.length;
      await flushIfFull();
    },
    async addKnown(found) {
      known.push(found);
      progress.known();
      await flushIfFull();
    },
    async addRejection(rejection) {
      rejections.push(rejection);
      await flushIfFull();
    },
  };
}
