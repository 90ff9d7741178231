// Stage "recognise": sentences → who, where and when.
import type { Outcome, Parsed, Recognised } from "#document";
import type { AnniversaryLexicon, Gazetteer, NameIndex } from "#lexicon/names";
import { recogniseActors } from "./actors/index.ts";
import { recogniseDates } from "./dates/index.ts";
import { recognisePlaces } from "./places/index.ts";
import type { NameWeights } from "./tagger/tagger.ts";

export { loadNameTagger } from "./tagger/tagger.ts";

export interface RecogniseLexicon {
  readonly names: NameIndex;
  readonly gazetteer: Gazetteer;
  /** Weights that find names the lexicon lacks; null: rules alone do. */
  readonly tagger: NameWeights | null;
  /** Events whose anniversaries tell the year of a page without a date; absent: none does. */
  readonly anniversaries?: AnniversaryLexicon;
}

/** Dates first, since "May" is seldom anybody; places last, since they are read from the names of actors. */
export function recognise(
  doc: Parsed,
  { names, gazetteer, tagger, anniversaries }: RecogniseLexicon,
): Outcome<Recognised> {
  const { value: dates, notices, day } = recogniseDates(doc, anniversaries);
  const { mentions, inner, notices: doubts } = recogniseActors(doc, { names, gazetteer, tagger }, dates, day);
  const named =
    inner.length === 0 ? mentions : [...mentions, ...inner].sort((a, b) => a.start - b.start || b.end - a.end);
  const places = recognisePlaces(doc, named, names, gazetteer);
  return { value: { ...doc, mentions, dates: [...dates], places }, notices: [...notices, ...doubts] };
}
