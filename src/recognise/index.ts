// Stage "recognise": sentences → who, where and when.
import type { Outcome, Parsed, Recognised } from "#document";
import type { NameIndex } from "#lexicon";
import { recogniseActors } from "./actors/index.ts";

export interface RecogniseLexicon {
  readonly names: NameIndex;
}

export function recognise(doc: Parsed, lexicon: RecogniseLexicon): Outcome<Recognised> {
  const mentions = recogniseActors(doc, lexicon.names);
  return { value: { ...doc, mentions, dates: [], places: [] }, notices: [] };
}
