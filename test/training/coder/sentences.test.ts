// Patterns of the training sentences: groups are opened, parties named and marked, another deed's parties are not.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EVENT_CODES } from "#document";
import { openOut, type Pattern, readPatterns } from "../../../training/coder/sentences.ts";
import { randomFrom } from "../../../training/random.ts";

const FOLDER = fileURLToPath(new URL("../../../training/coder/sentences", import.meta.url));
const patterns = readPatterns(FOLDER);

function opened(pattern: string, others: readonly Pattern[] = patterns) {
  const random = randomFrom(1);
  return Array.from({ length: 40 }, () => openOut({ event: "AID", pattern }, others, random));
}

test("each event has patterns, and each file is an event's", () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(".txt", ""));
  expect(new Set(files)).toEqual(new Set(EVENT_CODES));
  for (const code of EVENT_CODES) expect(patterns.filter(({ event }) => event === code).length).toBeGreaterThan(15);
});

test("a named party stands where it is marked", () => {
  for (const { text, recipient } of opened("X fed <Y nine cats>"))
    expect(text.slice(recipient?.start, recipient?.end).toLowerCase()).toBe("nine cats");
});

test("one of a group is taken, also of groups in groups", () => {
  for (const { text } of opened("X (fed|(led|read to)) Y")) {
    expect(text).toMatch(/ (fed|led|read to) /);
    expect(text).not.toMatch(/[|<>]/);
  }
});

test("a side that the pattern does not name is not marked", () => {
  const others: readonly Pattern[] = [{ event: "PROTEST", pattern: "<X Miners> struck against <Y owners>" }];
  const list = opened("Y received bread", others);
  expect(list.every(({ actor }) => actor === null)).toBe(true);
  expect(list.some(({ text }) => /miners/i.test(text))).toBe(true);
});

test("every pattern opens into plain text", () => {
  const random = randomFrom(2);
  for (const pattern of patterns) {
    const { text, actor, recipient } = openOut(pattern, patterns, random);
    expect(text).not.toMatch(/[|<>]/);
    expect(actor !== null || recipient !== null).toBe(true);
  }
});
