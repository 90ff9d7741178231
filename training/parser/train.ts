// `npm run train:parser [treebank folder]`: treebank → models/parser.bin. Deterministic: the same data give the same bytes.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Analyser } from "../../src/parse/analyse.ts";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import { hashString } from "../../src/parse/hash.ts";
import { editScript, lemmaKeys } from "../../src/parse/lemma.ts";
import { loadParseModel, type ParseModel, tagsOf, writeModel } from "../../src/parse/model.ts";
import { buildMany, buildThree, type ManyWay, type ThreeWay } from "../../src/parse/tables.ts";
import { type Lexicon, WordRows } from "../../src/parse/words.ts";
import { learnTagger, learnTree, type Sample } from "./learn.ts";
import { buildLexicon, tagOf } from "./lexicon.ts";
import { quantise } from "./perceptron.ts";
import { randomFrom, readTreebank, Tally, trainingSentences } from "./treebank.ts";

const { TREE_EPOCHS = "12", TAG_EPOCHS = "8", FOLD_EPOCHS = "5", OUT } = process.env;
const FOLDS = 5;
const SEED = 20261122;
/** Rows kept of each model, so that the tables fill powers of two. */
const KEEP = { tagger: 150_000, moves: 600_000, relations: 150_000 };

const folder = process.argv[2] ?? `${process.env.ENTENTE_SHARED ?? "../shared"}/data/treebank`;
const out = OUT ?? fileURLToPath(new URL("../../models/parser.bin", import.meta.url));

const sentences = trainingSentences(folder);
const tags = inventory(
  sentences.flatMap(({ words }) => words.map(tagOf)),
  3,
  "X|FW",
);
const labels = inventory(
  sentences.flatMap(({ words }) => words.map(({ deprel }) => deprel)),
  3,
  "dep",
);
const tagset = tagsOf(tags);
const random = randomFrom(SEED);
log(`${sentences.length} sentences, ${tags.length} tags, ${labels.length} relations`);

const cluster = new Map<number, number>();
const lexicon = buildLexicon(sentences, tags, cluster);
const samples = sampled(sentences, lexicon);
const tagger = buildMany(
  quantise(learnTagger(samples, tags.length, Number(TAG_EPOCHS), random), KEEP.tagger, { minUpdates: 2, clip: 12 }),
  tags.length,
);
log("tagger learnt");

const dev = ["en_ewt-dev.conllu", "en_gum-dev.conllu"].map((name) => ({ name, sentences: readTreebank(folder, name) }));
const lemmas = learnLemmas(sentences);
const partial: ParseModel = {
  tags: tagset,
  labels,
  rows: new WordRows(lexicon),
  tagger,
  moves: { slots: new Int32Array(16), shift: 28 },
  relations: { ...tagger, classes: labels.length },
  lemmas,
};
for (const { name, sentences } of dev) report(name, sentences, partial, false);

const jackknifed = jackknife();
log("tags for the tree builder");
let moves: ThreeWay = partial.moves;
let relations: ManyWay = partial.relations;
learnTree(jackknifed, tagset, labels.length, Number(TREE_EPOCHS), random, (epoch, learners) => {
  log(`epoch ${epoch + 1}`);
  if ((epoch + 1) % 4 !== 0 && epoch + 1 !== Number(TREE_EPOCHS)) return;
  moves = buildThree(quantise(learners.moves, KEEP.moves, { minUpdates: 2, clip: 12, firstIsZero: true }));
  relations = buildMany(quantise(learners.relations, KEEP.relations, { minUpdates: 2, clip: 12 }), labels.length);
  for (const { name, sentences } of dev) report(name, sentences, { ...partial, moves, relations }, true);
});

const keysAndValues = (map: ReadonlyMap<number, number>): [Int32Array, Uint16Array] => {
  const entries = [...map].sort((a, b) => a[0] - b[0]);
  return [Int32Array.from(entries, ([key]) => key), Uint16Array.from(entries, ([, value]) => value)];
};
const [ambiguityKeys, ambiguityValues] = keysAndValues(lexicon.ambiguity);
const [clusterKeys, clusterValues] = keysAndValues(lexicon.cluster);
const [sureKeys, sureValues] = keysAndValues(lexicon.sure);
const [lemmaHashes, lemmaValues] = keysAndValues(lemmas.byKey);
const bytes = writeModel({
  tags,
  labels,
  scripts: lemmas.scripts,
  arrays: {
    taggerSlots: tagger.slots,
    taggerPairs: tagger.pairs,
    moveSlots: moves.slots,
    relationSlots: relations.slots,
    relationPairs: relations.pairs,
    ambiguityKeys,
    ambiguityValues,
    clusterKeys,
    clusterValues,
    sureKeys,
    sureValues,
    lemmaKeys: lemmaHashes,
    lemmaValues,
  },
});
writeFileSync(out, bytes);
log(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
for (const { name, sentences } of dev) report(name, sentences, loadParseModel(bytes), true);

/** Values seen at least `least` times, in order, with `fallback` for the rest. */
function inventory(values: readonly string[], least: number, fallback: string): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...new Set([...[...counts].filter(([, count]) => count >= least).map(([value]) => value), fallback])].sort();
}

function sampled(list: readonly ConlluSentence[], known: Lexicon): Sample[] {
  const rows = new WordRows(known);
  const index = (names: readonly string[], fallback: string): ((name: string) => number) => {
    const places = new Map(names.map((name, i) => [name, i]));
    return (name) => places.get(name) ?? places.get(fallback) ?? 0;
  };
  const tagIndex = index(tags, "X|FW");
  const labelIndex = index(labels, "dep");
  return list.map(({ words }) => ({
    rows: words.map(({ form }) => rows.get(form)),
    tags: Int32Array.from(words, (word) => tagIndex(tagOf(word))),
    heads: Int32Array.from(words, ({ head }) => (head < 0 ? words.length : head)),
    labels: Int32Array.from(words, ({ deprel }) => labelIndex(deprel)),
  }));
}

/** The samples with tags by taggers that did not see them: what the tree builder will meet in use. */
function jackknife(): Sample[] {
  const fold = (i: number): number => Math.floor(i / 40) % FOLDS;
  const predicted: Sample[] = [...samples];
  for (let k = 0; k < FOLDS; k += 1) {
    const seen = sentences.filter((_, i) => fold(i) !== k);
    const known = buildLexicon(seen, tags, cluster);
    const model = learnTagger(sampled(seen, known), tags.length, Number(FOLD_EPOCHS), random);
    const table = buildMany(quantise(model, KEEP.tagger, { minUpdates: 2, clip: 12 }), tags.length);
    const reader = new Analyser({ ...partial, rows: new WordRows(known), tagger: table });
    for (const [i, { words }] of sentences.entries())
      if (fold(i) === k)
        predicted[i] = {
          ...(samples[i] as Sample),
          tags: reader.tag(words.map(({ form }) => form)).slice(0, words.length),
        };
  }
  return predicted;
}

function learnLemmas(list: readonly ConlluSentence[]): { scripts: string[]; byKey: Map<number, number> } {
  const tally = new Tally();
  for (const { words } of list)
    for (const word of words)
      for (const key of lemmaKeys(word.form.replaceAll("’", "'"), tagOf(word)))
        tally.add(key, editScript(word.form.replaceAll("’", "'"), word.lemma.replaceAll("’", "'")));
  const chosen = new Map<string, string>();
  for (const [key, [first]] of tally.entries()) if (first !== undefined) chosen.set(key, first[0]);
  const scripts: string[] = [];
  const byKey = new Map<number, number>();
  for (const [key, script] of chosen) {
    if (script === chosen.get(shorter(key, chosen))) continue;
    if (!scripts.includes(script)) scripts.push(script);
    byKey.set(hashString(key), scripts.indexOf(script));
  }
  return { scripts, byKey };
}

/** The next shorter ending that has a script of its own: a longer one that says the same can go. */
function shorter(key: string, chosen: ReadonlyMap<string, string>): string {
  const [, head = "", ending = ""] = /^(.*\|[lc])[|^](.*)$/s.exec(key) ?? [];
  for (let k = key.includes("^") ? Math.min(5, ending.length) : ending.length - 1; k >= 0; k -= 1) {
    const next = `${head}|${ending.slice(ending.length - k)}`;
    if (chosen.has(next)) return next;
  }
  return "";
}

function report(name: string, list: readonly ConlluSentence[], model: ParseModel, withTrees: boolean): void {
  const reader = new Analyser(model);
  const count = { words: 0, upos: 0, xpos: 0, uas: 0, las: 0 };
  const started = performance.now();
  for (const { words } of list) {
    const forms = words.map(({ form }) => form);
    const guess = reader.tag(forms);
    const state = withTrees ? reader.tree(forms, guess) : null;
    for (const [i, word] of words.entries()) {
      const tag = model.tags[guess[i] ?? 0];
      count.words += 1;
      if (tag?.upos === word.upos) count.upos += 1;
      if (tag?.xpos === word.xpos) count.xpos += 1;
      if (state === null || state.head[i] !== (word.head < 0 ? words.length : word.head)) continue;
      count.uas += 1;
      if (model.labels[(state.label[i] ?? 0) - 1]?.split(":")[0] === word.deprel.split(":")[0]) count.las += 1;
    }
  }
  const share = (hits: number): string => ((100 * hits) / count.words).toFixed(2);
  const rate = Math.round(count.words / ((performance.now() - started) / 1000));
  log(
    `${name}: UPOS ${share(count.upos)} XPOS ${share(count.xpos)} UAS ${share(count.uas)} LAS ${share(count.las)}, ${rate} words/s`,
  );
}

function log(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0)}s ${line}\n`);
}
