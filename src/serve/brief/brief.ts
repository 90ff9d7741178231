// Edge "serve", part "brief": records of two parties → what happened, who says so, what is foretold, what is in dispute. Pure.
import type { EventCode } from "#document";
import type { DocumentHead, StoredArticle, StoredClaim, StoredEvent, StoredForecast } from "#store";
import { daysBetween } from "../days.ts";
import { type Piece, piecesOf, sentenceAround } from "../passage.ts";
import { groupCopies, type Origin, originOf } from "./copies.ts";
import { type Disagreement, disagreements } from "./disagreements.ts";
import { headline, type Names } from "./wording.ts";

/** What a brief is made from. */
export interface Gathered {
  readonly pair: readonly [string, string];
  readonly from: string | null;
  readonly to: string | null;
  readonly events: readonly StoredEvent[];
  readonly forecasts: readonly StoredForecast[];
  /** By the ids of documents in the store. */
  readonly articles: ReadonlyMap<string, StoredArticle>;
  /** By the ids of events: the claim each is told in, then those around it. */
  readonly claims: ReadonlyMap<string, readonly StoredClaim[]>;
  readonly names: Names;
}

/** One page that tells of a line, by the record that tells it first. */
export interface Account {
  readonly record: StoredEvent;
  readonly document: DocumentHead;
  readonly sentence: string;
  readonly pieces: readonly Piece[];
  /** Who says so and how: "told as a fact", "a spokesman (official, RUS) said, via TASS". */
  readonly basis: string;
  /** Accounts with the same number are copies of each other. */
  readonly origin: number;
  /** Id of the record of the first account that this one goes back to; null where it is that one. */
  readonly copyOf: string | null;
}

/** What several pages may tell, once. */
export interface Line {
  readonly date: string | null;
  readonly enddate: string | null;
  /** True where no account says when, and the day is that of a publication. */
  readonly isReportDay: boolean;
  readonly event: EventCode | null;
  readonly headline: string;
  readonly record: StoredEvent;
  readonly accounts: readonly Account[];
  /** Accounts that are no copies of each other. */
  readonly independent: number;
}

export interface ForecastLine {
  /** As the first page told it. */
  readonly forecast: StoredForecast;
  /** The same in the very same words, in other pages. */
  readonly copies: readonly StoredForecast[];
  /** `North Korea, Russia` */
  readonly about: string;
  readonly pieces: readonly Piece[];
  readonly sentence: string;
}

export interface Month {
  /** `2024-06` */
  readonly month: string;
  readonly events: number;
  /** Mean PLOVER intensity of the lines of the month, -10 to 10. */
  readonly intensity: number;
}

export interface Brief {
  readonly pair: readonly [string, string];
  readonly pairNames: readonly [string, string];
  readonly from: string | null;
  readonly to: string | null;
  readonly happened: readonly Line[];
  /** Promised, threatened, weighed or imagined. */
  readonly ahead: readonly Line[];
  /** Denied, or told as not having taken place. */
  readonly denied: readonly Line[];
  readonly forecasts: readonly ForecastLine[];
  readonly disagreements: readonly Disagreement[];
  readonly months: readonly Month[];
  readonly documents: number;
  readonly outlets: number;
}

export function makeBrief(gathered: Gathered): Brief {
  const origins = new Map([...gathered.articles].map(([id, article]) => [id, originOf(article)]));
  const groups = joinReposts(groupLines(gathered.events), gathered.articles);
  const lines = groups.map((records) => lineOf(records, gathered, origins));
  const ordered = lines.toSorted(byDate);
  const happened = ordered.filter(
    ({ record }) => record.event !== null && (record.status === "actual" || record.status === "negated"),
  );
  const ahead = ordered.filter(
    ({ record }) => record.status === "planned" || record.status === "possible" || record.status === "hypothetical",
  );
  const denied = ordered.filter((line) => !happened.includes(line) && !ahead.includes(line));
  const documents = [...gathered.events, ...gathered.forecasts].map((record) => record.document);
  return {
    pair: gathered.pair,
    pairNames: [gathered.names.nameOf(gathered.pair[0]), gathered.names.nameOf(gathered.pair[1])],
    from: gathered.from,
    to: gathered.to,
    happened,
    ahead,
    denied,
    forecasts: joinCopies(bothFirst(gathered).map((forecast) => forecastLine(forecast, gathered))),
    disagreements: disagreements(ordered),
    months: monthsOf(happened),
    documents: new Set(documents.map((document) => document.id)).size,
    outlets: new Set(documents.flatMap((document) => document.outlet ?? [])).size,
  };
}

/** Deeds without a direction, so that "the two met" and "A visited B" of one day are one line. */
const MUTUAL: readonly EventCode[] = ["AGREE", "CONSULT", "COOPERATE"];

/** Records that tell the same: same event of the same parties on the same date, told with the same status. */
function groupLines(records: readonly StoredEvent[]): StoredEvent[][] {
  const groups = new Map<string, StoredEvent[]>();
  for (const record of records) {
    const { date, enddate } = record;
    // An undated record stands alone: nothing says that two of them are one deed.
    const when = date === null ? record.id : [date, enddate === date ? null : enddate];
    const key = JSON.stringify([deedKey(record), when]);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()];
}

/** What was done by whom to whom, and how it is told, whenever it was. */
function deedKey({ event, act, status, actor, recipient }: StoredEvent): string {
  const sides = [actor, recipient].map((parties) => parties.map((p) => p.country ?? p.code ?? p.name));
  const who = MUTUAL.includes(act) ? unique(sides.flat()) : sides.map(unique);
  return JSON.stringify([event, act, status, who]);
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}

/** A repost keeps the words and has another day of publication. */
const REPOST_DAYS = 14;

/**
 * A deed that no account dates has the day of its report, so that a repost of the next day would tell a second deed:
 * a group of which that holds joins one of the same deed that was told before in the very same words.
 */
function joinReposts(groups: readonly StoredEvent[][], articles: ReadonlyMap<string, StoredArticle>): StoredEvent[][] {
  const joined: StoredEvent[][] = [];
  for (const group of groups.toSorted((a, b) => compare(a[0]?.date ?? "~", b[0]?.date ?? "~"))) {
    const earlier = joined.find((other) => isRepost(group, other, articles));
    if (earlier === undefined) joined.push([...group]);
    else earlier.push(...group);
  }
  return joined;
}

function isRepost(
  later: readonly StoredEvent[],
  before: readonly StoredEvent[],
  articles: ReadonlyMap<string, StoredArticle>,
): boolean {
  const [a, b] = [before[0], later[0]];
  if (!a?.date || !b?.date || b.dateBasis !== "published" || deedKey(a) !== deedKey(b)) return false;
  if (a.date.length < 10 || b.date.length < 10 || daysBetween(a.date, b.date) > REPOST_DAYS) return false;
  const sentences = (records: readonly StoredEvent[]) =>
    records.map((r) => passageOf(articles.get(r.document.id), r).sentence);
  const told = new Set(sentences(before));
  return sentences(later).some((sentence) => told.has(sentence));
}

function lineOf(records: readonly StoredEvent[], gathered: Gathered, origins: ReadonlyMap<string, Origin>): Line {
  const firsts = new Map<string, StoredEvent>();
  for (const record of records) if (!firsts.has(record.document.id)) firsts.set(record.document.id, record);
  const told = [...firsts.values()].toSorted(byPublication);
  const numbers = groupCopies(told.map((record) => origins.get(record.document.id) ?? NO_ORIGIN));
  const accounts = told.map((record, i) => {
    const origin = numbers[i] ?? 0;
    const first = numbers.indexOf(origin);
    return accountOf(record, { origin, copyOf: first === i ? null : (told[first]?.id ?? null) }, gathered);
  });
  const record = mostTelling(records);
  const dated = records.find((one) => one.dateBasis === "text") ?? records[0] ?? record;
  return {
    date: dated.date,
    enddate: dated.enddate,
    isReportDay: dated.dateBasis === "published",
    event: record.event,
    headline: headline(record, gathered.names),
    record,
    accounts,
    independent: new Set(numbers).size,
  };
}

const NO_ORIGIN: Origin = { outlet: null, syndication: null, shingles: new Set() };

/** For the headline: with a mode before without, with both sides before one, then the surest. */
function mostTelling(records: readonly StoredEvent[]): StoredEvent {
  const worth = (r: StoredEvent) =>
    (r.mode === null ? 0 : 2) + (r.recipient.length > 0 || r.reciprocal ? 4 : 0) + r.confidence;
  return records.toSorted((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1))[0] as StoredEvent; // a group is never empty
}

function accountOf(
  record: StoredEvent,
  copy: Pick<Account, "origin" | "copyOf">,
  { articles, claims }: Gathered,
): Account {
  const article = articles.get(record.document.id);
  const chain = claims.get(record.id) ?? [];
  const { sentence, pieces } = passageOf(article, record);
  return { record, document: record.document, sentence, pieces, basis: basisOf(record, chain), ...copy };
}

function passageOf(
  article: StoredArticle | undefined,
  record: StoredEvent,
): { sentence: string; pieces: readonly Piece[] } {
  const { quote, actor, recipient, reciprocal } = record;
  if (article === undefined) return { sentence: quote.exact, pieces: [{ text: quote.exact, mark: "trigger" }] };
  const sentence = sentenceAround(article, quote);
  const side = reciprocal && recipient.length === 0 ? "both" : "actor";
  // The parties win over the deed, whose words mostly reach from one to the other.
  const pieces = piecesOf(article.text, sentence, [
    { start: quote.start, end: quote.end, mark: "trigger" },
    ...actor.map(({ start, end }) => ({ start, end, mark: side as "both" | "actor" })),
    ...recipient.map(({ start, end }) => ({ start, end, mark: "recipient" as const })),
  ]);
  return { sentence: article.text.slice(sentence.start, sentence.end).replace(/\s+/g, " "), pieces };
}

/** How the page itself presents what it attributes to nobody. */
const TOLD: Readonly<Record<StoredEvent["status"], string>> = {
  actual: "told as a fact",
  planned: "told as a plan, promise or threat",
  possible: "told as possible",
  hypothetical: "told as a condition or thought",
  denied: "told as denied",
  negated: "told as refused, ended or not done",
};

/** Who says so, nearest to the deed first, and how surely. */
function basisOf({ attribution, historical, status }: StoredEvent, chain: readonly StoredClaim[]): string {
  const background = historical ? ", as background" : "";
  if (attribution === null) return `${TOLD[status]}${background}`;
  const { name, kind, country, organisation, cue, via } = attribution;
  const known = [kind, country, organisation].filter((part) => part !== null).join(", ");
  const who = name === null ? "somebody not named" : `${name}${known === "" ? "" : ` (${known})`}`;
  const passers = via.length === 0 ? "" : `, via ${via.join(", via ")}`;
  const outer = chain
    .slice(1)
    .map(({ speaker, cue: outerCue }) => `; so ${speaker?.name ?? "somebody"}: "${outerCue.text}"`);
  return `${who}: "${cue}"${passers}${outer.join("")}${background}`;
}

/** Forecasts about the two together before those about one of them. */
function bothFirst({ forecasts, pair }: Gathered): StoredForecast[] {
  const isAboutBoth = ({ about, event }: StoredForecast) => {
    const codes = new Set([...about, ...(event?.actor ?? []), ...(event?.recipient ?? [])]);
    return pair.every((code) => codes.has(code));
  };
  return [...forecasts.filter(isAboutBoth), ...forecasts.filter((forecast) => !isAboutBoth(forecast))];
}

function forecastLine(forecast: StoredForecast, { articles, names }: Gathered): ForecastLine {
  const article = articles.get(forecast.document.id);
  const { quote } = forecast;
  const about = forecast.about.map((code) => names.nameOf(code)).join(", ");
  const line = { forecast, copies: [], about };
  if (article === undefined)
    return { ...line, sentence: quote.exact, pieces: [{ text: quote.exact, mark: "trigger" }] };
  const span = sentenceAround(article, quote);
  const pieces = piecesOf(article.text, span, [{ start: quote.start, end: quote.end, mark: "trigger" }]);
  return { ...line, pieces, sentence: article.text.slice(span.start, span.end).replace(/\s+/g, " ") };
}

/** A repost foretells nothing anew: what another page told before in the same sentence joins it. */
function joinCopies(lines: readonly ForecastLine[]): ForecastLine[] {
  const joined = new Map<string, ForecastLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.about, line.sentence, line.forecast.quote.exact]);
    const first = joined.get(key);
    joined.set(key, first === undefined ? line : { ...first, copies: [...first.copies, line.forecast] });
  }
  return [...joined.values()];
}

/** Undated last. By code unit, since a locale may sort signs before digits. */
function byDate(a: Line, b: Line): number {
  return compare(a.date ?? "~", b.date ?? "~") || compare(a.headline, b.headline) || compare(a.record.id, b.record.id);
}

function byPublication(a: StoredEvent, b: StoredEvent): number {
  return compare(a.document.published ?? "~", b.document.published ?? "~") || compare(a.document.id, b.document.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Mean intensity by month; lines told as background count in the month they are dated to. A year alone is no month. */
function monthsOf(lines: readonly Line[]): Month[] {
  const months = new Map<string, number[]>();
  for (const { date, record } of lines) {
    if (date === null || date.length < 7 || record.intensity === null) continue;
    const month = date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), record.intensity]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, values]) => ({
      month,
      events: values.length,
      intensity: values.reduce((sum, value) => sum + value, 0) / values.length,
    }));
}
