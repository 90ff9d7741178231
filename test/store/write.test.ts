import assert from "node:assert/strict";
import { test } from "vitest";
import {
  addDocuments,
  countEvents,
  findClaims,
  findEvents,
  findForecasts,
  knownContents,
  type Store,
  startRun,
} from "#store";
import { coded, NOW, RUN, temporaryStore, VISIT } from "./fixtures.ts";

async function storeWith(...specs: Parameters<typeof coded>[0][]): Promise<Store> {
  const store = await temporaryStore();
  const run = await startRun(store, RUN, NOW);
  await addDocuments(store, run, specs.map(coded), NOW);
  return store;
}

const count = async (store: Store, table: "documents" | "events" | "parties" | "sightings") =>
  Number(
    (
      await store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

test("the same page again changes nothing", async () => {
  const store = await storeWith(VISIT);
  const before = store.raw.serialize();
  const run = await startRun(store, RUN, NOW);
  assert.deepEqual(await addDocuments(store, run, [coded(VISIT), coded(VISIT)], NOW), ["known", "known"]);
  await store.db.deleteFrom("runs").where("id", "=", run).execute();
  assert.equal(await count(store, "documents"), 1);
  assert.equal(await count(store, "events"), 3);
  assert.equal(store.raw.serialize().length, before.length);
});

test("a changed page of the same address becomes a new version, and the old one leaves the answers", async () => {
  const store = await storeWith(VISIT);
  const run = await startRun(store, RUN, NOW);
  const changed = coded({ ...VISIT, title: "Ghana visits Togo (updated)" });
  assert.deepEqual(await addDocuments(store, run, [changed], NOW), ["version"]);
  assert.deepEqual(
    (await findEvents(store, { event: ["CONSULT"] })).map((record) => record.document.version),
    [2],
  );
  assert.equal((await findEvents(store, { event: ["CONSULT"], oldVersions: true })).length, 2);
  assert.equal((await findForecasts(store, { about: ["GHA"] })).length, 1);
});

test("two versions in one batch: the later one counts", async () => {
  const store = await storeWith(VISIT, { ...VISIT, title: "Second" });
  assert.deepEqual(
    (await findEvents(store, { event: ["CONSULT"] })).map((record) => record.document.title),
    ["Second"],
  );
});

test("pages that all name a site's front page as their address are no versions of each other", async () => {
  const front = "https://herald.example/";
  const store = await storeWith(
    { ...VISIT, uri: "a.html", canonical: front, title: "A" },
    { ...VISIT, uri: "b.html", canonical: front, title: "B" },
  );
  assert.equal((await findEvents(store, { event: ["CONSULT"] })).length, 2);
});

test("lines of one JSON Lines file are told apart by their ids", async () => {
  const store = await storeWith({ ...VISIT, uri: "all.jsonl", id: "1" }, { ...VISIT, uri: "all.jsonl", id: "2" });
  assert.deepEqual(
    (await findEvents(store, { event: ["CONSULT"] })).map((r) => r.document.version),
    [1, 1],
  );
});

test("a record comes back as it was coded, under the store's ids", async () => {
  const store = await storeWith(VISIT);
  const [record] = await findEvents(store, { event: ["REQUEST"] });
  const [original] = coded(VISIT).events.filter((one) => one.event === "REQUEST");
  assert.ok(record?.attribution && original);
  const { document, ...rest } = record;
  assert.match(record.id, /^e[0-9a-f]{14}$/);
  assert.deepEqual(rest, {
    ...original,
    id: record.id,
    attribution: { ...original.attribution, claim: record.attribution.claim },
  });
  assert.equal(document.title, "Ghana visits Togo");
  const claim = (await findClaims(store, [record.attribution.claim])).get(record.attribution.claim);
  assert.equal(claim?.speaker?.name, "A spokesman");
  const outer = (await findClaims(store, [claim?.within ?? ""])).get(claim?.within ?? "");
  assert.equal(outer?.speaker?.name, "the Lome Daily");
});

test("ids are the same in another store", async () => {
  const ids = async (store: Store) => (await findEvents(store, { uncoded: true })).map((record) => record.id);
  assert.deepEqual(await ids(await storeWith(VISIT)), await ids(await storeWith({ text: "Else.", uri: "b" }, VISIT)));
});

test("half a surrogate pair and a null byte keep every offset", async () => {
  const text = "Mali \ud83d\u0000 visited Chad.";
  const store = await storeWith({
    text,
    events: [{ at: "visited", event: "CONSULT", actor: ["MLI Mali"], recipient: ["TCD Chad"] }],
  });
  const row = await store.db.selectFrom("documents").select("text").executeTakeFirstOrThrow();
  const [record] = await findEvents(store, {});
  assert.equal(row.text.length, text.length);
  assert.equal(row.text.slice(record?.quote.start, record?.quote.end), "visited");
});

test("knownContents names those that the store has", async () => {
  const store = await storeWith(VISIT);
  const { contentHash } = coded(VISIT);
  assert.deepEqual([...(await knownContents(store, [contentHash, "0".repeat(64)]))], [contentHash]);
});

test("what fails in the middle of a batch leaves nothing of it", async () => {
  const store = await temporaryStore();
  const run = await startRun(store, RUN, NOW);
  const bad = { ...coded({ text: "Bad." }), text: 1 as unknown as string };
  await assert.rejects(addDocuments(store, run, [coded(VISIT), bad], NOW));
  assert.equal(await count(store, "documents"), 0);
  assert.equal(await countEvents(store, { uncoded: true }), 0);
});
