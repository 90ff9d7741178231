import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type ParseModel, parse, parseTokens, readConllu, toConllu } from "../../src/parse/index.ts";
import { article, fromConllu, tree } from "../helpers/conllu.ts";
import { parseModel, parseText } from "../helpers/parse-text.ts";

let model: ParseModel;
beforeAll(() => {
  model = parseModel();
});

/** "met>root Ghana>nsubj>met": each word with its relation and its head's form. */
const arcs = (text: string): string[] =>
  parseText(text).sentences.flatMap(({ tokens }) =>
    tokens.map(({ form, deprel, head }) => `${form} ${deprel} ${tokens[head]?.form ?? "-"}`),
  );

describe("parse", () => {
  test("builds the tree of a plain sentence", () => {
    expect(arcs("The president of Ghana visited Accra on Sunday.")).toEqual([
      "The det president",
      "president nsubj visited",
      "of case Ghana",
      "Ghana nmod president",
      "visited root -",
      "Accra obj visited",
      "on case Sunday",
      "Sunday obl visited",
      ". punct visited",
    ]);
  });
  test("tells a passive and its agent", () => {
    expect(arcs("The talks were cancelled by Mali.")).toEqual(
      expect.arrayContaining(["talks nsubj:pass cancelled", "were aux:pass cancelled", "Mali obl:agent cancelled"]),
    );
  });
  test("a subordinator takes no part in its clause; a relative pronoun does", () => {
    expect(arcs("There is a slight chance that the talks fail.")).toEqual(
      expect.arrayContaining(["that mark fail", "fail acl chance"]),
    );
    expect(arcs("Mali sold a drone that frightened Chad.")).toContain("that nsubj frightened");
  });
  test("knows the base forms of verbs that treebanks hardly show", () => {
    const { tokens } = parseText("Ghana rebuked Togo, and Mali withdrew its troops and shelled Chad.").sentences[0] ?? {
      tokens: [],
    };
    expect(tokens.filter(({ upos }) => upos === "VERB").map(({ lemma }) => lemma)).toEqual([
      "rebuke",
      "withdraw",
      "shell",
    ]);
  });
  test("fills lemma and tags of every word", () => {
    const { tokens } = parseText("The countries' ministers were signing treaties, and Chad's army left.")
      .sentences[0] ?? { tokens: [] };
    expect(tokens.map(({ lemma }) => lemma).join(" ")).toBe(
      "the country 's minister be sign treaty , and Chad 's army leave .",
    );
    expect(tokens.every(({ upos, xpos }) => upos !== "" && xpos !== "")).toBe(true);
  });
  test("gives a text in another language no sentences and a notice", () => {
    const { value, notices } = parse(article("Der Minister kam.", { language: "de" }), model);
    expect(value.sentences).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(["parse/not-english"]);
  });
  test("counts a text of unknown language as English", () => {
    expect(parseText("The minister came.", { language: null }).sentences).toHaveLength(1);
  });
  test("numbers paragraphs and marks quotations", () => {
    const { sentences, quotations, text } = parseText("One left.\n\n“Two stay,” he said.");
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 1]);
    expect(quotations.map(({ start, end }) => text.slice(start, end))).toEqual(["Two stay,"]);
  });
  test("marks a table of figures flat, and an over-long list", () => {
    expect(parseText("12 14 | 15 16 | 17 18 19 | 20 21").sentences[0]?.flat).toBe(true);
    expect(parseText("rice , ".repeat(200)).sentences[0]?.flat).toBe(true);
    expect(parseText("The minister sold 12 tons of rice to Togo.").sentences[0]?.flat).toBeUndefined();
  });

  test("never throws; offsets nest, words spell the text, heads form a tree", () => {
    const words = fc.constantFrom(
      "Togo",
      "the",
      "signed",
      "“",
      "”",
      ".",
      "?",
      "don't",
      "\n\n",
      "\n",
      "U.S.",
      "'",
      "1.",
      "-",
      "é",
      "国",
      "🙂",
      "\u0000",
      "…",
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 60 }).map((list) => list.join(" ")),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        let last = 0;
        for (const sentence of parseText(value).sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          let at = sentence.start;
          for (const { start, end, form } of sentence.tokens) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(value.slice(start, end)).toBe(form);
            at = end;
          }
          expect(at).toBe(sentence.end);
          last = at;
          if (sentence.flat !== true) expectTree(sentence.tokens.map(({ head }) => head));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("reads five megabytes on one line", () => {
    const { sentences } = parseText("word ".repeat(1_000_000));
    expect(sentences.map(({ flat }) => flat)).toEqual([true]);
  }, 120_000);

  test.each(["A B C ", "Mr. ", "word. ", "x, ", "“a ” "])(
    "costs linear time on half a megabyte of %j",
    (piece) => {
      const time = (bytes: number): number => {
        const text = piece.repeat(Math.floor(bytes / piece.length));
        const started = process.cpuUsage().user;
        parseText(text);
        return process.cpuUsage().user - started;
      };
      time(60_000);
      expect(time(480_000)).toBeLessThan(24 * Math.max(20_000, time(60_000)));
    },
    120_000,
  );
});

function expectTree(heads: readonly number[]): void {
  expect(heads.filter((head) => head === -1)).toHaveLength(1);
  for (let i = 0; i < heads.length; i += 1) {
    let steps = 0;
    for (let at = i; at !== -1; at = heads[at] ?? -1) {
      steps += 1;
      expect(steps).toBeLessThanOrEqual(heads.length);
    }
  }
}

describe("CoNLL-U", () => {
  test("comes out as it can be read again", () => {
    const parsed = parseText("They don't trust John's plan.\n\nIt failed.");
    const lines = toConllu(parsed);
    const again = readConllu(lines);
    expect(again.map(({ words }) => words.map(({ form }) => form))).toEqual(
      parsed.sentences.map(({ tokens }) => tokens.map(({ form }) => form)),
    );
    expect(lines).toContain("2-3\tdon't\t");
    expect(fromConllu(lines).text).toBe(parsed.text);
  });
  test("takes given words as they are", () => {
    const [words = []] = parseTokens([["Togo", "signed", "a", "treaty", "."]], model);
    expect(words.map(({ form, deprel }) => `${form} ${deprel}`)).toEqual([
      "Togo nsubj",
      "signed root",
      "a det",
      "treaty obj",
      ". punct",
    ]);
  });
  test("a mass shooting is a noun, a man shooting is none", () => {
    const tagOf = (text: string) => parseText(text).sentences[0]?.tokens.find(({ form }) => form === "shooting")?.upos;
    expect(tagOf("Two people were killed in a mass shooting in Lomé.")).toBe("NOUN");
    expect(tagOf("The police saw a man shooting at two people in Lomé.")).toBe("VERB");
  });
  test("a hand-made tree has the text its words spell", () => {
    const { text, sentences } = tree(
      "Ghana||NNP|2|nsubj met|meet|VBD|0|root Togo||NNP|2|obj .||.|2|punct",
      "¶ It||PRP|2|nsubj left|leave|VBD|0|root .||.|2|punct",
    );
    expect(text).toBe("Ghana met Togo.\n\nIt left.");
    expect(sentences.map(({ paragraph, start }) => [paragraph, start])).toEqual([
      [0, 0],
      [1, 17],
    ]);
  });
});
