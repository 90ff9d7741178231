// Stage "recognise": sentences → who, where and when.
import type { Outcome, Parsed, Recognised } from "#document";
import type { Gazetteer, NameIndex } from "#lexicon";
import { recogniseActors } from "./actors/index.ts";
import { recogniseDates } from "./dates/index.ts";
import { recognisePlaces } from "./places/index.ts";

export interface RecogniseLexicon {
  readonly names: NameIndex;
  readonly gazetteer: Gazetteer;
}

/** Actors first, since places are read from their names; dates on their own. A text without sentences has none of them. */
export function recognise(doc: Parsed, { names, gazetteer }: RecogniseLexicon): Outcome<Recognised> {
  const mentions = recogniseActors(doc, names, gazetteer);
  const places = recognisePlaces(doc, mentions, names, gazetteer);
  const { value: dates, notices } = recogniseDates(doc);
  return { value: { ...doc, mentions, dates: [...dates], places }, notices };
}
