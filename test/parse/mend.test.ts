import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { mendTree } from "../../src/parse/mend.ts";
import { tree } from "../helpers/conllu.ts";

/** "relation head" of a word, by its form, once the tree is mended. */
function mended(line: string): (form: string) => string {
  const words = tree(line).sentences[0]!.tokens.map((token) => ({ ...token }));
  mendTree(words);
  return (form) => {
    const word = words.find((one) => one.form === form)!;
    return `${word.deprel} ${words[word.head]?.form ?? "-"}`;
  };
}

describe("a clause whose opening word was taken for a preposition", () => {
  test("gets its subject", () => {
    const at = mended(
      "Two|two|CD|2|nummod nurses|nurse|NNS|4|nsubj:pass were|be|VBD:AUX|4|aux:pass hurt|hurt|VBN|0|root after||IN:ADP|6|case rebels|rebel|NNS|4|obl opened|open|VBD|4|conj fire||NN|7|obj .||.|4|punct",
    );
    assert.equal(at("rebels"), "nsubj opened");
    assert.equal(at("opened"), "advcl hurt");
    assert.equal(at("after"), "mark opened");
  });
  test("a verb that is joined by 'and' keeps its place", () => {
    const at = mended(
      "Chad||NNP|2|nsubj left|leave|VBD|0|root after||IN:ADP|4|case talks|talk|NNS|2|obl and||CC|6|cc joined|join|VBD|2|conj Mali||NNP|6|obj .||.|2|punct",
    );
    assert.equal(at("talks"), "obl left");
    assert.equal(at("joined"), "conj left");
  });
});

describe("an apposition read as one name", () => {
  test("what stands before the comma is the subject", () => {
    const at = mended(
      "Chad||NNP|3|compound ,||,|1|punct chair||NN|7|nsubj of||IN:ADP|5|case Union||NNP|3|nmod ,||,|3|punct asks|ask|VBZ|0|root Mali||NNP|7|obj .||.|7|punct",
    );
    assert.equal(at("Chad"), "nsubj asks");
    assert.equal(at("chair"), "appos Chad");
  });
  test("a list before a noun stays", () => {
    const at = mended(
      "Chad||NNP|5|compound ,||,|3|punct Mali||NNP|1|conj and||CC|5|cc forces|force|NNS|6|nsubj met|meet|VBD|0|root .||.|6|punct",
    );
    assert.equal(at("forces"), "nsubj met");
  });
});

describe("participles", () => {
  test("behind a comma belong to the verb, not to the noun before it", () => {
    const at = mended(
      "Rebels|rebel|NNS|2|nsubj attacked|attack|VBD|0|root a||DT|4|det town||NN|2|obj ,||,|6|punct killing|kill|VBG|4|acl two||CD|6|obj .||.|2|punct",
    );
    assert.equal(at("killing"), "advcl attacked");
  });
  test("that count members stay", () => {
    const at = mended(
      "Rebels|rebel|NNS|2|nsubj attacked|attack|VBD|0|root a||DT|4|det group||NN|2|obj ,||,|6|punct numbering|number|VBG|4|acl two||CD|6|obj .||.|2|punct",
    );
    assert.equal(at("numbering"), "acl group");
  });
  test("of speech belong to whoever speaks", () => {
    const line = (verb: string) =>
      `Mali||NNP|2|nsubj says|say|VBZ|0|root Chad||NNP|4|nsubj fired|fire|VBD|2|ccomp rockets|rocket|NNS|4|obj ,||,|7|punct ${verb}|VBG|4|advcl it||PRP|7|obj .||.|2|punct`;
    assert.equal(mended(line("condemning|condemn"))("condemning"), "advcl says");
    assert.equal(mended(line("hitting|hit"))("hitting"), "advcl fired");
  });
  test("after ', with' have a subject of their own", () => {
    const line = (comma: string) =>
      `Chad||NNP|2|nsubj left|leave|VBD|0|root ${comma} with||IN:ADP|5|case Mali||NNP|2|obl shelling|shell|VBG|2|advcl it||PRP|6|obj .||.|2|punct`;
    assert.equal(mended(line(",||,|5|punct"))("Mali"), "nsubj shelling");
    assert.equal(mended(line("talks|talk|NNS|2|obj"))("Mali"), "obl left");
  });
  test("after a participle of blame belong to whom it blames", () => {
    const line = (tag: string) =>
      `Police||NNS|2|nsubj held|hold|VBD|0|root men|man|NNS|2|obj accused|accuse|${tag}|3|acl of||IN:SCONJ|6|mark aiding|aid|VBG|2|advcl rebels|rebel|NNS|6|obj .||.|2|punct`;
    assert.equal(mended(line("VBN"))("aiding"), "advcl accused");
    assert.equal(mended(line("JJ"))("aiding"), "advcl held");
  });
});

describe("harm without an object is done to its subject", () => {
  const line = (next: string) =>
    `Rebels|rebel|NNS|2|nsubj killed|kill|VBD|0|root ${next} raids|raid|NNS|2|obl .||.|2|punct`;
  test("before a circumstance", () => {
    assert.equal(mended(line("in||IN:ADP|4|case"))("Rebels"), "nsubj:pass killed");
  });
  test("not with an object", () => {
    assert.equal(mended(line("men|man|NNS|2|obj"))("Rebels"), "nsubj killed");
  });
});

test("'Chadian-held Mali' names a place", () => {
  const at = mended(
    "Berg||NNP|2|nsubj visited|visit|VBD|0|root Gao||NNP|2|obj ,||,|6|punct in||IN:ADP|6|case Chadian||JJ|8|obl -||HYPH|6|punct held|hold|VBN|3|acl:relcl Mali||NNP|8|obj .||.|2|punct",
  );
  assert.equal(at("held"), "amod Mali");
  assert.equal(at("Mali"), "obl Gao");
});

describe("a state after a comma, before the verb", () => {
  test("only says where the raid was", () => {
    const at = mended(
      "A||DT|2|det raid||NN|6|nmod:desc in||IN:ADP|4|case Gao||NNP|2|nmod ,||,|2|punct Mali||NNP|7|nsubj killed|kill|VBD|0|root ten||CD|7|obj",
    );
    assert.equal(at("raid"), "nsubj killed");
    assert.equal(at("Mali"), "appos Gao");
  });
  test("somebody else in front of it is its apposition", () => {
    const at = mended(
      "A||DT|2|det neighbour||NN|6|nmod:desc of||IN:ADP|4|case Chad||NNP|2|nmod ,||,|2|punct Mali||NNP|7|nsubj killed|kill|VBD|0|root ten||CD|7|obj",
    );
    assert.equal(at("Mali"), "nsubj killed");
  });
});

describe("a clause with 'when' hung on the verb as a phrase", () => {
  test("is a clause", () => {
    const at = mended(
      "Two||CD|3|nsubj:pass were|be|VBD:AUX|3|aux:pass hurt|hurt|VBN|0|root when||WRB|6|advmod rebels||NNS|6|nsubj struck|strike|VBD|3|obl",
    );
    assert.equal(at("struck"), "advcl hurt");
  });
  test("a phrase without it stays one", () => {
    const at = mended(
      "Two||CD|3|nsubj:pass were|be|VBD:AUX|3|aux:pass hurt|hurt|VBN|0|root in||IN:ADP|5|case raids||NNS|3|obl",
    );
    assert.equal(at("raids"), "obl hurt");
  });
});

describe("a counting verb read as a plural noun", () => {
  const line = (form: string) =>
    `It||PRP|2|nsubj kills|kill|VBZ|0|root ten||CD|4|nummod people||NNS|2|obj and||CC|6|cc ${form}||NNS|4|conj four||CD|8|nummod others|other|NNS|4|conj`;
  test("is joined to the first verb, with whom it counts", () => {
    const at = mended(line("injures"));
    assert.equal(at("injures"), "conj kills");
    assert.equal(at("others"), "obj injures");
  });
  test("any other noun stays one", () => {
    assert.equal(mended(line("animals"))("animals"), "conj people");
  });
});
