import assert from "node:assert/strict";
import { beforeAll, describe, test } from "vitest";
import type { Explanation } from "../../../src/serve/explain/shape.ts";
import { explanationText, inkFor, recordText } from "../../../src/serve/explain/text.ts";
import { load } from "../../../src/serve/work/explain.ts";
import type { ExplainQuestion, Work } from "../../../src/serve/work/tasks.ts";
import { fakeEffects } from "../../support/effects.ts";

let work: Work<"explain">;
beforeAll(async () => {
  work = await load({});
});

async function explain(text: string, more: Partial<ExplainQuestion> = {}): Promise<Explanation> {
  return work({ text, published: null, marked: null, article: null, within: null, ...more });
}

/** Wide enough that nothing is wrapped. */
const PLAIN = { ...inkFor(fakeEffects(), { ascii: false }), columns: 400 };
const drawn = (explanation: Explanation) => explanationText(explanation, PLAIN);

describe("a sentence with an event", () => {
  test("has its tree, frame, roles, status, speaker, model and record", async () => {
    const text = drawn(await explain("Chad's president refused to meet Mali's minister, a spokesman said."));
    for (const part of [
      /^├?┌─refused .*status$/m,
      /deed CONSULT$/m,
      /^event e1 {2}REJECT meet \(CONSULT negated\) {2}TCD MLI$/m,
      /^frame {6}frame\.consult\.meet: the verb "meet" tells CONSULT/m,
      /^actor {6}"Chad's president", in slot subj: /m,
      /^status {5}negated: .*\n? *.*by "refused"/m,
      /^said by {4}spokesman .*"said"/m,
      /^model {6}\S+.* sure; next best [A-Z]+, \d+ %$/m,
      /^record {5}code\.frame\.verb, confidence 0\.\d+[;,] /m,
      /^claim {6}spokesman /m,
    ])
      assert.match(text, part);
  });
  test("a forecast is told", async () => {
    assert.match(drawn(await explain("Chad will probably attack Mali.")), /^forecast {3}likely \("will probably"\): /m);
  });
});

describe("a sentence without an event says what was nearest, and why not", () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ["The committee met its deadline.", /no event {3}no state, no body and nobody of one is named in these 6 words/],
    ["Chad met the deadline of Mali.", /"met" \(\S+\): its entry says that it tells no deed here/],
    ["Chad and Mali yodelled.", /"yodelled": no frame begins with it/],
    ["Chad imposed silence on Mali.", /"imposed": it has frames, but none of them holds here\n.*would need/],
    ["Chad met on Monday.", /"met" \(\S+, CONSULT\): it takes two, and only one party is found/],
    ["Chad and Mali.", /no verb, and no noun that a frame begins with/],
  ];
  for (const [text, why] of cases) test(text, async () => assert.match(drawn(await explain(text)), why));
  test("the model is asked about the first two parties", async () => {
    const { model } = await explain("Chad and Mali yodelled.");
    assert.deepEqual([model[0]?.of, model[0]?.marked, model[0]?.actor?.text], [null, false, "Chad"]);
  });
});

test("marked parties are the model's, whatever the coder reads", async () => {
  const text = "The baker fined the butcher.";
  const marked = { actor: { start: 4, end: 9 }, recipient: { start: 20, end: 27 } };
  const { model, events } = await explain(text, { marked });
  assert.deepEqual([model[0]?.actor?.text, model[0]?.recipient?.text, events.length], ["baker", "butcher", 0]);
  assert.ok(model[0] !== undefined && model[0].next.event !== model[0].event);
  assert.ok(model[0].next.share <= model[0].scores[model[0].event]);
});

test("the explanation survives JSON, and its offsets are those of the text", async () => {
  const explanation = await explain("Chad condemned Mali. Togo refused to meet Niger.");
  assert.deepEqual(JSON.parse(JSON.stringify(explanation)), explanation);
  const { text, sentences } = explanation;
  for (const { words, deeds, parties } of sentences)
    for (const one of [
      ...words,
      ...parties,
      ...deeds.map(({ word }) => word),
      ...deeds.flatMap((d) => d.status?.cues ?? []),
    ])
      assert.equal(text.slice(one.start, one.end), one.text);
});

test("only the sentences that a span touches", async () => {
  const within = { start: 25, end: 30 };
  const { sentences, events } = await explain("Chad condemned Mali. Togo praised Niger.", { within });
  assert.deepEqual([sentences.length, events.length, events[0]?.act], [1, 1, "SUPPORT"]);
});

test("no tree, another language, nothing at all", async () => {
  assert.match(
    drawn(await explain(`${"Chad met Mali and ".repeat(80)}Togo left.`)),
    /no tree: .*[\s\S]*without a tree/,
  );
  const french =
    "Le président du Tchad a rencontré le ministre du Mali à Bamako pour parler de la frontière commune. ".repeat(4);
  assert.match(drawn(await explain(french)), /nothing to explain|no event/);
  assert.match(drawn(await explain(" ")), /nothing to explain/);
});

test("no line is wider than the terminal, and no colour leaves a pipe", async () => {
  const text = `Chad's president, who had visited ${"the old town of the old region of ".repeat(12)}Mali, condemned Togo.`;
  const explanation = await explain(text);
  for (const columns of [60, 80, 140]) {
    const ink = { ...PLAIN, columns };
    const lines = explanationText(explanation, ink).split("\n");
    const wide = lines.filter((line) => line.length > columns && line.trim().includes(" "));
    assert.deepEqual(wide, []);
    assert.ok(!lines.join().includes("\u001b"));
  }
});

test("colours in a terminal, none with NO_COLOR; ASCII where the terminal has no more", async () => {
  const explanation = await explain("Chad condemned Mali.");
  const terminal = fakeEffects({ isTTY: true });
  assert.ok(explanationText(explanation, inkFor(terminal, { ascii: false })).includes("\u001b"));
  const uncoloured = { ...terminal, env: { NO_COLOR: "1" } };
  assert.ok(!explanationText(explanation, inkFor(uncoloured, { ascii: false })).includes("\u001b"));
  for (const env of [{ LANG: "C" }, { TERM: "dumb" }, { LC_ALL: "POSIX", LANG: "en_GB.UTF-8" }])
    assert.doesNotMatch(explanationText(explanation, inkFor({ ...fakeEffects(), env }, { ascii: false })), /[─┌└├→…]/);
  assert.match(
    explanationText(explanation, inkFor({ ...fakeEffects(), env: { LANG: "en_GB.UTF-8" } }, { ascii: false })),
    /┌─/,
  );
});

test("control signs do not reach the terminal", async () => {
  assert.ok(!drawn(await explain("Chad\u001b[31m condemned\u0007 Mali.")).includes("\u001b"));
});

test("a record of a store that is read otherwise now says so", async () => {
  const explanation = await explain("Chad condemned Mali.");
  const [event] = explanation.events;
  assert.ok(event !== undefined);
  assert.doesNotMatch(recordText(explanation, event, PLAIN), /otherwise/);
  assert.match(recordText(explanation, { ...event, act: "AID" }, PLAIN), /reads this sentence otherwise/);
});
