import { expect, test } from "vitest";
import { recogniseDates } from "../../../src/recognise/dates/index.ts";
import { treeWith } from "../../helpers/conllu.ts";

/** The value of the one date of a sentence published on Thursday 20 November 2014. */
const value = (words: string): string | null | undefined =>
  recogniseDates(treeWith({ published: "2014-11-20" }, words)).value[0]?.value;

test.each([
  ["Kim||NNP|2|nsubj left|leave|VBD|0|root on||IN|4|case Monday||NNP|2|obl .||.|2|punct", "2014-11-17"],
  ["Kim||NNP|3|nsubj will||MD|3|aux leave||VB|0|root on||IN|5|case Monday||NNP|3|obl .||.|3|punct", "2014-11-24"],
  ["Kim||NNP|3|nsubj would||MD|3|aux leave||VB|0|root on||IN|5|case Monday||NNP|3|obl .||.|3|punct", "2014-11-24"],
  ["Kim||NNP|3|nsubj could|can|MD|3|aux leave||VB|0|root on||IN|5|case Monday||NNP|3|obl .||.|3|punct", "2014-11-17"],
  [
    "Kim||NNP|2|nsubj hopes|hope|VBZ|0|root to||TO|4|mark leave||VB|2|xcomp on||IN|6|case Monday||NNP|4|obl .||.|2|punct",
    "2014-11-24",
  ],
  [
    "Kim||NNP|2|nsubj agreed|agree|VBD|0|root to||TO|4|mark leave||VB|2|xcomp on||IN|6|case Monday||NNP|4|obl .||.|2|punct",
    "2014-11-24",
  ],
  [
    "Kim||NNP|2|nsubj failed|fail|VBD|0|root to||TO|4|mark leave||VB|2|xcomp on||IN|6|case Monday||NNP|4|obl .||.|2|punct",
    "2014-11-17",
  ],
])("%s", (words, expected) => {
  expect(value(words)).toBe(expected);
});

test("the verb of another clause does not decide", () => {
  const words =
    "Kim||NNP|2|nsubj left|leave|VBD|0|root on||IN|4|case Monday||NNP|2|obl and||CC|7|cc will||MD|7|aux return||VB|2|conj .||.|2|punct";
  expect(value(words)).toBe("2014-11-17");
});
