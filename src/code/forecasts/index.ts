// Stage "code", last part: who foretells what of whom, and how surely.
import { type Claim, countBegun, type EntryId, type Forecast, type Recognised, type Span } from "#document";
import type { Band, ProbabilityLexicon } from "#lexicon";
import { View } from "../attribution/view.ts";
import {
  byAdjective,
  byAdverb,
  byModal,
  byNoun,
  byObject,
  byPredicate,
  byStance,
  byVerb,
  type Outlook,
  type Place,
} from "./outlook.ts";

/** The coder's reading of a predicate, whatever its status: sentence and token index in, codes out; null where it has none. */
export type EventFinder = (sentence: number, token: number) => Forecast["event"];

/** Passes in order: a hedge that names its own verb first, then the modal alone; the first to claim a predicate has it. */
const PASSES = [byStance, byVerb, byAdjective, byAdverb, byPredicate, byNoun, byModal, byObject] as const;

/**
 * The forecasts of a document, in text order; ids `f1`, `f2` ….
 *
 * A forecast is a clause about the future with a hedge: "will likely", "could", "is expected to", "remain doubtful that".
 * Not one: a plan told by its own actor, what somebody was able or allowed to do, a condition, a guess about the past.
 *
 * @param claims as `attribute` found them: in whose words a forecast stands, that one foretells
 */
export function foretell(
  doc: Recognised,
  claims: readonly Claim[],
  lexicon: ProbabilityLexicon,
  eventFinder: EventFinder = () => null,
  view: View = new View(doc),
): Forecast[] {
  const near = claimsBySentence(doc, claims);
  const outlooks = doc.sentences.flatMap((_, sentence) => outlooksOf(view, lexicon, sentence, near[sentence]!));
  return outlooks.map((outlook, k) => forecastOf(view, lexicon, outlook, claims, eventFinder, k + 1));
}

/** The claims that have a content in each sentence, in their order. */
function claimsBySentence({ sentences }: Recognised, claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const near: Claim[][] = sentences.map(() => []);
  for (const claim of claims) {
    const { start, end } = claim.content;
    const first = Math.max(0, countBegun(sentences, start) - 1);
    for (let s = first; s < sentences.length && sentences[s]!.start < end; s++)
      if (start < sentences[s]!.end) near[s]!.push(claim);
  }
  return near;
}

function outlooksOf(view: View, lexicon: ProbabilityLexicon, sentence: number, near: readonly Claim[]): Outlook[] {
  const { tokens } = view.sentence(sentence);
  const isQuestion = tokens.at(-1)?.form === "?";
  if (isQuestion) return [];
  const place: Place = { view, lexicon, sentence, tokens, claims: near };
  const found = new Map<number, Outlook>();
  // every pass begins at a word of the lexicon, by its form or its lemma
  const hedges = tokens.flatMap(({ form, lemma }, at) =>
    lexicon.has(form.toLowerCase()) || lexicon.has(lemma) ? [at] : [],
  );
  for (const pass of PASSES)
    for (const at of hedges) {
      const outlook = pass(place, at);
      if (outlook !== null && !isTaken(found, outlook)) found.set(outlook.foretold, outlook);
    }
  return [...found.values()].sort((a, b) => a.foretold - b.foretold);
}

/** One hedge foretells one thing, and one thing is foretold once: "warned that it could" is not told twice. */
function isTaken(found: ReadonlyMap<number, Outlook>, outlook: Outlook): boolean {
  if (found.has(outlook.foretold)) return true;
  return [...found.values()].some((other) => other.phrase.some((i) => outlook.phrase.includes(i)));
}

function forecastOf(
  view: View,
  lexicon: ProbabilityLexicon,
  outlook: Outlook,
  claims: readonly Claim[],
  eventFinder: EventFinder,
  number: number,
): Forecast {
  const { text } = view.doc;
  const { tokens } = view.sentence(outlook.sentence);
  const foretold: Span = tokens[outlook.foretold] ?? view.sentence(outlook.sentence);
  const told = claimAround(foretold, claims);
  const first = tokens[outlook.phrase[0] ?? -1];
  // Words of the cue and its speaker stand outside what is foretold: "…, a broker in Khasan said".
  const isWithin = (token: Span) =>
    told === null || (told.content.start <= token.start && token.end <= told.content.end);
  const clause =
    first !== undefined && isWithin(first)
      ? outlook.clause.filter((i) => isWithin(tokens[i] ?? first))
      : outlook.clause;
  const pieces = view.pieces(outlook.sentence, clause);
  const span: Span = { start: pieces[0]?.[0] ?? 0, end: pieces.at(-1)?.[1] ?? 0 };
  const band = outlook.bandKeys.map((key) => lexicon.bands.get(key)).find((found) => found !== undefined) ?? null;
  return {
    id: `f${number}`,
    quote: { exact: text.slice(span.start, span.end), ...span },
    by: told?.speaker ?? null,
    about: aboutOf(view, outlook.sentence, span),
    event: eventFinder(outlook.sentence, outlook.foretold),
    likelihood: {
      phrase: outlook.phrase.map((i) => tokens[i]?.form ?? "").join(" "),
      polarity: outlook.polarity,
      low: band?.low ?? null,
      high: band?.high ?? null,
    },
    horizon: horizonOf(view, lexicon, outlook.sentence, span),
    rule: `code.forecast.${outlook.construction}`,
    entries: entriesOf(outlook, band),
  };
}

function entriesOf(outlook: Outlook, band: Band | null): EntryId[] {
  return band === null ? [outlook.word.entry] : [outlook.word.entry, band.entry];
}

/** The innermost claim around the foretold words that names a speaker; null: the page itself foretells. */
function claimAround(foretold: Span, claims: readonly Claim[]): Claim | null {
  let best: Claim | null = null;
  for (const claim of claims) {
    const pieces = claim.content.parts ?? [[claim.content.start, claim.content.end] as const];
    const isAround = pieces.some(([start, end]) => start <= foretold.start && foretold.end <= end);
    if (!isAround || claim.speaker === null || /^code\.claim\.(want|seem)\./.test(claim.rule)) continue;
    if (best === null || claim.content.end - claim.content.start < best.content.end - best.content.start) best = claim;
  }
  return best;
}

/** Codes of the countries and bodies told of in the clause, in text order. */
function aboutOf(view: View, sentence: number, { start, end }: Span): string[] {
  const codes = view
    .mentionsIn(sentence)
    .filter((mention) => start <= mention.start && mention.end <= end)
    .flatMap((mention) => mention.readings.map((reading) => reading.country ?? reading.code))
    .filter((code) => code !== null);
  return [...new Set(codes)];
}

/** A later date in the clause, else a phrase such as "in the coming months", counted from the day of publication. */
function horizonOf(
  view: View,
  lexicon: ProbabilityLexicon,
  sentence: number,
  { start, end }: Span,
): Forecast["horizon"] {
  const { published, text, dates } = view.doc;
  const later = dates.find(
    (date) =>
      date.sentence === sentence &&
      start <= date.start &&
      date.end <= end &&
      date.from !== null &&
      (published === null || (date.to ?? date.from) >= published),
  );
  if (later !== undefined)
    return { text: later.text, start: later.start, end: later.end, from: later.from, to: later.to };
  const lower = text.slice(start, view.sentence(sentence).end).toLowerCase();
  for (const phrase of lexicon.horizons) {
    const at = lower.search(new RegExp(`\\b${phrase}\\b`));
    if (at >= 0)
      return {
        text: text.slice(start + at, start + at + phrase.length),
        start: start + at,
        end: start + at + phrase.length,
        from: published,
        to: null,
      };
  }
  return null;
}
