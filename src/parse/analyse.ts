// Stage "parse": words of a sentence → tags, heads, relations, in reused typed arrays.
import {
  fillMasks,
  finalFeatures,
  labelFeatures,
  MAX_ARC_FEATURES,
  moveFeatures,
  type SentenceView,
} from "./arc-features.ts";
import { ArcState, LEFT, RIGHT, SHIFT } from "./arcs.ts";
import type { ParseModel, Tag } from "./model.ts";
import { scoreMany, scoreThree } from "./tables.ts";
import { tagAgain, tagWords } from "./tagger.ts";
import { CLUSTER, NORM } from "./words.ts";

/** Longest sentence for which a tree is built; longer ones are lists or broken text. */
export const MAX_TREE_WORDS = 250;

/** Reads sentences one after the other; the arrays it hands out hold until the next call. */
export class Analyser {
  readonly tags = new Int32Array(MAX_TREE_WORDS);
  readonly state = new ArcState(MAX_TREE_WORDS);
  readonly #firstTags = new Int32Array(MAX_TREE_WORDS);
  readonly #masks = { left: new Int32Array(MAX_TREE_WORDS + 2), right: new Int32Array(MAX_TREE_WORDS + 2) };
  readonly #model: ParseModel;
  readonly #view = new ViewBuffer(MAX_TREE_WORDS);
  readonly #features = new Int32Array(MAX_ARC_FEATURES);
  readonly #tagScores: Int32Array;
  readonly #moveScores = new Int32Array(3);
  /** Scores of the relations of each word's arc. */
  readonly #arcScores: Int32Array;
  readonly #root: number;

  constructor(model: ParseModel) {
    this.#model = model;
    this.#tagScores = new Int32Array(model.tags.length);
    this.#arcScores = new Int32Array(MAX_TREE_WORDS * model.labels.length);
    this.#root = Math.max(0, model.labels.indexOf("root"));
  }

  /**
   * Tags of any number of words: in `tags` up to MAX_TREE_WORDS, else in an array of their own.
   * @param rows of the model's WordRows, one a word
   */
  tag(rows: readonly Int32Array[]): Int32Array {
    const first = this.firstTags(rows);
    const tags = rows.length <= MAX_TREE_WORDS ? this.tags : new Int32Array(rows.length);
    tagAgain(rows, tags, first, this.#features, this.#decideSecond);
    return tags;
  }

  /** Tags of the first reading alone. */
  firstTags(rows: readonly Int32Array[]): Int32Array {
    const tags = rows.length <= MAX_TREE_WORDS ? this.#firstTags : new Int32Array(rows.length);
    tagWords(rows, tags, this.#features, this.#decideFirst);
    return tags;
  }

  /** Tree over tagged words, at most MAX_TREE_WORDS: `state.head` and `state.label` hold it. */
  tree(rows: readonly Int32Array[], tags: Int32Array): ArcState {
    const { state } = this;
    const view = this.#view.fill(rows, tags, this.#model.tags);
    state.start(rows.length);
    while (!state.done) this.#step(state, view);
    this.#relabel(state, view);
    return state;
  }

  readonly #decideFirst = (features: Int32Array, count: number): number => this.#bestTag("tagger", features, count);
  readonly #decideSecond = (features: Int32Array, count: number): number =>
    this.#bestTag("secondTagger", features, count);

  #bestTag(name: "tagger" | "secondTagger", features: Int32Array, count: number): number {
    const scores = this.#tagScores.fill(0);
    scoreMany(this.#model[name], features, count, scores);
    return best(scores);
  }

  /**
   * Decides all relations again, now that the head's other dependants and its own head are known: the scores of the
   * complete tree and those of the moment at which the arc was made are added up.
   */
  #relabel(state: ArcState, view: SentenceView): void {
    fillMasks(state, view, this.#masks);
    const classes = this.#model.labels.length;
    for (let i = 0; i < state.n; i += 1) {
      if (state.head[i] === state.n) continue;
      const scores = this.#arcScores.subarray(i * classes, (i + 1) * classes);
      scoreMany(
        this.#model.finalRelations,
        this.#features,
        finalFeatures(state, view, this.#masks, i, this.#features),
        scores,
      );
      state.label[i] = best(scores) + 1;
    }
  }

  #step(state: ArcState, view: SentenceView): void {
    const move = this.#bestMove(state, view);
    if (move === SHIFT) state.shift();
    else if (move === LEFT) state.arcLeft(this.#bestLabel(state, view, state.next));
    else state.arcRight(this.#bestLabel(state, view, state.below(1)));
  }

  #bestMove(state: ArcState, view: SentenceView): number {
    const moves = state.moves();
    if (moves === 1 << SHIFT || moves === 1 << LEFT || moves === 1 << RIGHT) return 31 - Math.clz32(moves);
    const scores = this.#moveScores.fill(0);
    scoreThree(this.#model.moves, this.#features, moveFeatures(state, view, this.#features), scores);
    return bestAllowed(scores, moves);
  }

  /** The one word under the root is "root", and no other word is. */
  #bestLabel(state: ArcState, view: SentenceView, head: number): number {
    if (head === state.n) return this.#root;
    const child = state.below(0);
    const classes = this.#model.labels.length;
    const scores = this.#arcScores.subarray(child * classes, (child + 1) * classes).fill(0);
    scoreMany(this.#model.relations, this.#features, labelFeatures(state, view, child, head, this.#features), scores);
    scores[this.#root] = NEVER;
    return best(scores);
  }
}

const NEVER = -(2 ** 30);

/** Reused arrays behind a SentenceView. */
export class ViewBuffer implements SentenceView {
  n = 0;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  readonly coarse: Int32Array;
  readonly cluster: Int32Array;
  readonly commas: Int32Array;
  readonly verbs: Int32Array;
  readonly coordinators: Int32Array;

  constructor(capacity: number) {
    const list = (): Int32Array => new Int32Array(capacity + 2);
    this.word = list();
    this.tag = list();
    this.coarse = list();
    this.cluster = list();
    this.commas = list();
    this.verbs = list();
    this.coordinators = list();
  }

  fill(rows: readonly Int32Array[], tags: Int32Array, tagset: readonly Tag[]): SentenceView {
    const n = rows.length;
    this.n = n;
    for (let i = 0; i < n; i += 1) {
      const row = rows[i] as Int32Array;
      const tag = tagset[tags[i] as number] as Tag;
      this.word[i] = row[NORM] as number;
      this.tag[i] = (tags[i] as number) + 3;
      this.coarse[i] = tag.coarse + 3;
      this.cluster[i] = row[CLUSTER] as number;
      this.commas[i + 1] = (this.commas[i] as number) + (tag.xpos === "," ? 1 : 0);
      this.verbs[i + 1] = (this.verbs[i] as number) + (tag.upos === "VERB" ? 1 : 0);
      this.coordinators[i + 1] = (this.coordinators[i] as number) + (tag.upos === "CCONJ" ? 1 : 0);
    }
    // The root and "no word" look like nothing else.
    for (const list of [this.word, this.tag, this.coarse, this.cluster]) {
      list[n] = 1;
      list[n + 1] = 2;
    }
    return this;
  }
}

export function best(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let k = 1; k < scores.length; k += 1) if ((scores[k] as number) > (scores[top] as number)) top = k;
  return top;
}

/** The best of the classes in the bit set `allowed`, which is not empty. */
export function bestAllowed(scores: Int32Array | Float64Array, allowed: number): number {
  let top = -1;
  for (let k = 0; k < scores.length; k += 1) {
    if ((allowed & (1 << k)) === 0) continue;
    if (top < 0 || (scores[k] as number) > (scores[top] as number)) top = k;
  }
  return top;
}
