// Stage "extract": what the stage needs to know, as loaded by an edge.

/** Answers the ISO 639-1 code of a text, "" where it cannot tell. */
export type DetectLanguage = (text: string) => string;

export interface ExtractModel {
  readonly detectLanguage: DetectLanguage;
}

/**
 * Makes the model out of what an edge has read.
 *
 * @param weights content of `models/line-filter.json`
 * @param detect  a language detector: `(text) => eld.detect(text).language`, of `eld/small`
 */
export function loadExtractModel(weights: string, detect: DetectLanguage): ExtractModel {
  void weights;
  return { detectLanguage: detect };
}
