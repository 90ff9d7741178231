// Learns the weights of the chain: the labels of a sentence are as likely as their sum of weights says (a conditional random field).
import { LABELS } from "../../src/recognise/tagger/tagger.ts";
import { shuffled } from "../random.ts";

/** The features of each word, and its label. */
export interface Example {
  readonly features: readonly Int32Array[];
  readonly labels: readonly number[];
}

export interface Learnt {
  readonly rows: Float32Array;
  readonly steps: Float32Array;
}

export interface LearnOptions {
  readonly rows: number;
  readonly epochs: number;
  /** Length of the first steps (AdaGrad). */
  readonly rate: number;
  /** Share of a word's features that are left out each time it is read, so that none is relied on alone. */
  readonly dropped: number;
  readonly log: (text: string) => void;
}

const IMPOSSIBLE = -1e9;
const START = LABELS;

/** A name goes on only after its own first word or a word that went on; words without features are outside of all names. */
function mayFollow(before: number, label: number): boolean {
  return label === 0 || label % 2 === 1 || before === label || before === label - 1;
}

const ALLOWED: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, label) =>
  Array.from({ length: LABELS }, (_, before) => before).filter((before) => mayFollow(before, label)),
);

/** Stochastic ascent, with the mean of the weights over the second half of the epochs. */
export function learn(examples: readonly Example[], options: LearnOptions, random: () => number): Learnt {
  const { epochs, rate, dropped, log } = options;
  const rows = new Float32Array(options.rows * LABELS);
  const rowSquares = new Float32Array(rows.length).fill(1e-3);
  const steps = new Float32Array((LABELS + 1) * LABELS);
  const stepSquares = new Float32Array(steps.length).fill(1e-3);
  const rowMean = new Float32Array(rows.length);
  const stepMean = new Float32Array(steps.length);
  const ascend = (list: Float32Array, squares: Float32Array, at: number, by: number): void => {
    squares[at]! += by * by;
    list[at]! += (rate * by) / Math.sqrt(squares[at]!);
  };
  let means = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    let loss = 0;
    for (const e of shuffled([...examples.keys()], random)) {
      const { features, labels } = examples[e]!;
      const kept = dropped === 0 ? features : features.map((list) => list.filter(() => random() >= dropped));
      const { marginals, pairs, likelihood } = marginalsOf(kept, features, rows, steps, labels);
      loss -= likelihood;
      for (let t = 0; t < labels.length; t += 1) {
        if (features[t]!.length === 0) continue;
        for (let y = 0; y < LABELS; y += 1) {
          const by = (labels[t] === y ? 1 : 0) - marginals[t * LABELS + y]!;
          if (Math.abs(by) < 1e-4) continue;
          for (const row of kept[t]!) ascend(rows, rowSquares, row * LABELS + y, by);
        }
      }
      for (let k = 0; k < pairs.length; k += 1)
        if (Math.abs(pairs[k]!) > 1e-4) ascend(steps, stepSquares, k, pairs[k]!);
    }
    log(`epoch ${epoch + 1}: ${(loss / examples.length).toFixed(4)} nats a sentence`);
    if (epoch * 2 < epochs - 1) continue;
    means += 1;
    for (let k = 0; k < rows.length; k += 1) rowMean[k]! += (rows[k]! - rowMean[k]!) / means;
    for (let k = 0; k < steps.length; k += 1) stepMean[k]! += (steps[k]! - stepMean[k]!) / means;
  }
  return { rows: rowMean, steps: stepMean };
}

interface Marginals {
  /** Of each word and label. */
  readonly marginals: Float64Array;
  /** From label to label: how often right, less how often expected. */
  readonly pairs: Float64Array;
  readonly likelihood: number;
}

/** Forward and backward over the sentence. */
function marginalsOf(
  kept: readonly Int32Array[],
  features: readonly Int32Array[],
  rows: Float32Array,
  steps: Float32Array,
  labels: readonly number[],
): Marginals {
  const n = labels.length;
  const own = new Float64Array(n * LABELS);
  for (let t = 0; t < n; t += 1) {
    const quiet = features[t]!.length === 0;
    for (let y = 0; y < LABELS; y += 1) own[t * LABELS + y] = quiet && y > 0 ? IMPOSSIBLE : 0;
    for (const row of kept[t]!) for (let y = 0; y < LABELS; y += 1) own[t * LABELS + y]! += rows[row * LABELS + y]!;
  }
  const forward = new Float64Array(n * LABELS).fill(IMPOSSIBLE);
  const backward = new Float64Array(n * LABELS);
  for (let y = 0; y < LABELS; y += 1) {
    if (y === 0 || y % 2 === 1) forward[y] = own[y]! + steps[START * LABELS + y]!;
  }
  const sums = new Float64Array(LABELS);
  for (let t = 1; t < n; t += 1) {
    for (let y = 0; y < LABELS; y += 1) {
      const allowed = ALLOWED[y]!;
      for (let k = 0; k < allowed.length; k += 1)
        sums[k] = forward[(t - 1) * LABELS + allowed[k]!]! + steps[allowed[k]! * LABELS + y]!;
      forward[t * LABELS + y] = own[t * LABELS + y]! + logSum(sums, allowed.length);
    }
  }
  for (let t = n - 2; t >= 0; t -= 1) {
    for (let x = 0; x < LABELS; x += 1) {
      let count = 0;
      for (let y = 0; y < LABELS; y += 1) {
        if (!mayFollow(x, y)) continue;
        sums[count] = steps[x * LABELS + y]! + own[(t + 1) * LABELS + y]! + backward[(t + 1) * LABELS + y]!;
        count += 1;
      }
      backward[t * LABELS + x] = logSum(sums, count);
    }
  }
  const all = logSum(forward.subarray((n - 1) * LABELS), LABELS);
  const marginals = new Float64Array(n * LABELS);
  for (let k = 0; k < marginals.length; k += 1) marginals[k] = Math.exp(forward[k]! + backward[k]! - all);
  const pairs = new Float64Array((LABELS + 1) * LABELS);
  let likelihood = -all;
  for (let t = 0; t < n; t += 1) {
    const before = t === 0 ? START : labels[t - 1]!;
    const at = before * LABELS + labels[t]!;
    pairs[at]! += 1;
    likelihood += own[t * LABELS + labels[t]!]! + steps[at]!;
    for (let y = 0; y < LABELS; y += 1) {
      if (t === 0) {
        pairs[START * LABELS + y]! -= marginals[y]!;
        continue;
      }
      const rest = own[t * LABELS + y]! + backward[t * LABELS + y]! - all;
      if (rest < IMPOSSIBLE / 2) continue;
      for (const x of ALLOWED[y]!)
        pairs[x * LABELS + y]! -= Math.exp(forward[(t - 1) * LABELS + x]! + steps[x * LABELS + y]! + rest);
    }
  }
  return { marginals, pairs, likelihood };
}

function logSum(list: Float64Array, count: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k += 1) if (list[k]! > most) most = list[k]!;
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += Math.exp(list[k]! - most);
  return most + Math.log(sum);
}
