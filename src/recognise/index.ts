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

/** Dates first, since "May" is seldom anybody; places last, since they are read from the names of actors. */
export function recognise(doc: Parsed, { names, gazetteer }: RecogniseLexicon): Outcome<Recognised> {
  const { value: dates, notices } = recogniseDates(doc);
  const mentions = recogniseActors(doc, names, gazetteer, dates);
  const places = recognisePlaces(doc, mentions, names, gazetteer);
  return { value: { ...doc, mentions, dates: [...dates], places }, notices };
}
