// The treebank as training material: sentences of EWT and of the GUM genres whose licence allows a shipped model.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConlluSentence, commentOf, readConllu } from "../../src/parse/conllu.ts";

/** CC BY-NC-SA: may be measured on, not learnt from. */
const NON_COMMERCIAL = /^GUM_(?:fiction|whow)/;

export function readTreebank(folder: string, name: string): ConlluSentence[] {
  return readConllu(readFileSync(join(folder, name), "utf8"));
}

export function trainingSentences(folder: string): ConlluSentence[] {
  const all = [...readTreebank(folder, "en_ewt-train.conllu"), ...readTreebank(folder, "en_gum-train.conllu")];
  return all.filter((sentence) => !NON_COMMERCIAL.test(commentOf(sentence, "sent_id") ?? ""));
}

/** Counts how often each value was seen under each key. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();
  add(key: string, value: string): void {
    const inner = this.#counts.get(key) ?? new Map<string, number>();
    this.#counts.set(key, inner);
    inner.set(value, (inner.get(value) ?? 0) + 1);
  }
  /** Keys with their values, the most frequent first. */
  *entries(): Generator<readonly [string, readonly (readonly [string, number])[], number]> {
    for (const [key, inner] of this.#counts) {
      const values = [...inner].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      yield [key, values, values.reduce((sum, [, count]) => sum + count, 0)];
    }
  }
}
