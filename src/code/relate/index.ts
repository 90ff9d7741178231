// Stage "code": for text whose two parties are marked, which one event stands between them.
import {
  EVENT_CODES,
  type EventCode,
  intensity,
  type Parsed,
  PLOVER,
  type Quad,
  type Span,
  type Status,
} from "#document";
import type { EventLexicon } from "../frames/events.ts";
import { candidatesOf, eventOf } from "./candidates.ts";
import { type Feature, featuresOf } from "./features.ts";
import { type RelateModel, speaksFor, type Weighed, weigh } from "./model.ts";

export { loadRelateModel, type RelateModel } from "./model.ts";

/** Something seen in the text that speaks for the event. */
export interface Ground {
  /** Group and words, as the model knows it: `arg:impose obj sanction`. */
  readonly feature: string;
  /** By how much it speaks for this event rather than for the others, in logits. */
  readonly weight: number;
  /** The words it was seen in; of what a frame reads, the word that tells the deed. */
  readonly words: readonly (Span & { readonly text: string })[];
}

export interface Relation {
  readonly event: EventCode;
  readonly mode: string | null;
  readonly quad: Quad;
  readonly intensity: number;
  readonly status: Status;
  /** Share of each event, summing to 1. */
  readonly scores: Readonly<Record<EventCode, number>>;
  /** Of texts with this confidence, so many are right: the share of the event, CONCEDE and RETREAT counted as one. */
  readonly confidence: number;
  /** The frame where it reads the same event, else `code.relate.model`. */
  readonly rule: string;
  /** What the likeliest frame reads, also where the model decides otherwise; null where there is no deed. */
  readonly proposal: { readonly event: EventCode; readonly rule: string } | null;
  readonly grounds: readonly Ground[];
}

const GROUNDS = 5;

/**
 * Decides the event between two marked parties.
 *
 * 1. Frames propose readings, each scored by how well its slots answer the parties.
 * 2. A model weighs these with the words, the tree and an older dictionary, and gives each event its share.
 * 3. The likeliest event is taken; mode and status are those of the best frame that reads it, where there is one.
 *
 * @param actor,recipient spans in `doc.text`, null where the text names none
 */
export function relate(
  doc: Parsed,
  actor: Span | null,
  recipient: Span | null,
  lexicon: EventLexicon,
  model: RelateModel,
): Relation {
  const candidates = candidatesOf(doc, actor, recipient, lexicon);
  const features = featuresOf(doc, actor, recipient, candidates, model.dictionary);
  const weighed = weigh(features, model);
  const event = likeliest(weighed.shares);
  const reading = candidates.find((candidate) => eventOf(candidate) === event);
  const [best] = candidates;
  const mode =
    reading === undefined ? null : reading.read.event === null ? reading.read.deed.frame.mode : reading.read.mode;
  return {
    event,
    mode,
    quad: PLOVER[event].quad,
    intensity: intensity(event, mode),
    status: (reading ?? best)?.read.modality.status ?? "actual",
    scores: scoresOf(weighed.shares),
    confidence: rounded(rootShare(weighed.shares, event)),
    rule: reading?.read.deed.frame.id ?? "code.relate.model",
    proposal: best === undefined ? null : { event: eventOf(best), rule: best.read.deed.frame.id },
    grounds: groundsOf(doc, features, weighed, EVENT_CODES.indexOf(event), model),
  };
}

/** Giving way in words and in deeds are one root: they stand together against the others, then against each other. */
const GIVING_WAY: ReadonlySet<EventCode> = new Set(["CONCEDE", "RETREAT"]);

function rootShare(shares: Float64Array, event: EventCode): number {
  const same = (code: EventCode) => code === event || (GIVING_WAY.has(code) && GIVING_WAY.has(event));
  return EVENT_CODES.reduce((sum, code, e) => sum + (same(code) ? shares[e]! : 0), 0);
}

function likeliest(shares: Float64Array): EventCode {
  const order = EVENT_CODES.map((event, e) => ({ event, root: rootShare(shares, event), own: shares[e]! }));
  return order.reduce((best, next) => {
    const ahead = next.root - best.root;
    return ahead > 1e-9 || (ahead > -1e-9 && next.own > best.own) ? next : best;
  }).event;
}

function scoresOf(shares: Float64Array): Record<EventCode, number> {
  // every code is a key: made from the list itself
  return Object.fromEntries(EVENT_CODES.map((code, e) => [code, rounded(shares[e]!)])) as Record<EventCode, number>;
}

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

/** The features that speak most for the event, of those that rest on no further word only the first. */
function groundsOf(
  doc: Parsed,
  features: readonly Feature[],
  weighed: Weighed,
  event: number,
  model: RelateModel,
): Ground[] {
  const order = features
    .map((feature, k) => ({ feature, weight: speaksFor(weighed, k, event, model) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.feature.name < b.feature.name ? -1 : 1));
  const told = new Set<number>();
  const grounds: Ground[] = [];
  for (const { feature, weight } of order) {
    const places = feature.at.filter((place, i) => feature.at.findIndex(({ token }) => token === place.token) === i);
    const words = places.map(({ sentence, token }) => {
      const { start, end } = doc.sentences[sentence]!.tokens[token]!;
      return { text: doc.text.slice(start, end), start, end };
    });
    if (words.length > 0 && words.every(({ start }) => told.has(start))) continue;
    for (const { start } of words) told.add(start);
    grounds.push({ feature: feature.name, weight: rounded(weight), words });
    if (grounds.length === GROUNDS) break;
  }
  return grounds;
}
