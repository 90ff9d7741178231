import assert from "node:assert/strict";
import { test } from "vitest";
import { addDocuments, type Store, startRun, verifyStore } from "#store";
import { all } from "../support/effects.ts";
import { coded, NOW, RUN, temporaryStore, VISIT } from "./fixtures.ts";

async function visited(): Promise<Store> {
  const store = await temporaryStore();
  const other = { ...VISIT, uri: "other.html", title: "Elsewhere" };
  await addDocuments(
    store,
    await startRun(store, RUN, NOW),
    [VISIT, { ...VISIT, title: "Again" }, other].map(coded),
    NOW,
  );
  return store;
}

/** Checks that find something after the damage is done by `statements`. */
async function checksAfter(...statements: string[]): Promise<string[]> {
  const store = await visited();
  store.raw.pragma("foreign_keys = off");
  for (const statement of statements) store.raw.exec(statement);
  return [...new Set((await all(verifyStore(store))).map((damage) => damage.check))];
}

test("a sound store has nothing wrong, nor has one with half a surrogate pair and a null byte", async () => {
  const store = await visited();
  const odd = "Mali \ud83d\u0000 visited Chad \ud83d\ude00 \\ud83d.";
  const event = { at: "visited", event: "CONSULT", actor: ["MLI Mali \ud83d"], recipient: ["TCD Chad"] } as const;
  await addDocuments(store, await startRun(store, RUN, NOW), [coded({ text: odd, uri: "odd", events: [event] })], NOW);
  assert.deepEqual(await all(verifyStore(store)), []);
});

test("a text that was changed behind the program's back", async () => {
  assert.deepEqual(await checksAfter("update documents set text = text || ' More.' where seq = 1"), ["hash"]);
});

test("a content hash that is not that of the id", async () => {
  assert.ok(
    (await checksAfter("update documents set content_hash = 'f' || substr(content_hash, 2) where seq = 2")).includes(
      "hash",
    ),
  );
});

test("a record whose words do not stand where it says", async () => {
  const moved = "update events set record = json_set(record, '$.quote.start', 3), start = 3 where seq = 1";
  assert.ok((await checksAfter(moved)).includes("offset"));
});

test("a column that says something else than its record", async () => {
  assert.deepEqual(await checksAfter("update events set status = 'planned' where seq = 1"), ["row"]);
  assert.deepEqual(
    await checksAfter("update parties set who = 'MLI', country = 'MLI' where who = 'GHA' and event = 1"),
    ["row"],
  );
  assert.deepEqual(await checksAfter("update pairs set first_day = '1999-01-01'"), ["row"]);
});

test("rows that were lost", async () => {
  assert.deepEqual(await checksAfter("delete from parties where event = 1"), ["row"]);
  assert.deepEqual(await checksAfter("delete from mentions", "delete from forecast_parties"), ["row"]);
});

test("a reference to a row that is not there", async () => {
  assert.ok((await checksAfter("update events set claim = 99 where claim is not null")).includes("reference"));
  assert.ok((await checksAfter("delete from claims where seq = 1")).includes("reference"));
});

test("versions with a gap, or the wrong one marked as the latest", async () => {
  assert.ok((await checksAfter("update documents set version = 5 where version = 2")).includes("version"));
  assert.ok(
    (await checksAfter("update documents set latest = 1 - latest where page = 'pages/visit.html'")).includes("version"),
  );
});

test("a full-text index that lost a document", async () => {
  const statement =
    "insert into documents_text (documents_text, rowid, title, text) select 'delete', seq, title, text from documents where seq = 1";
  assert.deepEqual(await checksAfter(statement), ["full-text"]);
});

test("a file with an overwritten page", async () => {
  const store = await visited();
  const { rootpage } = store.raw
    .prepare("select rootpage from sqlite_schema where name = 'events_event_day'")
    .get() as { rootpage: number };
  store.raw.pragma("wal_checkpoint(truncate)");
  const { closeSync, openSync, writeSync } = await import("node:fs");
  const file = openSync(store.path, "r+");
  writeSync(file, Buffer.alloc(2048, 0x5a), 0, 2048, (rootpage - 1) * 4096);
  closeSync(file);
  const { openStore } = await import("#store");
  const again = await openStore(store.path, { mode: "open" });
  const checks = (await all(verifyStore(again))).map((damage) => damage.check);
  await again.close();
  assert.ok(checks.includes("file"), checks.join());
});
