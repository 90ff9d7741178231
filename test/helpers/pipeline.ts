// The real stages on a text of ours, for the tests of lexicon entries; loaded once.
import { type Article, bareArticle, type Coded } from "#document";
import { codeArticle, type Resources } from "#pipeline";
import { loadResources } from "../../src/serve/resources.ts";

let loaded: Promise<Omit<Resources, "extract">> | null = null;

export function resources(): Promise<Omit<Resources, "extract">> {
  loaded ??= loadResources(["parse", "recognise", "code"]);
  return loaded;
}

export function article(text: string, published: string | null = null): Article {
  const publishedBasis = published === null ? null : "given";
  return bareArticle(text, { id: "t", published, publishedBasis, language: "en" });
}

export async function codeText(text: string, published: string | null = null): Promise<Coded> {
  return codeArticle(article(text, published), await resources());
}
