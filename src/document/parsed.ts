// The shared record, third part: sentences, words, trees and quotations.
import type { Article } from "./article.ts";
import type { Span } from "./span.ts";

/** A word, in Universal Dependencies terms. Its offsets are into `Article.text`. */
export interface Token extends Span {
  readonly form: string;
  readonly lemma: string;
  /** UD v2 universal tag: NOUN, PROPN, VERB, AUX … */
  readonly upos: string;
  /** Penn Treebank tag: NNP, VBD, MD … */
  readonly xpos: string;
  /** Index of the head in the same sentence; -1 at the root. */
  readonly head: number;
  /** UD v2 relation, sub-types included: nsubj:pass, obl:agent, nmod:poss … */
  readonly deprel: string;
}

export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  /** Number of the paragraph (blank-line separated) it stands in, from 0. */
  readonly paragraph: number;
  /** Set where the stage could not or would not build a tree (a list, all capitals, too long): every head is -1. */
  readonly flat?: boolean;
}

/** Words between quotation marks; the marks themselves stand outside `start`..`end`. */
export interface Quotation extends Span {
  /** 0 for an outermost quotation, 1 for one inside it. */
  readonly depth: number;
  /** False where the closing mark is missing and the end was inferred (a paragraph that continues in the next). */
  readonly closed: boolean;
}

export interface Parsed extends Article {
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
}
