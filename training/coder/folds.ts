// Five folds: each row is judged by a model that did not learn from it.
import { createHash } from "node:crypto";
import { fitRows, sharesOf } from "./fit.ts";
import { type LabelledRow, ROOTS } from "./rows.ts";

export interface Judged {
  readonly row: LabelledRow;
  /** In the order of ROOTS, at each temperature asked for. */
  shares(temperature: number): Float64Array;
}

const FOLDS = 5;

function foldOf({ id }: LabelledRow): number {
  return createHash("sha1").update(`fold ${id}`).digest().readUInt32BE(0) % FOLDS;
}

/** @param withGold false for what sentences of ours teach alone; @param keep features that may be learnt */
export function byFolds(
  gold: readonly LabelledRow[],
  own: readonly LabelledRow[],
  { withGold = true, keep }: { readonly withGold?: boolean; readonly keep?: (feature: string) => boolean } = {},
): Judged[] {
  return Array.from({ length: withGold ? FOLDS : 1 }, (_, fold) => {
    const fitted = fitRows(withGold ? gold.filter((row) => foldOf(row) !== fold) : [], own, keep);
    const judged = withGold ? gold.filter((row) => foldOf(row) === fold) : gold;
    return judged.map((row): Judged => ({ row, shares: (temperature) => sharesOf(row, fitted, temperature) }));
  }).flat();
}

/** The temperature under which the right answers were likeliest. */
export function bestTemperature(judged: readonly Judged[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.2; temperature < 2.5; temperature += 0.05) {
    const loss = judged.reduce((sum, { row, shares }) => {
      const share = shares(temperature)[ROOTS.indexOf(row.root)]!;
      return sum - Math.log(Math.max(share, 1e-9));
    }, 0);
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}
