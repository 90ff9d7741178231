// Stage "code", relate: where the marked parties stand in a sentence, and what lies between them in its tree.
import type { Sentence, Span } from "#document";

/** Token sets of the marked parties in one sentence. */
export interface Marked {
  readonly actor: ReadonlySet<number>;
  readonly recipient: ReadonlySet<number>;
}

/** @param actor,recipient spans in the text of the document, null where the text names none */
export function markedIn(sentence: Sentence, actor: Span | null, recipient: Span | null): Marked {
  return { actor: tokensIn(sentence, actor), recipient: tokensIn(sentence, recipient) };
}

function tokensIn(sentence: Sentence, span: Span | null): Set<number> {
  const found = new Set<number>();
  if (span === null) return found;
  sentence.tokens.forEach((token, i) => {
    if (token.start < span.end && token.end > span.start) found.add(i);
  });
  return found;
}

/** Tokens on the way through the tree from one party to the other, both ends excluded; empty where one is not there. */
export function pathBetween(sentence: Sentence, { actor, recipient }: Marked): Set<number> {
  const from = topOf(sentence, actor);
  const to = topOf(sentence, recipient);
  const path = new Set<number>();
  if (from < 0 || to < 0) return path;
  const up = ancestors(sentence, from);
  const down = ancestors(sentence, to);
  const meeting = up.find((token) => down.includes(token)) ?? -1;
  for (const line of [up, down])
    for (const token of line) {
      if (!actor.has(token) && !recipient.has(token)) path.add(token);
      if (token === meeting) break;
    }
  return path;
}

/** The token and everything above it, nearest first. */
export function ancestors(sentence: Sentence, token: number): number[] {
  const line: number[] = [];
  for (let at = token; at >= 0 && line.length <= sentence.tokens.length; at = sentence.tokens[at]!.head) line.push(at);
  return line;
}

/** The token of a marked party whose head lies outside it, or -1. */
export function topOf(sentence: Sentence, marked: ReadonlySet<number>): number {
  for (const token of marked) if (!marked.has(sentence.tokens[token]!.head)) return token;
  return -1;
}
