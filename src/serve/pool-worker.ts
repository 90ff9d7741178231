// A worker of the pool: loads what its task needs, says so, then answers one question at a time.
import { parentPort, workerData } from "node:worker_threads";
import { EdgeError } from "#effects";
import type { FromWorker, WorkerData } from "./pool.ts";
import type { CompiledParts } from "./resources.ts";
import { ownThread } from "./thread-clock.ts";
import type { Given, Task, Work } from "./work/tasks.ts";

const port = parentPort;
if (port === null) throw new Error("pool-worker is started by the pool alone");
const { task, own } = workerData as WorkerData; // set by the pool, where its type is checked

/** One module a task, so that no worker loads what it does not use. */
const LOADERS: { readonly [T in Task]: () => Promise<{ load(own: CompiledParts): Promise<Work<T>> }> } = {
  extract: () => import("./work/extract.ts"),
  code: () => import("./work/code.ts"),
  parse: () => import("./work/parse.ts"),
  status: () => import("./work/status.ts"),
  relate: () => import("./work/relate.ts"),
  explain: () => import("./work/explain.ts"),
};

try {
  const work = await workFor(task);
  port.on("message", async (given: Given[Task]) => send(await answer(work, given)));
  send({ kind: "ready", thread: ownThread() });
} catch (error) {
  const code = error instanceof EdgeError ? error.code : "serve/resources";
  send({ kind: "unable", code, message: messageOf(error) });
}

async function workFor<T extends Task>(name: T): Promise<Work<T>> {
  const { load } = await LOADERS[name]();
  return load(own);
}

async function answer<T extends Task>(work: Work<T>, given: Given[T]): Promise<FromWorker> {
  try {
    return { kind: "done", value: await work(given) };
  } catch (error) {
    return { kind: "failed", message: messageOf(error) };
  }
}

function send(message: FromWorker): void {
  port?.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
