import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenise } from "../../src/parse/tokenise.ts";

function forms(text: string): string[] {
  const { starts, ends } = tokenise(text, 0, text.length);
  return starts.map((start, i) => text.slice(start, ends[i]));
}

describe("tokenise", () => {
  test.each([
    ["They don't trust John's plan.", "They|do|n't|trust|John|'s|plan|."],
    ["We cannot; they’re gonna.", "We|can|not|;|they|’re|gon|na|."],
    ["the so-called anti-ship re-entry", "the|so|-|called|anti-ship|re-entry"],
    ["the writers' U.S.-led talks", "the|writers|'|U.S.|-|led|talks"],
    ["On 5 p.m., Gen. J. Sow (No. 3) paid $2.5m.", "On|5|p.m.|,|Gen.|J.|Sow|(|No.|3|)|paid|$|2.5|m|."],
    ["a@b.org, https://x.org/a-b?c=1.", "a@b.org|,|https://x.org/a-b?c=1|."],
    ["O'Reilly rose 10% in 1990-1995...", "O'Reilly|rose|10|%|in|1990|-|1995|..."],
    ["“Stop!” she said—twice.", "“|Stop|!|”|she|said|—|twice|."],
    ["The end of May. No. He left.", "The|end|of|May|.|No|.|He|left|."],
    ["9/11 and/or 20th", "9/11|and|/|or|20th"],
  ])("%s", (text, expected) => {
    expect(forms(text)).toEqual(expected.split("|"));
  });

  test("loses no character and never overlaps, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { starts, ends } = tokenise(text, 0, text.length);
        let at = 0;
        for (const [i, start] of starts.entries()) {
          expect(text.slice(at, start).trim()).toBe("");
          at = ends[i] ?? 0;
          expect(at).toBeGreaterThan(start);
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  test.each(["a", "a-", "1", "1.", "'", ".", "x@", "http://", "a.", "A&", "é\u0301"])(
    "costs linear time on a million times %j",
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const started = performance.now();
      tokenise(text, 0, text.length);
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
});

test("a leader's name that has lost the blanks around it is cut from the words beside it", () => {
  expect(forms("the respected ComradeKim Jong Unand the people")).toEqual(
    "the respected Comrade Kim Jong Un and the people".split(" "),
  );
  expect(forms("Kim Jong Unmade a speech")).toEqual("Kim Jong Un made a speech".split(" "));
  expect(forms("Unmade beds, said Comrade Ilya")).toEqual("Unmade beds , said Comrade Ilya".split(" "));
});
