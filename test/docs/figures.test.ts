// The documents show the figures that were measured, all of them, and no others.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Row {
  readonly figure: string;
}
const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const script: {
  DOCUMENTS: readonly string[];
  SECTIONS: Readonly<Record<string, readonly Row[]>>;
  filled(text: string, figures: Readonly<Record<string, number>>): string;
} = await import(new URL("scripts/figures.mjs", root).href);
const figures: Record<string, number> = JSON.parse(read("eval/figures.json"));

describe.each(script.DOCUMENTS)("%s", (path) => {
  test("shows eval/figures.json; `npm run figures` mends it", () => {
    expect(script.filled(read(path), figures)).toBe(read(path));
  });
  test("changes with a figure", () => {
    expect(script.filled(read(path), { ...figures, "seeds.required": 0.123 })).toContain("| .123 |");
  });
});

test("no figure that a capability has is left out", () => {
  const named = new Set(Object.values(script.SECTIONS).flatMap((rows) => rows.map(({ figure }) => figure)));
  // The speed of the bundled pages stage by stage is for developers alone.
  const asked = Object.keys(figures).filter((name) => !name.startsWith("bench."));
  expect(asked.filter((name) => !named.has(name))).toEqual([]);
});

test("every section has its table in docs/evaluation.md", () => {
  const shown = [...read("docs/evaluation.md").matchAll(/<!-- figures ([a-z]+) -->/g)].map(([, section]) => section);
  expect(shown.sort()).toEqual(Object.keys(script.SECTIONS).sort());
});
