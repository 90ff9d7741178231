// A worker's part: page → events, claims, forecasts.
import { codeArticle, codePage } from "#pipeline";
import { codedShape } from "../api.ts";
import { type CompiledParts, loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(own: CompiledParts): Promise<Work<"code">> {
  const resources = await loadResources(["extract", "parse", "recognise", "code"], own);
  return (page) => codedShape("article" in page ? codeArticle(page.article, resources) : codePage(page, resources));
}
