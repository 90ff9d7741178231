// Figures of the stage "extract": text, title, day and authors of pages with a known article, beside Readability alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { eld } from "eld/small";
import { parseHTML } from "linkedom";
import { type ExtractModel, extract, loadExtractModel } from "../src/extract/index.ts";
import { dumpOf } from "../training/extract/dump.ts";
import { type FoldFilters, foldOf } from "../training/extract/folds.ts";
import { type GoldPage, readPages } from "../training/extract/pages.ts";
import { type Figures, ROOT, score } from "./score.ts";

/** @param shared the folder that holds `data` and `score` */
export async function run(shared: string): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "entente-eval-"));
  try {
    const goldOf = (set: string) => join(shared, "data/pages", set, "gold.jsonl");
    const byProgram = (set: string) => score(shared, "extract", ["--gold", goldOf(set)]);
    const byText = (set: string, pages: readonly GoldPage[], textOf: (page: GoldPage) => string) => {
      const system = join(folder, "system.jsonl");
      writeFileSync(system, pages.map((page) => `${JSON.stringify({ id: page.id, text: textOf(page) })}\n`).join(""));
      return score(shared, "extract", ["--gold", goldOf(set), "--system", system]).text.f1 as number; // the scorer's first figure
    };
    const [aeb, fundus, n4k] = ["aeb", "fundus", "n4k"].map((set) => readPages(shared, set));
    const dumps = new Map((aeb ?? []).map((page) => [page.id, dumpOf(page.html)]));
    const scored = { aeb: byProgram("aeb"), fundus: byProgram("fundus") };
    return {
      "extract.aeb.f1": scored.aeb.text.f1,
      "extract.aeb.readability": byText("aeb", aeb ?? [], readabilityText),
      "extract.fundus.f1": scored.fundus.text.f1,
      "extract.fundus.title": scored.fundus.title,
      "extract.fundus.date": scored.fundus.date,
      "extract.fundus.authors": scored.fundus.authors.f1,
      "extract.fundus.readability": byText("fundus", fundus ?? [], readabilityText),
      "extract.n4k.cv.f1": byText("n4k", n4k ?? [], crossValidated()),
      "extract.n4k.readability": byText("n4k", n4k ?? [], readabilityText),
      "extract.dump.f1": byText("aeb", aeb ?? [], fromDump(dumps)),
      "extract.dump.unfiltered": byText("aeb", aeb ?? [], ({ id }) => dumps.get(id) ?? ""),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Readability alone gives; pages that it fails on count as empty. */
function readabilityText({ html }: GoldPage): string {
  try {
    // linkedom's own types describe its classes, not the DOM.
    return new Readability(parseHTML(html).document as never).parse()?.textContent ?? "";
  } catch {
    return "";
  }
}

/** Text of a page by what is left when it is read as bare text; the scorer cannot pair `.txt` pages with their ids. */
function fromDump(dumps: ReadonlyMap<string, string>): (page: GoldPage) => string {
  const model = loadExtractModel(readFileSync(join(ROOT, "models/line-filter.json"), "utf8"), detect);
  return ({ id }) => {
    const page = {
      id,
      uri: null,
      kind: "dump" as const,
      content: dumps.get(id) ?? "",
      contentHash: "",
      given: {},
      notices: [],
    };
    return extract(page, model).value.text;
  };
}

const detect = (text: string) => eld.detect(text).language;

/** Text of a page by the filter that did not see its site; where the page's site is in no fold, by any. */
function crossValidated(): (page: GoldPage) => string {
  const folds: FoldFilters = JSON.parse(readFileSync(join(ROOT, "eval/line-filter-folds.json"), "utf8"));
  const shipped = JSON.parse(readFileSync(join(ROOT, "models/line-filter.json"), "utf8"));
  const models = folds.filters.map(
    (html): ExtractModel => loadExtractModel(JSON.stringify({ ...shipped, html }), detect),
  );
  return ({ id, site, html }) => {
    const model = models[foldOf(folds, site)];
    if (model === undefined) throw new Error(`no filter for ${site}; run npm run train:extract`);
    return extract({ id, uri: null, kind: "html", content: html, contentHash: "", given: {}, notices: [] }, model).value
      .text;
  };
}
