// Word clusters by the company words keep: what stands just before and just after, over frequent words only. Words the
// treebank never saw so look like words it did see. Counted from the training sentences and a corpus of news items.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashString } from "#document";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import { tokenise } from "../../src/parse/tokenise.ts";

/** Context words on either side, and the rarest word that gets a cluster. */
const CONTEXTS = 150;
const MIN_COUNT = 4;
/** Two levels: 24 groups of 16. The number of a cluster is group + 1 in the upper bits, place in the lower four. */
const GROUPS = 24;
const PARTS = 16;
const ROUNDS = 12;

/** Hash of the lower-case word → number of its cluster. */
export function learnClusters(
  sentences: readonly ConlluSentence[],
  corpusFolder: string,
  random: () => number,
): Map<number, number> {
  const texts = [...sentences.map(({ words }) => words.map(({ form }) => lower(form))), ...newsSentences(corpusFolder)];
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, count]) => count >= MIN_COUNT)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const vocabulary = frequent.map(([word]) => word);
  const vectors = contextVectors(texts, vocabulary);
  const groups = kMeans(vectors, GROUPS, random);
  const clusters = new Map<number, number>();
  for (let group = 0; group < GROUPS; group += 1) {
    const members = vocabulary.flatMap((_, i) => (groups[i] === group ? [i] : []));
    const parts = kMeans(
      members.map((i) => vectors[i] as Float32Array),
      PARTS,
      random,
    );
    for (const [k, i] of members.entries())
      clusters.set(hashString(vocabulary[i] as string), ((group + 1) << 4) | (parts[k] ?? 0));
  }
  return clusters;
}

const lower = (form: string): string => form.replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').slice(0, 60).toLowerCase();

/** Items of current_events_*.jsonl; an item is close enough to a sentence here. */
function* newsSentences(folder: string): Generator<string[]> {
  if (!existsSync(folder))
    throw new Error(`${folder} is not there: clusters are counted from its current_events_*.jsonl`);
  for (const name of readdirSync(folder)
    .filter((file) => file.startsWith("current_events_"))
    .sort()) {
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (line === "") continue;
      const { text } = JSON.parse(line) as { readonly text: string };
      const { starts, ends } = tokenise(text, 0, text.length);
      yield starts.map((start, i) => lower(text.slice(start, ends[i])));
    }
  }
}

/** For each word: how much more often than by chance each context stands beside it, length 1. */
function contextVectors(texts: readonly (readonly string[])[], vocabulary: readonly string[]): Float32Array[] {
  const places = new Map(vocabulary.map((word, i) => [word, i]));
  const width = 2 * (CONTEXTS + 1);
  const vectors = vocabulary.map(() => new Float32Array(width));
  const context = (word: string | undefined): number => {
    const place = word === undefined ? CONTEXTS : places.get(word);
    return place === undefined || place > CONTEXTS ? -1 : place;
  };
  for (const words of texts) {
    for (const [i, word] of words.entries()) {
      const vector = vectors[places.get(word) ?? -1];
      if (vector === undefined) continue;
      const [before, after] = [context(words[i - 1]), context(words[i + 1])];
      if (before >= 0) vector[before]! += 1;
      if (after >= 0) vector[CONTEXTS + 1 + after]! += 1;
    }
  }
  const totals = new Float64Array(width);
  for (const vector of vectors) for (let k = 0; k < width; k += 1) totals[k]! += vector[k] as number;
  const all = totals.reduce((sum, count) => sum + count, 0);
  for (const vector of vectors) {
    const sum = vector.reduce((a, b) => a + b, 0);
    for (let k = 0; k < width; k += 1)
      vector[k] = Math.sqrt(((vector[k] as number) * all) / Math.max(1, sum * (totals[k] as number)));
    normalise(vector);
  }
  return vectors;
}

function normalise(vector: Float32Array): void {
  const length = Math.hypot(...vector) || 1;
  for (let k = 0; k < vector.length; k += 1) vector[k] = (vector[k] as number) / length;
}

/** Which of `k` clusters each vector of length 1 falls into, by the angle between them. */
function kMeans(vectors: readonly Float32Array[], k: number, random: () => number): Uint8Array {
  const chosen = new Uint8Array(vectors.length);
  if (vectors.length === 0) return chosen;
  const width = vectors[0]?.length ?? 0;
  let centres = Array.from({ length: k }, () =>
    (vectors[Math.floor(random() * vectors.length)] as Float32Array).slice(),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = centres.map(() => new Float32Array(width));
    for (const [i, vector] of vectors.entries()) {
      chosen[i] = nearest(vector, centres);
      const sum = sums[chosen[i] as number] as Float32Array;
      for (let d = 0; d < width; d += 1) sum[d]! += vector[d] as number;
    }
    for (const sum of sums) normalise(sum);
    centres = sums;
  }
  return chosen;
}

function nearest(vector: Float32Array, centres: readonly Float32Array[]): number {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (const [c, centre] of centres.entries()) {
    let dot = 0;
    for (let d = 0; d < vector.length; d += 1) dot += (vector[d] as number) * (centre[d] as number);
    if (dot > top) [best, top] = [c, dot];
  }
  return best;
}
