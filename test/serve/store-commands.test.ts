// The commands that use a store, as a user runs them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, vi } from "vitest";
import { temporaryFolder } from "../store/fixtures.ts";
import { entente, ROOT, records } from "../support/bin.ts";

// Each test starts the program several times, and a busy machine is slow.
vi.setConfig({ testTimeout: 180_000 });

const SENTENCE = "The president of Ghana visited Togo on Friday. The ministers of Ghana and Togo met in Lome.";

function page(n: number): string {
  return JSON.stringify({
    id: `p${n}`,
    text: `${SENTENCE} Page ${n} ends here.`,
    title: `Page ${n}`,
    published: "2024-03-04",
    outlet: "Coast Wire",
    uri: `https://wire.example/${n}`,
  });
}

function pages(folder: string, n: number): string {
  const path = join(folder, "pages.jsonl");
  writeFileSync(path, `${Array.from({ length: n }, (_, i) => page(i)).join("\n")}\n`);
  return path;
}

const countsOf = (err: string) =>
  /(\d+) pages?: (\d+) coded, (\d+) without event, (\d+) rejected, (\d+) known already/
    .exec(err)
    ?.slice(1)
    .map(Number) ?? [];

async function sound(db: string): Promise<void> {
  const run = await entente(["verify", "--db", db, "--format", "text"]);
  assert.equal(run.status, 0, run.out + run.err);
}

test("ingest twice: the second run codes nothing, and the counts add up", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 5), join(folder, "a.db")];
  appendFileSync(input, "{broken\n");
  const first = await entente(["ingest", input, "--db", db]);
  const [all = 0, coded = 0, without = 0, rejected = 0, known = 0] = countsOf(first.err);
  assert.equal(first.status, 3, first.err);
  assert.deepEqual([all, rejected, known], [6, 1, 0]);
  assert.equal(coded + without + rejected + known, all);
  assert.equal(first.out, "");
  const second = await entente(["ingest", input, "--db", db]);
  assert.deepEqual(countsOf(second.err), [6, 0, 0, 1, 5]);
  await sound(db);
});

test("what was ingested can be listed, shown, briefed and exported; recoding it changes nothing", async () => {
  const folder = temporaryFolder();
  const db = join(folder, "a.db");
  await entente(["ingest", pages(folder, 3), "--db", db]);
  const events = records(await entente(["events", "--db", db, "--pair", "GHA", "TGO"]));
  assert.ok(events.length >= 3, "the coder must find the visits");
  const id = String(events[0]?.id);
  const shown = await entente(["show", id.slice(0, 10), "--db", db, "--format", "text"]);
  assert.match(shown.out, /\*[^*]+\*/);
  assert.match(shown.out, /^frame {6}frame\./m, "the sentence is explained below the record");
  assert.doesNotMatch(shown.out, /reads this sentence otherwise/);
  const bare = await entente(["show", id, "--db", db, "--format", "text", "--no-explain"]);
  assert.ok(shown.out.startsWith(bare.out) && shown.out.length > bare.out.length);
  const [asData] = records(await entente(["show", id, "--db", db, "--explain"]));
  assert.equal((asData?.["explanation"] as { sentences: unknown[] } | undefined)?.sentences.length, 1); // JSON has no types of its own
  const brief = await entente(["brief", "Ghana", "tgo", "--db", db, "--format", "html"]);
  assert.match(brief.out, /<h1>Ghana and Togo<\/h1>/);
  assert.ok(brief.out.includes(id));
  const polecat = await entente(["export", "--format", "polecat", "--db", db]);
  assert.ok(polecat.out.split("\n").length > events.length);
  const recode = await entente(["recode", "--db", db, "--format", "text"]);
  assert.match(recode.err, /3 documents recoded; events: 0 added, 0 removed, 0 changed\n/);
  assert.equal(recode.status, 0);
  await sound(db);
});

test("killed in the middle, the store is sound and the same command goes on", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 200), join(folder, "a.db")];
  const killed = await entente(["ingest", input, "--db", db, "--jobs", "1"], {
    during: (child) => {
      // At a moment when batches are being written: the log is beyond the tables alone.
      const watch = setInterval(() => {
        if (existsSync(`${db}-wal`) && statSync(`${db}-wal`).size > 700_000) child.kill("SIGKILL");
      }, 5);
      child.on("close", () => clearInterval(watch));
    },
  });
  assert.equal(killed.status, null, "it must be killed before it ends");
  await sound(db);
  const again = await entente(["ingest", input, "--db", db]);
  const [all, , , , known = 0] = countsOf(again.err);
  assert.equal(again.status, 0, again.err);
  assert.equal(all, 200);
  assert.ok(known > 0 && known < 200, String(known));
  await sound(db);
});

test("Ctrl-C keeps what is done and says so", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 200), join(folder, "a.db")];
  const stopped = await entente(["ingest", input, "--db", db], {
    during: (child) => {
      const watch = setInterval(() => {
        if (existsSync(`${db}-wal`) && statSync(`${db}-wal`).size > 500_000) {
          clearInterval(watch);
          child.kill("SIGINT");
        }
      }, 5);
      child.on("close", () => clearInterval(watch));
    },
  });
  assert.equal(stopped.status, 1, stopped.err);
  assert.match(stopped.err, /interrupted: what is counted here is done/);
  const [all = 0] = countsOf(stopped.err);
  assert.ok(all > 0 && all < 200, stopped.err);
  await sound(db);
  const again = await entente(["ingest", input, "--db", db]);
  assert.equal(countsOf(again.err).at(-1), all, "each counted page is in the store, and no other");
});

test("pages that are known can be read again, after an update of what reads them", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 3), join(folder, "a.db")];
  await entente(["ingest", input, "--db", db]);
  const { default: Sqlite } = await import("better-sqlite3");
  const raw = new Sqlite(db);
  raw.exec("update documents set title = 'misread'");
  const ids = raw.prepare("select id from events order by id").pluck().all();
  raw.close();
  const again = await entente(["ingest", input, "--db", db, "--again"]);
  assert.deepEqual(countsOf(again.err), [3, 3, 0, 0, 0]);
  const after = new Sqlite(db);
  assert.deepEqual(after.prepare("select distinct version, title from documents order by title").all(), [
    { version: 1, title: "Page 0" },
    { version: 1, title: "Page 1" },
    { version: 1, title: "Page 2" },
  ]);
  assert.deepEqual(after.prepare("select id from events order by id").pluck().all(), ids);
  after.close();
  await sound(db);
});

test("two at a time wait for each other", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 40), join(folder, "a.db")];
  const runs = await Promise.all([entente(["ingest", input, "--db", db]), entente(["ingest", input, "--db", db])]);
  assert.deepEqual(
    runs.map((run) => run.status),
    [0, 0],
    runs.map((run) => run.err).join(),
  );
  await sound(db);
});

test("usage errors end with status 2, a missing store with 1", async () => {
  const db = join(temporaryFolder(), "none.db");
  const status = async (...args: string[]) => (await entente([...args, "--db", db])).status;
  assert.equal(await status("events", "--pair", "PRK"), 2);
  assert.equal(await status("events", "--from", "2024-13"), 2);
  assert.equal(await status("events", "--event", "DANCE"), 2);
  assert.equal(await status("events"), 1);
  assert.equal(await status("verify"), 1);
  assert.equal(existsSync(db), false);
});

test("a damaged store ends with status 1 and a list", async () => {
  const folder = temporaryFolder();
  const db = join(folder, "a.db");
  await entente(["ingest", pages(folder, 2), "--db", db]);
  const { default: Sqlite } = await import("better-sqlite3");
  const raw = new Sqlite(db);
  raw.exec("update documents set text = text || ' Added.' where seq = 1");
  raw.close();
  const run = await entente(["verify", "--db", db]);
  assert.equal(run.status, 1);
  assert.deepEqual(
    records(run).map((damage) => damage.check),
    ["hash"],
  );
  assert.match(run.err, /1 thing wrong/);
});

/** The built modules in a process of their own, with a store that may not grow beyond `maxPages`. */
function ingestOnSmallDisk(input: string, db: string, maxPages: number): string {
  const script = `
    const { openStore } = await import("${ROOT}dist/store/index.js");
    const { ingest } = await import("${ROOT}dist/serve/ingest.js");
    const { nodeEffects } = await import("${ROOT}dist/serve/node-effects.js");
    const store = await openStore(${JSON.stringify(db)}, { mode: "create", maxPages: ${maxPages} });
    const options = { input: "auto", maxBytes: 1e6, allowPrivate: false, jobs: 1, timeout: 20 };
    const failure = await ingest(store, [${JSON.stringify(input)}], options, nodeEffects()).catch((error) => error);
    console.log(failure.code, failure.message);
    await store.close();
    process.exit();`;
  const file = `${db}.mjs`;
  writeFileSync(file, script);
  return spawnSync(process.execPath, [file], { encoding: "utf8" }).stdout;
}

test("a disk that fills up in the middle: a clear message, and whole pages are kept", async () => {
  const folder = temporaryFolder();
  const [input, db] = [pages(folder, 200), join(folder, "a.db")];
  const said = ingestOnSmallDisk(input, db, 150);
  assert.match(said, /^store\/full the disk is full: .* keeps all that was written before/);
  await sound(db);
  const { default: Sqlite } = await import("better-sqlite3");
  const raw = new Sqlite(db);
  const kept = Number(raw.prepare("select count(*) from documents").pluck().get());
  raw.close();
  assert.ok(kept > 0 && kept < 200, String(kept));
});

test("start reads the bundled pages, briefs PRK and RUS, and adds nothing the second time", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "work"));
  const options = { cwd: join(folder, "work") };
  const first = await entente(["start", "--no-serve"], options);
  assert.equal(first.status, 0, first.err);
  assert.match(first.out, /^North Korea and Russia\n/);
  const second = await entente(["start", "--no-serve"], options);
  const [all, coded, without, , known] = countsOf(second.err);
  assert.deepEqual([coded, without, known], [0, 0, all]);
  assert.equal(second.out, first.out);
  assert.ok(readFileSync(join(folder, "work/.entente/demo.db")).length > 0);
});
