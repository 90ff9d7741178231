// A worker's part: text → its records, and every step that led to them.
import { explainDeeds, relate } from "#code";
import { bareArticle } from "#document";
import { codeArticle } from "#pipeline";
import { explanationOf } from "../explain/shape.ts";
import { type CompiledParts, loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(own: CompiledParts): Promise<Work<"explain">> {
  const resources = await loadResources(["parse", "recognise", "code", "relate"], own);
  return ({ article, text, published, marked, within }) => {
    const known = { published, publishedBasis: published === null ? null : ("given" as const) };
    const doc = codeArticle(article ?? bareArticle(text, { id: "explain", ...known }), resources);
    const deeds = explainDeeds(doc, resources.code);
    return explanationOf(doc, deeds, within, marked, (sentences, actor, recipient) =>
      relate({ ...doc, sentences }, actor, recipient, resources.code, resources.relate),
    );
  };
}
