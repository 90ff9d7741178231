// What `npm run eval -- predicates` counts, and as what.
import { describe, expect, test } from "vitest";
import { predicatesOf } from "../../eval/predicates.ts";
import { codeText, resources } from "../helpers/pipeline.ts";

async function read(text: string): Promise<string[]> {
  const doc = await codeText(text, "2024-03-04");
  const { code } = await resources();
  return predicatesOf(doc, code).map(
    ({ sentence, token, kind, coverage }) => `${doc.sentences[sentence]!.tokens[token]!.form} ${kind} ${coverage}`,
  );
}

describe("predicates between two states", () => {
  test.each([
    ["Ghana condemned the raid by Togo.", ["condemned verb event"]],
    ["Cuba held talks with Jamaica in Kingston.", ["held verb event"]],
    ["Ghana refused to meet the Togolese president.", ["refused verb event"]],
    ["Chile defeated Peru in the final.", ["defeated verb none"]],
    ["Chile embroidered a flag for Peru.", ["embroidered verb unknown"]],
    ["Ghana said that Togo was wrong.", ["said verb claim"]],
  ])("%s", async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test.each([
    ["Norway's ambassador to Chad resigned."],
    ["Fiji is larger than Tonga."],
    ["Ghana condemned the raid."],
    ["Ghana condemned the Ghanaian police."],
  ])("none in: %s", async (text) => {
    expect(await read(text)).toEqual([]);
  });

  test("a word whose frames do not fit its use has no entry", async () => {
    expect(await read("Chile issued sunglasses to Peru.")).toEqual(["issued verb unknown"]);
  });
});
