// Texts through the stages with the package's own models, for tests of what the coder makes of a sentence.
import { readFileSync } from "node:fs";
import { type Article, bareArticle, type Coded } from "#document";
import { codeArticle } from "#pipeline";
import { loadResources } from "../../src/serve/resources.ts";

export const resources = await loadResources(["parse", "recognise", "code"]);

export function articleOf(text: string, published: string | null = "2024-03-04"): Article {
  const publishedBasis = published === null ? null : "given";
  return bareArticle(text, { id: "test", published, publishedBasis, language: "en" });
}

export function coded(text: string, published: string | null = "2024-03-04"): Coded {
  return codeArticle(articleOf(text, published), resources);
}

/** The entries of a part as written, with their examples. @param part folder under `lexicons/` */
export async function entriesOf<Entry>(part: string): Promise<Entry[]> {
  const { parse } = await import("yaml");
  const { readdirSync } = await import("node:fs");
  const folder = new URL(`../../lexicons/${part}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .flatMap((name): Entry[] => parse(readFileSync(new URL(name, folder), "utf8")));
}
