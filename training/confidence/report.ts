// The tables of models/confidence.md.
import { shown, table } from "../documents.ts";
import { byFolds } from "./fit.ts";
import type { JudgedReading } from "./verdicts.ts";

const BINS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1];
const SHARES = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];

export function reportOf(judged: readonly JudgedReading[]): string {
  const said = byFolds(judged).sort((a, b) => b.sure - a.sure);
  const bins = BINS.slice(1).flatMap((high, k) => {
    const low = BINS[k]!;
    const some = said.filter(({ sure }) => sure >= low && (sure < high || high === 1));
    return some.length === 0 ? [] : [[`${shown(low)} to ${shown(high)}`, String(some.length), ...means(some)]];
  });
  const surest = SHARES.map((share) => {
    const some = said.slice(0, Math.round(share * said.length));
    return [shown(share), shown(some.at(-1)!.sure), means(some)[1]!];
  });
  return [
    `Ten folds over ${said.length} records; each is judged by a model that saw none of its sentence. Area under the ROC curve ${shown(area(said))}.`,
    "",
    table(["confidence", "records", "mean confidence", "right"], bins),
    "",
    "Of the surest records:",
    "",
    table(["share kept", "least confidence", "right"], surest),
  ].join("\n");
}

const means = (some: readonly { right: number; sure: number }[]): [string, string] => [
  shown(some.reduce((sum, { sure }) => sum + sure, 0) / some.length),
  shown(some.reduce((sum, { right }) => sum + right, 0) / some.length),
];

/** How often a right record is surer than a wrong one. @param said surest first */
function area(said: readonly { right: number }[]): number {
  let [right, pairs] = [0, 0];
  for (const one of said) {
    pairs += (1 - one.right) * right;
    right += one.right;
  }
  return pairs / (right * (said.length - right));
}
