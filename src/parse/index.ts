// Stage "parse": an article → sentences, words, trees, quotations.
import type { Article, Outcome, Parsed } from "#document";

// biome-ignore lint/suspicious/noEmptyInterface: filled by the stage's own work.
export interface ParseModel {}

export function parse(article: Article, _model: ParseModel): Outcome<Parsed> {
  return { value: { ...article, sentences: [], quotations: [] }, notices: [] };
}
