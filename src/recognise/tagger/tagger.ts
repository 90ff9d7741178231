// Stage "recognise", name tagger: which words are names of persons, organisations, places or other things.
// A linear chain over hashed features; weights are learnt by `npm run train:names` (models/names.md).
import type { Token } from "#document";
import type { Gazetteer } from "#lexicon/names";
import type { Scan } from "../actors/scan.ts";
import { featuresOf, hintsOf } from "./features.ts";
import { WordViews } from "./words.ts";

export const NAME_SORTS = ["person", "organisation", "place", "other"] as const;
export type NameSort = (typeof NAME_SORTS)[number];

/** 0 outside; 1 + 2k begins a name of sort k, 2 + 2k goes on with it. */
export const LABELS = 1 + 2 * NAME_SORTS.length;

export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly sort: NameSort;
}

export interface NameWeights {
  /** Row of a feature: one weight a label. The number of rows is a power of two. */
  readonly rows: Int8Array | Float32Array;
  /** From label (LABELS for the start of the sentence) to label, in the same units as the rows. */
  readonly steps: Int16Array | Float32Array;
  readonly words: WordViews;
}

const MAGIC = 0x4e544e45; // "ENTN"
const VERSION = 1;

/** @param bytes of models/names.bin; @throws RangeError if they are not a tagger of this version */
export function loadNameTagger(bytes: Uint8Array): NameWeights {
  // the weights are read where they lie; numbers of four bytes need a multiple of four to begin at
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const view = new DataView(buffer, byteOffset, byteLength);
  if (byteLength < 20 || view.getUint32(0, true) !== MAGIC) throw new RangeError("not a name tagger");
  if (view.getUint32(4, true) !== VERSION)
    throw new RangeError(`name tagger of version ${view.getUint32(4, true)}, this program reads ${VERSION}`);
  const [rows, slots] = [view.getUint32(8, true), view.getUint32(12, true)];
  const table = { slots: new Int32Array(buffer, byteOffset + 16, slots) };
  const afterSlots = byteOffset + 16 + table.slots.byteLength;
  const steps = new Int16Array(buffer, afterSlots, (LABELS + 1) * LABELS);
  return {
    words: new WordViews(table),
    steps,
    rows: new Int8Array(buffer, afterSlots + steps.byteLength, rows * LABELS),
  };
}

/** The file that `loadNameTagger` reads. */
export function packNameTagger(slots: Int32Array, steps: Int16Array, rows: Int8Array): Uint8Array {
  const head = new Uint32Array([MAGIC, VERSION, rows.length / LABELS, slots.length]);
  const parts = [head, slots, steps, rows].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const out = new Uint8Array(parts.reduce((n, { length }) => n + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Names of one sentence, in text order, none inside another. */
export function tagNames(
  tokens: readonly Token[],
  scan: Scan,
  gazetteer: Gazetteer,
  weights: NameWeights,
): TaggedName[] {
  if (tokens.length === 0) return [];
  const mask = weights.rows.length / LABELS - 1;
  const features = featuresOf(tokens, weights.words, hintsOf(tokens, scan, gazetteer), mask);
  return spansOf(bestLabels(features, weights));
}

/** The sequence of labels with the highest sum of weights (Viterbi); words without features are outside. */
export function bestLabels(
  features: readonly Int32Array[],
  { rows, steps }: Pick<NameWeights, "rows" | "steps">,
): Uint8Array {
  const n = features.length;
  const back = new Uint8Array(n * LABELS);
  let score = new Float64Array(LABELS).fill(IMPOSSIBLE);
  let next = new Float64Array(LABELS);
  const own = new Float64Array(LABELS);
  for (let i = 0; i < n; i++) {
    const list = features[i]!;
    own.fill(0);
    for (let f = 0; f < list.length; f++) {
      const row = list[f]! * LABELS;
      for (let y = 0; y < LABELS; y++) own[y]! += rows[row + y]!;
    }
    const most = list.length === 0 ? 1 : LABELS;
    next.fill(IMPOSSIBLE);
    for (let y = 0; y < most; y++) {
      // a name goes on only after its own first word
      let best = IMPOSSIBLE;
      let from = 0;
      if (i === 0) {
        if (!goesOn(y)) best = steps[LABELS * LABELS + y]!;
      } else if (goesOn(y)) {
        for (let p = y - 1; p <= y; p++) {
          const sum = score[p]! + steps[p * LABELS + y]!;
          if (sum > best) [best, from] = [sum, p];
        }
      } else {
        for (let p = 0; p < LABELS; p++) {
          const sum = score[p]! + steps[p * LABELS + y]!;
          if (sum > best) [best, from] = [sum, p];
        }
      }
      next[y] = best + own[y]!;
      back[i * LABELS + y] = from;
    }
    [score, next] = [next, score];
  }
  const labels = new Uint8Array(n);
  let y = 0;
  for (let k = 1; k < LABELS; k++) if (score[k]! > score[y]!) y = k;
  for (let i = n - 1; i >= 0; i--) {
    labels[i] = y;
    y = back[i * LABELS + y]!;
  }
  return labels;
}

const IMPOSSIBLE = -1e12;

const goesOn = (label: number): boolean => label > 0 && label % 2 === 0;

export function spansOf(labels: ArrayLike<number>): TaggedName[] {
  const spans: TaggedName[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0 || goesOn(label)) continue;
    let last = i;
    while (labels[last + 1] === label + 1) last += 1;
    spans.push({ first: i, last, sort: NAME_SORTS[(label - 1) / 2]! });
  }
  return spans;
}
