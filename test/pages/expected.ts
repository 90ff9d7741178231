// What a careful reader expects of each bundled page, read from test/pages/expected/*.yml, and how a result is held against it.
import { readdirSync, readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { Coded, EventRecord, Forecast, Party, Span } from "#document";

/** `today: missing`: not met by the present program. The mark goes when the check is met; `mark.ts` keeps the marks. */
export interface Marked {
  readonly today?: "missing";
}

/** An event an analyst would record. Fields that are absent are not checked; `optional` ones are not asked for. */
export interface ExpectedEvent extends Marked {
  /** Words of the text that stand once in it; a record answers by a quote that touches them or their sentence. */
  readonly at: string;
  /** Categories accepted, as `event` or as `act`. */
  readonly any: readonly string[];
  /** Country or body codes: exactly these. */
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly status?: string | readonly string[];
  /** `2024-06` is any day of that month. */
  readonly date?: string;
  readonly historical?: boolean;
  readonly optional?: boolean;
}

export interface ExpectedAttribution extends Marked {
  readonly at: string;
  /** Words of the speaker's name or description. */
  readonly speaker: string;
  readonly kind?: readonly string[];
  readonly country?: string;
}

/** Words that no counted record may be read from, or none of the categories named. */
export interface ForbiddenEvent extends Marked {
  readonly at: string;
  readonly not?: readonly string[];
}

type Polarity = Forecast["likelihood"]["polarity"];

export interface ExpectedForecast extends Marked {
  readonly at: string;
  readonly polarity: Polarity | readonly Polarity[];
  readonly by?: string;
  readonly optional?: boolean;
}

export const FIELDS = [
  "title",
  "outlet",
  "published",
  "publishedBasis",
  "byline",
  "canonical",
  "language",
  "syndication",
  "starts",
  "ends",
  "without",
] as const;
export type Field = (typeof FIELDS)[number];

export interface ExpectedPage {
  /** Path under examples/pages/. */
  readonly page: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string | null;
  readonly publishedBasis: string | null | readonly string[];
  readonly byline: readonly string[];
  readonly canonical: string | null;
  readonly language: string;
  /** Origin of the article, or null. */
  readonly syndication: string | null;
  /** First and last words of the article. */
  readonly starts: string;
  readonly ends: string;
  /** Phrases of menus, teasers and notices, in any case. */
  readonly without: readonly string[];
  /** An empty list: the page holds no event at all. */
  readonly events?: readonly ExpectedEvent[];
  readonly attributions?: readonly ExpectedAttribution[];
  readonly forecasts?: readonly ExpectedForecast[];
  readonly mustNotCode?: readonly (string | ForbiddenEvent)[];
  /** Fields of the article that the present program gets wrong. */
  readonly today?: readonly Field[];
}

export const EXPECTED_FOLDER = new URL("./expected/", import.meta.url);
export const PAGES_FOLDER = new URL("../../examples/pages/", import.meta.url);

export function expectedPages(): { readonly file: string; readonly expected: ExpectedPage }[] {
  const files = readdirSync(EXPECTED_FOLDER).sort();
  return files.map((file) => ({ file, expected: parseYaml(readFileSync(new URL(file, EXPECTED_FOLDER), "utf8")) }));
}

/** Whether a field of the article is as expected; the message says how it is not. */
export function fieldProblem(field: Field, expected: ExpectedPage, got: Coded): string | null {
  const { text } = got;
  switch (field) {
    case "publishedBasis":
      return [expected.publishedBasis].flat().includes(got.publishedBasis) ? null : `${got.publishedBasis}`;
    case "syndication":
      return expected.syndication === (got.syndication?.origin ?? null) ? null : JSON.stringify(got.syndication);
    case "starts":
      return text.startsWith(expected.starts) ? null : text.slice(0, 120);
    case "ends":
      return text.endsWith(expected.ends) ? null : text.slice(-120);
    case "without": {
      const found = expected.without.filter((phrase) => text.toLowerCase().includes(phrase.toLowerCase()));
      return found.length === 0 ? null : found.join(" | ");
    }
    default:
      return JSON.stringify(expected[field]) === JSON.stringify(got[field]) ? null : JSON.stringify(got[field]);
  }
}

/** The sentences of the words, and the records read from those: only they can answer. */
export function around(words: string, got: Coded): { readonly sentence: string; readonly records: EventRecord[] } {
  const span = spanOf(words, got.text);
  const sentences = got.sentences.filter((sentence) => touches(sentence, span));
  return {
    sentence: sentences.map(({ start, end }) => got.text.slice(start, end)).join(" "),
    records: got.events.filter(({ quote }) => touches(quote, span) || sentences.some((s) => touches(quote, s))),
  };
}

/** Whether some record answers the expectation. */
export function findsEvent(expected: ExpectedEvent, got: Coded): boolean {
  return around(expected.at, got).records.some(
    (record) =>
      (expected.any.includes(record.act) || expected.any.includes(record.event ?? "")) &&
      sameParties(expected, record) &&
      (expected.status === undefined || [expected.status].flat().includes(record.status)) &&
      (expected.date === undefined || record.date?.startsWith(expected.date)) &&
      (expected.historical === undefined || expected.historical === record.historical),
  );
}

export function findsAttribution(expected: ExpectedAttribution, got: Coded): boolean {
  const span = spanOf(expected.at, got.text);
  return got.claims.some(({ speaker, content }) => {
    if (speaker === null || !touches(content, span)) return false;
    const country = speaker.country ?? undefined;
    return (
      named(expected.speaker, [speaker.name, speaker.described]) &&
      (expected.kind === undefined || expected.kind.includes(speaker.kind)) &&
      (expected.country === undefined || expected.country === country)
    );
  });
}

export function findsForecast(expected: ExpectedForecast, got: Coded): boolean {
  const span = spanOf(expected.at, got.text);
  return got.forecasts.some(
    (forecast) =>
      touches(forecast.quote, span) &&
      [expected.polarity].flat().includes(forecast.likelihood.polarity) &&
      (expected.by === undefined || named(expected.by, namesOf(forecast))),
  );
}

export function forbidden(item: string | ForbiddenEvent): ForbiddenEvent {
  return typeof item === "string" ? { at: item } : item;
}

/** Counted records read from words that hold no such event. */
export function wronglyCoded({ at, not }: ForbiddenEvent, got: Coded): string[] {
  const start = got.text.indexOf(at);
  if (start === -1) return [];
  const span = { start, end: start + at.length };
  return got.events
    .filter(({ event, quote }) => event !== null && touches(quote, span) && (not === undefined || not.includes(event)))
    .map((record) => `${record.event}: ${record.quote.exact}`);
}

function namesOf(forecast: Forecast): (string | null)[] {
  return forecast.by === null ? [] : [forecast.by.name, forecast.by.described];
}

function named(expected: string, names: readonly (string | null)[]): boolean {
  const wanted = expected.toLowerCase();
  return names.some((name) => name !== null && (name.toLowerCase().includes(wanted) || endsWithName(wanted, name)));
}

/** A family name alone answers for the whole name. */
function endsWithName(wanted: string, name: string): boolean {
  return name.length > 2 && wanted.endsWith(name.toLowerCase());
}

/** A reciprocal record stands for both directions. */
function sameParties({ actor, recipient }: ExpectedEvent, record: EventRecord): boolean {
  if (sameCodes(actor, record.actor) && sameCodes(recipient, record.recipient)) return true;
  if (!record.reciprocal || actor === undefined || recipient === undefined) return false;
  return sameCodes([...actor, ...recipient], record.actor);
}

function sameCodes(expected: readonly string[] | undefined, parties: readonly Party[]): boolean {
  if (expected === undefined) return true;
  const got = new Set(parties.flatMap((party) => party.code ?? party.country ?? []));
  return got.size === new Set(expected).size && expected.every((code) => got.has(code));
}

/** @throws Error where the words do not stand in the text: the page was not extracted well enough to ask */
function spanOf(words: string, text: string): Span {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” does not stand in the text`);
  return { start, end: start + words.length };
}

function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
