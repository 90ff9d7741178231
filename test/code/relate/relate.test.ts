// The event between two marked parties: what is decided, by which rule, and on which words.
import { expect, test } from "vitest";
import { relate } from "#code";
import { bareArticle, EVENT_CODES, type Span } from "#document";
import { parse } from "#parse";
import { loadResources } from "../../../src/serve/resources.ts";

const resources = await loadResources(["parse", "code", "relate"]);

function between(text: string, actor: string | null, recipient: string | null) {
  const doc = parse(bareArticle(text, { language: "en" }), resources.parse).value;
  return relate(doc, spanOf(text, actor), spanOf(text, recipient), resources.code, resources.relate);
}

function spanOf(text: string, party: string | null): Span | null {
  if (party === null) return null;
  const start = text.indexOf(party);
  return { start, end: start + party.length };
}

test.each([
  ["Chadian troops shelled a Sudanese post.", "Chadian troops", "a Sudanese post", "ASSAULT"],
  ["Togo said it would not meet Ghana's negotiators.", "Togo", "Ghana", "REJECT"],
  ["Togo met Ghana's negotiators in Lome.", "Togo", "Ghana", "CONSULT"],
  ["Peru freed two Chilean sailors.", "Peru", "two Chilean sailors", "RETREAT"],
  ["Peru pardoned a Chilean reporter.", "Peru", "a Chilean reporter", "CONCEDE"],
  ["Fiji promised Tonga two ferries.", "Fiji", "Tonga", "AGREE"],
  ["Fiji gave Tonga two ferries.", "Fiji", "Tonga", "AID"],
])("%s", (text, actor, recipient, event) => {
  expect(between(text, actor, recipient).event).toBe(event);
});

test("a frame that reads the event is named as the rule, and gives mode and status", () => {
  const relation = between("Peru freed two Chilean sailors.", "Peru", "two Chilean sailors");
  expect(relation).toMatchObject({ mode: "release", status: "actual", rule: relation.proposal?.rule });
  expect(relation.rule).toMatch(/^frame\./);
});

test("where no frame reads anything the model decides and says so", () => {
  const relation = between("Togo gave Ghana the cold shoulder.", "Togo", "Ghana");
  expect(relation.rule === "code.relate.model" || relation.proposal !== null).toBe(true);
});

test("the grounds name the words that they were seen in, the weightiest first", () => {
  const text = "Togo expelled two diplomats of Ghana.";
  const { event, grounds } = between(text, "Togo", "Ghana");
  expect(event).toBe("SANCTION");
  expect(grounds.flatMap(({ words }) => words.map((word) => word.text))).toContain("expelled");
  for (const { words, weight } of grounds) {
    expect(weight).toBeGreaterThan(0);
    for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
  }
  expect(grounds.map(({ weight }) => weight)).toEqual(grounds.map(({ weight }) => weight).toSorted((a, b) => b - a));
});

test("the names of the parties decide nothing", () => {
  const one = between("Togo accused Ghana of spying.", "Togo", "Ghana");
  const other = between("Norway accused Chad of spying.", "Norway", "Chad");
  expect(other.scores).toEqual(one.scores);
});

test("the shares of the events sum to one, and the confidence is that of the event", () => {
  const { scores, confidence, event } = between("Togo accused Ghana of spying.", "Togo", "Ghana");
  expect(EVENT_CODES.reduce((sum, code) => sum + scores[code], 0)).toBeCloseTo(1, 2);
  expect(confidence).toBeCloseTo(scores[event], 3);
  expect(confidence).toBeGreaterThan(0.5);
});

test.each(["", "Togo", "!!!", "TOGO GHANA TALKS"])("there is one event even for %j", (text) => {
  expect(EVENT_CODES).toContain(between(text, null, null).event);
});
