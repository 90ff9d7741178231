// Edge "serve", part "brief": words that all forms of a brief share.
import type { DocumentHead, StoredForecast } from "#store";
import type { Account, Brief, ForecastLine, Line } from "./brief.ts";
import type { Disagreement } from "./disagreements.ts";

export const HEADINGS = {
  happened: "What happened",
  ahead: "What was planned, threatened or weighed",
  denied: "What was denied or did not happen",
  forecasts: "What is foretold",
  disagreements: "What the accounts disagree on",
  months: "Tone by month",
} as const;

export function titleOf({ pairNames, from, to }: Brief): string {
  const range = from === null && to === null ? "" : `, ${from ?? "the beginning"} to ${to ?? "now"}`;
  return `${pairNames[0]} and ${pairNames[1]}${range}`;
}

export function basisOf(brief: Brief): string {
  const { happened, ahead, denied, forecasts, documents, outlets } = brief;
  const lines = happened.length + ahead.length + denied.length;
  return `${counted(lines, "deed")} and ${counted(forecasts.length, "forecast")} in ${counted(documents, "page")} of ${counted(outlets, "outlet")}`;
}

export function counted(n: number, word: string): string {
  return `${n} ${n === 1 ? word : `${word}s`}`;
}

/** `2024-06-19`, `2024-06-18 to 2024-06-19`; a range that is a whole month or year is written as that. */
export function dateText({ date, enddate, isReportDay }: Pick<Line, "date" | "enddate" | "isReportDay">): string {
  if (date === null) return "undated";
  const range = enddate === null || enddate === date ? date : (wholePeriod(date, enddate) ?? `${date} to ${enddate}`);
  return isReportDay ? `${range} (day of the report)` : range;
}

function wholePeriod(date: string, enddate: string): string | null {
  if (date.slice(5) === "01-01" && enddate === `${date.slice(0, 4)}-12-31`) return date.slice(0, 4);
  const [year, month] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
  return date.endsWith("-01") && enddate === lastDay ? date.slice(0, 7) : null;
}

/** `CONSULT visit, 3 accounts, 2 independent` */
export function lineNote(line: Line): string {
  const { event, status, act } = line.record;
  const how = event === null ? ` ${status}, no event` : event === act && status === "actual" ? "" : ` ${status}`;
  return [`${deedText(line)}${how}`, ...accountsText(line)].join(", ");
}

/** `CONSULT visit`; `AGREE: AID` where the deed is another than the event. */
export function deedText({ record: { event, act, mode } }: Line): string {
  return event === null || event === act ? withMode(act, mode) : `${withMode(event, mode)}: ${act}`;
}

function withMode(event: string, mode: string | null): string {
  return mode === null ? event : `${event} ${mode}`;
}

/** How many pages tell it; nothing where it is one. */
export function accountsText({ accounts, independent }: Line): string[] {
  return accounts.length < 2 ? [] : [`${counted(accounts.length, "account")}, ${independent} independent`];
}

/** `Meridian Wire, "Title", 2024-06-20` */
export function sourceOf(document: DocumentHead): string {
  const { title, published } = document;
  const parts = [outletOf(document), title === null ? null : `"${title}"`, published];
  return parts.filter((part) => part !== null).join(", ");
}

/** Its name, else the host of the page's own address, else where it was read from. */
function outletOf({ outlet, canonical, uri }: DocumentHead): string {
  const host = canonical !== null && URL.canParse(canonical) ? new URL(canonical).hostname : "";
  return outlet ?? (host || (uri ?? "unknown outlet"));
}

/** `told as a fact`, and of a copy whose words it repeats. */
export function basisText({ basis, copyOf }: Account): string {
  return copyOf === null ? basis : `${basis}; goes back to ${copyOf}`;
}

/** Longest quote of a line; the whole sentence is one step away by its id. */
const QUOTE_LENGTH = 160;

/** The sentence, cut around the words it was read from where it is long. */
export function shortQuote({ sentence, record }: Account): string {
  return cutAround(sentence, record.quote.exact);
}

export function cutAround(sentence: string, words: string): string {
  if (sentence.length <= QUOTE_LENGTH) return sentence;
  const at = Math.max(0, sentence.indexOf(words.replace(/\s+/g, " ")));
  const start = Math.max(
    0,
    Math.min(at - Math.floor((QUOTE_LENGTH - words.length) / 2), sentence.length - QUOTE_LENGTH),
  );
  const from = start === 0 ? 0 : sentence.indexOf(" ", start) + 1;
  const end = Math.min(sentence.length, from + QUOTE_LENGTH);
  const to = end === sentence.length ? end : sentence.lastIndexOf(" ", end);
  return `${from > 0 ? "… " : ""}${sentence.slice(from, to)}${to < sentence.length ? " …" : ""}`;
}

/** What a forecast says in short: `likely ("probably", 60 to 80 %), for Monday, by Analysts (expert)`. */
export function forecastNote(line: ForecastLine): string {
  return forecastParts(line).join(", ");
}

/** How likely, for when, and who foretells it. */
export function forecastParts({ forecast }: ForecastLine): string[] {
  const { likelihood, by, horizon } = forecast;
  const { phrase, polarity, low, high } = likelihood;
  const band = low === null || high === null ? "" : `, ${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
  return [
    `${polarity} ("${phrase}"${band})`,
    ...(horizon === null ? [] : [`for ${horizon.text}`]),
    `by ${by === null ? "the page itself" : `${by.name} (${by.kind})`}`,
  ];
}

/** Each page that foretells it, the first before its copies. */
export function forecastSources({ forecast, copies }: ForecastLine): readonly StoredForecast[] {
  return [forecast, ...copies];
}

export function disagreementTitle({ about, headline }: Disagreement): string {
  const what = { date: "On which day", number: "How many", status: "Whether" }[about];
  return `${what}: ${headline}`;
}

/** Who stands behind a value, each outlet once. */
export function outletsOf(accounts: readonly Account[]): string {
  return [...new Set(accounts.map(({ document }) => outletOf(document)))].join("; ");
}
