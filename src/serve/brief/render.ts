// Edge "serve", part "brief": words that all forms of a brief share.
import type { DocumentHead } from "#store";
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
export function dateText({ date, enddate, isReportDay }: Line): string {
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

/** `CONSULT visit, 3 accounts, 2 of them independent` */
export function lineNote({ record, accounts, independent }: Line): string {
  const { event, act, mode, status } = record;
  const kind = [event ?? act, mode].filter((part) => part !== null).join(" ");
  const deed =
    event === null
      ? `${kind} ${status}, no event`
      : event === act && status === "actual"
        ? kind
        : `${kind}: ${act} ${status}`;
  const many = accounts.length > 1 ? `, ${counted(accounts.length, "account")}, ${independent} independent` : "";
  return `${deed}${many}`;
}

/** `Meridian Wire, "Title", 2024-06-20` */
export function sourceOf({ outlet, title, published, uri }: DocumentHead): string {
  const parts = [outlet ?? uri ?? "unknown outlet", title === null ? null : `"${title}"`, published];
  return parts.filter((part) => part !== null).join(", ");
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

/** What a forecast says in short: `likely ("probably", 60 to 80 %), by Analysts (expert)`. */
export function forecastNote({ forecast }: ForecastLine): string {
  const { likelihood, by, horizon } = forecast;
  const { phrase, polarity, low, high } = likelihood;
  const band = low === null || high === null ? "" : `, ${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
  const until = horizon === null ? "" : `, for ${horizon.text}`;
  return `${polarity} ("${phrase}"${band})${until}, by ${by === null ? "the page itself" : `${by.name} (${by.kind})`}`;
}

export function disagreementTitle({ about, headline }: Disagreement): string {
  const what = { date: "On which day", number: "How many", status: "Whether" }[about];
  return `${what}: ${headline}`;
}

/** Who stands behind a value, each outlet once. */
export function outletsOf(accounts: readonly Account[]): string {
  return [...new Set(accounts.map(({ document }) => document.outlet ?? document.uri ?? "unknown outlet"))].join("; ");
}
