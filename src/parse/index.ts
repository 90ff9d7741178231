// Stage "parse": an article → sentences, words, trees, quotations.
import type { Article, Outcome, Parsed, Sentence, Token } from "#document";
import { Analyser, MAX_TREE_WORDS } from "./analyse.ts";
import { lemmatise } from "./lemma.ts";
import type { ParseModel } from "./model.ts";
import { notEnglish } from "./notices.ts";
import { findQuotations } from "./quotations.ts";
import { paragraphs, type SentenceRange, splitSentences } from "./sentences.ts";
import { tokenise, type Words } from "./tokenise.ts";

export { type ConlluSentence, type ConlluWord, commentOf, fillConllu, readConllu, toConllu } from "./conllu.ts";
export { loadParseModel, type ParseModel } from "./model.ts";

/** A word of a given sentence, with what the stage found out about it; as `Token` without its place in a text. */
export type ParsedWord = Omit<Token, "start" | "end">;

/**
 * Sentences, words, trees and quotations of an English text; a text in another language gets none, and a notice.
 * Sentences of more than 250 words and those that are no language (columns of figures, rows of signs) are marked
 * `flat`: tagged, but without a tree.
 */
export function parse(article: Article, model: ParseModel): Outcome<Parsed> {
  if (article.language !== null && article.language !== "en")
    return { value: { ...article, sentences: [], quotations: [] }, notices: [notEnglish(article.language)] };
  const { text } = article;
  const reader = new Analyser(model);
  const words: Words = { starts: [], ends: [] };
  const sentences: Sentence[] = [];
  for (const [index, { start, end }] of paragraphs(text).entries()) {
    const from = words.starts.length;
    tokenise(text, start, end, words);
    for (const range of splitSentences(text, words, from, words.starts.length, index))
      sentences.push(readSentence(text, words, range, reader, model));
  }
  return { value: { ...article, sentences, quotations: findQuotations(text) }, notices: [] };
}

/** Tags, lemmas and trees for given words in given sentences; over-long ones come back with every head -1. */
export function parseTokens(sentences: readonly (readonly string[])[], model: ParseModel): ParsedWord[][] {
  const reader = new Analyser(model);
  return sentences.map((forms) => analyse(forms, reader, model, forms.length > MAX_TREE_WORDS));
}

function readSentence(text: string, words: Words, range: SentenceRange, reader: Analyser, model: ParseModel): Sentence {
  const { first, end, paragraph } = range;
  const forms: string[] = [];
  for (let i = first; i < end; i += 1) forms.push(text.slice(words.starts[i], words.ends[i]));
  const flat = forms.length > MAX_TREE_WORDS || isNoise(forms);
  const tokens = analyse(forms, reader, model, flat).map(
    (word, i): Token => ({ ...word, start: words.starts[first + i] ?? 0, end: words.ends[first + i] ?? 0 }),
  );
  const span = { start: words.starts[first] ?? 0, end: words.ends[end - 1] ?? 0 };
  return flat ? { ...span, tokens, paragraph, flat: true } : { ...span, tokens, paragraph };
}

/** Least share of words with a letter; below it a sentence of some length is a table or a row of signs. */
const MIN_LETTERED = 0.35;

function isNoise(forms: readonly string[]): boolean {
  if (forms.length < 8) return false;
  const lettered = forms.filter((form) => /\p{L}/u.test(form)).length;
  return lettered < forms.length * MIN_LETTERED;
}

function analyse(forms: readonly string[], reader: Analyser, model: ParseModel, flat: boolean): ParsedWord[] {
  const tags = reader.tag(forms);
  const tree = flat || forms.length === 0 ? null : reader.tree(forms, tags);
  return forms.map((form, i) => {
    const { upos, xpos } = model.tags[tags[i] ?? 0] ?? { upos: "X", xpos: "FW" };
    const lemma = lemmatise(form, `${upos}|${xpos}`, model.lemmas);
    if (tree === null) return { form, lemma, upos, xpos, head: -1, deprel: "dep" };
    const head = tree.head[i] === forms.length ? -1 : (tree.head[i] ?? -1);
    return {
      form,
      lemma,
      upos,
      xpos,
      head,
      deprel: head === -1 ? "root" : (model.labels[(tree.label[i] ?? 0) - 1] ?? "dep"),
    };
  });
}
