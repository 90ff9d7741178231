// Figures of the stage "parse": CoNLL-U of the development treebanks through bin/entente and the shared scorer.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const ENTENTE = fileURLToPath(new URL("../bin/entente", import.meta.url));

interface Run {
  readonly gold: string;
  readonly options: readonly string[];
  /** Name of a figure here → its name in the scorer's last line. */
  readonly figures: Readonly<Record<string, string>>;
}

const RUNS: readonly Run[] = [
  {
    gold: "en_ewt-dev.conllu",
    options: [],
    figures: { "parse.upos.ewt": "upos", "parse.uas.ewt": "uas", "parse.las.ewt": "las", "parse.lemma.ewt": "lemma" },
  },
  {
    gold: "en_gum-dev.conllu",
    options: [],
    figures: { "parse.upos.gum": "upos", "parse.uas.gum": "uas", "parse.las.gum": "las", "parse.lemma.gum": "lemma" },
  },
  {
    gold: "en_ewt-dev.conllu",
    options: ["--raw"],
    figures: { "parse.sentence.ewt": "sentenceF1", "parse.word.ewt": "wordF1" },
  },
  {
    gold: "en_gum-dev.conllu",
    options: ["--raw", "--only", "GUM_news"],
    figures: { "parse.sentence.gumNews": "sentenceF1", "parse.word.gumNews": "wordF1" },
  },
];

/** @param shared the folder that holds `data` and `score` */
export async function run(shared: string): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const { gold, options, figures } of RUNS) {
    const scored = await score(shared, gold, options);
    for (const [name, field] of Object.entries(figures)) all[name] = scored[field] ?? Number.NaN;
  }
  return all;
}

async function score(shared: string, gold: string, options: readonly string[]): Promise<Record<string, number>> {
  const { stdout } = await execute(
    process.execPath,
    [
      join(shared, "score/parse.mjs"),
      "--gold",
      join(shared, "data/treebank", gold),
      "--run",
      ENTENTE,
      "--json",
      ...options,
    ],
    { maxBuffer: 1 << 26 },
  );
  // The scorer's contract: its last line is one object of figures.
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Record<string, number>;
}
