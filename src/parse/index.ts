// Stage "parse": an article → sentences, words, trees, quotations.
import type { Article, Outcome, Parsed, Sentence, Token } from "#document";
import { Analyser, MAX_TREE_WORDS } from "./analyse.ts";
import type { ArcState } from "./arcs.ts";
import { findFinite } from "./finite.ts";
import { mendTree } from "./mend.ts";
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
  return sentences.map((forms) => {
    const read = reading(forms, rowsOf(forms, model), reader, forms.length > MAX_TREE_WORDS, model);
    const words = forms.map((form, i): Open<ParsedWord> => ({ form, ...readWord(read, form, i, model) }));
    if (read.tree !== null) mendTree(words);
    return words;
  });
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
  const read = reading(forms, rows, reader, flat, model);
  const tokens = forms.map((form, i): Open<Token> => {
    const { lemma, upos, xpos, head, deprel } = readWord(read, form, i, model);
    // written out: spreading costs more than all else here
    return { start: view.starts[first + i]!, end: view.ends[first + i]!, form, lemma, upos, xpos, head, deprel };
  });
  if (read.tree !== null) mendTree(tokens);
  const span = { start: view.starts[first] ?? 0, end: view.ends[end - 1] ?? 0 };
  return flat ? { ...span, tokens, paragraph, flat: true } : { ...span, tokens, paragraph };
}

/** A word that is still being read. */
type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Least share of words with a letter; below it a sentence of some length is a table or a row of signs. */
const MIN_LETTERED = 0.35;

function isNoise(forms: readonly string[]): boolean {
  if (forms.length < 8) return false;
  const enough = forms.length * MIN_LETTERED;
  let lettered = 0;
  for (const form of forms) if (/\p{L}/u.test(form) && ++lettered >= enough) return false;
  return true;
}

/** "TALKS HELD IN ACCRA": capitals say nothing there, so the words are looked up in lower case. */
function isShouted(forms: readonly string[]): boolean {
  let lettered = 0;
  for (const form of forms) {
    if (!/\p{L}{2}/u.test(form)) continue;
    if (form !== form.toUpperCase()) return false;
    lettered += 1;
  }
  return lettered > 2;
}

function rowsOf(forms: readonly string[], { rows }: ParseModel): Int32Array[] {
  return isShouted(forms) ? forms.map((form) => rows.get(form.toLowerCase())) : forms.map((form) => rows.get(form));
}

/** Tags of a sentence and its tree, null for none; both hold until the next sentence is read. */
interface Reading {
  readonly tags: Int32Array;
  readonly tree: ArcState | null;
}

function reading(
  forms: readonly string[],
  rows: readonly Int32Array[],
  reader: Analyser,
  flat: boolean,
  model: ParseModel,
): Reading {
  const tags = reader.tag(rows);
  mendEventNouns(forms, tags, model);
  if (!flat) findFinite(forms, rows, tags, reader, model);
  return { tags, tree: flat || forms.length === 0 ? null : reader.tree(rows, tags) };
}

const GERUND = /^(shoot|bomb|stabb|kidnapp|kill)ing$/;
/** What has such a name without doing it: no mass shoots, no school stabs. */
const KINDS: ReadonlySet<string> = new Set(
  "mass spree suicide drive-by school car truck motorcycle roadside mosque synagogue church nightclub".split(" "),
);

/** "A mass shooting in Lomé" is no mass that shoots, although most gerunds after a noun are participles. */
function mendEventNouns(forms: readonly string[], tags: Int32Array, model: ParseModel): void {
  for (let i = 1; i < forms.length; i += 1) {
    if (model.tags[tags[i] as number]?.xpos !== "VBG" || !GERUND.test(forms[i] as string)) continue;
    if (KINDS.has((forms[i - 1] as string).toLowerCase()))
      tags[i] = model.tags.findIndex(({ name }) => name === "NOUN|NN");
  }
}

function readWord({ tags, tree }: Reading, form: string, i: number, model: ParseModel): Omit<ParsedWord, "form"> {
  const { upos, xpos, name } = model.tags[tags[i] ?? 0] ?? UNKNOWN;
  const lemma = model.lemmas.get(form, name);
  if (tree === null) return { lemma, upos, xpos, head: -1, deprel: "dep" };
  const head = tree.head[i] ?? -1;
  if (head === tree.n || head === -1) return { lemma, upos, xpos, head: -1, deprel: "root" };
  return { lemma, upos, xpos, head, deprel: model.labels[(tree.label[i] ?? 0) - 1] ?? "root" };
}

const UNKNOWN = { upos: "X", xpos: "FW", name: "X|FW" };
