// The codebook's own sentences: every event has a definition, hesitations, a sentence for and one against it, and the coder
// reads them as the codebook says. What it misses is listed, and the list shrinks (`test/pages/mark.ts` keeps it).
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { EVENT_CODES } from "#document";
import { loadResources } from "../../src/serve/resources.ts";
import { codebook, eventsOf, missingToday, sections, sentences } from "./codebook.ts";

test("the codebook has the sixteen events in order", () => {
  expect(sections.map(({ code }) => code)).toEqual(EVENT_CODES);
});

describe.each(sections)("$code", ({ code, section }) => {
  test("has quad, hesitations, a sentence for and one against", () => {
    const own = sentences.filter((sentence) => sentence.code === code);
    expect(section).toMatch(/quad [1-4]/);
    expect(section).toContain("*Hesitations.*");
    expect(own.map(({ side }) => side)).toEqual(["For", "Against"]);
    expect(own[0]?.event).toBe(code);
    expect(own[1]?.event).not.toBe(code);
  });
});

test("the table of statuses says what the coder's table says", () => {
  const rows = parseYaml(readFileSync(new URL("../../lexicons/outcomes/table.yml", import.meta.url), "utf8"));
  const printed = new Map(
    [...codebook.matchAll(/^\| ([A-Z, ]+) \|(.+)\|$/gm)].flatMap(([, acts = "", cells = ""]) =>
      acts.split(", ").map((act) => [act, cells.split("|")] as const),
    ),
  );
  expect([...printed.keys()]).toEqual(EVENT_CODES);
  for (const { act, mode, ...row } of rows) {
    if (mode !== null) continue;
    const cells = printed.get(act);
    for (const [column, status] of ["planned", "stopped", "refused", "offered"].entries())
      expect(cells?.[column], `${act} ${status}`).toContain(row[status].event);
  }
});

const resources = await loadResources(["parse", "recognise", "code"]);

describe("the sentences", () => {
  for (const { event, text } of sentences) {
    const check = missingToday.includes(text) ? test.fails : test;
    check(`${event}: ${text}`, () => expect(eventsOf(text, resources)).toEqual([event]));
  }
});
