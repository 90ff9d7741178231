// Weights of traits from verdicts, and what folds say of them.
import { createHash } from "node:crypto";
import { type ConfidenceModel, likelihoodOf } from "../../src/code/confidence/index.ts";
import { learnLogistic, type Row } from "../logistic.ts";
import type { JudgedReading } from "./verdicts.ts";

const FOLDS = 10;
/** Of squared weights, in records; each trait is measured in its own spread. Chosen by folds among 2 to 120. */
const PENALTY = 60;
const ROUNDS = 200;
const [WRONG, RIGHT] = [0, 1];
const CLASSES = 2;

export function fit(judged: readonly JudgedReading[]): ConfidenceModel {
  const names = [...new Set(judged.flatMap(({ traits }) => [...traits.keys()]))].sort();
  const spreads = names.map((name) => spread(judged.map(({ traits }) => traits.get(name) ?? 0)));
  const columns = new Map(names.map((name, k) => [name, k]));
  const rows = judged.flatMap(({ traits, right }): Row[] => {
    const shown = [...traits].map(
      ([name, value]) => [columns.get(name)!, value / spreads[columns.get(name)!]!] as const,
    );
    const row = {
      columns: Int32Array.from(shown, ([column]) => column),
      values: Float32Array.from(shown, ([, value]) => value),
    };
    // readers who differ speak for both, each by half
    const both = [
      { ...row, right: [RIGHT], weight: right },
      { ...row, right: [WRONG], weight: 1 - right },
    ];
    return both.filter(({ weight }) => weight > 0);
  });
  const learnt = learnLogistic(rows, names.length, CLASSES, PENALTY, ROUNDS);
  const lead = (k: number) => learnt[k * CLASSES + RIGHT]! - learnt[k * CLASSES + WRONG]!;
  return { bias: lead(names.length), weights: new Map(names.map((name, k) => [name, lead(k) / spreads[k]!])) };
}

/** Standard deviation; 1 for what never varies. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance === 0 ? 1 : Math.sqrt(variance);
}

/** Each record with what a model says of it that saw none of its sentence's. */
export function byFolds(judged: readonly JudgedReading[]): { readonly right: number; readonly sure: number }[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = fit(judged.filter((one) => foldOf(one) !== fold));
    return judged
      .filter((one) => foldOf(one) === fold)
      .map(({ right, traits }) => ({ right, sure: likelihoodOf(traits, model) }));
  }).flat();
}

const foldOf = ({ key }: JudgedReading): number =>
  createHash("sha1").update(`fold ${key}`).digest().readUInt32BE(0) % FOLDS;
