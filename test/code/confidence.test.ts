import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Coded } from "#document";
import { confidenceOf, doubtsOf, loadConfidenceModel, traitsOf } from "../../src/code/confidence/index.ts";
import { readDocument } from "../../src/code/frames/events.ts";
import { codeText, resources } from "../helpers/pipeline.ts";

const read = async (doc: Coded) => readDocument(doc, (await resources()).code);
const traits = async (text: string) => {
  const [first] = await read(await codeText(text, "2024-05-05"));
  return traitsOf(first!.scene, first!.reading);
};

test("a reading shows how its parties stand to the deed", async () => {
  const plain = await traits("Togo shelled Ghana.");
  expect(plain.get("recipient: subject or object itself")).toBe(1);
  expect(plain.get("event ASSAULT")).toBe(1);
  expect([...plain.keys()].filter((trait) => /unknown|none|another|idle|noun/.test(trait))).toEqual([]);

  const harder = await traits("Togo and the rebels, Benin said, shelled a port in Ghana.");
  expect(harder.get("actor: unknown")).toBe(1);
  expect(harder.get("recipient: steps behind")).toBe(1);
  expect(harder.get("commas")).toBe(2);
});

test("who stands idle in the sentence is counted, whoever takes part is not", async () => {
  expect((await traits("Togo shelled Ghana.")).get("idle parties")).toBeUndefined();
  expect((await traits("Togo shelled Ghana while Benin and Mali were silent.")).get("idle parties")).toBe(2);
});

test("a party of an earlier sentence is none of this tree", async () => {
  const doc = await codeText("Togo tested a missile. Ghana condemned the test.", "2024-05-05");
  const { reading, scene } = (await read(doc)).at(-1)!;
  const seen = traitsOf(scene, reading);
  expect(seen.get("recipient: of another sentence")).toBe(1);
  expect(seen.get("recipient: words away")).toBeUndefined();
});

test("confidence is the logistic of what the traits weigh, doubts are what weighs most against", async () => {
  const { reading, scene } = (await read(await codeText("Togo shelled Ghana.", "2024-05-05")))[0]!;
  const model = loadConfidenceModel('{"bias": 1, "weights": {"event ASSAULT": -2, "at root": -0.5, "noun": 9}}');
  expect(confidenceOf(scene, reading, model)).toBe(0.18); // 1 / (1 + e^1.5)
  expect(doubtsOf(scene, reading, model)).toEqual([
    { trait: "event ASSAULT", weight: -2 },
    { trait: "at root", weight: -0.5 },
  ]);
});

test("every weight that is shipped is of a trait that some sentence shows or that the code names", () => {
  const code = readFileSync("src/code/confidence/traits.ts", "utf8");
  const { weights } = loadConfidenceModel(readFileSync("models/confidence.json", "utf8"));
  expect(weights.size).toBeGreaterThan(40);
  for (const name of weights.keys()) {
    const [, bare] = /^(?:event|at|actor:|recipient:) (.+)$/.exec(name) ?? [null, name];
    expect(name.startsWith("event ") || code.includes(bare!), name).toBe(true);
  }
});
