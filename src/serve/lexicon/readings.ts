// Edge "serve": whether the stages read the sentences of an entry that says what is told, by whom, how surely: frames, cues of
// status, of speech and of probability. The same for our own entries, as tests, and for a user's, by `entente lexicon check`.
import { bareArticle, type Claim, type Coded, type Forecast, type Party } from "#document";
import type {
  CueEntry,
  CueExample,
  FrameEntry,
  FrameExample,
  ProbabilityEntry,
  ProbabilityExample,
  ReportingEntry,
  ReportingExample,
} from "#lexicon";
import { codeArticle, type Resources } from "#pipeline";
import { readModality } from "../../code/modality/index.ts";

/** A sentence of an entry, and what is wrong with its reading: null for nothing. */
export interface ReadCheck {
  readonly entry: string;
  readonly text: string;
  /** Whether the entry is for the sentence, or not for it. */
  readonly meant: boolean;
  problem(resources: Omit<Resources, "extract">): string | null;
}

/** The checks of an entry, by part. Parts that name somebody have theirs in examples.ts. */
export const READ_CHECKS = {
  frames: (entry: FrameEntry): ReadCheck[] => [
    check(entry, entry.example, true, (doc) => frameFault(entry, entry.example, doc)),
    check(entry, entry.counterexample, false, (doc) => strayFrame(entry, entry.counterexample, doc)),
  ],
  modality: (entry: CueEntry): ReadCheck[] => [
    ...entry.examples.map((one) => check(entry, one, true, (doc, at) => cueFault(entry, one, true, doc, at))),
    ...entry.counterexamples.map((one) => check(entry, one, false, (doc, at) => cueFault(entry, one, false, doc, at))),
  ],
  reporting: (entry: ReportingEntry): ReadCheck[] => [
    ...entry.examples.map((one) => check(entry, one, true, (doc) => claimFault(entry, one, doc))),
    ...entry.counterexamples.map((one) => check(entry, one, false, (doc) => strayClaim(entry, one, doc))),
  ],
  probability: (entry: ProbabilityEntry): ReadCheck[] => [
    ...entry.examples.map((one) => check(entry, one, true, (doc) => forecastFault(one, doc))),
    ...entry.counterexamples.map((one) => check(entry, one, false, strayForecast)),
  ],
} as const;

/** The day of a sentence that names none. */
const PUBLISHED = "2024-03-04";

function check(
  { id }: { readonly id: string },
  { text, published = PUBLISHED }: { readonly text: string; readonly published?: string },
  meant: boolean,
  fault: (doc: Coded, resources: Omit<Resources, "extract">) => string | null,
): ReadCheck {
  const problem = (resources: Omit<Resources, "extract">): string | null =>
    fault(
      codeArticle(bareArticle(text, { id, published, publishedBasis: "given", language: "en" }), resources),
      resources,
    );
  return { entry: id, text, meant, problem };
}

function frameFault({ act, nothing }: FrameEntry, example: FrameExample, { events }: Coded): string | null {
  const told = events.map((record) => `${record.act} ${sides(codesOf(record.actor), codesOf(record.recipient))}`);
  if (nothing === true) return told.length === 0 ? null : `reads ${told.join("; ")}`;
  const wanted = `${act} ${sides(sorted(example.actor), sorted(example.recipient))}`;
  return told.includes(wanted) ? null : `wants ${wanted}, reads ${told.join("; ") || "nothing"}`;
}

function strayFrame({ id }: FrameEntry, { event = null }: FrameExample, { events }: Coded): string | null {
  const fired = events.find((record) => record.entries[0] === id && record.event === record.act);
  if (fired !== undefined) return `reads ${fired.act} by this entry`;
  if (event === null || events.some((record) => record.event === event)) return null;
  return `wants ${event}, reads ${events.map((record) => record.event).join("; ") || "nothing"}`;
}

const codesOf = (parties: readonly Party[]): string[] =>
  sorted(parties.map(({ country, code, name }) => country ?? code ?? name));
const sorted = (list: readonly string[] = []): string[] => [...list].sort();
const sides = (actor: readonly string[], recipient: readonly string[]): string =>
  `${actor.join("+")} > ${recipient.join("+")}`;

function cueFault(
  { id }: CueEntry,
  example: CueExample,
  meant: boolean,
  { sentences }: Coded,
  { code }: Omit<Resources, "extract">,
): string | null {
  const [sentence] = sentences;
  const at = sentence?.tokens.findIndex(({ form }) => form === example.word) ?? -1;
  if (sentence === undefined || at < 0) return `has no word "${example.word}"`;
  const { status, negation, cues } = readModality(sentence, at, code.modality);
  const named = cues.some((cue) => cue.entry === id);
  const right = status === example.status && (!meant || negation === (example.negation ?? null)) && named === meant;
  return right
    ? null
    : `gives ${status} ${negation ?? ""} by ${cues.map(({ entry }) => entry).join(", ") || "nothing"}`;
}

const CUES = /^(verb|noun|adjective|impersonal|preposition|adverb|finding)$/;

function claimFault({ id, kind }: ReportingEntry, example: ReportingExample, { text, claims }: Coded): string | null {
  const own = claims.filter((claim) => !CUES.test(kind) || claim.entries.includes(id));
  if (own.some((claim) => isTold(text, claim, example))) return null;
  return `reads ${own.map((claim) => claimLine(claim)).join("; ") || "no claim by this entry"}`;
}

function isTold(text: string, { speaker, cue, content }: Claim, example: ReportingExample): boolean {
  const words = speaker === null ? null : text.slice(speaker.start ?? 0, speaker.end ?? 0);
  return (
    (example.speaker === undefined || words === example.speaker) &&
    (example.cue === undefined || cue.text === example.cue) &&
    (example.content === undefined || content.text.startsWith(example.content)) &&
    (example.kind === undefined || speaker?.kind === example.kind)
  );
}

const claimLine = ({ speaker, cue, content }: Claim): string =>
  `${speaker?.name ?? "nobody"} "${cue.text}" "${content.text}"`;

function strayClaim(
  { id, kind, speaker }: ReportingEntry,
  example: ReportingExample,
  { claims }: Coded,
): string | null {
  const kinds = claims.map((claim) => claim.speaker?.kind);
  const right = CUES.test(kind)
    ? !claims.some(({ entries }) => entries.includes(id))
    : example.kind !== undefined
      ? kinds.includes(example.kind)
      : speaker !== undefined
        ? !kinds.includes(speaker)
        : claims.length === 0;
  return right ? null : `reads ${claims.map(claimLine).join("; ") || "no claim"}`;
}

function forecastFault(example: ProbabilityExample, { forecasts }: Coded): string | null {
  if (forecasts.some((forecast) => isForetold(forecast, example))) return null;
  return `reads ${forecasts.map(({ quote }) => `"${quote.exact}"`).join("; ") || "no forecast"}`;
}

function isForetold({ likelihood, horizon }: Forecast, example: ProbabilityExample): boolean {
  return (
    (example.phrase === undefined || likelihood.phrase === example.phrase) &&
    (example.polarity === undefined || likelihood.polarity === example.polarity) &&
    (example.band === undefined || (likelihood.low !== null) === example.band) &&
    (example.horizon === undefined || horizon?.text === example.horizon)
  );
}

const strayForecast = ({ forecasts }: Coded): string | null =>
  forecasts.length === 0 ? null : `foretells "${forecasts[0]!.quote.exact}"`;
