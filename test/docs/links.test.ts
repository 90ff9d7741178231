// The documents: every relative link leads somewhere, and every decision is in the index.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const decisions = readdirSync(new URL("docs/adr/", root)).filter((file) => file.endsWith(".md"));
const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/codebook.md",
  "docs/glossary.md",
  "docs/evaluation.md",
  "docs/own-lexicon.md",
  "examples/NOTES.md",
  ...decisions.map((file) => `docs/adr/${file}`),
];

describe.each(documents)("%s", (path) => {
  const text = readFileSync(new URL(path, root), "utf8");
  const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
  test("its links lead somewhere", () => {
    expect(links.filter((target) => !existsSync(new URL(target, new URL(path, root))))).toEqual([]);
  });
});

test("the folders that the map describes exist", () => {
  const map = readFileSync(new URL("ARCHITECTURE.md", root), "utf8");
  const named = [...map.matchAll(/^### `(src\/[a-z./]+)`/gm)].map(([, folder = ""]) => folder);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((folder) => !existsSync(new URL(folder, root)))).toEqual([]);
});

test("every decision is in the index, with its four parts", () => {
  const index = readFileSync(new URL("docs/adr/README.md", root), "utf8");
  for (const file of decisions.filter((name) => name !== "README.md")) {
    expect(index).toContain(`](${file})`);
    const page = readFileSync(new URL(`docs/adr/${file}`, root), "utf8");
    expect(page.match(/^## .+$/gm)).toEqual(["## Context", "## Decision", "## Consequences", "## Rejected"]);
  }
});
