import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Acquired, type AcquireOptions, acquire } from "#acquire";
import { all, type FakeDisk, fakeEffects } from "../support/effects.ts";

const OPTIONS: AcquireOptions = { input: "auto", maxBytes: 1000, allowPrivate: false };
const HTML = "<!doctype html><title>t</title><p>Chad met Niger.";

function read(inputs: readonly string[], disk: FakeDisk, options: Partial<AcquireOptions> = {}): Promise<Acquired[]> {
  return all(acquire(inputs, { ...OPTIONS, ...options }, fakeEffects({ disk })));
}
const shown = (item: Acquired) =>
  item.kind === "page"
    ? `${item.page.kind} ${item.page.uri}`
    : item.kind === "skipped"
      ? `skipped ${item.uri}`
      : `${item.rejection.code} ${item.rejection.uri}`;

describe("files", () => {
  test("id and hash come from the content, and are the same for a gzipped copy", async () => {
    const [a, b] = await read(["a.html", "b.html.gz"], {
      "a.html": { content: HTML },
      "b.html.gz": { content: gzipSync(HTML) },
    });
    if (a?.kind !== "page" || b?.kind !== "page") throw new Error("two pages expected");
    expect(a.page.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(a.page.id).toBe(a.page.contentHash.slice(0, 16));
    expect(b.page.contentHash).toBe(a.page.contentHash);
  });
  test("kinds are told by the content before the name", async () => {
    const found = await read(["a.txt", "b.txt", "c.html", "d", "e"], {
      "a.txt": { content: "In HTML, <p> opens a paragraph. Chad met Niger." },
      "b.txt": { content: HTML },
      "c.html": { content: "no tag in it < 3" },
      d: { content: "<div>Chad met Niger.</div>" },
      e: { content: "Chad met Niger." },
    });
    expect(found.map(shown)).toEqual(["dump a.txt", "html b.txt", "dump c.html", "html d", "dump e"]);
  });
  test("--input decides against the look of the content", async () => {
    expect((await read(["a"], { a: { content: HTML } }, { input: "text" })).map(shown)).toEqual(["dump a"]);
    expect((await read(["a"], { a: { content: "Chad" } }, { input: "html" })).map(shown)).toEqual(["html a"]);
  });
  test("each bad file is rejected with its reason, and the rest is read", async () => {
    const found = await read(
      ["none.html", "locked", "empty.txt", "blank.txt", "image.html", "big.txt", "broken.html.gz", "ok.html"],
      {
        locked: { error: "EIO" },
        "empty.txt": { content: "" },
        "blank.txt": { content: " \n\n" },
        "image.html": { content: Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1") },
        "big.txt": { content: "x".repeat(1001) },
        "broken.html.gz": { content: gzipSync(HTML).subarray(0, 20) },
        "ok.html": { content: HTML },
      },
    );
    expect(found.map(shown)).toEqual([
      "acquire/unreadable none.html",
      "acquire/unreadable locked",
      "acquire/empty empty.txt",
      "acquire/empty blank.txt",
      "acquire/binary image.html",
      "acquire/too-large big.txt",
      "acquire/gzip broken.html.gz",
      "html ok.html",
    ]);
  });
  test("a WARC file ends the run as wrong usage", async () => {
    await expect(read(["a.warc.gz"], { "a.warc.gz": { content: "x" } })).rejects.toMatchObject({ exitCode: 2 });
    await expect(read(["a"], { a: { content: "WARC/1.0\r\n" } })).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe("folders and globs", () => {
  const disk: FakeDisk = {
    "in/b.html": { content: HTML },
    "in/a/z.txt": { content: "Chad" },
    "in/c.jsonl": { content: "{}" },
    "in/d.pdf": { content: "%PDF-" },
    "in/e.HTM": { content: HTML },
    "in/locked": { error: "EACCES" },
    "in/.hidden.html": { content: HTML },
  };
  test("a folder is walked in name order; other files are skipped, and a locked folder is rejected", async () => {
    expect((await read(["in"], disk)).map(shown)).toEqual([
      "html in/.hidden.html",
      "dump in/a/z.txt",
      "html in/b.html",
      "skipped in/c.jsonl",
      "skipped in/d.pdf",
      "html in/e.HTM",
      "acquire/unreadable in/locked",
    ]);
  });
  test.each([
    ["in/*.html", ["html in/b.html"]],
    ["in/**/*.txt", ["dump in/a/z.txt"]],
    ["in/?.{html,HTM}", ["html in/b.html", "html in/e.HTM"]],
    ["in/[!b]/z.txt", ["dump in/a/z.txt"]],
    ["i?/a", ["dump in/a/z.txt"]],
    ["in/.h*", ["html in/.hidden.html"]],
    ["in/*.xhtml", ["acquire/no-match in/*.xhtml"]],
  ])("the glob %s", async (pattern, expected) => {
    expect((await read([pattern], disk)).map(shown)).toEqual(expected);
  });
  test("a file whose name looks like a glob is that file", async () => {
    expect(
      (await read(["a[1].txt"], { "a[1].txt": { content: "x y" }, "a1.txt": { content: "x" } })).map(shown),
    ).toEqual(["dump a[1].txt"]);
  });
});

describe("JSON Lines", () => {
  test("each line has its answer, in order, with its own text code unit for code unit", async () => {
    const text = " A\u0000 \ud800 b\r\n";
    const content = `${JSON.stringify({ id: 7, text, published: "2024", uri: "http://x/" })}\n\nnope\n{"id":"n"}\n[1]\n{"text":""}`;
    const found = await read(["in.jsonl"], { "in.jsonl": { content } });
    expect(
      found.map((item) => (item.kind === "skipped" ? null : [item.kind, item.page?.id.length, item.page?.content])),
    ).toEqual([
      ["page", 1, text],
      ["rejected", 16, ""],
      ["rejected", 16, ""],
      ["rejected", 1, ""],
      ["rejected", 16, ""],
      ["page", 16, ""],
    ]);
    expect(found[0]).toMatchObject({
      page: { id: "7", uri: "http://x/", kind: "article", given: { published: "2024" } },
      line: 1,
    });
    expect(found[2]).toMatchObject({ rejection: { uri: "in.jsonl", line: 3 } });
  });
  test("what comes before a gzipped file breaks off is kept", async () => {
    const whole = Array.from({ length: 50 }, (_, i) => JSON.stringify({ id: i, text: `${Math.sin(i)}` })).join("\n");
    const packed = gzipSync(whole);
    const found = await read(["a.jsonl.gz"], { "a.jsonl.gz": { content: packed.subarray(0, packed.length - 100) } });
    expect(found.filter(({ kind }) => kind === "page").length).toBeGreaterThan(10);
    expect(found.at(-1)).toMatchObject({ kind: "rejected", rejection: { code: "acquire/gzip" }, page: null });
  });
  test("a line over the limit is rejected alone", async () => {
    const content = `{"text":"a"}\n{"text":"${"x".repeat(2000)}"}\n{"text":"b"}\n`;
    expect((await read(["a.jsonl"], { "a.jsonl": { content } })).map(({ kind }) => kind)).toEqual([
      "page",
      "rejected",
      "page",
    ]);
  });
});

test("standard input has no uri, and Ctrl-C ends the reading between inputs", async () => {
  const effects = fakeEffects({ stdin: HTML, disk: { "a.html": { content: HTML } } });
  const found: Acquired[] = [];
  for await (const item of acquire(["-", "a.html"], OPTIONS, effects)) {
    found.push(item);
    effects.stop();
  }
  expect(found.map(shown)).toEqual(["html null"]);
});
