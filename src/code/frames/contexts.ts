// Stage "code": PLOVER contexts by the words of a clause.
import type { Sentence, Span } from "#document";
import type { ContextLexicon } from "#lexicon";

/** Contexts of the words of `span`, in order of first mention; `own` are the frame's. */
export function contextsOf(sentence: Sentence, span: Span, own: readonly string[], lexicon: ContextLexicon): string[] {
  const found = new Set(own);
  for (const token of sentence.tokens) {
    if (token.start < span.start || token.end > span.end) continue;
    for (const context of lexicon.get(token.lemma.toLowerCase()) ?? []) found.add(context);
  }
  return [...found];
}
