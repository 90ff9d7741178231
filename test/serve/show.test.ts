import assert from "node:assert/strict";
import { test } from "vitest";
import { EdgeError } from "#effects";
import { addDocuments, documentId, findEvents, findForecasts, type Store, startRun } from "#store";
import { piecesOf, sentenceAround } from "../../src/serve/passage.ts";
import { find, shownShape, shownText } from "../../src/serve/show.ts";
import { coded, NOW, RUN, temporaryStore, VISIT } from "../store/fixtures.ts";
import { fakeEffects } from "../support/effects.ts";

async function visited(): Promise<Store> {
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), [coded(VISIT)], NOW);
  return store;
}

async function textOf(store: Store, id: string, isTTY = false): Promise<string> {
  return shownText(await find(store, id), fakeEffects({ isTTY }));
}

test("an event by the beginning of its id: sentence with parties and deed marked, status, rule, page", async () => {
  const store = await visited();
  const [record] = await findEvents(store, { event: ["CONSULT"] });
  const text = await textOf(store, record?.id.slice(0, 8) ?? "");
  for (const part of [
    "[actor Ghana]'s president *visited* [recipient Togo] on Friday.",
    "CONSULT visit  GHA → TGO",
    "actual: told as having happened",
    "Lomé (TGO)",
    "code.frame.active, by verb.test; confidence 0.9",
    "Ghana visits Togo, The Test Herald, 2024-03-04",
    "pages/visit.html",
  ])
    assert.ok(text.includes(part), `${part}\n${text}`);
  assert.ok(!text.includes("\u001b"));
});

test("who says so, and within whose words", async () => {
  const store = await visited();
  const [record] = await findEvents(store, { event: ["REQUEST"] });
  const text = await textOf(store, record?.id ?? "");
  assert.match(
    text,
    /said by {4}A spokesman \(official, GHA\): "said" {2}c[0-9a-f]{14}\nwithin {5}the Lome Daily \(media\): "reported"/,
  );
  assert.ok(text.includes("[speaker A spokesman] _said_"));
});

test("a denied deed says why it is no event", async () => {
  const store = await visited();
  const [record] = await findEvents(store, { status: ["denied"], uncoded: true });
  assert.match(await textOf(store, record?.id ?? ""), /denied: told as denied, so THREATEN is no event of PLOVER/);
});

test("claims, forecasts and documents have ids too", async () => {
  const store = await visited();
  const claim = (await findEvents(store, { event: ["REQUEST"] }))[0]?.attribution?.claim ?? "";
  assert.match(await textOf(store, claim), /content {4}Togo had asked for the visit/);
  const [forecast] = await findForecasts(store, { about: ["TGO"] });
  assert.match(
    await textOf(store, forecast?.id ?? ""),
    /foretold by Analysts \(expert\)\nlikelihood likely \("probably", 60 to 80 %\)/,
  );
  assert.match(await textOf(store, documentId(coded(VISIT).contentHash)), /3 events, 2 claims, 1 forecasts/);
});

test("parties are marked within a quote that reaches from one to the other", async () => {
  const store = await temporaryStore();
  const events = (VISIT.events ?? []).map((event) => ({ ...event, at: "Ghana's president visited Togo" }));
  await addDocuments(store, await startRun(store, RUN, NOW), [coded({ ...VISIT, events })], NOW);
  const [record] = await findEvents(store, { event: ["CONSULT"] });
  assert.match(
    await textOf(store, record?.id ?? ""),
    /\[actor Ghana\]\*'s president visited\* \[recipient Togo\] on Friday/,
  );
});

test("colours in a terminal only", async () => {
  const store = await visited();
  const [record] = await findEvents(store, { event: ["CONSULT"] });
  assert.match(await textOf(store, record?.id ?? "", true), new RegExp(`${String.fromCharCode(27)}\\[7mvisited`));
});

test("an id of nothing, and one of several records, are refused by name", async () => {
  const store = await visited();
  const refused = (pattern: RegExp) => (error: unknown) => error instanceof EdgeError && pattern.test(error.message);
  await assert.rejects(find(store, "e000000000"), refused(/no record of .* begins with e000000000/));
  await assert.rejects(find(store, "e"), refused(/several records .*event e[0-9a-f]{14}, event/));
});

test("the id that the coder gave is found where it is the only one", async () => {
  assert.equal((await find(await visited(), "f1")).kind, "forecast");
});

test("JSON carries the sentence and not the page", async () => {
  const store = await visited();
  const [record] = await findEvents(store, { event: ["CONSULT"] });
  const shape = JSON.stringify(shownShape(await find(store, record?.id ?? "")));
  assert.ok(shape.includes('"text":"Ghana\'s president visited Togo on Friday."'));
  assert.ok(!shape.includes("open an embassy"));
});

test("a passage is its sentence, or its paragraph where there are no sentences", () => {
  const article = {
    text: "One two.\n\nThree four. Five six.\n\nSeven.",
    sentences: [
      [10, 21],
      [22, 31],
    ] as [number, number][],
  };
  assert.deepEqual(sentenceAround(article, { start: 16, end: 20 }), { start: 10, end: 21 });
  assert.deepEqual(sentenceAround(article, { start: 16, end: 25 }), { start: 10, end: 31 });
  assert.deepEqual(sentenceAround({ ...article, sentences: [] }, { start: 16, end: 20 }), { start: 10, end: 31 });
  assert.deepEqual(sentenceAround(article, { start: 33, end: 35 }), { start: 33, end: 39 });
});

test("marks that overlap: the later wins, nothing is lost or said twice", () => {
  const text = "Ghana visited Togo.";
  const pieces = piecesOf(text, { start: 0, end: text.length }, [
    { start: 0, end: 13, mark: "content" },
    { start: 6, end: 13, mark: "trigger" },
    { start: 14, end: 40, mark: "recipient" },
  ]);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(
    pieces.map((piece) => piece.mark),
    ["content", "trigger", null, "recipient"],
  );
});
