// Learns where sentences end, from the running text of the treebank cut into words as the stage cuts it.
import { type ConlluSentence, commentOf } from "../../src/parse/conllu.ts";
import { endFeatures, MAX_END_FEATURES, paragraphs, viewParagraph } from "../../src/parse/sentences.ts";
import { tokenise } from "../../src/parse/tokenise.ts";
import type { WordRows } from "../../src/parse/words.ts";
import { type Learner, ThreeWayPerceptron } from "./perceptron.ts";
import { shuffled } from "./treebank.ts";

/** A paragraph of running text, and the offsets at which its sentences end. */
interface Passage {
  readonly text: string;
  readonly ends: ReadonlySet<number>;
}

export function learnEnds(
  sentences: readonly ConlluSentence[],
  rows: WordRows,
  epochs: number,
  random: () => number,
): Learner {
  const learner = new ThreeWayPerceptron();
  const features = new Int32Array(MAX_END_FEATURES);
  const passages = passagesOf(sentences).flatMap(({ text, ends }) =>
    paragraphs(text).map(({ start, end }) => ({ view: viewParagraph(text, tokenise(text, start, end), rows), ends })),
  );
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { view, ends } of shuffled(passages, random)) {
      let first = 0;
      for (let i = 0; i + 1 < view.count; i += 1) {
        const count = endFeatures(view, i, first, features);
        const scores = learner.score(features, count);
        const gold = ends.has(view.ends[i] as number) ? 1 : 0;
        const guess = (scores[1] as number) > (scores[0] as number) ? 1 : 0;
        learner.tick();
        if (guess !== gold) learner.update(features, count, gold, guess);
        if (gold === 1) first = i + 1;
      }
    }
  }
  return learner;
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
