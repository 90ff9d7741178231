import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { parseText } from "../helpers/parse-text.ts";

/** "form/tag" of the word that heads the sentence. */
function rootOf(text: string): string {
  const root = parseText(text).sentences[0]?.tokens.find(({ head }) => head < 0);
  return `${root?.form}/${root?.xpos}`;
}

describe("a sentence whose verb looks like a noun", () => {
  test.each([
    ["A Kenyan court sentences three smugglers to ten years in prison.", "sentences/VBZ"],
    ["Police in Lagos arrest four smugglers near the harbour.", "arrest/VBP"],
    ["Voters in Malta head to the polls to elect a president.", "head/VBP"],
    ["Gunmen in stolen uniforms open fire on a convoy in Darfur.", "open/VBP"],
    ["Both sides accuse the other of shelling the dam.", "accuse/VBP"],
    ["Police in Lagos arrest four smugglers after a guard had spoken.", "arrest/VBP"],
  ])("%s", (text, root) => {
    assert.equal(rootOf(text), root);
  });
});

describe("what has no verb, or has one, is left alone", () => {
  test.each([
    "A large selection of wine and science fiction for the weekend.",
    "Excellent service close to the red line stop.",
    "The talks between the two sides about prisoners.",
  ])("%s", (text) => {
    assert.deepEqual(
      parseText(text).sentences[0]?.tokens.filter(({ xpos }) => /^VB[DZP]$/.test(xpos)),
      [],
    );
  });
  test("a command", () => {
    assert.equal(rootOf("Call the office in town about the strikes today."), "Call/VB");
  });
  test("a noun beside a verb", () => {
    assert.equal(rootOf("The court said that the sentences were too long."), "said/VBD");
  });
});
