// A worker's part: page → its article.
import { extractPage } from "#pipeline";
import { articleShape } from "../api.ts";
import { loadResources } from "../resources.ts";
import type { Work } from "./tasks.ts";

export async function load(): Promise<Work<"extract">> {
  const resources = await loadResources(["extract"]);
  return (page) => articleShape(extractPage(page, resources));
}
