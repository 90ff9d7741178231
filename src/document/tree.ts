// The shared record: walking a sentence's tree without searching it again for every question.
import type { Sentence } from "./parsed.ts";

/** Children of every token of one sentence, in text order. */
export interface Tree {
  readonly sentence: Sentence;
  readonly children: readonly (readonly number[])[];
  /** Prepositions by token, as `caseOf` found them: many rules ask it of the same few nouns. */
  readonly cases: (string | undefined)[];
}

/** Shared by all tokens without children: most are. */
const NO_CHILDREN: readonly number[] = [];

/** Indexes the heads of a sentence; linear in its tokens. */
export function indexTree(sentence: Sentence): Tree {
  const { tokens } = sentence;
  const children: number[][] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { head } = tokens[i]!;
    if (head < 0) continue;
    const siblings = children[head];
    if (siblings === undefined) children[head] = [i];
    else siblings.push(i);
  }
  return { sentence, children: tokens.map((_, i) => children[i] ?? NO_CHILDREN), cases: [] };
}

/** Indexes of the children of `token`, in text order. */
export function childrenOf(tree: Tree, token: number): readonly number[] {
  return tree.children[token] ?? NO_CHILDREN;
}

/** First child of `token` with one of the relations (sub-types must be named: `nsubj` does not find `nsubj:pass`), or -1. */
export function childBy(tree: Tree, token: number, ...relations: readonly string[]): number {
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, token)) if (relations.includes(tokens[i]!.deprel)) return i;
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
