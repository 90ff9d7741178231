// What a tree says of prepositions and of voice, on sentences built by hand.
import { describe, expect, test } from "vitest";
import { agentOf, caseOf, countBegun, indexTree, isPassive, type Tree } from "#document";
import { tree } from "../helpers/conllu.ts";

const treeOf = (words: string): Tree => indexTree(tree(words).sentences[0]!);

describe("isPassive, agentOf", () => {
  test("by its auxiliary, with the one who does it", () => {
    const seized = treeOf(
      "Ships|ship|NNS|3|nsubj:pass were|be|VBD|3|aux:pass seized|seize|VBN|0|root by|by|IN|5|case rebels|rebel|NNS|3|obl .||.|3|punct",
    );
    expect([isPassive(seized, 2), agentOf(seized, 2)]).toEqual([true, 4]);
  });
  test("a second participle shares the auxiliary of the first; a past tense is none", () => {
    const burnt = treeOf(
      "Ships|ship|NNS|3|nsubj:pass were|be|VBD|3|aux:pass seized|seize|VBN|0|root and|and|CC|5|cc burnt|burn|VBN|3|conj .||.|3|punct",
    );
    expect(isPassive(burnt, 4)).toBe(true);
    const left = treeOf("Rebels|rebel|NNS|2|nsubj seized|seize|VBD|0|root ships|ship|NNS|2|obj .||.|2|punct");
    expect([isPassive(left, 1), agentOf(left, 1)]).toEqual([false, -1]);
  });
});

describe("caseOf", () => {
  test("all words of a preposition; the mark of a possessor is none", () => {
    const out = treeOf("left|leave|VBD|0|root out|out|IN|4|case of|of|IN|2|fixed fear|fear|NN|1|obl .||.|1|punct");
    expect(caseOf(out, 3)).toBe("out of");
    const own = treeOf("Togo||NNP|3|nmod:poss 's|'s|POS|1|case army||NN|4|nsubj left|leave|VBD|0|root .||.|4|punct");
    expect(caseOf(own, 0)).toBe("");
  });
  test("where the tree hangs it on the first word of the phrase", () => {
    const with_ = treeOf(
      "fought|fight|VBD|0|root with|with|IN|3|case Chadian||JJ|4|amod troops|troops|NNS|1|obl .||.|1|punct",
    );
    expect(caseOf(with_, 3)).toBe("with");
  });
});

test("countBegun counts the spans that begin at an offset or before", () => {
  const spans = [0, 4, 4, 9].map((start) => ({ start, end: start + 2 }));
  expect([-1, 0, 4, 8, 20].map((offset) => countBegun(spans, offset))).toEqual([0, 1, 3, 3, 4]);
});
