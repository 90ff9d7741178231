// Stage "recognise", actors: what the reader of a page is told.
import type { Notice, Span } from "#document";
import type { Holder } from "#lexicon/names";

/** Somebody is asked for by an office, on a day after the one for which the lexicon's source can speak. */
export function uncertainHolder(
  owner: string,
  { entity, office, uncertainAfter }: Holder,
  day: string,
  isTaken: boolean,
  { start, end }: Span,
): Notice {
  const known = `${entity.name} was ${office} of ${owner} when the lexicon's source was written (${uncertainAfter})`;
  const taken = isTaken ? "and is taken to be still" : "too long before to be taken for it";
  return {
    code: "recognise/office-holder-uncertain",
    message: `who held the office on ${day} is uncertain: ${known}, ${taken}`,
    start,
    end,
  };
}
