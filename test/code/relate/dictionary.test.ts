import { expect, test } from "vitest";
import type { Sentence } from "#document";
import { openDictionary, suggestionOf } from "../../../src/code/relate/dictionary.ts";

const dictionary = openDictionary({
  sets: [["gun", "tank"]],
  blocks: [
    {
      verbs: [
        ["send", [], "-"],
        ["carry", ["out"], "ASSAULT"],
      ],
      patterns: [
        [[], [0], "AID"],
        [[], [0, "border"], "MOBILIZE"],
        [["refuse"], [], "REJECT"],
      ],
    },
  ],
});

function sentence(words: string): Sentence {
  const tokens = words.split(" ").map((form) => {
    const base = { form, start: 0, end: 0, lemma: form, upos: "X", xpos: "", head: -1, deprel: "dep" };
    return base;
  });
  return { start: 0, end: 0, paragraph: 0, tokens };
}

test("the bare verb's own event where no pattern is met", () => {
  expect(suggestionOf(sentence("togo send letter"), 1, dictionary)).toEqual({ root: "-", words: 0 });
});

test("a word of a set meets a pattern, and more words go before fewer", () => {
  expect(suggestionOf(sentence("togo send tank"), 1, dictionary)).toEqual({ root: "AID", words: 1 });
  expect(suggestionOf(sentence("togo send tank to border"), 1, dictionary)).toEqual({ root: "MOBILIZE", words: 2 });
});

test("words must stand on their side of the verb", () => {
  expect(suggestionOf(sentence("refuse to send letter"), 2, dictionary)?.root).toBe("REJECT");
  expect(suggestionOf(sentence("tank crew send letter and refuse"), 2, dictionary)?.root).toBe("-");
});

test("a verb needs its particle, and unknown verbs have nothing to say", () => {
  expect(suggestionOf(sentence("togo carry out"), 1, dictionary)).toEqual({ root: "ASSAULT", words: 1 });
  expect(suggestionOf(sentence("togo carry letter"), 1, dictionary)).toBeNull();
  expect(suggestionOf(sentence("togo paint"), 1, dictionary)).toBeNull();
});
