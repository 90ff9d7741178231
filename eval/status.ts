// Figures of the status of predicates, on given words, against human judgements of whether they happened.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { indexModality, type ModalityLexicon } from "#lexicon";
import { loadParseModel, type ParseModel, parseTokens } from "#parse";
import { statusOf } from "../src/code/modality/index.ts";
import { readJsonLines } from "./score.ts";

interface GoldRow {
  readonly id: string;
  readonly tokens: readonly string[];
}

interface Scorer {
  score(gold: readonly GoldRow[], system: readonly object[]): { readonly figures: Figures };
}

interface Figures {
  readonly macroF1: number;
  readonly coverage: number;
  readonly pearson: number;
}

/** The development part of UDS; both parts of MEANTIME, since one alone is too small. Nothing is trained on them. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  uds: ["uds_dev.jsonl"],
  meantime: ["meantime_train.jsonl", "meantime_dev.jsonl"],
};

/** @param shared the folder that holds `data` and `score` */
export async function run(shared: string): Promise<Record<string, number>> {
  const scorer: Scorer = await import(pathToFileURL(join(shared, "score/factuality.mjs")).href);
  const file = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)));
  const model = loadParseModel(file("models/parser.bin"));
  const lexicon = indexModality(JSON.parse(file("dist/data/modality.json").toString("utf8")));
  const figures: Record<string, number> = {};
  for (const [name, files] of Object.entries(SETS)) {
    const rows = files.flatMap((gold) => readJsonLines<GoldRow>(join(shared, "data/factuality", gold)));
    const { macroF1, coverage, pearson } = scorer.score(
      rows,
      rows.map((row) => answer(row, model, lexicon)),
    ).figures;
    figures[`status.${name}.macroF1`] = macroF1;
    figures[`status.${name}.coverage`] = coverage;
    figures[`status.${name}.r`] = pearson;
  }
  return figures;
}

function answer({ id, tokens }: GoldRow, model: ParseModel, lexicon: ModalityLexicon): object {
  const [words = []] = parseTokens([tokens], model);
  const sentence = { tokens: words.map((word) => ({ ...word, start: 0, end: 0 })), start: 0, end: 0, paragraph: 0 };
  return { id, events: statusOf(sentence, lexicon) };
}
