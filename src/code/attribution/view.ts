// Stage "code", attribution: what its parts ask of a document, indexed once: trees, quotations by sentence, mentions by token.
import {
  childrenOf,
  indexTree,
  type Mention,
  type Quotation,
  type Recognised,
  type Sentence,
  subtree,
  type Tree,
} from "#document";

/** Sorted, disjoint pieces of the text: `[start, end)`. */
export type Pieces = readonly (readonly [number, number])[];

/** Some tokens of one sentence, in order, and the one that heads them. */
export interface Phrase {
  readonly sentence: number;
  readonly tokens: readonly number[];
  readonly head: number;
}

export class View {
  readonly doc: Recognised;
  /** Outermost quotations, in text order. */
  readonly quotations: readonly Quotation[];
  readonly #trees = new Map<number, Tree>();
  readonly #quotesIn: readonly (readonly number[])[];
  readonly #mentionsIn: readonly (readonly Mention[])[];

  constructor(doc: Recognised) {
    this.doc = doc;
    this.quotations = doc.quotations.filter((quotation) => quotation.depth === 0).sort((a, b) => a.start - b.start);
    this.#quotesIn = quotesBySentence(doc.sentences, this.quotations);
    const mentions: Mention[][] = doc.sentences.map(() => []);
    for (const mention of doc.mentions) mentions[mention.sentence]?.push(mention);
    this.#mentionsIn = mentions;
  }

  /** Indexes are those of this document's own sentences. */
  sentence(index: number): Sentence {
    const sentence = this.doc.sentences[index];
    if (sentence === undefined) throw new RangeError(`no sentence ${index}`);
    return sentence;
  }

  tree(sentence: number): Tree {
    const known = this.#trees.get(sentence);
    if (known !== undefined) return known;
    const made = indexTree(this.sentence(sentence));
    this.#trees.set(sentence, made);
    return made;
  }

  /** Numbers of the outermost quotations that share a character with the sentence. */
  quotesIn(sentence: number): readonly number[] {
    return this.#quotesIn[sentence] ?? [];
  }

  /** Number of the outermost quotation a token stands in, or -1. */
  quoteOf(sentence: number, token: number): number {
    const quotes = this.quotesIn(sentence);
    if (quotes.length === 0) return -1;
    const at = this.sentence(sentence).tokens[token]?.start ?? -1;
    return quotes.find((q) => (this.quotations[q]?.start ?? 0) <= at && at < (this.quotations[q]?.end ?? 0)) ?? -1;
  }

  mentionsIn(sentence: number): readonly Mention[] {
    return this.#mentionsIn[sentence] ?? [];
  }

  /** The mention that a token heads, else the shortest one around it. */
  mentionAt(sentence: number, token: number): Mention | null {
    const around = this.mentionsIn(sentence).filter((m) => m.first <= token && token <= m.last);
    const headed = around.filter((m) => m.head === token);
    const best = headed.length > 0 ? headed : around;
    return best.reduce<Mention | null>((a, b) => (a === null || b.last - b.first < a.last - a.first ? b : a), null);
  }

  /** True for a token of a date: "Thursday", "last week". */
  isTime(sentence: number, token: number): boolean {
    const at = this.sentence(sentence).tokens[token]?.start ?? -1;
    return this.doc.dates.some((date) => date.start <= at && at < date.end);
  }

  /** Where tokens of a sentence stand: runs, without punctuation at their edges, joined over mere punctuation. */
  pieces(sentence: number, tokens: readonly number[]): Pieces {
    const all = this.sentence(sentence).tokens;
    const isMark = (i: number) => all[i]?.upos === "PUNCT";
    const words = [...new Set(tokens)].filter((i) => !isMark(i)).sort((a, b) => a - b);
    const pieces: [number, number][] = [];
    let previous = -2;
    for (const i of words) {
      const token = all[i];
      const last = pieces.at(-1);
      if (token === undefined) continue;
      if (last !== undefined && onlyMarks(previous + 1, i, isMark)) last[1] = token.end;
      else pieces.push([token.start, token.end]);
      previous = i;
    }
    return pieces;
  }

  below(sentence: number, token: number): number[] {
    return subtree(this.tree(sentence), token);
  }

  children(sentence: number, token: number): readonly number[] {
    return childrenOf(this.tree(sentence), token);
  }
}

function onlyMarks(from: number, to: number, isMark: (i: number) => boolean): boolean {
  for (let i = from; i < to; i++) if (!isMark(i)) return false;
  return true;
}

function quotesBySentence(sentences: readonly Sentence[], quotations: readonly Quotation[]): number[][] {
  const found: number[][] = sentences.map(() => []);
  let first = 0;
  quotations.forEach((quotation, q) => {
    while (first < sentences.length - 1 && (sentences[first]?.end ?? 0) <= quotation.start) first++;
    for (let s = first; s < sentences.length && (sentences[s]?.start ?? 0) < quotation.end; s++) found[s]?.push(q);
  });
  return found;
}

/** Joins two lists of pieces; pieces with nothing but blanks and marks between them become one. */
export function unite(text: string, a: Pieces, b: Pieces): Pieces {
  const sorted = [...a, ...b].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && (start <= last[1] || !/[\p{L}\p{N}]/u.test(text.slice(last[1], start))))
      last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

export function covers(pieces: Pieces, start: number, end: number): boolean {
  return pieces.some(([s, e]) => s <= start && end <= e);
}

export function overlaps(pieces: Pieces, start: number, end: number): boolean {
  return pieces.some(([s, e]) => s < end && start < e);
}
