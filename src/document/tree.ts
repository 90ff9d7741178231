// The shared record: walking a sentence's tree without searching it again for every question.
import type { Sentence } from "./parsed.ts";

/** Children of every token of one sentence, in text order. */
export interface Tree {
  readonly sentence: Sentence;
  /** `childStart[i]`..`childStart[i + 1]` is the range in `child` of the children of token `i`. */
  readonly childStart: Int32Array;
  readonly child: Int32Array;
}

/** Indexes the heads of a sentence by counting; linear in its tokens. */
export function indexTree(sentence: Sentence): Tree {
  const { tokens } = sentence;
  const childStart = new Int32Array(tokens.length + 2);
  for (const token of tokens) if (token.head >= 0) childStart[token.head + 2]!++;
  for (let i = 2; i < childStart.length; i++) childStart[i]! += childStart[i - 1]!;
  const child = new Int32Array(tokens.length);
  // `childStart` is shifted by one while filling, so that it ends up holding the starts.
  for (let i = 0; i < tokens.length; i++) {
    const head = tokens[i]!.head;
    if (head >= 0) child[childStart[head + 1]!++] = i;
  }
  return { sentence, childStart, child };
}

/** Indexes of the children of `token`, in text order. */
export function childrenOf(tree: Tree, token: number): Int32Array {
  return tree.child.subarray(tree.childStart[token]!, tree.childStart[token + 1]!);
}

/** First child of `token` with one of the relations (sub-types must be named: `nsubj` does not find `nsubj:pass`), or -1. */
export function childBy(tree: Tree, token: number, ...relations: readonly string[]): number {
  const { tokens } = tree.sentence;
  const end = tree.childStart[token + 1]!;
  for (let k = tree.childStart[token]!; k < end; k++) {
    const i = tree.child[k]!;
    if (relations.includes(tokens[i]!.deprel)) return i;
  }
  return -1;
}

/** All tokens below `token`, itself included, in no order. Bounded by the sentence even if its heads were cyclic. */
export function subtree(tree: Tree, token: number): number[] {
  const found = [token];
  for (let k = 0; k < found.length && found.length <= tree.sentence.tokens.length; k++)
    found.push(...childrenOf(tree, found[k]!));
  return found;
}

/** The relation without its sub-type: `obl` for `obl:tmod`. */
export function baseRelation(deprel: string): string {
  const colon = deprel.indexOf(":");
  return colon < 0 ? deprel : deprel.slice(0, colon);
}
