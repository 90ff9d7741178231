// Every name has a source and a day as of which it is known: of its entry, of its offices, or in the table of sources.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Entry {
  readonly id: string;
  readonly sources?: readonly string[];
  readonly asOf?: string;
  readonly offices?: readonly { readonly source: string; readonly asOf: string }[];
}
const root = new URL("../../", import.meta.url);
/** Key of a source → as of when. */
const table = new Map(
  [
    ...readFileSync(new URL("lexicons/SOURCES.md", root), "utf8").matchAll(/^\| ([a-z][a-z0-9-]*) .*\| ([^|]+) \|$/gm),
  ].map(([, key = "", asOf = ""]) => [key, asOf.trim()] as const),
);

test.each(["countries", "bodies", "people", "groups", "places", "roles"])("%s", (part) => {
  const files: { entries: Entry[] }[] = JSON.parse(
    readFileSync(new URL(`dist/data/entries/${part}.json`, root), "utf8"),
  );
  const byId = new Map<string, { readonly sources: string[]; readonly days: string[] }>();
  for (const { id, sources = [], asOf, offices = [] } of files.flatMap(({ entries }) => entries)) {
    const known = byId.get(id) ?? { sources: [], days: [] };
    known.sources.push(...sources, ...offices.map(({ source }) => source));
    known.days.push(...(asOf === undefined ? [] : [asOf]), ...offices.map((term) => term.asOf));
    byId.set(id, known);
  }
  const unsourced = [...byId].filter(
    ([, { sources }]) => sources.length === 0 || !sources.every((key) => table.has(key)),
  );
  expect(unsourced.map(([id]) => id)).toEqual([]);
  const undated = [...byId].filter(
    ([, { sources, days }]) => days.length === 0 && !sources.some((key) => /\d{4}/.test(table.get(key) ?? "")),
  );
  expect(undated.map(([id]) => id)).toEqual([]);
});

test("the table is read", () => {
  expect(table.get("every-politician")).toMatch(/2023-01/);
});
