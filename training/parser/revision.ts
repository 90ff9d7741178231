// Learns where words hang in a complete tree, from the mistakes of tree builders that did not see the sentence.

import { Analyser, MAX_TREE_WORDS, ViewBuffer } from "../../src/parse/analyse.ts";
import { type DependantMasks, fillMasks } from "../../src/parse/arc-features.ts";
import { ArcState } from "../../src/parse/arcs.ts";
import { FeatureBuffer } from "../../src/parse/hash.ts";
import {
  Candidates,
  type CompleteTree,
  doubtOf,
  moreRevisionFeatures,
  revisionFeatures,
} from "../../src/parse/revise.ts";
import { buildMany, buildThree } from "../../src/parse/tables.ts";
import { shuffled } from "../random.ts";
import { type Corpus, foldOf, taggerAlone } from "./corpus.ts";
import { learnTree, type Sample } from "./learn.ts";
import { buildLexicon } from "./lexicon.ts";
import { type Learner, quantise, ThreeWayPerceptron } from "./perceptron.ts";

/** A tree as moves alone made it: heads, relations + 1, and how far each arc led the other moves. */
export interface FirstTree {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly leads: Int32Array;
}

export interface TreeOptions {
  readonly epochs: number;
  /** Rows kept of the tables of moves and of relations. */
  readonly keep: { readonly moves: number; readonly relations: number };
}

const FOLDS = 3;

/** For each sentence its first tree, by a tree builder trained on the other folds; null for over-long sentences. */
export function jackknifeTrees(
  samples: readonly Sample[],
  corpus: Corpus,
  { epochs, keep }: TreeOptions,
  random: () => number,
): (FirstTree | null)[] {
  const lexicon = buildLexicon(corpus.sentences, corpus.tags, corpus.cluster, corpus.verbs);
  const tagless = taggerAlone(corpus, lexicon, buildMany([], corpus.tags.length));
  const trees: (FirstTree | null)[] = samples.map(() => null);
  for (let k = 0; k < FOLDS; k += 1) {
    const seen = samples.filter((_, i) => foldOf(i, FOLDS) !== k);
    const { moves, relations } = learnTree(seen, corpus, epochs, random, () => {});
    const reader = new Analyser({
      ...tagless,
      moves: buildThree(quantise(moves, keep.moves, { minUpdates: 2, firstIsZero: true })),
      relations: buildMany(quantise(relations, keep.relations, { minUpdates: 2 }), corpus.labels.length),
    });
    for (const [i, { rows, tags }] of samples.entries()) {
      if (foldOf(i, FOLDS) !== k || rows.length > MAX_TREE_WORDS) continue;
      const leads = reader.firstTree(rows, tags).slice(0, rows.length);
      const { head, label } = reader.state;
      trees[i] = { heads: head.slice(0, rows.length), labels: label.slice(0, rows.length), leads };
    }
  }
  return trees;
}

/** How far the right place must lead the next before nothing is learnt. */
const MARGIN = 10;

/** Learns to choose between the places a word could hang from; words whose right place is not among them teach nothing. */
export function learnRevisions(
  samples: readonly Sample[],
  trees: readonly (FirstTree | null)[],
  { tagset }: Pick<Corpus, "tagset">,
  epochs: number,
  random: () => number,
): Learner {
  const learner = new ThreeWayPerceptron();
  const state = new ArcState(MAX_TREE_WORDS);
  const buffer = new ViewBuffer(MAX_TREE_WORDS);
  const masks: DependantMasks = {
    left: new Int32Array(MAX_TREE_WORDS + 2),
    right: new Int32Array(MAX_TREE_WORDS + 2),
  };
  const tree: CompleteTree = { state, view: buffer, masks };
  const candidates = new Candidates(MAX_TREE_WORDS);
  const scratch = new FeatureBuffer();
  const { features } = scratch;
  const fill = (word: number, c: number, lead: number): number => {
    const [head, kind] = [candidates.heads[c] as number, candidates.kinds[c] as number];
    const few = revisionFeatures(tree, word, head, kind, doubtOf(lead), scratch);
    return moreRevisionFeatures(tree, word, head, kind, doubtOf(lead), scratch, few);
  };
  /** What speaks for place `c` of `word`. */
  const scoreOf = (word: number, c: number, lead: number): number => {
    const scores = learner.score(features, fill(word, c, lead));
    return (scores[1] as number) - (scores[0] as number);
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const i of shuffled([...samples.keys()], random)) {
      const { rows, tags, heads } = samples[i] as Sample;
      const first = trees[i];
      if (first === null || first === undefined) continue;
      buffer.fill(rows, tags, tagset);
      state.load(rows.length, first.heads, first.labels);
      fillMasks(state, buffer, masks);
      candidates.start(state);
      for (let word = 0; word < rows.length; word += 1) {
        if (first.heads[word] === rows.length) continue;
        const right = candidates
          .of(state, word)
          .heads.subarray(0, candidates.count)
          .indexOf(heads[word] as number);
        if (right < 0 || candidates.count < 2) continue;
        const lead = first.leads[word] as number;
        let rival = -1;
        let rivalScore = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < candidates.count; c += 1) {
          const score = c === right ? Number.NEGATIVE_INFINITY : scoreOf(word, c, lead);
          if (score > rivalScore) [rival, rivalScore] = [c, score];
        }
        const rightScore = scoreOf(word, right, lead);
        learner.tick();
        if (rightScore - rivalScore > MARGIN) continue;
        learner.update(features, fill(word, right, lead), 1, 0);
        learner.update(features, fill(word, rival, lead), 0, 1);
      }
    }
  }
  return learner;
}
