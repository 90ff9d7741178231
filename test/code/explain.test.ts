import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { type ExplainedDeed, explainDeeds } from "#code";
import { codeText, resources } from "../helpers/pipeline.ts";

/** The deed that a form of the text tells or might tell. */
async function deedOf(text: string, form: string): Promise<ExplainedDeed> {
  const doc = await codeText(text);
  const deeds = explainDeeds(doc, (await resources()).code);
  for (const [s, sentence] of doc.sentences.entries())
    for (const deed of deeds[s] ?? []) if (sentence.tokens[deed.trigger]?.form === form) return deed;
  throw new Error(`nothing is explained of ${form}`);
}

describe("a word that has a record", () => {
  test("carries its frame, who stands in which slot, and the number of the record", async () => {
    const deed = await deedOf("Chad condemned Mali on Monday.", "condemned");
    assert.equal(deed.frame?.act, "ACCUSE");
    assert.deepEqual(
      deed.roles.map(({ role, slot, found }) => [role, slot, found.party.country]),
      [
        ["actor", "subj", "TCD"],
        ["recipient", "obj", "MLI"],
      ],
    );
    assert.deepEqual([deed.record, deed.whyNot], [0, null]);
  });
  test("carries the words that its conditions were met by", async () => {
    const deed = await deedOf("Chad imposed sanctions on Mali.", "imposed");
    const { tokens } = (await codeText("Chad imposed sanctions on Mali.")).sentences[0]!;
    assert.ok(deed.met.some(({ found, words }) => found.some((i) => words.includes(tokens[i]!.lemma))));
  });
  test("carries the words above that made its status", async () => {
    const deed = await deedOf("Chad refused to meet Mali.", "meet");
    assert.equal(deed.modality?.status, "negated");
    assert.ok(deed.modality.cues.some(({ token, entry }) => token === 1 && entry.startsWith("modality.")));
  });
  test("of a meeting, the other party's slot is told, too", async () => {
    const { roles } = await deedOf("Chad met Mali.", "met");
    assert.deepEqual(
      roles.map(({ role, slot }) => [role, slot]),
      [
        ["actor", "subj"],
        ["actor", "obj"],
      ],
    );
  });
  test("the number of a record counts through all sentences", async () => {
    assert.equal((await deedOf("Chad condemned Mali. Togo praised Niger.", "praised")).record, 1);
  });
});

describe("a word that has none says why", () => {
  const cases: readonly (readonly [why: ExplainedDeed["whyNot"], text: string, form: string])[] = [
    ["no-frame", "Chad and Mali yodelled.", "yodelled"],
    ["nothing", "Chad met the deadline of Mali.", "met"],
    ["governs", "Chad refused to meet Mali.", "refused"],
    ["party-unknown", "The baker met the butcher while Chad slept.", "met"],
    ["one-sided", "Chad met on Monday.", "met"],
  ];
  for (const [why, text, form] of cases)
    test(`${why}: ${text}`, async () => {
      const deed = await deedOf(text, form);
      assert.deepEqual([deed.whyNot, deed.record], [why, -1]);
    });
  test("a frame that does not hold names what its slot would need", async () => {
    const { whyNot, refusals } = await deedOf("Chad imposed silence on Mali.", "imposed");
    assert.equal(whyNot, "refused");
    assert.ok(refusals.some(({ why, asked }) => why === "lacks" && asked.slot === "obj" && asked.found.length === 1));
  });
});

test("a sentence without a tree has nothing to explain", async () => {
  const doc = await codeText(`${"Chad met Mali and ".repeat(80)}Togo left.`);
  assert.deepEqual(explainDeeds(doc, (await resources()).code)[0], []);
});
