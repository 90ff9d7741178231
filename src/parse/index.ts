// Stage "parse": an article → sentences, words, trees, quotations.
import type { Article, Outcome, Parsed, Sentence, Token } from "#document";
import { Analyser, MAX_TREE_WORDS } from "./analyse.ts";
import type { ParseModel } from "./model.ts";
import { notEnglish } from "./notices.ts";
import { findQuotations } from "./quotations.ts";
import { type ParagraphView, paragraphs, type SentenceRange, splitSentences, viewParagraph } from "./sentences.ts";
import { tokenise } from "./tokenise.ts";

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
  const sentences = paragraphs(text).flatMap(({ start, end }, paragraph) => {
    const view = viewParagraph(text, tokenise(text, start, end), model.rows);
    return splitSentences(view, model.ends).map((range) => readSentence(view, range, paragraph, reader, model));
  });
  return { value: { ...article, sentences, quotations: findQuotations(text) }, notices: [] };
}

/** Tags, lemmas and trees for given words in given sentences; over-long ones come back with every head -1. */
export function parseTokens(sentences: readonly (readonly string[])[], model: ParseModel): ParsedWord[][] {
  const reader = new Analyser(model);
  return sentences.map((forms) =>
    analyse(forms, rowsOf(forms, model), reader, model, forms.length > MAX_TREE_WORDS, (word) => word),
  );
}

function readSentence(
  view: ParagraphView,
  { first, end }: SentenceRange,
  paragraph: number,
  reader: Analyser,
  model: ParseModel,
): Sentence {
  const forms = view.forms.slice(first, end);
  const flat = forms.length > MAX_TREE_WORDS || isNoise(forms);
  const rows = isShouted(forms) ? rowsOf(forms, model) : view.rows.slice(first, end);
  const tokens = analyse(forms, rows, reader, model, flat, (word, i): Token => {
    const [start = 0, stop = 0] = [view.starts[first + i], view.ends[first + i]];
    return { start, end: stop, ...word };
  });
  const span = { start: view.starts[first] ?? 0, end: view.ends[end - 1] ?? 0 };
  return flat ? { ...span, tokens, paragraph, flat: true } : { ...span, tokens, paragraph };
}

/** Least share of words with a letter; below it a sentence of some length is a table or a row of signs. */
const MIN_LETTERED = 0.35;

function isNoise(forms: readonly string[]): boolean {
  if (forms.length < 8) return false;
  const lettered = forms.filter((form) => /\p{L}/u.test(form)).length;
  return lettered < forms.length * MIN_LETTERED;
}

/** "TALKS HELD IN ACCRA": capitals say nothing there, so the words are looked up in lower case. */
function isShouted(forms: readonly string[]): boolean {
  const lettered = forms.filter((form) => /\p{L}{2}/u.test(form));
  return lettered.length > 2 && lettered.every((form) => form === form.toUpperCase());
}

function rowsOf(forms: readonly string[], { rows }: ParseModel): Int32Array[] {
  return isShouted(forms) ? forms.map((form) => rows.get(form.toLowerCase())) : forms.map((form) => rows.get(form));
}

function analyse<T>(
  forms: readonly string[],
  rows: readonly Int32Array[],
  reader: Analyser,
  model: ParseModel,
  flat: boolean,
  finish: (word: ParsedWord, i: number) => T,
): T[] {
  const n = forms.length;
  const tags = reader.tag(rows);
  const tree = flat || n === 0 ? null : reader.tree(rows, tags);
  return forms.map((form, i) => {
    const { upos, xpos, name } = model.tags[tags[i] ?? 0] ?? UNKNOWN;
    const lemma = model.lemmas.get(form, name);
    const head = tree === null || tree.head[i] === n ? -1 : (tree.head[i] ?? -1);
    const relation = head === -1 ? undefined : model.labels[(tree?.label[i] ?? 0) - 1];
    const deprel = relation ?? (tree === null ? "dep" : "root");
    return finish({ form, lemma, upos, xpos, head, deprel }, i);
  });
}

const UNKNOWN = { upos: "X", xpos: "FW", name: "X|FW" };
