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

/** Seeded random numbers in [0, 1) (mulberry32), so that training gives the same file again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
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
