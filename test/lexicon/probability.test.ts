// Every entry of the probability lexicon: what it is for must be found, what it is not for must not.
import { expect, test } from "vitest";
import type { ProbabilityEntry } from "#lexicon";
import { PROBABILITY_PART } from "../../src/lexicon/probability.ts";
import { READ_CHECKS } from "../../src/serve/lexicon/readings.ts";
import { entriesOf, resources } from "../support/coded.ts";

const entries = await entriesOf<ProbabilityEntry>("probability");

test.each(entries.flatMap(READ_CHECKS.probability))("$entry: $text", ({ problem }) => {
  expect(problem(resources)).toBeNull();
});

test("compile weights the quartiles of several surveys by their answers", () => {
  const surveys = [
    { by: "a", n: 100, p25: 60, p75: 80 },
    { by: "b", n: 300, p25: 40, p75: 60 },
  ];
  const entry = {
    id: "band.x",
    kind: "band",
    source: "own",
    words: ["x"],
    surveys,
    examples: [],
    counterexamples: [],
  } as const;
  const { data } = PROBABILITY_PART.compile([{ path: "probability/x.yml", entries: [entry] }]);
  expect(data.bands).toEqual({ x: { entry: "band.x", low: 0.45, high: 0.65 } });
});

test("compile names a band without a survey and a word in two entries", () => {
  const shared = { source: "own", words: ["x"], examples: [], counterexamples: [] } as const;
  const { problems } = PROBABILITY_PART.compile([
    {
      path: "probability/x.yml",
      entries: [
        { id: "band.x", kind: "band", ...shared },
        { id: "probability.x", kind: "modal", polarity: "possible", ...shared },
        { id: "probability.y", kind: "modal", polarity: "likely", ...shared },
      ],
    },
  ]);
  expect(problems.map(({ message }) => message)).toEqual(["a band needs a survey", '"x" stands in probability.x too']);
});
