// Stage "extract": what the stage needs to know, as loaded by an edge.
import {
  FIRST_LAYOUT,
  type KindFilter,
  type LineFilter,
  type PassWeights,
  SECOND_LAYOUT,
} from "./filter/line-filter.ts";

/** Answers the ISO 639-1 code of a text, "" where it cannot tell. */
export type DetectLanguage = (text: string) => string;

export interface ExtractModel {
  readonly lineFilter: LineFilter;
  readonly detectLanguage: DetectLanguage;
}

/** One pass as it is stored: weights as signed bytes in base64, to be multiplied by `scale`. */
export interface StoredPass {
  readonly bias: number;
  readonly scale: number;
  readonly weights: string;
}

export interface StoredKind {
  readonly first: StoredPass;
  readonly second: StoredPass;
  readonly threshold: number;
}

/** Content of `models/line-filter.json`. */
export interface StoredFilter {
  readonly html: StoredKind;
  readonly dump: StoredKind;
}

/**
 * Makes the model out of what an edge has read.
 *
 * @param weights content of `models/line-filter.json`
 * @param detect  a language detector: `(text) => eld.detect(text).language`, of `eld/small`
 * @throws Error where the weights are damaged or were trained for other fields
 */
export function loadExtractModel(weights: string, detect: DetectLanguage): ExtractModel {
  const stored = JSON.parse(weights) as StoredFilter; // written by our own training; what matters is checked below
  return {
    lineFilter: { html: kindOf(stored.html, "html"), dump: kindOf(stored.dump, "dump") },
    detectLanguage: detect,
  };
}

function kindOf(stored: StoredKind, kind: "html" | "dump"): KindFilter {
  return {
    first: passOf(stored.first, FIRST_LAYOUT[kind].size, kind),
    second: passOf(stored.second, SECOND_LAYOUT[kind].size, kind),
    threshold: stored.threshold,
  };
}

function passOf({ bias, scale, weights }: StoredPass, size: number, kind: string): PassWeights {
  const bytes = atob(weights);
  if (bytes.length !== size)
    throw new Error(
      `the line filter for ${kind} has ${bytes.length} weights where its fields need ${size}; train it again`,
    );
  return { bias, weights: Float32Array.from(bytes, (char) => ((char.charCodeAt(0) << 24) >> 24) * scale) };
}
