// The codebook's own sentences: every event has a definition, hesitations, a sentence for and one against it, and the coder
// reads them as the codebook says. What it misses is listed, and the list shrinks.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { EVENT_CODES } from "#document";
import { codeArticle } from "#pipeline";
import { loadResources } from "../../src/serve/resources.ts";

const codebook = readFileSync(new URL("../../docs/codebook.md", import.meta.url), "utf8");
const sections = codebook
  .split(/^### /m)
  .slice(1)
  .map((section) => ({ code: section.slice(0, section.indexOf("\n")).trim(), section }));
const SENTENCE = /^- \*\*(For|Against):\*\* `([A-Z]+)` "([^"]+)"$/gm;
const sentences = sections.flatMap(({ code, section }) =>
  [...section.matchAll(SENTENCE)].map(([, side = "", event = "", text = ""]) => ({ code, side, event, text })),
);

/** Sentences that the coder does not read so today. */
const MISSING_TODAY: ReadonlySet<string> = new Set([
  "Estonia promised on Friday to lend Moldova two ferries.",
  "Estonia and Moldova trained their ferry crews together last week.",
  "Fiji asked New Zealand for a survey ship.",
  "Sri Lanka turned down a Maldivian offer to finance the cannery.",
  "Thousands of Armenians marched in Yerevan against the Azerbaijani government.",
  "Azerbaijan shelled an Armenian village.",
]);

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
    const check = MISSING_TODAY.has(text) ? test.fails : test;
    check(`${event}: ${text}`, () => expect([...new Set(eventsOf(text))]).toEqual([event]));
  }
});

/** What is counted: deeds that are only imagined or denied have no event. */
function eventsOf(text: string): string[] {
  const article = {
    id: "codebook",
    uri: null,
    contentHash: "",
    canonical: null,
    title: null,
    byline: [],
    outlet: null,
    published: "2024-03-04",
    publishedBasis: "given" as const,
    language: "en",
    syndication: null,
    text,
    notices: [],
  };
  return codeArticle(article, resources).events.flatMap((record) => record.event ?? []);
}
