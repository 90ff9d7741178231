// From labelled rows to weights, and back from weights to what they say of a row.
import { EVENT_CODES } from "#document";
import { learnLogistic, type Row, softmax, sumsOf } from "./logistic.ts";
import { type LabelledRow, ROOTS, type Root, rootOf } from "./rows.ts";

/** Chosen by folds over the rows that were read. */
const PENALTY = 0.01;
const OWN_WEIGHT = 0.25;
const MIN_COUNT = 3;
const ROUNDS = 40;
const EVENTS = EVENT_CODES.length;

export interface Fitted {
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

/** @param gold rows that others labelled; @param own sentences of ours; @param keep features that may be learnt */
export function fitRows(
  gold: readonly LabelledRow[],
  own: readonly LabelledRow[],
  keep: (feature: string) => boolean = () => true,
): Fitted {
  const counts = new Map<string, number>();
  for (const { features } of [...gold, ...own])
    for (const name of features) if (keep(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= MIN_COUNT ? [name] : []));
  const columns = new Map(names.map((name, column) => [name, column]));
  const rows = [...gold.map((row) => toRow(row, columns, 1)), ...own.map((row) => toRow(row, columns, OWN_WEIGHT))];
  return { names, columns, weights: learnLogistic(rows, names.length, EVENTS, PENALTY, ROUNDS) };
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
