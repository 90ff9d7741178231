// Edge "serve": the sentence a record was read from, cut into pieces that can be marked.
import type { Span } from "#document";
import type { StoredArticle } from "#store";

export type Mark = "actor" | "recipient" | "both" | "trigger" | "speaker" | "cue" | "content" | null;

/** A stretch of the text that is marked in one way. */
export interface Piece {
  readonly text: string;
  readonly mark: Mark;
}

/** The sentences that `span` touches; its paragraph where the document has no sentences there. */
export function sentenceAround(article: Pick<StoredArticle, "text" | "sentences">, span: Span): Span {
  const { text, sentences } = article;
  const touched = sentences.filter(([start, end]) => start < Math.max(span.end, span.start + 1) && end > span.start);
  const first = touched[0];
  const last = touched.at(-1);
  if (first !== undefined && last !== undefined) return { start: first[0], end: last[1] };
  const before = text.lastIndexOf("\n\n", span.start);
  const after = text.indexOf("\n\n", span.end);
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after };
}

/** Where two marks meet, the later in the list wins: a trigger inside a claim stays a trigger. */
export function piecesOf(text: string, within: Span, marks: readonly (Span & { readonly mark: Mark })[]): Piece[] {
  const inside = marks
    .map(({ start, end, mark }) => ({ start: Math.max(start, within.start), end: Math.min(end, within.end), mark }))
    .filter(({ start, end }) => start < end);
  const edges = [within.start, within.end, ...inside.flatMap(({ start, end }) => [start, end])];
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? start;
    const mark = inside.findLast((one) => one.start <= start && one.end >= end)?.mark ?? null;
    return { text: text.slice(start, end).replace(/\s+/g, " "), mark };
  });
  return pieces.filter((piece) => piece.text !== "");
}
