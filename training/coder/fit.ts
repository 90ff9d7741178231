// From labelled rows to weights, and back from weights to what they say of a row.
import { EVENT_CODES } from "#document";
import { softmax } from "../../src/code/relate/model.ts";
import { learnLogistic, type Row, sumsOf } from "../logistic.ts";
import { type LabelledRow, ROOTS, type Root, rootOf } from "./rows.ts";

/** Chosen by folds over the rows that were read; from a third to three times as much nothing changes by more than .01. */
const PENALTY = 0.0125;
const OWN_WEIGHT = 0.25;
const MIN_COUNT = 3;
const ROUNDS = 35;
const EVENTS = EVENT_CODES.length;

type Keep = (feature: string) => boolean;

/** Features that hold what the frames read, that come of the words' order, and that come of the tree. */
const FRAMES = /^(says|act|frame|status|tense|governor|also|second):/;
const WORDS = /^(w|2|3|before|between|after):/;
const TREE = /^(path|above[AR]|verb[AR]|arc[AR]|head[AR]|arg2?|aux|voice|v|root):/;
export const withoutFrames: Keep = (feature) => !FRAMES.test(feature);

/**
 * Each view lacks one kind of evidence and so learns to do with the others; the mean of their weights is one linear model
 * again. Against one model of everything: macro-F1 .851 to .869 by folds over the rows that were read.
 */
const VIEWS: readonly Keep[] = [withoutFrames, (feature) => !WORDS.test(feature), (feature) => !TREE.test(feature)];

export interface Fitted {
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  /** By column, then event, and last the bias of each event. */
  readonly weights: Float64Array;
}

/** @param gold rows that others labelled; @param own sentences of ours; @param keep features that may be learnt */
export function fitRows(gold: readonly LabelledRow[], own: readonly LabelledRow[], keep: Keep = () => true): Fitted {
  const counts = new Map<string, number>();
  for (const { features } of [...gold, ...own])
    for (const name of features) if (keep(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= MIN_COUNT ? [name] : []));
  const columns = new Map(names.map((name, column) => [name, column]));
  const rows = [...gold.map((row) => toRow(row, columns, 1)), ...own.map((row) => toRow(row, columns, OWN_WEIGHT))];
  const weights = new Float64Array((names.length + 1) * EVENTS);
  for (const view of VIEWS) addView(weights, rows, names, view);
  return { names, columns, weights };
}

/** Learns from the features of one view alone and adds its share to the weights. */
function addView(weights: Float64Array, rows: readonly Row[], names: readonly string[], view: Keep): void {
  const seen = names.flatMap((name, column) => (view(name) ? [column] : []));
  const place = new Map(seen.map((column, k) => [column, k]));
  const narrowed = rows.map((row) => {
    const kept = [...row.columns.keys()].filter((f) => place.has(row.columns[f]!));
    return {
      ...row,
      columns: Int32Array.from(kept, (f) => place.get(row.columns[f]!)!),
      values: Float32Array.from(kept, (f) => row.values[f]!),
    };
  });
  const learnt = learnLogistic(narrowed, seen.length, EVENTS, PENALTY, ROUNDS);
  [...seen, names.length].forEach((column, k) => {
    for (let e = 0; e < EVENTS; e++) weights[column * EVENTS + e]! += learnt[k * EVENTS + e]! / VIEWS.length;
  });
}

function toRow({ features, events }: LabelledRow, columns: ReadonlyMap<string, number>, weight: number): Row {
  const known = features.flatMap((name) => columns.get(name) ?? []);
  return {
    columns: Int32Array.from(known),
    values: new Float32Array(known.length).fill(1 / Math.sqrt(Math.max(1, known.length))),
    right: events.map((event) => EVENT_CODES.indexOf(event)),
    weight,
  };
}

/** Shares of the roots, in the order of ROOTS. */
export function sharesOf(row: LabelledRow, { columns, weights, names }: Fitted, temperature = 1): Float64Array {
  const shares = softmax(sumsOf(toRow(row, columns, 1), weights, names.length, EVENTS), temperature);
  const roots = new Float64Array(ROOTS.length);
  EVENT_CODES.forEach((event, e) => {
    roots[ROOTS.indexOf(rootOf(event))]! += shares[e]!;
  });
  return roots;
}

export function likeliest(shares: Float64Array): Root {
  return ROOTS[shares.indexOf(Math.max(...shares))]!;
}
