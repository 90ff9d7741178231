// Real trees for tests: runs the stage with the model that ships. Slower than a hand-made tree, and it may change with
// the model: use it where a test is about many stages together.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Article, Parsed } from "../../src/document/index.ts";
import { loadParseModel, type ParseModel, parse } from "../../src/parse/index.ts";
import { article } from "./conllu.ts";

let loaded: ParseModel | null = null;

export function parseModel(): ParseModel {
  loaded ??= loadParseModel(readFileSync(fileURLToPath(new URL("../../models/parser.bin", import.meta.url))));
  return loaded;
}

export function parseText(text: string, fields: Partial<Article> = {}): Parsed {
  return parse(article(text, fields), parseModel()).value;
}
