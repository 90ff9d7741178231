// Learns where sentences end, from the running text of the treebank cut into words as the stage cuts it.
import { type ConlluSentence, commentOf } from "../../src/parse/conllu.ts";
import { FeatureBuffer } from "../../src/parse/hash.ts";
import { endFeatures, neverEnds, paragraphs, viewParagraph } from "../../src/parse/sentences.ts";
import { tokenise } from "../../src/parse/tokenise.ts";
import type { WordRows } from "../../src/parse/words.ts";
import { shuffled } from "../random.ts";
import type { Learner } from "./perceptron.ts";

/** A paragraph of running text, and the offsets at which its sentences end. */
interface Passage {
  readonly text: string;
  readonly ends: ReadonlySet<number>;
}

/** Weights of a yes-or-no decision by logistic regression, in the shape `quantise` reads: class 0 always has 0. */
export function learnEnds(
  sentences: readonly ConlluSentence[],
  rows: WordRows,
  epochs: number,
  random: () => number,
): Pick<Learner, "classes" | "averaged"> {
  const learner = new Logistic();
  const buffer = new FeatureBuffer();
  const passages = passagesOf(sentences).flatMap(({ text, ends }) =>
    paragraphs(text).map(({ start, end }) => ({ view: viewParagraph(text, tokenise(text, start, end), rows), ends })),
  );
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { view, ends } of shuffled(passages, random)) {
      let first = 0;
      for (let i = 0; i + 1 < view.count; i += 1) {
        if (neverEnds(view, i)) continue;
        const isEnd = ends.has(view.ends[i] as number);
        learner.learn(buffer.features, endFeatures(view, i, first, buffer), isEnd);
        if (isEnd) first = i + 1;
      }
    }
    if (epoch > 0) learner.remember();
  }
  return learner;
}

const RATE = 0.04;
const DECAY = 1e-6;

/** Logistic regression over hashed features, by AdaGrad (Duchi et al. 2011). */
class Logistic {
  readonly classes = 2;
  readonly #places = new Map<number, number>();
  #weights = new Float64Array(1 << 16);
  /** Sum of squared gradients, which slows down each weight's steps. */
  #squares = new Float64Array(1 << 16);
  /** Weights summed over the epochs: what is given out is their mean, which wavers less. */
  #sums = new Float64Array(1 << 16);
  readonly #at = new Int32Array(new FeatureBuffer().features.length);

  learn(features: Int32Array, count: number, yes: boolean): void {
    let score = 0;
    for (let i = 0; i < count; i += 1) {
      const place = this.#placeOf(features[i] as number);
      this.#at[i] = place;
      score += this.#weights[place] as number;
    }
    const error = 1 / (1 + Math.exp(-score)) - (yes ? 1 : 0);
    if (Math.abs(error) < 1e-3) return;
    for (let i = 0; i < count; i += 1) {
      const place = this.#at[i] as number;
      const weight = this.#weights[place] as number;
      const gradient = error + DECAY * weight;
      const square = (this.#squares[place] as number) + gradient * gradient;
      this.#squares[place] = square;
      this.#weights[place] = weight - (RATE * gradient) / Math.sqrt(square + 1e-8);
    }
  }

  remember(): void {
    for (const place of this.#places.values()) this.#sums[place]! += this.#weights[place] as number;
  }

  *averaged(): Generator<{ hash: number; weights: [number, number][] }> {
    for (const [hash, place] of this.#places)
      if (this.#sums[place] !== 0) yield { hash, weights: [[1, this.#sums[place] as number]] };
  }

  #placeOf(hash: number): number {
    const known = this.#places.get(hash);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(hash, place);
    if (place === this.#weights.length) {
      this.#weights = doubled(this.#weights);
      this.#squares = doubled(this.#squares);
      this.#sums = doubled(this.#sums);
    }
    return place;
  }
}

function doubled(old: Float64Array): Float64Array<ArrayBuffer> {
  const fresh = new Float64Array(old.length * 2);
  fresh.set(old);
  return fresh;
}

/** Sentences of one paragraph joined by blanks, as the treebank's comments tell paragraphs. */
function passagesOf(sentences: readonly ConlluSentence[]): Passage[] {
  const passages: { text: string; ends: Set<number> }[] = [];
  for (const sentence of sentences) {
    const opens = sentence.comments.some((line) => /^#\s*new(?:doc|par)\b/.test(line));
    if (opens || passages.length === 0) passages.push({ text: "", ends: new Set() });
    const passage = passages.at(-1);
    const text = commentOf(sentence, "text");
    if (passage === undefined || text === null) continue;
    passage.text += (passage.text === "" ? "" : " ") + text.trim();
    passage.ends.add(passage.text.length);
  }
  return passages;
}
