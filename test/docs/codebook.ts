// The codebook's own sentences, and what the coder reads from one of them.
import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { bareArticle } from "#document";
import { codeArticle, type Resources } from "#pipeline";

export const codebook = readFileSync(new URL("../../docs/codebook.md", import.meta.url), "utf8");

/** The entries of the sixteen events, by their headings. */
export const sections = codebook
  .split(/^### /m)
  .slice(1)
  .map((section) => ({ code: section.slice(0, section.indexOf("\n")).trim(), section }));

const SENTENCE = /^- \*\*(For|Against):\*\* `([A-Z]+)` "([^"]+)"$/gm;
export const sentences = sections.flatMap(({ code, section }) =>
  [...section.matchAll(SENTENCE)].map(([, side = "", event = "", text = ""]) => ({ code, side, event, text })),
);

/** Sentences that the coder does not read as the codebook says today; `test/pages/mark.ts` keeps the list. */
export const MISSING_FILE = new URL("./codebook-missing.yml", import.meta.url);
export const missingToday: readonly string[] = parseYaml(readFileSync(MISSING_FILE, "utf8"));

/** What is counted: deeds that are only imagined or denied have no event. Each event once. */
export function eventsOf(text: string, resources: Omit<Resources, "extract">): string[] {
  const known = { id: "codebook", published: "2024-03-04", publishedBasis: "given", language: "en" } as const;
  return [...new Set(codeArticle(bareArticle(text, known), resources).events.flatMap((record) => record.event ?? []))];
}
