import { describe, expect, test } from "vitest";
import { parseText } from "../helpers/parse-text.ts";

const split = (text: string): string[] => parseText(text).sentences.map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  test.each([
    [
      "abbreviations go on",
      "Mr. Sarr of the U.S. State Dept. met Gen. Diop.",
      ["Mr. Sarr of the U.S. State Dept. met Gen. Diop."],
    ],
    ["initials go on", "J. K. Mensah left. A. Diallo stayed.", ["J. K. Mensah left.", "A. Diallo stayed."]],
    ["an abbreviation may end one", "They met at 5 p.m. The envoy left.", ["They met at 5 p.m.", "The envoy left."]],
    [
      "closing marks belong to the sentence",
      "“We agree.” He left. (He was late.) Mali stayed.",
      ["“We agree.”", "He left.", "(He was late.)", "Mali stayed."],
    ],
    ["small letters go on after a word in small letters", "fyi we met them today", ["fyi we met them today"]],
    [
      "they may begin a mail after its time",
      "Kofi Mensah 03/02/2001 10:46 AM what do you think?",
      ["Kofi Mensah", "03/02/2001 10:46 AM", "what do you think?"],
    ],
    ["a question in a quotation goes on", "“Who pays?” asked the envoy.", ["“Who pays?” asked the envoy."]],
    ["a paragraph ends one without a stop", "Talks in Accra\n\nThe envoy left.", ["Talks in Accra", "The envoy left."]],
    ["numbers go on", "Trade rose by 2.5 percent to $3.1 billion.", ["Trade rose by 2.5 percent to $3.1 billion."]],
    ["items of a list are apart", "Agreed:\n• rice\n• fuel", ["Agreed:", "• rice", "• fuel"]],
    [
      "a dateline is apart",
      "ACCRA, April 28 (Meridian Wire) — The envoy left.",
      ["ACCRA, April 28 (Meridian Wire) —", "The envoy left."],
    ],
    [
      "a dateline in small letters needs a day or an agency",
      "Lomé — Togo's capital — slept.\n\nLomé (Reuters) - Togo slept.",
      ["Lomé — Togo's capital — slept.", "Lomé (Reuters) -", "Togo slept."],
    ],
    [
      "a short name between dashes is no dateline",
      "NATO — which had met in March — said no.",
      ["NATO — which had met in March — said no."],
    ],
    [
      "a wrapped line goes on",
      "The ministers of Togo and\nMali met in the capital of\nGhana on Sunday.",
      ["The ministers of Togo and\nMali met in the capital of\nGhana on Sunday."],
    ],
  ])("%s", (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
