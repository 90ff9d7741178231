// Stage "parse": words of a sentence → tags, heads, relations, in reused typed arrays.
import {
  fillMasks,
  finalFeatures,
  labelFeatures,
  moreLabelFeatures,
  moreMoveFeatures,
  moveFeatures,
  type SentenceView,
} from "./arc-features.ts";
import { ArcState, LEFT, RIGHT, SHIFT } from "./arcs.ts";
import { FeatureBuffer } from "./hash.ts";
import type { ParseModel, Tag } from "./model.ts";
import {
  Candidates,
  type CompleteTree,
  doubtOf,
  MAX_CANDIDATES,
  moreRevisionFeatures,
  revisionFeatures,
} from "./revise.ts";
import { scoreMany, scoreThree } from "./tables.ts";
import { capitalsOf, moreTagFeatures, secondFeatures, tagFeatures } from "./tagger.ts";
import { CLUSTER, NORM, SURE_TAG } from "./words.ts";

/** Longest sentence for which a tree is built; longer ones are lists or broken text. */
export const MAX_TREE_WORDS = 250;

/**
 * How far the best answer must lead the next, in units of a stored weight, for the features that say most to decide
 * alone (tag, move, relation, revision), or for a decision not to be taken again (secondTag, finalRelation). Measured on the
 * development treebanks: fewer than 4 in 1,000 decisions fall otherwise, and two thirds of the look-ups are saved.
 */
const CLEAR = { tag: 140, secondTag: 220, move: 200, relation: 110, finalRelation: 130, revision: 80 };

/** Reads sentences one after the other; the arrays it hands out hold until the next call. */
export class Analyser {
  readonly tags = new Int32Array(MAX_TREE_WORDS);
  readonly state = new ArcState(MAX_TREE_WORDS);
  readonly #firstTags = new Int32Array(MAX_TREE_WORDS);
  readonly #masks = { left: new Int32Array(MAX_TREE_WORDS + 2), right: new Int32Array(MAX_TREE_WORDS + 2) };
  readonly #model: ParseModel;
  readonly #view = new ViewBuffer(MAX_TREE_WORDS);
  readonly #tree: CompleteTree = { state: this.state, view: this.#view, masks: this.#masks };
  readonly #buffer = new FeatureBuffer();
  readonly #tagScores: Int32Array;
  readonly #moveScores = new Int32Array(3);
  /** Scores of the relations of each word's arc. */
  readonly #arcScores: Int32Array;
  /** Whether the relation of each word's arc was clear when the arc was made. */
  readonly #arcClear = new Uint8Array(MAX_TREE_WORDS + 1);
  /** How far each word's arc led the other moves when it was made. */
  readonly #leads = new Int32Array(MAX_TREE_WORDS + 1);
  readonly #candidates = new Candidates(MAX_TREE_WORDS);
  readonly #headScores = new Int32Array(MAX_CANDIDATES);
  readonly #heads = new Int32Array(MAX_TREE_WORDS);
  readonly #firstHeads = new Int32Array(MAX_TREE_WORDS);
  readonly #labels = new Int32Array(MAX_TREE_WORDS);
  readonly #root: number;
  readonly #relations: {
    readonly takesPart: ReadonlySet<number>;
    readonly mark: number;
    readonly relative: number;
    readonly clause: number;
    readonly subject: number;
    readonly passiveSubject: number;
    readonly passive: number;
    readonly adverbial: number;
  };
  /** Whether the tag of each word was clear in the first reading. */
  #tagClear = new Uint8Array(MAX_TREE_WORDS);
  #lead = 0;

  constructor(model: ParseModel) {
    this.#model = model;
    this.#tagScores = new Int32Array(model.tags.length);
    this.#arcScores = new Int32Array((MAX_TREE_WORDS + 1) * model.labels.length);
    const numberOf = (relation: string): number => Math.max(0, model.labels.indexOf(relation));
    this.#root = numberOf("root");
    this.#relations = {
      takesPart: new Set(["obj", "nsubj", "nsubj:pass", "iobj", "obl"].map(numberOf)),
      mark: numberOf("mark"),
      relative: numberOf("acl:relcl"),
      clause: numberOf("acl"),
      subject: numberOf("nsubj"),
      passiveSubject: numberOf("nsubj:pass"),
      passive: numberOf("aux:pass"),
      adverbial: numberOf("advcl"),
    };
  }

  /**
   * Tags of any number of words: in `tags` up to MAX_TREE_WORDS, else in an array of their own.
   * @param rows of the model's WordRows, one a word
   */
  tag(rows: readonly Int32Array[]): Int32Array {
    const first = this.firstTags(rows);
    const tags = rows.length <= MAX_TREE_WORDS ? this.tags : new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i += 1)
      tags[i] = this.#tagClear[i] === 1 ? (first[i] as number) : this.#secondTag(rows, tags, first, i);
    return tags;
  }

  /** Tags of the first reading alone. */
  firstTags(rows: readonly Int32Array[]): Int32Array {
    const tags = rows.length <= MAX_TREE_WORDS ? this.#firstTags : new Int32Array(rows.length);
    if (rows.length > this.#tagClear.length) this.#tagClear = new Uint8Array(rows.length);
    const capitals = capitalsOf(rows);
    for (let i = 0; i < rows.length; i += 1) {
      const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
      if (sure === 0) tags[i] = this.#firstTag(rows, capitals, tags, i);
      else {
        tags[i] = sure - 1;
        this.#tagClear[i] = 1;
      }
    }
    return tags;
  }

  /** The tags of a second reading after those of a first one. */
  secondTags(rows: readonly Int32Array[], first: Int32Array): Int32Array {
    const tags = rows.length <= MAX_TREE_WORDS ? this.tags : new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i += 1) {
      const sure = (rows[i] as Int32Array)[SURE_TAG] as number;
      tags[i] = sure > 0 ? sure - 1 : this.#secondTag(rows, tags, first, i);
    }
    return tags;
  }

  /**
   * Scores of one tag for a word whose other words are tagged: how far it lies behind the best.
   * @param wanted number of the tag
   */
  deficit(rows: readonly Int32Array[], tags: Int32Array, word: number, wanted: number): number {
    const scores = this.#tagScores.fill(0);
    const count = secondFeatures(rows, tags, tags, word, this.#buffer);
    scoreMany(this.#model.secondTagger, this.#buffer.features, 0, count, scores);
    return (scores[best(scores)] as number) - (scores[wanted] as number);
  }

  /** Tree over tagged words, at most MAX_TREE_WORDS: `state.head` and `state.label` hold it. */
  tree(rows: readonly Int32Array[], tags: Int32Array): ArcState {
    const { state } = this;
    this.firstTree(rows, tags);
    const view = this.#view;
    fillMasks(state, view, this.#masks);
    if (this.#revise(state, view)) fillMasks(state, view, this.#masks);
    this.#relabel(state, view);
    this.#mend(state, tags);
    this.#mendAside(state, tags);
    return state;
  }

  /** The tree as the moves alone make it; returns how far each word's arc led the other moves. */
  firstTree(rows: readonly Int32Array[], tags: Int32Array): Int32Array {
    const { state } = this;
    const view = this.#view.fill(rows, tags, this.#model.tags);
    state.start(rows.length);
    while (!state.done) this.#step(state, view);
    return this.#leads;
  }

  #firstTag(rows: readonly Int32Array[], capitals: number, tags: Int32Array, i: number): number {
    const buffer = this.#buffer;
    const { tagger } = this.#model;
    const scores = this.#tagScores.fill(0);
    const few = tagFeatures(rows, capitals, tags, i, buffer);
    scoreMany(tagger, buffer.features, 0, few, scores);
    if (leadOf(scores) < CLEAR.tag)
      scoreMany(tagger, buffer.features, few, moreTagFeatures(rows, capitals, tags, i, buffer, few), scores);
    this.#tagClear[i] = leadOf(scores) > CLEAR.secondTag ? 1 : 0;
    return best(scores);
  }

  #secondTag(rows: readonly Int32Array[], tags: Int32Array, first: Int32Array, i: number): number {
    const scores = this.#tagScores.fill(0);
    const count = secondFeatures(rows, tags, first, i, this.#buffer);
    scoreMany(this.#model.secondTagger, this.#buffer.features, 0, count, scores);
    return best(scores);
  }

  /**
   * Decides relations that were not clear again, now that the head's other dependants and its own head are known: the
   * scores of the complete tree and those of the moment at which the arc was made are added up.
   */
  #relabel(state: ArcState, view: SentenceView): void {
    const buffer = this.#buffer;
    for (let i = 0; i < state.n; i += 1) {
      if (state.head[i] === state.n || this.#arcClear[i] === 1) continue;
      const scores = this.#scoresOf(i);
      scoreMany(
        this.#model.finalRelations,
        buffer.features,
        0,
        finalFeatures(state, view, this.#masks, i, buffer),
        scores,
      );
      state.label[i] = best(scores) + 1;
    }
  }

  /** Moves words to where the complete tree wants them; whether any was moved. */
  #revise(state: ArcState, view: SentenceView): boolean {
    const { n } = state;
    const heads = this.#heads;
    heads.set(state.head.subarray(0, n));
    this.#candidates.start(state);
    let moved = false;
    for (let i = 0; i < n; i += 1) {
      if (state.head[i] === n) continue;
      const head = this.#bestHead(i);
      if (head === state.head[i] || isBelow(head, i, heads, n)) continue;
      heads[i] = head;
      moved = true;
    }
    if (!moved) return false;
    this.#labels.set(state.label.subarray(0, n));
    const before = this.#firstHeads.subarray(0, n);
    before.set(state.head.subarray(0, n));
    state.load(n, heads, this.#labels);
    for (let i = 0; i < n; i += 1)
      if (heads[i] !== before[i]) state.label[i] = this.#label(state, view, i, heads[i] as number) + 1;
    return true;
  }

  #bestHead(word: number): number {
    const { heads, count } = this.#candidates.of(this.state, word);
    if (count === 1) return heads[0] as number;
    const scores = this.#headScores;
    let rival = NEVER;
    for (let c = 0; c < count; c += 1) {
      scores[c] = this.#headScore(word, c, false);
      if (c > 0 && (scores[c] as number) > rival) rival = scores[c] as number;
    }
    if ((scores[0] as number) - rival > CLEAR.revision) return heads[0] as number;
    let best = 0;
    for (let c = 0; c < count; c += 1) {
      scores[c] = (scores[c] as number) + this.#headScore(word, c, true);
      if ((scores[c] as number) > (scores[best] as number)) best = c;
    }
    return heads[best] as number;
  }

  /** What speaks for candidate `c` of a word: by the features that say most, or by the others. */
  #headScore(word: number, c: number, others: boolean): number {
    const buffer = this.#buffer;
    const [head, kind] = [this.#candidates.heads[c] as number, this.#candidates.kinds[c] as number];
    const doubt = doubtOf(this.#leads[word] as number);
    const count = others
      ? moreRevisionFeatures(this.#tree, word, head, kind, doubt, buffer, 0)
      : revisionFeatures(this.#tree, word, head, kind, doubt, buffer);
    const scores = this.#moveScores.fill(0);
    scoreThree(this.#model.revisions, buffer.features, 0, count, scores);
    return scores[1] as number;
  }

  /** A word tagged as a subordinator introduces its clause and takes no part in it: "a chance that the talks fail". */
  #mend({ n, head, label }: ArcState, tags: Int32Array): void {
    const { takesPart, mark, relative, clause } = this.#relations;
    for (let i = 0; i < n; i += 1) {
      const above = head[i] as number;
      if (above >= n || !takesPart.has((label[i] as number) - 1)) continue;
      if (this.#model.tags[tags[i] as number]?.upos !== "SCONJ") continue;
      label[i] = mark + 1;
      if (label[above] === relative + 1) label[above] = clause + 1;
    }
  }

  /** "Chad, suspected of theft, was fined": the subject before the commas is the verb's behind them, and the participle its own. */
  #mendAside(state: ArcState, tags: Int32Array): void {
    const { n, head, label } = state;
    const { subject, passiveSubject, passive, adverbial, clause } = this.#relations;
    for (let i = 2; i < n; i += 1) {
      const verb = head[i] as number;
      const isAside = label[i] === adverbial + 1 && verb > i && verb < n;
      if (!isAside || this.#xpos(tags, i) !== "VBN" || this.#xpos(tags, i - 1) !== ",") continue;
      let own = -1;
      let hasSubject = false;
      let isPassive = false;
      for (let k = 0; k < verb; k += 1) {
        if (head[k] === i && k < i && label[k] === subject + 1) own = k;
        if (head[k] !== verb) continue;
        if (label[k] === subject + 1 || label[k] === passiveSubject + 1) hasSubject = true;
        if (label[k] === passive + 1) isPassive = true;
      }
      if (own < 0 || hasSubject) continue;
      head[own] = verb;
      label[own] = (isPassive ? passiveSubject : subject) + 1;
      head[i] = own;
      label[i] = clause + 1;
    }
  }

  #xpos(tags: Int32Array, word: number): string {
    return this.#model.tags[tags[word] as number]?.xpos ?? "";
  }

  #scoresOf(word: number): Int32Array {
    const classes = this.#model.labels.length;
    return this.#arcScores.subarray(word * classes, (word + 1) * classes);
  }

  #step(state: ArcState, view: SentenceView): void {
    const move = this.#bestMove(state, view);
    if (move === SHIFT) {
      state.shift();
      return;
    }
    const child = state.below(0);
    this.#leads[child] = this.#lead;
    if (move === LEFT) state.arcLeft(this.#label(state, view, child, state.next));
    else state.arcRight(this.#label(state, view, child, state.below(1)));
  }

  /** The next move; `#lead` says how far it is ahead of the others. */
  #bestMove(state: ArcState, view: SentenceView): number {
    const allowed = state.moves();
    this.#lead = FORCED;
    if (allowed === 1 << SHIFT || allowed === 1 << LEFT || allowed === 1 << RIGHT) return 31 - Math.clz32(allowed);
    const buffer = this.#buffer;
    const { moves } = this.#model;
    const scores = this.#moveScores.fill(0);
    const few = moveFeatures(state, view, buffer);
    scoreThree(moves, buffer.features, 0, few, scores);
    const move = this.#first(scores, allowed);
    if (this.#lead >= CLEAR.move) return move;
    scoreThree(moves, buffer.features, few, moreMoveFeatures(state, view, buffer, few), scores);
    return this.#first(scores, allowed);
  }

  #first(scores: Int32Array, allowed: number): number {
    const move = bestAllowed(scores, allowed);
    const next = bestAllowed(scores, allowed & ~(1 << move));
    this.#lead = (scores[move] as number) - (scores[next] as number);
    return move;
  }

  /** The relation of an arc. The one word under the root is "root", and no other word is. */
  #label(state: ArcState, view: SentenceView, child: number, head: number): number {
    if (head === state.n) return this.#root;
    const buffer = this.#buffer;
    const { relations } = this.#model;
    const scores = this.#scoresOf(child).fill(0);
    const few = labelFeatures(state, view, child, head, buffer);
    scoreMany(relations, buffer.features, 0, few, scores);
    scores[this.#root] = NEVER;
    if (leadOf(scores) < CLEAR.relation)
      scoreMany(relations, buffer.features, few, moreLabelFeatures(state, view, child, head, buffer, few), scores);
    this.#arcClear[child] = leadOf(scores) >= CLEAR.finalRelation ? 1 : 0;
    return best(scores);
  }
}

/** Lead of a move that was the only one. */
const FORCED = 999;

/** Whether `word` is `top` or hangs below it. */
function isBelow(word: number, top: number, heads: Int32Array, root: number): boolean {
  for (let at = word; at < root; at = heads[at] as number) if (at === top) return true;
  return false;
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

/** How far the best score is above the second best. */
function leadOf(scores: Int32Array): number {
  let first = NEVER;
  let second = NEVER;
  for (let k = 0; k < scores.length; k += 1) {
    const score = scores[k] as number;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return first - second;
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
