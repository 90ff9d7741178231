// A worker's part: page → events, claims, forecasts.
import { codeArticle, codePage } from "#pipeline";
import { codedShape } from "../api.ts";
import { loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(): Promise<Work<"code">> {
  const resources = await loadResources(["extract", "parse", "recognise", "code"]);
  return (page) => codedShape("article" in page ? codeArticle(page.article, resources) : codePage(page, resources));
}
