import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, test } from "vitest";
import { EdgeError } from "#effects";
import { addDocuments, countEvents, openStore, startRun, verifyStore } from "#store";
import { all } from "../support/effects.ts";
import { coded, NOW, RUN, temporaryFolder, temporaryStore, VISIT } from "./fixtures.ts";

function refused(code: string, message: RegExp) {
  return (error: unknown) =>
    error instanceof EdgeError && error.code === code && error.exitCode === 1 && message.test(error.message);
}

test("a store that is not there is not made by a command that only reads", async () => {
  const path = join(temporaryFolder(), "none.db");
  await assert.rejects(openStore(path, { mode: "open" }), refused("store/missing", /entente ingest FILES --db/));
  await assert.rejects(openStore(temporaryFolder(), { mode: "open" }), refused("store/missing", /there is no store/));
});

test("a store made by a newer entente is refused, and left as it is", async () => {
  const store = await temporaryStore();
  store.raw.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
  store.raw.pragma("wal_checkpoint(truncate)");
  const before = readFileSync(store.path);
  await assert.rejects(openStore(store.path, { mode: "create" }), refused("store/newer", /newer entente; update/));
  assert.deepEqual(readFileSync(store.path), before);
});

test("another program's database, and a file that is none, are refused and left as they are", async () => {
  const folder = temporaryFolder();
  const text = join(folder, "notes.txt");
  writeFileSync(text, "These are my notes. ".repeat(300));
  await assert.rejects(openStore(text, { mode: "create" }), refused("store/foreign", /not a store of entente/));
  assert.match(readFileSync(text, "utf8"), /^These are my notes/);
  const { default: Sqlite } = await import("better-sqlite3");
  const other = new Sqlite(join(folder, "other.db"));
  other.exec("create table recipes (name text)");
  other.close();
  await assert.rejects(
    openStore(join(folder, "other.db"), { mode: "create" }),
    refused("store/foreign", /not a store of entente/),
  );
});

test("a path whose folder is a file says so", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "x");
  await assert.rejects(
    openStore(join(folder, "file", "a.db"), { mode: "create" }),
    refused("store/cannot-open", /--db PATH/),
  );
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be written to says so", async () => {
  const folder = join(temporaryFolder(), "locked");
  mkdirSync(folder, { mode: 0o500 });
  onTestFinished(() => chmodSync(folder, 0o700));
  await assert.rejects(
    openStore(join(folder, "a.db"), { mode: "create" }),
    refused("store/cannot-open", /cannot open/),
  );
});

test("a full disk keeps what was written before, and says what to do", async () => {
  const path = join(temporaryFolder(), "small.db");
  const store = await openStore(path, { mode: "create", maxPages: 120 });
  onTestFinished(() => store.close());
  const run = await startRun(store, RUN, NOW);
  await addDocuments(store, run, [coded(VISIT)], NOW);
  const large = coded({ text: "A long page. ".repeat(60_000), uri: "large.html" });
  await assert.rejects(
    addDocuments(store, run, [large], NOW),
    refused("store/full", /disk is full: .*run the same command again/),
  );
  assert.equal(await countEvents(store, { uncoded: true }), 3);
  assert.deepEqual(await all(verifyStore(store)), []);
});

test("a store that was opened before is opened again as it is", async () => {
  const path = join(temporaryFolder(), "deep", "er", "a.db");
  const first = await openStore(path, { mode: "create" });
  await addDocuments(first, await startRun(first, RUN, NOW), [coded(VISIT)], NOW);
  await first.close();
  const again = await openStore(path, { mode: "open" });
  onTestFinished(() => again.close());
  assert.equal(await countEvents(again, {}), 2);
});
