// Learns the three decisions of the stage: the tag of a word, the next move of the tree builder, the relation of an arc.

import { best, bestAllowed, ViewBuffer } from "../../src/parse/analyse.ts";
import {
  fillMasks,
  finalFeatures,
  labelFeatures,
  moreLabelFeatures,
  moreMoveFeatures,
  moveFeatures,
  type SentenceView,
} from "../../src/parse/arc-features.ts";
import { ArcState, LEFT, RIGHT, SHIFT } from "../../src/parse/arcs.ts";
import { FeatureBuffer } from "../../src/parse/hash.ts";
import { capitalsOf, moreTagFeatures, secondFeatures, tagFeatures } from "../../src/parse/tagger.ts";
import { SURE_TAG } from "../../src/parse/words.ts";
import { shuffled } from "../random.ts";
import type { Corpus } from "./corpus.ts";
import { type Learner, Perceptron, ThreeWayPerceptron } from "./perceptron.ts";

/** A sentence made of integers. Heads: index of the word, `n` for the root. */
export interface Sample {
  readonly rows: readonly Int32Array[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/**
 * How far the score of the right answer must lead before nothing is learnt, in steps of one feature's weight: decisions
 * that are right by a hair in training are wrong elsewhere.
 */
const MARGIN = { tagger: 15, secondTagger: 8, moves: 45, relations: 15, finalRelations: 15 };

/** Reused by every step: the features of one decision. */
const scratch = new FeatureBuffer();
const { features } = scratch;

/**
 * Scores the features of a decision and learns the right answer where its lead is too small.
 * @returns the answer as it was before
 */
function learnFrom(model: Learner, count: number, right: number, margin: number): number {
  const scores = model.score(features, count);
  const guess = best(scores);
  const rival = guess === right ? runnerUp(scores, right) : guess;
  model.tick();
  if (guess !== right || (scores[right] as number) - (scores[rival] as number) < margin)
    model.update(features, count, right, rival);
  return guess;
}

/** The best class beside `top`. */
function runnerUp(scores: Float64Array, top: number): number {
  let second = top === 0 ? 1 : 0;
  for (let k = second + 1; k < scores.length; k += 1)
    if (k !== top && (scores[k] as number) > (scores[second] as number)) second = k;
  return second;
}

export function learnTagger(
  samples: readonly Sample[],
  classes: number,
  epochs: number,
  random: () => number,
): Perceptron {
  const model = new Perceptron(classes);
  const guess = new Int32Array(4096);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { rows, tags } of shuffled(samples, random)) {
      const capitals = capitalsOf(rows);
      for (let i = 0; i < rows.length; i += 1) {
        const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
        guess[i] = sure - 1;
        if (sure > 0) continue;
        const few = tagFeatures(rows, capitals, guess, i, scratch);
        const count = moreTagFeatures(rows, capitals, guess, i, scratch, few);
        guess[i] = learnFrom(model, count, tags[i] as number, MARGIN.tagger);
      }
    }
  }
  return model;
}

/** @param first for each sample the tags of the first reading, by a tagger that did not see it */
export function learnSecondTagger(
  samples: readonly Sample[],
  first: readonly Int32Array[],
  classes: number,
  epochs: number,
  random: () => number,
): Perceptron {
  const model = new Perceptron(classes);
  const guess = new Int32Array(4096);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const at of shuffled([...samples.keys()], random)) {
      const { rows, tags } = samples[at] as Sample;
      for (let i = 0; i < rows.length; i += 1) {
        const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
        guess[i] = sure - 1;
        if (sure > 0) continue;
        const count = secondFeatures(rows, guess, first[at] as Int32Array, i, scratch);
        guess[i] = learnFrom(model, count, tags[i] as number, MARGIN.secondTagger);
      }
    }
  }
  return model;
}

/** Learns relations in complete trees: those of the treebank, under the tags the samples carry. */
export function learnFinalRelations(
  samples: readonly Sample[],
  { tagset, labels }: Pick<Corpus, "tagset" | "labels">,
  epochs: number,
  random: () => number,
): Perceptron {
  const model = new Perceptron(labels.length);
  const longest = Math.max(...samples.map(({ rows }) => rows.length));
  const state = new ArcState(longest);
  const buffer = new ViewBuffer(longest);
  const masks = { left: new Int32Array(longest + 2), right: new Int32Array(longest + 2) };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { rows, tags, heads, labels: gold } of shuffled(samples, random)) {
      state.load(rows.length, heads, gold);
      const view = buffer.fill(rows, tags, tagset);
      fillMasks(state, view, masks);
      for (let i = 0; i < rows.length; i += 1) {
        if (heads[i] === rows.length) continue;
        const count = finalFeatures(state, view, masks, i, scratch);
        learnFrom(model, count, gold[i] as number, MARGIN.finalRelations);
      }
    }
  }
  return model;
}

export interface TreeLearners {
  readonly moves: Learner;
  readonly relations: Learner;
}

/** Share of moves in which the learner goes where its own mistake leads, from the second epoch on. */
const EXPLORE = 0.9;

/**
 * Learns moves and relations with a dynamic oracle (Goldberg & Nivre 2013): after a mistake the best tree still within
 * reach is the goal. `tags` of the samples should be predicted ones, by a tagger that did not see the sentence.
 */
export function learnTree(
  samples: readonly Sample[],
  { tagset, labels }: Pick<Corpus, "tagset" | "labels">,
  epochs: number,
  random: () => number,
  after: (epoch: number, learners: TreeLearners) => void,
): TreeLearners {
  const learners = { moves: new ThreeWayPerceptron(), relations: new Perceptron(labels.length) };
  const longest = Math.max(...samples.map(({ rows }) => rows.length));
  const state = new ArcState(longest);
  const view = new ViewBuffer(longest);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const explore = epoch === 0 ? 0 : EXPLORE;
    for (const sample of shuffled(samples, random))
      learnSentence(sample, learners, state, view.fill(sample.rows, sample.tags, tagset), () => random() < explore);
    after(epoch, learners);
  }
  return learners;
}

function learnSentence(
  sample: Sample,
  { moves, relations }: TreeLearners,
  state: ArcState,
  view: SentenceView,
  explores: () => boolean,
): void {
  const children = childrenOf(sample.heads);
  state.start(sample.rows.length);
  while (!state.done) {
    const allowed = state.moves();
    const right = cheapest(state, sample.heads, children, allowed);
    const few = moveFeatures(state, view, scratch);
    const count = moreMoveFeatures(state, view, scratch, few);
    const scores = moves.score(features, count);
    const guess = bestAllowed(scores, allowed);
    let move = guess;
    moves.tick();
    const wrong = allowed & ~right;
    if (wrong !== 0) {
      const [goal, rival] = [bestAllowed(scores, right), bestAllowed(scores, wrong)];
      if ((scores[goal] as number) - (scores[rival] as number) <= MARGIN.moves)
        moves.update(features, count, goal, rival);
      if (guess === rival && !explores()) move = goal;
    }
    if (move === SHIFT) state.shift();
    else attach(sample, relations, state, view, move);
  }
}

/** Makes the arc with the relation the learner gives it; it learns only from arcs that are right. */
function attach(sample: Sample, relations: Learner, state: ArcState, view: SentenceView, move: number): void {
  const child = state.below(0);
  const head = move === LEFT ? state.next : state.below(1);
  const few = labelFeatures(state, view, child, head, scratch);
  const count = moreLabelFeatures(state, view, child, head, scratch, few);
  const guess =
    sample.heads[child] === head
      ? learnFrom(relations, count, sample.labels[child] as number, MARGIN.relations)
      : best(relations.score(features, count));
  if (move === LEFT) state.arcLeft(guess);
  else state.arcRight(guess);
}

function childrenOf(heads: Int32Array): number[][] {
  const children: number[][] = Array.from({ length: heads.length + 1 }, () => []);
  for (const [word, head] of heads.entries()) children[head]?.push(word);
  return children;
}

/** Bit set of the allowed moves that put the fewest gold arcs out of reach. */
function cheapest(state: ArcState, heads: Int32Array, children: readonly number[][], allowed: number): number {
  let set = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const move of [SHIFT, LEFT, RIGHT]) {
    if ((allowed & (1 << move)) === 0) continue;
    const lost = cost(state, heads, children, move);
    if (lost < least) {
      least = lost;
      set = 0;
    }
    if (lost === least) set |= 1 << move;
  }
  return set;
}

/** How many gold arcs that are still within reach the move would lose. */
function cost(state: ArcState, heads: Int32Array, children: readonly number[][], move: number): number {
  const { next } = state;
  const waits = (word: number): boolean => word < next && state.head[word] === -1;
  if (move === SHIFT) {
    const head = heads[next] as number;
    const lostHead = head < next && head !== state.below(0) && waits(head) ? 1 : 0;
    return lostHead + (children[next] ?? []).filter(waits).length;
  }
  const top = state.below(0);
  const head = heads[top] as number;
  const lostChildren = (children[top] ?? []).filter((child) => child >= next).length;
  const lostHead = move === LEFT ? head === state.below(1) || head > next : head >= next;
  return lostChildren + (lostHead ? 1 : 0);
}
