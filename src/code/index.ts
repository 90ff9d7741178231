// Stage "code": who, where, when → what happened, who says so, what is foretold.
import type { Claim, Coded, EventRecord, Outcome, Party, Recognised, Span } from "#document";
import type { ProbabilityLexicon, ReportingLexicon } from "#lexicon";
import { attribute, attributionsBy } from "./attribution/index.ts";
import { View } from "./attribution/view.ts";
import type { ConfidenceModel } from "./confidence/index.ts";
import { type EventFinder, foretell } from "./forecasts/index.ts";
import { codeEvents, type EventLexicon } from "./frames/events.ts";

export { attribute, attributionsBy } from "./attribution/index.ts";
export { type ConfidenceModel, loadConfidenceModel } from "./confidence/index.ts";
export { type Asked, type ExplainedDeed, explainDeeds, type WhyNot } from "./explain/index.ts";
export { type EventFinder, foretell } from "./forecasts/index.ts";
export { loadRelateModel, type RelateModel, type Relation, relate } from "./relate/index.ts";

export interface CodeLexicon extends EventLexicon {
  readonly confidence: ConfidenceModel;
  readonly reporting: ReportingLexicon;
  readonly probability: ProbabilityLexicon;
}

/** Claims first, as events carry the one they are told in; forecasts last, as they may name an event. */
export function code(doc: Recognised, lexicon: CodeLexicon): Outcome<Coded> {
  const view = new View(doc);
  const claims = attribute(doc, lexicon.reporting, view);
  const attributionOf = attributionsBy(claims);
  const boasts = claims.filter(isBoast);
  const events = codeEvents(doc, lexicon).map((event) => ({
    ...event,
    attribution: attributionOf(boastSpan(boasts, event) ?? toldSpan(event)),
  }));
  const forecasts = foretell(doc, claims, lexicon.probability, finderOf(doc, events), view);
  return { value: { ...doc, claims, events, forecasts }, notices: [] };
}

/** "Mali claims to have taken the port": who speaks is who has done it. */
function isBoast({ rule, content }: Claim): boolean {
  return rule === "code.claim.say.infinitive" && /^to have\b/.test(content.text);
}

/** What of a deed's quote stands in its doer's own claim of it, where the doer stands before the cue; null without one. */
function boastSpan(boasts: readonly Claim[], { quote, actor }: EventRecord): Span | null {
  const doer = actor[0];
  const boast = boasts.find(
    ({ cue, content }) =>
      doer !== undefined &&
      quote.start <= cue.start &&
      doer.end <= cue.start &&
      content.start < quote.end &&
      quote.end <= content.end,
  );
  return boast === undefined ? null : { start: boast.content.start, end: quote.end };
}

/** The quote from its first party on: the word before it that denies or doubts the deed is the speaker's cue, not content. */
function toldSpan({ quote, actor, recipient }: EventRecord): Span {
  const first = Math.min(...[...actor, ...recipient].map(({ start }) => start));
  return { start: first < quote.end ? Math.max(quote.start, first) : quote.start, end: quote.end };
}

/** The event that a predicate tells: the record with the shortest quote around it. */
function finderOf(doc: Recognised, events: readonly EventRecord[]): EventFinder {
  return (sentence, token) => {
    const at = doc.sentences[sentence]?.tokens[token];
    if (at === undefined) return null;
    const around = events.filter(({ quote }) => quote.start <= at.start && at.end <= quote.end);
    const [record] = around.sort((a, b) => a.quote.end - a.quote.start - (b.quote.end - b.quote.start));
    return record === undefined
      ? null
      : { act: record.act, actor: codesOf(record.actor), recipient: codesOf(record.recipient) };
  };
}

function codesOf(parties: readonly Party[]): string[] {
  return parties.map(({ country, code }) => country ?? code).filter((code) => code !== null);
}
