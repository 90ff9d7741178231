// The tables of models/coder.md: how often the model of relate is right, on what, and how well it knows.
import { PLOVER, type Quad } from "#document";
import { shown, table } from "../documents.ts";
import { likeliest, withoutFrames } from "./fit.ts";
import { bestTemperature, byFolds, type Judged } from "./folds.ts";
import { type LabelledRow, ROOTS, type Root } from "./rows.ts";

interface Answer {
  readonly right: Root;
  readonly said: Root;
}

const BINS = 10;

export interface Report {
  /** Tables of the card. */
  readonly tables: string;
  readonly reliability: string;
  /** For eval/relate-folds.json. */
  readonly figures: Readonly<Record<string, number>>;
}

export function reportOf(
  gold: readonly LabelledRow[],
  own: readonly LabelledRow[],
  log: (text: string) => void,
): Report {
  const answers = (judged: readonly Judged[]): Answer[] =>
    judged.map(({ row, shares }) => ({ right: row.root, said: likeliest(shares(1)) }));
  const both = byFolds(gold, own);
  log("folds of the whole");
  const framesAlone = gold.map(({ root, frames }) => ({ right: root, said: frames }));
  const withoutPlv = answers(byFolds(gold, own, { withGold: false }));
  const answersOfBoth = answers(both);
  const unread = new Set(gold.filter((row) => row.unread).map(({ id }) => id));
  const systems: readonly (readonly [string, readonly Answer[]])[] = [
    ["frames alone", framesAlone],
    ["model without frames", answers(byFolds(gold, own, { keep: withoutFrames }))],
    ["model without sentences of ours", answers(byFolds(gold, []))],
    ["model without PLV (`--without plv`)", withoutPlv],
    ["both: what is shipped", answersOfBoth],
    ["both, rows that were read", answers(both.filter(({ row }) => !unread.has(row.id)))],
    ["both, rows kept unread", answers(both.filter(({ row }) => unread.has(row.id)))],
  ];
  log("folds of the parts");
  const temperature = bestTemperature(both);
  const { table: curve, error } = reliability(both, temperature);
  const [rootMacroF1, rootAccuracy, quadMacroF1, binaryMacroF1] = figuresOf(answersOfBoth);
  return {
    tables: tablesOf(gold.length, systems, answersOfBoth),
    reliability: `Confidence, temperature ${temperature.toFixed(2)}:\n\n${curve}`,
    figures: {
      rootMacroF1,
      rootAccuracy,
      quadMacroF1,
      binaryMacroF1,
      rootMacroF1WithoutPlv: figuresOf(withoutPlv)[0],
      rootMacroF1Frames: figuresOf(framesAlone)[0],
      calibrationError: error,
    },
  };
}

function tablesOf(
  count: number,
  systems: readonly (readonly [string, readonly Answer[]])[],
  answers: readonly Answer[],
): string {
  return [
    `Five folds over all ${count} rows; each row is judged by a model that did not learn from it.`,
    "",
    table(
      ["", "macro-F1 of 15", "accuracy", "quad, macro-F1", "cooperation or conflict, macro-F1"],
      systems.map(([name, list]) => [name, ...figuresOf(list).map(shown)]),
    ),
    "",
    "Each root, both:",
    "",
    table(
      ["root", "rows", "precision", "recall", "F1"],
      ROOTS.map((root) => {
        const { count: rows, precision, recall, f1 } = measure(answers, (one) => one === root);
        return [root, String(rows), shown(precision), shown(recall), shown(f1)];
      }),
    ),
    "",
    "What was taken for what (rows: the label; columns: the answer):",
    "",
    table(
      ["", ...ROOTS.map((root) => root.slice(0, 4))],
      ROOTS.map((right) => [
        right,
        ...ROOTS.map((said) => {
          const n = answers.filter((one) => one.right === right && one.said === said).length;
          return n === 0 ? "" : String(n);
        }),
      ]),
    ),
  ].join("\n");
}

/** Of the answers with such a confidence, so many were right. */
function reliability(
  judged: readonly Judged[],
  temperature: number,
): { readonly table: string; readonly error: number } {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, sure: 0, right: 0 }));
  for (const { row, shares } of judged) {
    const list = shares(temperature);
    const sure = Math.max(...list);
    const bin = bins[Math.min(BINS - 1, Math.floor(sure * BINS))]!;
    bin.n += 1;
    bin.sure += sure;
    if (likeliest(list) === row.root) bin.right += 1;
  }
  const error = bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / judged.length;
  const lines = bins.flatMap(({ n, sure, right }, k) =>
    n === 0 ? [] : [[`${shown(k / BINS)} to ${shown((k + 1) / BINS)}`, String(n), shown(sure / n), shown(right / n)]],
  );
  return { table: table(["confidence", "rows", "mean confidence", "right"], lines), error };
}

/** Macro-F1 of the roots, accuracy, macro-F1 of the quads and of the two sides. */
function figuresOf(answers: readonly Answer[]): [number, number, number, number] {
  const macro = <T>(classes: readonly T[], of: (root: Root) => T): number => {
    const present = classes.filter((one) => answers.some(({ right }) => of(right) === one));
    return present.reduce((sum, one) => sum + measure(answers, (root) => of(root) === one).f1, 0) / present.length;
  };
  const right = answers.filter((answer) => answer.right === answer.said).length;
  const quads: readonly Quad[] = [1, 2, 3, 4];
  return [
    macro(ROOTS, (root) => root),
    right / answers.length,
    macro(quads, quadOf),
    macro([true, false], (root) => quadOf(root) <= 2),
  ];
}

/** As PLV has it: yielding is material cooperation. */
function quadOf(root: Root): Quad {
  return root === "YIELD" ? 2 : PLOVER[root].quad;
}

function measure(answers: readonly Answer[], is: (root: Root) => boolean) {
  let [both, saidOnly, rightOnly] = [0, 0, 0];
  for (const { right, said } of answers) {
    if (is(right) && is(said)) both += 1;
    else if (is(said)) saidOnly += 1;
    else if (is(right)) rightOnly += 1;
  }
  const precision = both + saidOnly === 0 ? 0 : both / (both + saidOnly);
  const recall = both + rightOnly === 0 ? 0 : both / (both + rightOnly);
  const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { count: both + rightOnly, precision, recall, f1 };
}
