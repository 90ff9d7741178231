// Figures of the time expressions: histories and specification cases, read and resolved, against the shared scorer.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bareArticle } from "#document";
import { loadParseModel, type ParseModel, parse } from "#parse";
import { recogniseDates } from "../src/recognise/dates/index.ts";
import { readJsonLines } from "./score.ts";

interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
}

interface Scorer {
  score(gold: readonly GoldRow[], system: readonly object[]): { readonly figures: Figures };
  fromSpecification(cases: unknown, name: string): GoldRow[];
}

interface Figures {
  readonly strict: { readonly f1: number };
  readonly relaxed: { readonly f1: number };
  readonly value: { readonly f1: number };
  readonly cases: number;
}

/** @param shared the folder that holds `data` and `score` */
export async function run(shared: string): Promise<Record<string, number>> {
  const scorer: Scorer = await import(pathToFileURL(join(shared, "score/times.mjs")).href);
  const model = loadParseModel(readFileSync(fileURLToPath(new URL("../models/parser.bin", import.meta.url))));
  const histories = readJsonLines<GoldRow>(join(shared, "data/times/wikiwars.jsonl"));
  const specification = readFileSync(join(shared, "data/times/recognizers-text/DateTimeModel.json"), "utf8");
  const cases = scorer.fromSpecification(JSON.parse(specification.replace(/^\uFEFF/, "")), "DateTimeModel");
  const told = scorer.score(histories, datesOf(histories, model)).figures;
  const specified = scorer.score(cases, datesOf(cases, model)).figures;
  return {
    "times.wikiwars.value": told.value.f1,
    "times.wikiwars.strict": told.strict.f1,
    "times.wikiwars.relaxed": told.relaxed.f1,
    "times.cases": specified.cases,
  };
}

function datesOf(rows: readonly GoldRow[], model: ParseModel): object[] {
  return rows.map(({ id, text, published }) => {
    const { value } = recogniseDates(
      parse(bareArticle(text, { published: published ?? null, language: "en" }), model).value,
    );
    return { id, text, dates: value };
  });
}
