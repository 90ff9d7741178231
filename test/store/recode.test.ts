import assert from "node:assert/strict";
import { test } from "vitest";
import {
  addDocuments,
  type EventChange,
  findEvents,
  findForecasts,
  recodeStore,
  type Storable,
  type Store,
  type StoredArticle,
  startRun,
  verifyStore,
} from "#store";
import { all } from "../support/effects.ts";
import { coded, type DocSpec, NOW, RUN, temporaryStore, VISIT } from "./fixtures.ts";

const INFO = { ...RUN, kind: "recode", lexicon: "lexicon-b" } as const;

async function visited(): Promise<Store> {
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), [coded(VISIT)], NOW);
  return store;
}

async function recoded(store: Store, spec: DocSpec, dryRun = false): Promise<EventChange[]> {
  const changes: EventChange[] = [];
  const doc: Storable = { ...coded(spec), contentHash: coded(VISIT).contentHash };
  async function* code(articles: AsyncIterable<StoredArticle>) {
    for await (const article of articles) yield { article, doc };
  }
  await recodeStore(store, INFO, code, { dryRun, now: NOW, onChange: (change) => changes.push(change) });
  return changes;
}

const [VISITED, ASKED, THREATENED] = VISIT.events ?? [];
assert.ok(VISITED && ASKED && THREATENED);
const NEW = { at: "open an embassy", event: "AGREE", actor: ["GHA"], recipient: ["TGO"] } as const;
const CHANGED: DocSpec = {
  ...VISIT,
  events: [{ ...VISITED, status: "planned", event: "AGREE", act: "CONSULT" }, ASKED, NEW],
  forecasts: [],
};

test("recoding tells what was added, removed and changed, field by field", async () => {
  const changes = await recoded(await visited(), CHANGED);
  assert.deepEqual(
    changes.map(({ change, before, after, fields }) => [change, (after ?? before)?.record.quote.exact, fields.join()]),
    [
      ["changed", "visited", "event,status"],
      ["added", "open an embassy", ""],
      ["removed", "threatened", ""],
    ],
  );
});

test("recoding replaces the records, keeps the ids of those that stay, and leaves a sound store", async () => {
  const store = await visited();
  const [asked] = await findEvents(store, { event: ["REQUEST"] });
  await recoded(store, CHANGED);
  assert.deepEqual(
    (await findEvents(store, { uncoded: true })).map((record) => record.event),
    ["AGREE", "REQUEST", "AGREE"],
  );
  assert.equal((await findEvents(store, { event: ["REQUEST"] }))[0]?.id, asked?.id);
  assert.equal((await findForecasts(store, { about: ["GHA"] })).length, 0);
  assert.deepEqual(await all(verifyStore(store)), []);
  const runs = await store.db.selectFrom("runs").select(["kind", "lexicon", "finished"]).orderBy("id").execute();
  assert.deepEqual(runs.at(-1), { kind: "recode", lexicon: "lexicon-b", finished: NOW.toISOString() });
});

test("the same coder changes nothing", async () => {
  assert.deepEqual(await recoded(await visited(), VISIT), []);
});

test("a claim that is numbered anew is no change; another speaker is", async () => {
  const store = await visited();
  const [said, reported] = VISIT.claims ?? [];
  assert.ok(said && reported);
  const extra = { cue: "denied", content: "it had threatened Togo" };
  const renumbered = {
    ...VISIT,
    claims: [extra, { ...said, within: 2 }, reported],
    events: [VISITED, { ...ASKED, claim: 1 }, THREATENED],
  };
  assert.deepEqual(await recoded(store, renumbered), []);
  const other = { ...VISIT, claims: [{ ...said, speaker: { at: "Benin", kind: "official" as const } }, reported] };
  assert.deepEqual(
    (await recoded(store, other)).map((change) => change.fields),
    [["attribution"]],
  );
});

test("a deed whose words grew is changed, not removed and added", async () => {
  const changes = await recoded(await visited(), {
    ...VISIT,
    events: [{ ...VISITED, at: "visited Togo" }, ASKED, THREATENED],
  });
  assert.deepEqual(
    changes.map(({ change, fields }) => [change, fields.join()]),
    [["changed", "quote"]],
  );
});

test("a dry run tells the same and changes nothing", async () => {
  const store = await visited();
  const before = await findEvents(store, { uncoded: true });
  assert.equal((await recoded(store, CHANGED, true)).length, 3);
  assert.deepEqual(await findEvents(store, { uncoded: true }), before);
});

test("a coder that fails half-way changes nothing", async () => {
  const store = await visited();
  const before = await findEvents(store, { uncoded: true });
  async function* code(articles: AsyncIterable<StoredArticle>) {
    for await (const article of articles)
      yield { article, doc: { ...coded(CHANGED), contentHash: article.contentHash } };
    throw new Error("broken");
  }
  await assert.rejects(recodeStore(store, INFO, code, { dryRun: false, now: NOW, onChange: () => {} }), /broken/);
  assert.deepEqual(await findEvents(store, { uncoded: true }), before);
});
