// A worker of the pool: loads what its task needs, says so, then answers one page at a time.
import { parentPort, workerData } from "node:worker_threads";
import type { RawPage } from "#document";
import { EdgeError } from "#effects";
import { articleShape, codedShape } from "./api.ts";
import type { ArticlePage, FromWorker, Task, TaskResult, WorkerData } from "./pool.ts";
import { loadResources } from "./resources.ts";
import { ownThread } from "./thread-clock.ts";

type Work = (page: RawPage | ArticlePage) => TaskResult[Task];

const port = parentPort;
if (port === null) throw new Error("pool-worker is started by the pool alone");
const { task } = workerData as WorkerData; // set by the pool, where its type is checked

try {
  const work = await workFor(task);
  port.on("message", (page: RawPage) => port.postMessage(answer(work, page)));
  send({ kind: "ready", thread: ownThread() });
} catch (error) {
  const code = error instanceof EdgeError ? error.code : "serve/resources";
  send({ kind: "unable", code, message: messageOf(error) });
}

async function workFor(task: Task): Promise<Work> {
  const { codeArticle, codePage, extractPage } = await import("#pipeline");
  if (task === "extract") {
    const resources = await loadResources(["extract"]);
    return (page) => articleShape(extractPage(page, resources));
  }
  const resources = await loadResources(["extract", "parse", "recognise", "code"]);
  return (page) => codedShape("article" in page ? codeArticle(page.article, resources) : codePage(page, resources));
}

function answer(work: Work, page: RawPage): FromWorker {
  try {
    return { kind: "done", value: work(page) };
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
