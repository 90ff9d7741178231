// The training material as integers: tag set, relations, samples, and tags by taggers that did not see the sentence.
import { Analyser } from "../../src/parse/analyse.ts";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import { Lemmas } from "../../src/parse/lemma.ts";
import { type ParseModel, type Tag, tagsOf } from "../../src/parse/model.ts";
import { buildMany, buildThree, type ManyWay } from "../../src/parse/tables.ts";
import { type Lexicon, WordRows } from "../../src/parse/words.ts";
import { learnSecondTagger, learnTagger, type Sample } from "./learn.ts";
import { buildLexicon, tagOf } from "./lexicon.ts";
import { quantise } from "./perceptron.ts";
import type { VerbForm } from "./verbs.ts";

export interface Corpus {
  readonly sentences: readonly ConlluSentence[];
  readonly tags: readonly string[];
  readonly tagset: readonly Tag[];
  readonly labels: readonly string[];
  readonly cluster: ReadonlyMap<number, number>;
  readonly verbs: readonly VerbForm[];
}

/** Tags and relations seen less often than this are filed under X and dep. */
const MIN_SEEN = 3;

export function corpusOf(
  sentences: readonly ConlluSentence[],
  cluster: ReadonlyMap<number, number>,
  verbs: readonly VerbForm[],
): Corpus {
  const words = sentences.flatMap((sentence) => sentence.words);
  const tags = inventory(words.map(tagOf), "X|FW");
  const labels = inventory(
    words.map(({ deprel }) => deprel),
    "dep",
  );
  return { sentences, tags, tagset: tagsOf(tags), labels, cluster, verbs };
}

/** Values seen often enough, in order, with `fallback` for the rest. */
function inventory(values: readonly string[], fallback: string): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= MIN_SEEN).map(([value]) => value);
  return [...new Set([...kept, fallback])].sort();
}

export function samplesOf(
  corpus: Corpus,
  lexicon: Lexicon,
  list: readonly ConlluSentence[] = corpus.sentences,
): Sample[] {
  const rows = new WordRows(lexicon);
  const tagIndex = indexIn(corpus.tags, "X|FW");
  const labelIndex = indexIn(corpus.labels, "dep");
  return list.map(({ words }) => ({
    rows: words.map(({ form }) => rows.get(form)),
    tags: Int32Array.from(words, (word) => tagIndex(tagOf(word))),
    heads: Int32Array.from(words, ({ head }) => (head < 0 ? words.length : head)),
    labels: Int32Array.from(words, ({ deprel }) => labelIndex(deprel)),
  }));
}

function indexIn(names: readonly string[], fallback: string): (name: string) => number {
  const places = new Map(names.map((name, i) => [name, i]));
  return (name) => places.get(name) ?? places.get(fallback) ?? 0;
}

export interface TaggerOptions {
  readonly epochs: number;
  /** Rows of the table that are kept. */
  readonly keep: number;
}

export function tagTable(
  corpus: Corpus,
  samples: readonly Sample[],
  { epochs, keep }: TaggerOptions,
  random: () => number,
): ManyWay {
  const learnt = learnTagger(samples, corpus.tags.length, epochs, random);
  return buildMany(quantise(learnt, keep, { minUpdates: 2 }), corpus.tags.length);
}

/** Neighbouring sentences are of one document, so they go to the same fold. */
const BLOCK = 40;

/** The fold of sentence `i`, out of `folds`. */
export const foldOf = (i: number, folds: number): number => Math.floor(i / BLOCK) % folds;

const FIRST_FOLDS = 5;
const SECOND_FOLDS = 2;

/** For each sentence its first tags by a tagger that was trained on the other folds: what the second one meets in use. */
export function jackknife(corpus: Corpus, options: TaggerOptions, random: () => number): Int32Array[] {
  const { sentences, tags, cluster, verbs } = corpus;
  const predicted: Int32Array[] = [];
  for (let k = 0; k < FIRST_FOLDS; k += 1) {
    const seen = sentences.filter((_, i) => foldOf(i, FIRST_FOLDS) !== k);
    const lexicon = buildLexicon(seen, tags, cluster, verbs);
    const tagger = tagTable(corpus, samplesOf(corpus, lexicon, seen), options, random);
    const rows = new WordRows(lexicon);
    const reader = new Analyser(taggerAlone(corpus, lexicon, tagger));
    for (const [i, { words }] of sentences.entries())
      if (foldOf(i, FIRST_FOLDS) === k)
        predicted[i] = reader.firstTags(words.map(({ form }) => rows.get(form))).slice(0, words.length);
  }
  return predicted;
}

/** Table of a second tagger, over first tags by taggers that did not see the sentence. */
export function secondTagTable(
  samples: readonly Sample[],
  first: readonly Int32Array[],
  classes: number,
  { epochs, keep }: TaggerOptions,
  random: () => number,
): ManyWay {
  return buildMany(
    quantise(learnSecondTagger(samples, first, classes, epochs, random), keep, { minUpdates: 3 }),
    classes,
  );
}

/** For each sentence its tags after both readings, by taggers that did not see it: what the tree builder meets in use. */
export function jackknifeSecond(
  corpus: Corpus,
  samples: readonly Sample[],
  first: readonly Int32Array[],
  options: TaggerOptions,
  random: () => number,
): Int32Array[] {
  const predicted: Int32Array[] = [];
  const lexicon = buildLexicon(corpus.sentences, corpus.tags, corpus.cluster, corpus.verbs);
  for (let k = 0; k < SECOND_FOLDS; k += 1) {
    const seen = [...samples.keys()].filter((i) => foldOf(i, SECOND_FOLDS) !== k);
    const [rest, tags] = [seen.map((i) => samples[i] as Sample), seen.map((i) => first[i] as Int32Array)];
    const secondTagger = secondTagTable(rest, tags, corpus.tags.length, options, random);
    const reader = new Analyser({ ...taggerAlone(corpus, lexicon, buildMany([], corpus.tags.length)), secondTagger });
    for (const [i, { rows }] of samples.entries())
      if (foldOf(i, SECOND_FOLDS) === k)
        predicted[i] = reader.secondTags(rows, first[i] as Int32Array).slice(0, rows.length);
  }
  return predicted;
}

/** A model that can tag and no more: the parts that are learnt later are empty. */
export function taggerAlone({ tagset, labels }: Corpus, lexicon: Lexicon, tagger: ManyWay): ParseModel {
  return {
    tags: tagset,
    labels,
    rows: new WordRows(lexicon),
    tagger,
    secondTagger: buildMany([], tagset.length),
    moves: buildThree([]),
    revisions: buildThree([]),
    ends: buildThree([]),
    relations: buildMany([], labels.length),
    finalRelations: buildMany([], labels.length),
    lemmas: new Lemmas({ scripts: [], byKey: new Map() }),
  };
}
