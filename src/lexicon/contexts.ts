// PLOVER contexts: which lemmas in the clause of an event speak for which.
import type { LexiconFile, LexiconPart } from "./part.ts";

interface ContextEntry {
  readonly context: string;
  readonly words: readonly string[];
  readonly example: string;
  readonly counterexample: string;
}

export interface ContextsData {
  readonly entries: readonly ContextEntry[];
}

/** Lemma to the contexts it speaks for. */
export type ContextLexicon = ReadonlyMap<string, readonly string[]>;

export const CONTEXTS_PART: LexiconPart<ContextEntry, ContextsData> = {
  folder: "contexts",
  compile: (files: readonly LexiconFile<ContextEntry>[]) => ({
    data: { entries: files.flatMap((file) => file.entries) },
    problems: [],
  }),
};

export function indexContexts(data: ContextsData): ContextLexicon {
  const index = new Map<string, string[]>();
  for (const { context, words } of data.entries)
    for (const word of words) index.set(word, [...(index.get(word) ?? []), context]);
  return index;
}
