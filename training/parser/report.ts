// Accuracy of a model on given words, as the shared scorer counts it: sub-types of relations aside.
import { Analyser } from "../../src/parse/analyse.ts";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import type { ParseModel } from "../../src/parse/model.ts";

export interface Accuracy {
  readonly words: number;
  upos: number;
  xpos: number;
  uas: number;
  las: number;
}

/** Shares, 0 to 100; over-long sentences are left out. */
export function measure(sentences: readonly ConlluSentence[], model: ParseModel): Accuracy {
  const reader = new Analyser(model);
  const hits = { words: 0, upos: 0, xpos: 0, uas: 0, las: 0 };
  for (const { words } of sentences) {
    if (words.length > 250) continue;
    const rows = words.map(({ form }) => model.rows.get(form));
    const tags = reader.tag(rows);
    const { head, label } = reader.tree(rows, tags);
    for (const [i, word] of words.entries()) {
      const tag = model.tags[tags[i] ?? 0];
      hits.words += 1;
      if (tag?.upos === word.upos) hits.upos += 1;
      if (tag?.xpos === word.xpos) hits.xpos += 1;
      if (head[i] !== (word.head < 0 ? words.length : word.head)) continue;
      hits.uas += 1;
      if (coarse(model.labels[(label[i] ?? 0) - 1]) === coarse(word.deprel)) hits.las += 1;
    }
  }
  const share = (count: number): number => Math.round((10_000 * count) / hits.words) / 100;
  return {
    words: hits.words,
    upos: share(hits.upos),
    xpos: share(hits.xpos),
    uas: share(hits.uas),
    las: share(hits.las),
  };
}

const coarse = (relation: string | undefined): string | undefined => relation?.split(":")[0];
