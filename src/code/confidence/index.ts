// Stage "code": how sure a record is. A logistic regression over traits of its reading, learnt from readers' verdicts
// (training/confidence, models/confidence.md): of records with confidence .8, readers call 8 in 10 right in every field.

import type { Reading } from "../frames/events.ts";
import { type Scene, type Traits, traitsOf } from "./traits.ts";

export { type Scene, sceneOf, type Traits, traitsOf } from "./traits.ts";

/** Weights in logits by name of trait; `bias` is that of a reading without any. */
export interface ConfidenceModel {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** @param json as `npm run train:confidence` writes it */
export function loadConfidenceModel(json: string): ConfidenceModel {
  const { bias, weights } = JSON.parse(json) as { bias: number; weights: Record<string, number> }; // our own file
  return { bias, weights: new Map(Object.entries(weights)) };
}

/** A trait that speaks for or against a reading, by how much in logits. */
export interface Doubt {
  readonly trait: string;
  readonly weight: number;
}

/** What speaks most against a reading, worst first; `MAX_DOUBTS` at most. */
export function doubtsOf(scene: Scene, reading: Reading, { weights }: ConfidenceModel): Doubt[] {
  return [...traitsOf(scene, reading)]
    .map(([trait, value]) => ({ trait, weight: (weights.get(trait) ?? 0) * value }))
    .filter(({ weight }) => weight < LEAST_DOUBT)
    .sort((a, b) => a.weight - b.weight)
    .slice(0, MAX_DOUBTS);
}

const MAX_DOUBTS = 3;
const LEAST_DOUBT = -0.3;

/** Share of such readings that readers call right in every field: 0 to 1, two decimals. */
export function confidenceOf(scene: Scene, reading: Reading, model: ConfidenceModel): number {
  return Math.round(100 * likelihoodOf(traitsOf(scene, reading), model)) / 100;
}

/** The same of traits, not rounded. */
export function likelihoodOf(traits: Traits, { bias, weights }: ConfidenceModel): number {
  let sum = bias;
  for (const [trait, value] of traits) sum += (weights.get(trait) ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}
