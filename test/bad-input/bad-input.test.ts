// Bad input through the real command: a clear message, the right status, bounded time and memory, everything else kept.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { entente, type Run, type RunOptions, records } from "../support/bin.ts";

const MAX_MB = 600;
/** Computing: 2 s a page, and start-up, loading and garbage collection of a worker and its successor. */
const MAX_MS = 12_000;
vi.setConfig({ testTimeout: 180_000 }); // by the clock a busy machine takes many times as long

const folder = mkdtempSync(join(tmpdir(), "entente-bad-"));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SENTENCE =
  "The foreign minister of Chad met his colleague of Niger on Monday in Niamey, where they spoke at length about water.";
const pageOf = (body: string) =>
  `<!doctype html><html><head><title>Talks</title></head><body><article>${body}</article></body></html>`;
const GOOD = pageOf(
  `<h1>Talks</h1><p>${SENTENCE}</p><p>Both sides said that they would meet again before the end of the year.</p>`,
);

beforeAll(() => {
  writeFileSync(path("good.html"), GOOD);
});

/** Runs `extract` on the named files of the folder, the good page last, and checks the bounds that hold for any input. */
async function extract(names: readonly string[], args: readonly string[] = [], options: RunOptions = {}): Promise<Run> {
  const run = await entente(["extract", ...args, ...[...names, "good.html"].map(path)], options);
  expectBounded(run);
  return run;
}
function expectBounded(run: Run): void {
  if (run.peakMb !== null) expect(run.peakMb).toBeLessThan(MAX_MB);
  expect(run.computedMs ?? run.elapsedMs).toBeLessThan(MAX_MS);
  expect(run.err).not.toContain("fault of the program");
  expect(run.err).not.toMatch(/^\s+at /m);
}
const goodIsThere = (run: Run) =>
  expect(records(run).at(-1)).toMatchObject({ uri: path("good.html"), text: expect.stringContaining("Niamey") });

describe("a page that is rejected, with the next one read", () => {
  const make: Readonly<Record<string, () => Uint8Array | string>> = {
    "empty.html": () => "",
    "image.html": () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(5000, 7)]),
    "noise.txt": () => Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + ((i * i) % 251)) % 256)),
    "nulls.html": () => Buffer.alloc(10_000),
    "bomb.html.gz": () => gzipSync(Buffer.alloc(200_000_000, "<p>Chad met Niger.")),
    "cut.html.gz": () => gzipSync(GOOD).subarray(0, 60),
    "endless.html": () => pageOf(`<p>${"Chad met Niger. ".repeat(1_100_000)}</p>`),
  };
  test.each([
    ["empty.html", /it is empty/],
    ["image.html", /it is an image/],
    ["noise.txt", /it is a binary file/],
    ["nulls.html", /it is a binary file/],
    ["bomb.html.gz", /larger than 20 MB once unpacked/],
    ["cut.html.gz", /compressed data is broken or cut off/],
    ["endless.html", /it took longer than 2 s|more memory than one page may take/],
  ])("%s", async (name, message) => {
    writeFileSync(path(name), make[name]?.() ?? "");
    const run = await extract([name]);
    expect(run.status).toBe(3);
    expect(run.err).toMatch(new RegExp(`^rejected ${path(name)}: .*${message.source}`, "m"));
    expect(run.err).toContain("2 pages: 1 with an article, 0 without text, 1 rejected");
    expect(records(run)).toHaveLength(1);
    goodIsThere(run);
  });
  test("a page of 200 MB, as a file and as a stream", async () => {
    writeFileSync(path("huge.html"), "<p>Chad met Niger.</p>");
    truncateSync(path("huge.html"), 200_000_000);
    const file = await extract(["huge.html"]);
    expect(file.status).toBe(3);
    expect(file.err).toContain("huge.html: it is larger than 20 MB");
    goodIsThere(file);
    const stream = await entente(["extract", "-", path("good.html")], {
      command: ["bash", "-c", 'yes "<p>Chad met Niger on Monday.</p>" | head -c 200000000 | "$@"', "bash"],
    });
    expect(stream.status).toBe(3);
    expect(stream.err).toContain("rejected standard input: it is larger than 20 MB");
    goodIsThere(stream);
  });
  test("a file that is not there, and a glob that matches nothing", async () => {
    const run = await extract(["none.html", "none-*.html"]);
    expect(run.status).toBe(3);
    expect(run.err).toContain("none.html: it cannot be read: no such file or folder");
    expect(run.err).toContain("none-*.html: no file or folder matches it");
    goodIsThere(run);
  });
});

describe("a page that is read as far as it goes", () => {
  const notices = (record: Record<string, unknown> | undefined) =>
    (record?.notices as { code: string }[] | undefined)?.map(({ code }) => code);
  test.each<[string, string | Uint8Array, string, readonly string[]]>([
    [
      "unclosed.html",
      `<html><body><article><p>${SENTENCE}<p>They <b>spoke <i>of water for two hours, the ministry said<div`,
      "Niamey",
      [],
    ],
    [
      "charset.html",
      iconv.encode(
        `<meta charset="utf-8">${pageOf(`<p>Министр иностранных дел Чада прибыл в понедельник в столицу Нигера, сообщило агентство.</p>`.repeat(5))}`,
        "windows-1251",
      ),
      "Министр иностранных дел",
      ["acquire/charset-mismatch"],
    ],
    [
      "cut-utf8.html",
      Buffer.from(`<article><p>${SENTENCE}</p><p>${SENTENCE} He then left for Malmö`).subarray(0, -1),
      "Niamey",
      ["acquire/cut-off"],
    ],
    [
      "null-bytes.html",
      pageOf(`<p>${SENTENCE.replaceAll(" ", " \0")}</p>`),
      "Niamey, where they",
      ["acquire/null-bytes"],
    ],
  ])("%s", async (name, content, words, codes) => {
    writeFileSync(path(name), content);
    const run = await extract([name]);
    expect(run.status).toBe(0);
    const [record] = records(run);
    expect(record?.text).toContain(words);
    expect(notices(record)).toEqual(expect.arrayContaining([...codes]));
    goodIsThere(run);
  });
  test.each([
    ["nested.html", `<html><body>${"<div>".repeat(100_000)}${SENTENCE}${"</div>".repeat(100_000)}`],
    ["nested-open.html", `<html><body>${"<table><tr><td><b>".repeat(25_000)}${SENTENCE}`],
    ["one-line.html", pageOf(`<p>${`${SENTENCE} `.repeat(45_000)}</p>`)],
    ["one-line.txt", `${SENTENCE} `.repeat(45_000)],
    ["one-word.txt", "x".repeat(5_000_000)],
    ["angles.html", `<p>${"<".repeat(5_000_000)}`],
    ["attributes.html", `<p ${"a=1 ".repeat(1_250_000)}>${SENTENCE}`],
  ])("%s is answered or rejected, in time", async (name, content) => {
    writeFileSync(path(name), content);
    for (const command of ["extract", "code"]) {
      const run = await entente([command, path(name), path("good.html")]);
      expectBounded(run);
      const rejected = /^rejected .*(?:took longer than 2 s|more memory than one page|nested too deeply)/m.test(
        run.err,
      );
      expect(run.status).toBe(rejected ? 3 : 0);
      expect(records(run)).toHaveLength(rejected ? 1 : 2);
      goodIsThere(run);
    }
  });
});

describe("JSON Lines", () => {
  test("a broken line has its answer in its place, and its reason", async () => {
    const lines = [
      '{"id":"a","text":"Chad met Niger."}',
      '{"id":"b","text":"cut',
      "",
      '{"id":"d"}',
      '{"id":"e","text":""}',
      '{"id":"f","text":"Mali met Togo."}',
    ];
    writeFileSync(path("lines.jsonl"), lines.join("\n"));
    const run = await entente(["code", "--notices", path("notices.jsonl"), path("lines.jsonl")]);
    expect(run.status).toBe(3);
    expect(records(run).map(({ text }) => text)).toEqual(["Chad met Niger.", "", "", "", "", "Mali met Togo."]);
    expect(records(run)[1]).toMatchObject({ events: [], notices: [{ code: "acquire/json-line" }] });
    expect(run.err).toMatch(/lines\.jsonl line 2: the line is not valid JSON/);
    expect(run.err).toMatch(/lines\.jsonl line 3: the line is empty/);
    expect(run.err).toMatch(/lines\.jsonl line 4: it has no text/);
    expect(run.err).toMatch(/6 pages: \d coded, \d without event, 3 rejected/);
    const noted = readFileSync(path("notices.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(noted).toMatchObject([{ outcome: "rejected", line: 2 }, { line: 3 }, { line: 4, id: "d" }]);
  });
  test("a line whose coding takes too long comes back unchanged", async () => {
    const text = `${SENTENCE} `.repeat(45_000);
    writeFileSync(
      path("long.jsonl"),
      `${JSON.stringify({ id: "a", text })}\n${JSON.stringify({ id: "b", text: "Chad met Niger." })}\n`,
    );
    const run = await entente(["code", path("long.jsonl")]);
    expectBounded(run);
    expect(records(run).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(records(run)[0]?.text).toBe(text);
  });
});

describe("a text that takes too long is reported, and every other is answered", () => {
  const endless = `${SENTENCE} `.repeat(45_000);
  const bound = (run: Run, place: string) => {
    expectBounded(run);
    expect(run.status).toBe(3);
    expect(run.err).toMatch(
      new RegExp(`^rejected ${place}: .*(?:took longer than 1 s; --timeout allows more|more memory)`, "m"),
    );
    expect(run.err).toMatch(/^3 \w+: 2 [a-z ]+, 0 [a-z ]+, 1 rejected$/m);
  };
  const lines = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).join("\n");
  test("relate", async () => {
    const parties = { actor: "Chad", recipient: "Niger" };
    const input = lines([
      { id: 1, text: "Chad met Niger.", ...parties },
      { id: 2, text: endless, ...parties },
      { id: 3, text: "Chad left Niger.", ...parties },
    ]);
    const run = await entente(["relate", "--timeout", "1", "--notices", path("slow.jsonl")], { input });
    bound(run, "standard input line 2");
    expect(records(run).map(({ id }) => id)).toEqual([1, 3]);
    expect(JSON.parse(readFileSync(path("slow.jsonl"), "utf8"))).toMatchObject({ outcome: "rejected", line: 2 });
  });
  test("status, of texts and of words", async () => {
    const words = endless.split(" ");
    const input = lines([
      { id: 1, text: "Chad left." },
      { id: 2, tokens: words },
      { id: 3, tokens: ["Chad", "left", "."] },
    ]);
    const run = await entente(["status", "--timeout", "1"], { input });
    bound(run, "standard input line 2");
    expect(records(run).map(({ id }) => id)).toEqual([1, 3]);
  });
  test("parse, of texts and of CoNLL-U", async () => {
    for (const [name, content] of [
      ["a.txt", "Chad left."],
      ["b.txt", endless],
      ["c.txt", "Mali stayed."],
    ] as const)
      writeFileSync(path(`slow-${name}`), content);
    const texts = await entente([
      "parse",
      "--timeout",
      "1",
      ...["a.txt", "b.txt", "c.txt"].map((name) => path(`slow-${name}`)),
    ]);
    bound(texts, path("slow-b.txt"));
    expect(texts.out.match(/^# text = .*$/gm)).toEqual(["# text = Chad left.", "# text = Mali stayed."]);
    const sentence = (words: readonly string[]) =>
      words.map((word, i) => `${i + 1}\t${word}${"\t_".repeat(8)}\n`).join("");
    const input = [["Chad", "left"], endless.slice(0, 2_000_000).split(" "), ["Mali", "stayed"]]
      .map(sentence)
      .join("\n");
    const trees = await entente(["parse", "--timeout", "1", "--input", "conllu", "-"], { input });
    bound(trees, "standard input: sentence 2");
    expect(trees.out.match(/^1\t\w+\t/gm)).toEqual(["1\tChad\t", "1\tMali\t"]);
  });
});

/** Another user than root, who may read every folder: by number, since names differ. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0;
/** Whether that user can start the command: a checkout may stand in a folder of root's own. */
const nobodyCan = asRoot && (await entente(["--version"], NOBODY).catch(() => null))?.status === 0;
if (asRoot && !nobodyCan)
  console.warn(
    "!!! the test of a folder without permission is LEFT OUT: this is root, and nobody cannot reach the checkout",
  );

/** A shell in which FOLDER is a disk of 2 MB that is gone with it; `unshare` makes it without being root where the system lets it. */
const onSmallDisk = (place: string) => [
  "unshare",
  ...(asRoot ? [] : ["--user", "--map-root-user"]),
  "--mount",
  "sh",
  "-c",
  'mount -t tmpfs -o size=2m none "$0" && "$@"; status=$?; cp "$0"/*.db* "$0.kept" 2>/dev/null; exit $status',
  place,
];
const canMount = spawnSync("unshare", [...onSmallDisk(folder).slice(1), "true"]).status === 0;
if (!canMount) console.warn("!!! the test of a store on a full disk is LEFT OUT: no file system may be mounted here");

describe("the world around", () => {
  test.skipIf(asRoot && !nobodyCan)("a folder without permission is rejected and the rest is read", async () => {
    const root = mkdtempSync(join(tmpdir(), "entente-locked-"));
    mkdirSync(join(root, "locked"));
    writeFileSync(join(root, "locked/a.html"), GOOD);
    writeFileSync(join(root, "z.html"), GOOD);
    chmodSync(root, 0o755);
    chmodSync(join(root, "locked"), 0o000);
    const run = await entente(["extract", root], asRoot ? NOBODY : {});
    chmodSync(join(root, "locked"), 0o755);
    rmSync(root, { recursive: true });
    expect(run.status).toBe(3);
    expect(run.err).toContain(`rejected ${join(root, "locked")}: it cannot be read: permission denied`);
    expect(records(run)).toMatchObject([{ uri: join(root, "z.html") }]);
  });
  test.skipIf(!existsSync("/dev/full"))(
    "a full disk under the output or the notices ends the run with status 1",
    async () => {
      const command = ["bash", "-c", '"$@" > /dev/full', "bash"];
      const out = await entente(["extract", path("good.html")], { command });
      expect(out).toMatchObject({
        status: 1,
        err: expect.stringContaining("cannot write the output: no space left on the disk"),
      });
      const notices = await entente(["extract", "--notices", "/dev/full", path("none.html")]);
      expect(notices).toMatchObject({
        status: 1,
        err: expect.stringContaining("cannot write /dev/full: no space left on the disk"),
      });
    },
  );
  test.skipIf(!canMount)("a full disk under the store: what was written is whole, the rest is told", async () => {
    const [disk, kept] = [path("disk"), path("disk.kept")];
    mkdirSync(disk);
    mkdirSync(kept);
    writeFileSync(
      path("filling.jsonl"),
      Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: i, text: `${SENTENCE} ${i} `.repeat(60) })).join("\n"),
    );
    const run = await entente(["ingest", "--db", join(disk, "news.db"), "--jobs", "1", path("filling.jsonl")], {
      command: onSmallDisk(disk),
    });
    expect(run.status).toBe(1);
    expect(run.err).toMatch(/^entente: .*(?:disk is full|no space left on the disk)/m);
    expect(run.err).not.toMatch(/^\s+at /m);
    const verified = await entente(["verify", "--db", join(kept, "news.db")]);
    expect(verified).toMatchObject({ status: 0 });
  });
  test("a reader that goes away is no failure", async () => {
    writeFileSync(
      path("many.jsonl"),
      Array.from({ length: 500 }, (_, id) => JSON.stringify({ id, text: SENTENCE })).join("\n"),
    );
    const run = await entente(["extract", path("many.jsonl")], {
      command: ["bash", "-c", '"$@" | head -n 1; exit "${PIPESTATUS[0]}"', "bash"],
    });
    expect(run).toMatchObject({ status: 0, err: "" });
    expect(records(run)).toHaveLength(1);
  });
  test("Ctrl-C in the middle keeps what is done, says so, and ends with status 1", async () => {
    let seen = 0;
    const run = await entente(["extract", "--input", "jsonl", "-"], {
      during: (child) => {
        const more = setInterval(() => child.stdin?.write(`${JSON.stringify({ id: seen, text: SENTENCE })}\n`), 5);
        child.stdin?.on("error", () => {});
        child.stdout?.on("data", () => {
          seen += 1;
          if (seen === 3) child.kill("SIGINT");
        });
        child.on("exit", () => clearInterval(more));
      },
      keepInputOpen: true,
    });
    expect(run.status).toBe(1);
    const done = records(run).length; // each a whole line
    expect(done).toBeGreaterThanOrEqual(3);
    expect(run.err).toContain(`${done} pages: ${done} with an article`);
    expect(run.err).toContain("interrupted");
  });
  test("loopback and private addresses are refused, and read with --allow-private", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/robots.txt") response.writeHead(404).end();
      else response.writeHead(200, { "content-type": "text/html" }).end(GOOD);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/a.html`;
    try {
      const refused = await extract([], [url]);
      expect(refused.status).toBe(3);
      expect(refused.err).toContain(`rejected ${url}: 127.0.0.1 is a private, local or reserved address`);
      goodIsThere(refused);
      const allowed = await extract([], [url, "--allow-private"]);
      expect(allowed.status).toBe(0);
      expect(records(allowed)[0]).toMatchObject({ uri: url, text: expect.stringContaining("Niamey") });
    } finally {
      server.close().closeAllConnections();
    }
  });
  test("WARC is wrong usage for now", async () => {
    writeFileSync(path("a.warc"), "WARC/1.0\r\n");
    expect(await entente(["code", path("a.warc")])).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringContaining("WARC files cannot be read yet"),
    });
  });
});
