// Multinomial logistic regression with L2, by L-BFGS: the same rows give the same weights, on every machine.
import { softmax } from "../src/code/relate/model.ts";

export interface Row {
  /** Columns that are not zero, and their values. */
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** Classes that are right: more than one where the label does not say which of them it is. */
  readonly right: readonly number[];
  readonly weight: number;
}

const MEMORY = 8;

/** @returns weights by column, then class, and last the bias of each class; @param penalty of squared weights, in rows */
export function learnLogistic(
  rows: readonly Row[],
  columns: number,
  classes: number,
  penalty: number,
  rounds = 60,
  start?: Float64Array,
): Float64Array {
  const size = (columns + 1) * classes;
  let at: Float64Array = start === undefined ? new Float64Array(size) : Float64Array.from(start);
  let { loss, slope } = lossAt(rows, columns, classes, penalty, at);
  const steps: Float64Array[] = [];
  const turns: Float64Array[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = newton(slope, steps, turns);
    const descent = dot(direction, slope);
    if (descent > -1e-7 * rows.length * 1e-2) break;
    let length = round === 0 ? 1 / Math.max(1, Math.sqrt(dot(slope, slope))) : 1;
    let next = moved(at, direction, length);
    let there = lossAt(rows, columns, classes, penalty, next);
    for (let tries = 0; there.loss > loss + 1e-4 * length * descent && tries < 20; tries++) {
      length /= 2;
      next = moved(at, direction, length);
      there = lossAt(rows, columns, classes, penalty, next);
    }
    const step = minus(next, at);
    const turn = minus(there.slope, slope);
    if (dot(step, turn) > 1e-10) {
      steps.push(step);
      turns.push(turn);
      if (steps.length > MEMORY) {
        steps.shift();
        turns.shift();
      }
    }
    const gain = loss - there.loss;
    [at, loss, slope] = [next, there.loss, there.slope];
    if (gain < 1e-5 * loss) break;
  }
  return at;
}

/** Sums of weights for one row, a class each. */
export function sumsOf(
  row: Pick<Row, "columns" | "values">,
  weights: Float64Array,
  columns: number,
  classes: number,
): Float64Array {
  const sums = weights.slice(columns * classes, (columns + 1) * classes);
  for (let f = 0; f < row.columns.length; f++) {
    const base = row.columns[f]! * classes;
    const value = row.values[f]!;
    for (let c = 0; c < classes; c++) sums[c]! += weights[base + c]! * value;
  }
  return sums;
}

function lossAt(rows: readonly Row[], columns: number, classes: number, penalty: number, weights: Float64Array) {
  const slope = new Float64Array(weights.length);
  let loss = 0;
  const bias = columns * classes;
  for (let k = 0; k < bias; k++) {
    loss += (penalty / 2) * weights[k]! * weights[k]!;
    slope[k] = penalty * weights[k]!;
  }
  for (const row of rows) {
    const p = softmax(sumsOf(row, weights, columns, classes));
    let sum = 0;
    for (const c of row.right) sum += p[c]!;
    sum = Math.max(sum, 1e-12);
    loss -= row.weight * Math.log(sum);
    const pull = p; // becomes weight * (p - p given that one of the right classes holds)
    const given = row.right.map((c) => p[c]! / sum);
    row.right.forEach((c, k) => {
      pull[c]! -= given[k]!;
    });
    for (let c = 0; c < classes; c++) {
      pull[c]! *= row.weight;
      slope[bias + c]! += pull[c]!;
    }
    for (let f = 0; f < row.columns.length; f++) {
      const base = row.columns[f]! * classes;
      const value = row.values[f]!;
      for (let c = 0; c < classes; c++) slope[base + c]! += pull[c]! * value;
    }
  }
  return { loss, slope };
}

/** Two-loop recursion. */
function newton(slope: Float64Array, steps: readonly Float64Array[], turns: readonly Float64Array[]): Float64Array {
  const q = slope.slice();
  const shares: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    shares[k] = dot(steps[k]!, q) / dot(steps[k]!, turns[k]!);
    add(q, turns[k]!, -shares[k]!);
  }
  const last = steps.length - 1;
  if (last >= 0) {
    const scale = dot(steps[last]!, turns[last]!) / dot(turns[last]!, turns[last]!);
    for (let i = 0; i < q.length; i++) q[i]! *= scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const back = dot(turns[k]!, q) / dot(steps[k]!, turns[k]!);
    add(q, steps[k]!, shares[k]! - back);
  }
  for (let i = 0; i < q.length; i++) q[i] = -q[i]!;
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += what[i]! * times;
}

function moved(from: Float64Array, by: Float64Array, times: number): Float64Array {
  const out = from.slice();
  add(out, by, times);
  return out;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  const out = a.slice();
  add(out, b, -1);
  return out;
}
