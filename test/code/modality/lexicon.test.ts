// Every example and counterexample of the modality lexicon, read with the parser that ships.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { type CueEntry, type CueExample, indexModality } from "#lexicon";
import { readModality } from "../../../src/code/modality/index.ts";
import { parseText } from "../../helpers/parse-text.ts";

const root = new URL("../../../", import.meta.url);
const lexicon = indexModality(JSON.parse(readFileSync(new URL("dist/data/modality.json", root), "utf8")));
const folder = new URL("lexicons/modality/", root);
// The schema was checked at build time.
const entries = readdirSync(folder).flatMap(
  (name) => parseYaml(readFileSync(new URL(name, folder), "utf8")) as CueEntry[],
);

function statusIn({ text, word }: CueExample): { status: string; negation: string | null; cues: readonly string[] } {
  const [sentence] = parseText(text).sentences;
  if (sentence === undefined) throw new Error(`no sentence in: ${text}`);
  const at = sentence.tokens.findIndex(({ form }) => form === word);
  const { status, negation, cues } = readModality(sentence, at, lexicon);
  return { status, negation, cues: cues.map(({ entry }) => entry) };
}

describe.each(entries)("$id", ({ id, examples, counterexamples }) => {
  test.each(examples)("$text", (example) => {
    const { status, negation, cues } = statusIn(example);
    expect({ status, negation }).toEqual({ status: example.status, negation: example.negation ?? null });
    expect(cues).toContain(id);
  });
  test.each(counterexamples)("not in: $text", (example) => {
    const { status, cues } = statusIn(example);
    expect(status).toBe(example.status);
    expect(cues).not.toContain(id);
  });
});
