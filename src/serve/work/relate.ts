// A worker's part: text with two marked parties → the event between them.
import { relate } from "#code";
import { bareArticle } from "#document";
import { parse } from "#parse";
import { type CompiledParts, loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(own: CompiledParts): Promise<Work<"relate">> {
  const resources = await loadResources(["parse", "code", "relate"], own);
  return ({ id, text, actor, recipient }) => {
    const doc = parse(bareArticle(text, { language: "en" }), resources.parse).value;
    const { intensity: _, ...relation } = relate(doc, actor, recipient, resources.code, resources.relate);
    return { id, ...relation };
  };
}
