import { describe, expect, test } from "vitest";
import type { Acquired } from "#acquire";
import type { RawPage } from "#document";
import { EdgeError } from "#effects";
import { mapPages, type Processed } from "../../src/serve/pool.ts";
import { fakeEffects } from "../support/effects.ts";

const worker = new URL("./fake-worker.mjs", import.meta.url);
const OPTIONS = { jobs: 2, timeoutMs: 5000, worker };

const page = (content: string, index: number): RawPage => ({
  id: `${index}`,
  uri: `p${index}`,
  kind: "html",
  content,
  contentHash: "0",
  given: {},
  notices: [],
});
async function* pages(contents: readonly string[]): AsyncIterable<Acquired> {
  for (const [index, content] of contents.entries()) yield { kind: "page", page: page(content, index), line: null };
}
async function run(items: AsyncIterable<Acquired>, options: Partial<typeof OPTIONS> = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const item of mapPages("extract", items, { ...OPTIONS, ...options }, fakeEffects()))
    found.push(shown(item));
  return found;
}
const shown = (item: Processed<"extract">) =>
  item.kind === "done" ? item.value.text : item.kind === "rejected" ? item.rejection.code : `skipped ${item.uri}`;

describe("mapPages", () => {
  test("keeps the order with several workers, and passes on what is no page", async () => {
    const contents = Array.from({ length: 60 }, (_, index) => `page ${index}`);
    async function* items(): AsyncIterable<Acquired> {
      yield { kind: "skipped", uri: "a.pdf" };
      yield* pages(contents);
    }
    expect(await run(items())).toEqual(["skipped a.pdf", ...contents]);
  });
  test("a page that never ends is rejected after its time, and the next is done", async () => {
    const started = performance.now();
    expect(await run(pages(["a", "slow", "b"]), { timeoutMs: 300 })).toEqual(["a", "serve/timeout", "b"]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
  test.runIf(process.platform === "linux")(
    "time in which a page does not compute counts less, but not for ever",
    async () => {
      const started = performance.now();
      expect(await run(pages(["idle", "a"]), { timeoutMs: 200 })).toEqual(["serve/timeout", "a"]);
      expect(performance.now() - started).toBeGreaterThan(1000);
    },
  );
  test.each([
    ["crash", "serve/fault"],
    ["exit", "serve/fault"],
    ["deep", "serve/depth"],
  ])("a page that does %s rejects itself alone", async (deed, code) => {
    expect(await run(pages(["a", deed, "b", deed, "c"]))).toEqual(["a", code, "b", code, "c"]);
  });
  test("a page that takes all memory rejects itself alone", async () => {
    expect(await run(pages(["a", "hoard", "b"]), { timeoutMs: 60_000 })).toEqual(["a", "serve/memory", "b"]);
  });
  test("reads only a little ahead of what is taken", async () => {
    let read = 0;
    async function* endless(): AsyncIterable<Acquired> {
      for (;;) yield { kind: "page", page: page("x", read++), line: null };
    }
    let taken = 0;
    for await (const _item of mapPages("extract", endless(), OPTIONS, fakeEffects())) {
      taken += 1;
      await new Promise((done) => setTimeout(done, 2));
      expect(read - taken).toBeLessThanOrEqual(10);
      if (taken === 50) break;
    }
  });
  test("long pages are not read ahead", async () => {
    let read = 0;
    async function* long(): AsyncIterable<Acquired> {
      for (; read < 6; read++) yield { kind: "page", page: page("x".repeat(9_000_000), read), line: null };
    }
    let taken = 0;
    for await (const _item of mapPages("extract", long(), OPTIONS, fakeEffects())) {
      taken += 1;
      expect(read - taken).toBeLessThanOrEqual(1);
    }
    expect(taken).toBe(6);
  });
  test("after Ctrl-C pages in hand are finished and the rest is dropped", async () => {
    const effects = fakeEffects();
    let done = 0;
    for await (const item of mapPages("extract", pages(Array.from({ length: 40 }, () => "x")), OPTIONS, effects)) {
      expect(item.kind).toBe("done");
      done += 1;
      if (done === 3) effects.stop();
    }
    expect(done).toBeGreaterThanOrEqual(3);
    expect(done).toBeLessThan(40);
  });
  test("models that cannot be loaded end the run, saying which", async () => {
    const unable = new URL("./unable-worker.mjs", import.meta.url);
    await expect(run(pages(["a", "b", "c"]), { worker: unable })).rejects.toThrow(
      new EdgeError("serve/resources", "a model is missing"),
    );
  });
  test("a run that fails does not wait for a source that is waiting itself", async () => {
    const unable = new URL("./unable-worker.mjs", import.meta.url);
    async function* waiting(): AsyncIterable<Acquired> {
      yield* pages(["a"]);
      await new Promise(() => {});
    }
    await expect(run(waiting(), { worker: unable })).rejects.toThrow("a model is missing");
  });
  test("a source that fails ends the run with its error", async () => {
    async function* failing(): AsyncIterable<Acquired> {
      yield* pages(["a"]);
      throw new EdgeError("acquire/warc", "no WARC", { exitCode: 2 });
    }
    await expect(run(failing())).rejects.toThrow("no WARC");
  });
});
