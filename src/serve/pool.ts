// Edge "serve": pages → results, in worker threads, so that a page may take too long, too much memory, or fail alone.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Acquired, Rejection } from "#acquire";
import type { RawPage } from "#document";
import { EdgeError, type Effects } from "#effects";
import type { Overlay } from "./lexicon/overlay.ts";
import type { CompiledParts } from "./resources.ts";
import { threadTimeMs } from "./thread-clock.ts";
import type { Given, PageTask, Task, TaskResult } from "./work/tasks.ts";

export interface PoolOptions {
  /** Most workers at a time; more than one are started only when there are more than a few pages. */
  readonly jobs: number;
  /**
   * Computing time for one page, without loading of models. On a busy machine a page may take up to
   * `MAX_STRETCH` times as long by the clock; where the system does not tell computing time, the clock decides.
   */
  readonly timeoutMs: number;
  /** A user's lexicon that is laid over ours. */
  readonly overlay?: Overlay | null;
  /** The script that workers run; a test gives its own. */
  readonly worker?: URL;
}

/** A question with what it was asked for; `given` is null where there is nothing to do but to keep its place in the order. */
export interface Asked<T extends Task, Of> {
  readonly of: Of;
  readonly given: Given[T] | null;
  /** Of its text, in UTF-16 code units. */
  readonly length: number;
}

/** Why there is no answer. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** `outcome` is null where nothing was asked. */
export interface Answered<T extends Task, Of> {
  readonly of: Of;
  readonly outcome: { readonly value: TaskResult[T] } | Failure | null;
}

/** In the order of the input. */
export type Processed<T extends PageTask> =
  | { readonly kind: "done"; readonly page: RawPage; readonly line: number | null; readonly value: TaskResult[T] }
  /** `page` is null where there was none to begin with. */
  | { readonly kind: "rejected"; readonly page: RawPage | null; readonly rejection: Rejection }
  | { readonly kind: "skipped"; readonly uri: string };

export interface WorkerData {
  readonly task: Task;
  /** Compiled parts of the lexicon that take the place of ours. */
  readonly own: CompiledParts;
}
export type FromWorker =
  | { readonly kind: "ready"; readonly thread: number | null }
  | { readonly kind: "unable"; readonly code: string; readonly message: string }
  | { readonly kind: "done"; readonly value: TaskResult[Task] }
  | { readonly kind: "failed"; readonly message: string };

/** More workers than this would not stay under 600 MB in all. */
const MAX_DEFAULT_JOBS = 4;
export const defaultJobs = (): number => Math.min(availableParallelism(), MAX_DEFAULT_JOBS);

/** Questions answered before a second worker is started: loading it costs about as much as coding these. */
const DONE_BEFORE_SECOND_WORKER = 8;
/** Pages read ahead for each worker, and the length of text at which reading ahead stops, in UTF-16 code units. */
const LOOK_AHEAD_PAGES = 4;
const LOOK_AHEAD_LENGTH = 8_000_000;

/** By the clock, a page takes at most this many times its computing time, however busy the machine is. */
const MAX_STRETCH = 6;
/** The system counts computing time in steps of 10 ms; looking more often would tell nothing. */
const LEAST_WAIT_MS = 20;

/** Runs `task` on every page and passes everything else through, in the order of `items`. @see mapWork */
export async function* mapPages<T extends PageTask>(
  task: T,
  items: AsyncIterable<Acquired>,
  options: PoolOptions,
  effects: Pick<Effects, "signal">,
): AsyncIterable<Processed<T>> {
  for await (const { of: item, outcome } of mapWork<T, Acquired>(task, askedOf<T>(items), options, effects)) {
    if (item.kind !== "page") yield item;
    else if (outcome !== null) yield processed(item, outcome);
  }
}

async function* askedOf<T extends PageTask>(items: AsyncIterable<Acquired>): AsyncIterable<Asked<T, Acquired>> {
  for await (const item of items) {
    // Every task of pages is given a page; TypeScript does not look through the parameter.
    if (item.kind === "page") yield { of: item, given: item.page as Given[T], length: item.page.content.length };
    else yield { of: item, given: null, length: 0 };
  }
}

function processed<T extends PageTask>(
  { page, line }: Acquired & { kind: "page" },
  outcome: { readonly value: TaskResult[T] } | Failure,
): Processed<T> {
  if ("value" in outcome) return { kind: "done", page, line, value: outcome.value };
  return { kind: "rejected", page, rejection: { ...outcome, uri: page.uri, id: page.id, line } };
}

/**
 * Answers every question by `task`, in the order of `items`.
 *
 * A question that takes longer than allowed, or exhausts the memory of its worker, or on which a stage fails, has a
 * failure for an outcome and its worker is replaced. When `effects.signal` aborts, what is in hand is finished and the
 * rest is left.
 *
 * @throws EdgeError where the workers cannot load their models
 */
export async function* mapWork<T extends Task, Of>(
  task: T,
  items: AsyncIterable<Asked<T, Of>>,
  options: PoolOptions,
  effects: Pick<Effects, "signal">,
): AsyncIterable<Answered<T, Of>> {
  const crew = hire(task, options);
  const source = items[Symbol.asyncIterator]();
  const waiting: { readonly length: number; readonly result: Promise<Answered<T, Of> | null> }[] = [];
  let reading: Promise<IteratorResult<Asked<T, Of>>> | null = null;
  let ended = false;
  const dismiss = () => crew.dropWaiting();
  effects.signal.addEventListener("abort", dismiss, { once: true });
  try {
    for (;;) {
      if (reading === null && !ended && hasRoom(waiting, options.jobs)) reading = source.next();
      const first = waiting[0];
      if (first === undefined && reading === null) return;
      const turn = await Promise.race(
        [first?.result.then(() => "result"), reading?.then(() => "item")].filter((p) => p),
      );
      if (turn === "result" && first !== undefined) {
        waiting.shift();
        const result = await first.result;
        if (result !== null) yield result;
      } else if (reading !== null) {
        const next: IteratorResult<Asked<T, Of>> = await reading;
        reading = null;
        if (next.done === true) ended = true;
        else waiting.push({ length: next.value.length, result: started(next.value) });
      }
    }
  } finally {
    effects.signal.removeEventListener("abort", dismiss);
    await crew.dismiss();
    const closed = source.return?.();
    if (reading === null) await closed; // a source that waits for input closes when that comes, and nobody waits with it
  }

  /** A failure is met when its turn comes; until then nobody waits for it. */
  function started(item: Asked<T, Of>): Promise<Answered<T, Of> | null> {
    const result = answered(item);
    result.catch(() => {});
    return result;
  }

  async function answered({ of, given }: Asked<T, Of>): Promise<Answered<T, Of> | null> {
    if (given === null) return { of, outcome: null };
    const outcome = await crew.work(given);
    return outcome === null ? null : { of, outcome };
  }
}

function hasRoom(waiting: readonly { readonly length: number }[], jobs: number): boolean {
  const length = waiting.reduce((sum, item) => sum + item.length, 0);
  return waiting.length < LOOK_AHEAD_PAGES * jobs && length < LOOK_AHEAD_LENGTH;
}

/** What came of a question: its answer, why there is none, or null where it was dropped before its turn. */
type WorkOutcome<T extends Task> = { readonly value: TaskResult[T] } | Failure | null;

interface Crew<T extends Task> {
  work(given: Given[T]): Promise<WorkOutcome<T>>;
  /** Leaves the questions that no worker has begun. */
  dropWaiting(): void;
  dismiss(): Promise<void>;
}

interface Job<T extends Task> {
  readonly given: Given[T];
  settle(outcome: WorkOutcome<T>): void;
  fail(error: EdgeError): void;
}

interface Member<T extends Task> {
  readonly worker: Worker;
  ready: boolean;
  /** The system's number of its thread, or null. */
  thread: number | null;
  job: Job<T> | null;
  timer: NodeJS.Timeout | null;
}

/** Workers of one task. The first is started at once, so that it loads while the first page is read. */
function hire<T extends Task>(task: T, { jobs, timeoutMs, overlay, worker: script = WORKER }: PoolOptions): Crew<T> {
  const members = new Set<Member<T>>();
  const queue: Job<T>[] = [];
  let done = 0;
  let failure: EdgeError | null = null;
  start();
  return {
    work: (given) =>
      new Promise((settle, fail) => {
        queue.push({ given, settle, fail });
        assign();
      }),
    dropWaiting() {
      for (const job of queue.splice(0)) job.settle(null);
    },
    async dismiss() {
      const all = [...members];
      members.clear();
      for (const member of all) clearTimer(member);
      await Promise.all(all.map((member) => member.worker.terminate()));
    },
  };

  function assign(): void {
    if (failure !== null) give(failure);
    for (const member of members) {
      if (member.ready && member.job === null && queue.length > 0) hand(member);
    }
    const wanted = done < DONE_BEFORE_SECOND_WORKER ? 1 : jobs;
    const starting = [...members].some((member) => !member.ready);
    if (queue.length > 0 && !starting && members.size < wanted) start();
  }

  function hand(member: Member<T>): void {
    const job = queue.shift();
    if (job === undefined) return;
    member.job = job;
    watch(member, performance.now(), threadTimeMs(member.thread), timeoutMs);
    member.worker.postMessage(job.given);
  }

  /** Looks after `waitMs` whether the page has had its time; if not, again after what is left of it. */
  function watch(member: Member<T>, started: number, computedBefore: number | null, waitMs: number): void {
    member.timer = setTimeout(() => {
      const passed = performance.now() - started;
      const now = threadTimeMs(member.thread);
      const computed = now === null || computedBefore === null ? passed : now - computedBefore;
      const left = Math.min(timeoutMs - computed, timeoutMs * MAX_STRETCH - passed);
      if (left <= 0) lose(member, tooSlow(timeoutMs));
      else watch(member, started, computedBefore, Math.max(left, LEAST_WAIT_MS));
    }, waitMs);
  }

  function start(): void {
    const workerData: WorkerData = { task, own: overlay?.parts ?? {} };
    // The built script needs none of the flags of this process, which may run from source.
    const worker = new Worker(script, { workerData, resourceLimits: limits(jobs), execArgv: [] });
    const member: Member<T> = { worker, ready: false, thread: null, job: null, timer: null };
    members.add(member);
    worker.on("message", (message: FromWorker) => hear(member, message));
    worker.on("error", (error) => lose(member, fault(error)));
    worker.on("exit", () => lose(member, fault(new Error("its worker ended"))));
  }

  function hear(member: Member<T>, message: FromWorker): void {
    if (!members.has(member)) return;
    if (message.kind === "ready") {
      member.ready = true;
      member.thread = message.thread;
    } else if (message.kind === "unable") give(new EdgeError(message.code, message.message));
    else if (message.kind === "done")
      finish(member, { value: message.value as TaskResult[T] }); // the worker was given this task
    else finish(member, failedPage(message.message));
    assign();
  }

  function finish(member: Member<T>, outcome: WorkOutcome<T>): void {
    clearTimer(member);
    member.job?.settle(outcome);
    member.job = null;
    done += 1;
  }

  /** The worker is gone, or as good as gone; its page is rejected. Before it was ready, no other would fare better. */
  function lose(member: Member<T>, outcome: Failure): void {
    if (!members.delete(member)) return;
    const { ready } = member;
    finish(member, outcome);
    void member.worker.terminate();
    if (!ready) give(new EdgeError("serve/resources", `the models could not be loaded: ${outcome.message}`));
    else assign();
  }

  function give(error: EdgeError): void {
    failure = error;
    for (const job of queue.splice(0)) job.fail(error);
  }
}

/** Always the built file: a thread cannot load TypeScript, and tests run on the build as well. */
const WORKER = new URL("../../dist/serve/pool-worker.js", import.meta.url);

/** Heap of all workers together, in MB: with the main thread, code and buffers the whole stays under 600 MB. */
const HEAP_MB = 360;
const MIN_HEAP_MB = 120;
/** V8's own choice of 3 semi-spaces of 16 MB would alone be a tenth of what there is. */
const YOUNG_MB = 24;

function limits(jobs: number): { maxOldGenerationSizeMb: number; maxYoungGenerationSizeMb: number } {
  const each = Math.max(MIN_HEAP_MB, Math.floor(HEAP_MB / jobs));
  return { maxOldGenerationSizeMb: each - YOUNG_MB, maxYoungGenerationSizeMb: YOUNG_MB };
}

function clearTimer(member: { timer: NodeJS.Timeout | null }): void {
  if (member.timer !== null) clearTimeout(member.timer);
  member.timer = null;
}

function tooSlow(timeoutMs: number): Failure {
  return { code: "serve/timeout", message: `it took longer than ${timeoutMs / 1000} s; --timeout allows more` };
}

function fault(error: unknown): Failure {
  const memory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
  if (memory) return { code: "serve/memory", message: "it needs more memory than one page may take" };
  return failedPage(error instanceof Error ? error.message : String(error));
}

function failedPage(detail: string): Failure {
  if (/Maximum call stack/.test(detail)) return { code: "serve/depth", message: "its elements are nested too deeply" };
  return { code: "serve/fault", message: `the program failed on it, please report it: ${detail}` };
}
