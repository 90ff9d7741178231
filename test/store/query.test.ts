import assert from "node:assert/strict";
import { test } from "vitest";
import { addDocuments, countEvents, type EventFilter, findEvents, type Store, startRun } from "#store";
import { fullTextQuery } from "../../src/store/query.ts";
import { coded, type EventSpec, NOW, RUN, temporaryStore, VISIT } from "./fixtures.ts";

/** One document whose n-th word is the quote of the n-th event. */
async function storeOf(...events: Omit<EventSpec, "at">[]): Promise<Store> {
  const store = await temporaryStore();
  const words = events.map((_, i) => `deed${String.fromCharCode(97 + i)}`);
  const doc = coded({
    text: `${words.join(" ")}.`,
    events: events.map((event, i) => ({ ...event, at: words[i] ?? "" })),
  });
  await addDocuments(store, await startRun(store, RUN, NOW), [doc], NOW);
  return store;
}

const found = async (store: Store, filter: EventFilter) =>
  (await findEvents(store, filter)).map((record) => record.quote.exact);

const AID = { event: "AID", actor: ["GHA"], recipient: ["TGO"] } as const;

test("a pair is found in both directions, and not with a third", async () => {
  const store = await storeOf(AID, { ...AID, actor: ["TGO"], recipient: ["GHA"] }, { ...AID, recipient: ["MLI"] });
  assert.deepEqual(await found(store, { pair: ["TGO", "GHA"] }), ["deeda", "deedb"]);
  assert.deepEqual(await found(store, { pair: ["GHA", "MLI"] }), ["deedc"]);
  assert.deepEqual(await found(store, { pair: ["TGO", "MLI"] }), []);
});

test("two actors of one deed are no pair, unless it is reciprocal", async () => {
  const store = await storeOf(
    { ...AID, actor: ["GHA", "MLI"] },
    { event: "CONSULT", actor: ["GHA", "MLI", "UNO"], reciprocal: true },
  );
  assert.deepEqual(await found(store, { pair: ["GHA", "MLI"] }), ["deedb"]);
  assert.deepEqual(await found(store, { pair: ["UNO", "GHA"] }), ["deedb"]);
});

test("actor and recipient are sides; the parties of a reciprocal act are on both", async () => {
  const store = await storeOf(AID, { event: "CONSULT", actor: ["GHA", "MLI"], reciprocal: true });
  assert.deepEqual(await found(store, { actor: ["GHA"] }), ["deeda", "deedb"]);
  assert.deepEqual(await found(store, { recipient: ["TGO"] }), ["deeda"]);
  assert.deepEqual(await found(store, { recipient: ["MLI"] }), ["deedb"]);
  assert.deepEqual(await found(store, { actor: ["MLI"], recipient: ["GHA"] }), ["deedb"]);
  assert.deepEqual(await found(store, { actor: ["TGO"] }), []);
});

test("from and to include their ends, at any precision; what has no date is outside", async () => {
  const store = await storeOf(
    { ...AID, date: "2015-05" },
    { ...AID, date: "2015-12-31" },
    { ...AID, date: "2014", enddate: "2015-01-02" },
    { ...AID, date: null },
  );
  assert.deepEqual(await found(store, { from: "2015", to: "2015" }), ["deedc", "deeda", "deedb"]);
  assert.deepEqual(await found(store, { from: "2015-05-31" }), ["deeda", "deedb"]);
  assert.deepEqual(await found(store, { to: "2015-05-01" }), ["deedc", "deeda"]);
  assert.deepEqual(await found(store, { to: "2015-04" }), ["deedc"]);
  assert.equal((await found(store, {})).at(-1), "deedd");
});

test("records without an event are left out unless asked for, and so can be what is background", async () => {
  const store = await storeOf(AID, { ...AID, event: null, act: "AID", status: "denied" }, { ...AID, historical: true });
  assert.deepEqual(await found(store, {}), ["deeda", "deedc"]);
  assert.deepEqual(await found(store, { uncoded: true, status: ["denied"] }), ["deedb"]);
  assert.deepEqual(await found(store, { historical: "without" }), ["deeda"]);
  assert.deepEqual(await found(store, { historical: "only" }), ["deedc"]);
});

test("records below a confidence are left out", async () => {
  const store = await storeOf({ ...AID, confidence: 0.8 }, { ...AID, confidence: 0.41 });
  assert.deepEqual(await found(store, { confidence: 0.8 }), ["deeda"]);
  assert.deepEqual(await found(store, { confidence: 0.41 }), ["deeda", "deedb"]);
});

test("text finds words of the page and the title in any form, phrases, absent words and beginnings", async () => {
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), [coded(VISIT)], NOW);
  const n = (text: string) => countEvents(store, { text });
  assert.equal(await n("visiting"), 2);
  assert.equal(await n('"asked for the visit"'), 2);
  assert.equal(await n('"visit the for asked"'), 0);
  assert.equal(await n("visit -benin"), 0);
  assert.equal(await n("visit -mali"), 2);
  assert.equal(await n("emba*"), 2);
  assert.equal(await n("lomé"), 2);
});

test("no sign that a person types breaks the full-text query", async () => {
  const store = await storeOf(AID);
  for (const text of ["", "*", '"', "a:b", "NEAR(", "-", "x AND OR", "'; drop table events", "(((", "^", "{a}"])
    assert.ok((await countEvents(store, { text })) >= 0, fullTextQuery(text));
});

test("limit takes the first in order", async () => {
  const store = await storeOf({ ...AID, date: "2020" }, { ...AID, date: "2010" });
  assert.deepEqual(await found(store, { limit: 1 }), ["deedb"]);
});
