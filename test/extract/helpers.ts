// What the tests of the stage share: the shipped model, and pages made of bare content.
import { readFileSync } from "node:fs";
import { eld } from "eld/small";
import type { RawPage } from "#document";
import { type ExtractModel, loadExtractModel } from "#extract";

export const model: ExtractModel = loadExtractModel(
  readFileSync(new URL("../../models/line-filter.json", import.meta.url), "utf8"),
  (text) => eld.detect(text).language,
);

export function rawPage(
  kind: RawPage["kind"],
  content: string,
  given: RawPage["given"] = {},
  uri: string | null = null,
): RawPage {
  return { id: "page", uri, kind, content, contentHash: "0", given, notices: [] };
}
