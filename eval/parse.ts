// Figures of the stage "parse": CoNLL-U of the development treebanks through bin/entente and the shared scorer, and who
// does what to whom: triples of subject, verb and object, gold trees against predicted ones.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type ConlluSentence, readConllu } from "../src/parse/conllu.ts";

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
  return { ...all, ...(await scoreTriples(shared)) };
}

/** Triples of both development files together; words are given, tags and trees predicted. */
async function scoreTriples(shared: string): Promise<Record<string, number>> {
  const counts = { gold: 0, found: 0, right: 0 };
  for (const name of ["en_ewt-dev.conllu", "en_gum-dev.conllu"]) {
    const gold = readConllu(readFileSync(join(shared, "data/treebank", name), "utf8"));
    const predicted = await parsed(gold);
    if (predicted.length !== gold.length)
      throw new Error(`${name}: ${predicted.length} sentences came back of ${gold.length}`);
    for (const [i, sentence] of gold.entries()) {
      const [asked, given] = [triplesOf(sentence), triplesOf(predicted[i] as ConlluSentence)];
      counts.gold += asked.size;
      counts.found += given.size;
      for (const triple of given) if (asked.has(triple)) counts.right += 1;
    }
  }
  return { "parse.svo.precision": counts.right / counts.found, "parse.svo.recall": counts.right / counts.gold };
}

/** "subject verb object", as places in the sentence, for every verb that has both as direct dependants. */
function triplesOf({ words }: ConlluSentence): Set<string> {
  const triples = new Set<string>();
  const below = (verb: number, relation: string): number[] =>
    words.flatMap((word, i) => (word.head === verb && word.deprel.split(":")[0] === relation ? [i] : []));
  for (const [verb, { upos }] of words.entries()) {
    if (upos !== "VERB") continue;
    for (const subject of below(verb, "nsubj"))
      for (const object of below(verb, "obj")) triples.add(`${subject} ${verb} ${object}`);
  }
  return triples;
}

/** The sentences again with tags and trees of `entente parse`, which is given their words alone. */
async function parsed(sentences: readonly ConlluSentence[]): Promise<ConlluSentence[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-parse-"));
  try {
    const file = join(folder, "words.conllu");
    const bare = sentences.map(({ words }) =>
      words.map(({ form }, i) => `${i + 1}\t${form}${"\t_".repeat(8)}\n`).join(""),
    );
    writeFileSync(file, `${bare.join("\n")}\n`);
    const { stdout } = await execute(process.execPath, [ENTENTE, "parse", "--input", "conllu", file], {
      maxBuffer: 1 << 26,
    });
    return readConllu(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
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
