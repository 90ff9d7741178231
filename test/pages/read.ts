// The bundled pages through the whole pipeline, once per test file.
import { readFileSync } from "node:fs";
import type { Coded } from "#document";
import { codePage } from "#pipeline";
import { pageOf } from "../../src/acquire/page.ts";
import { loadResources } from "../../src/serve/resources.ts";
import { PAGES_FOLDER } from "./expected.ts";

export async function pageReader(): Promise<(page: string) => Coded> {
  const resources = await loadResources(["extract", "parse", "recognise", "code"]);
  return (page) => {
    const named = page.endsWith(".txt") ? "text" : "html";
    return codePage(pageOf({ bytes: readFileSync(new URL(page, PAGES_FOLDER)), uri: page, named }), resources);
  };
}
