// Edge "serve", part "brief": a brief as one page of HTML that needs nothing else: no script, no font, no network.
import { PLOVER } from "#document";
import type { DocumentHead, StoredEvent, StoredForecast } from "#store";
import type { Piece } from "../passage.ts";
import type { Account, Brief, ForecastLine, Line, Month } from "./brief.ts";
import type { Disagreement } from "./disagreements.ts";
import { escaped } from "./escaped.ts";
import { STYLE } from "./html-style.ts";
import { PICTURE_STYLE, picture } from "./picture.ts";
import {
  accountsText,
  basisOf,
  basisText,
  dateText,
  deedText,
  disagreementTitle,
  forecastParts,
  HEADINGS,
  outletsOf,
  sourceOf,
  titleOf,
} from "./render.ts";

/** @param made the day on which it is made, `YYYY-MM-DD` */
export function briefHtml(brief: Brief, made: string): string {
  const title = escaped(titleOf(brief));
  const parts = [
    ["happened", brief.happened.length, byYear(brief.happened)],
    ["ahead", brief.ahead.length, byYear(brief.ahead)],
    ["denied", brief.denied.length, byYear(brief.denied)],
    ["forecasts", brief.forecasts.length, list(brief.forecasts.map(forecastHtml))],
    ["disagreements", brief.disagreements.length, brief.disagreements.map(disagreementHtml).join("")],
  ] as const;
  const told = parts.filter(([, count]) => count > 0);
  const body = told.map(([name, , content]) => section(name, content)).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: a brief</title>
<style>${STYLE}${PICTURE_STYLE}</style>
</head>
<body>
<a class="skip" href="#brief">Skip to the brief</a>
<header>
<h1>${title}</h1>
<p>${escaped(basisOf(brief))}. Made by entente on <time datetime="${escaped(made)}">${escaped(made)}</time>.</p>
${contents(told)}</header>
<main id="brief" tabindex="-1">
${picture(brief)}${figures(brief.months)}${body || "<p>The store tells nothing of the two.</p>"}
</main>
<footer>
<p>Marked in a sentence: <mark class="actor">who acts</mark>, <mark class="recipient">at whom it is aimed</mark>, <mark class="both">parties of a mutual deed</mark>, <mark class="trigger">the words of the deed</mark>. Codes are those of PLOVER (Open Event Data Alliance). A record says what pages tell, not what is true.</p>
</footer>
</body>
</html>
`;
}

type Part = readonly [name: keyof typeof HEADINGS, count: number, content: string];

function contents(parts: readonly Part[]): string {
  if (parts.length === 0) return "";
  const items = parts.map(([name, count]) => `<li><a href="#${name}">${HEADINGS[name]}</a> <b>${count}</b></li>`);
  return `<nav aria-label="Parts of the brief"><ul>${items.join("")}</ul></nav>\n`;
}

function section(name: keyof typeof HEADINGS, content: string): string {
  return `<section aria-labelledby="${name}">\n<h2 id="${name}">${HEADINGS[name]}</h2>\n${content}</section>\n`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul class="lines">\n${items.join("\n")}\n</ul>\n`;
}

/** A heading a year, where there is more than one; what has no date comes last. */
function byYear(lines: readonly Line[]): string {
  const years = new Map<string, Line[]>();
  for (const line of lines) {
    const year = line.date?.slice(0, 4) ?? "Undated";
    years.set(year, [...(years.get(year) ?? []), line]);
  }
  if (years.size < 2) return list(lines.map(lineHtml));
  return [...years].map(([year, own]) => `<h3>${escaped(year)}</h3>\n${list(own.map(lineHtml))}`).join("");
}

function lineHtml(line: Line): string {
  const { headline, accounts, record } = line;
  const [first, ...others] = accounts;
  const more =
    others.length === 0
      ? ""
      : `<details><summary>${moreText(line)}</summary>\n${others.map(accountHtml).join("")}</details>`;
  return `<li id="line-${escaped(record.id)}">
<div class="when">${whenHtml(line)}</div>
<div class="told"><p class="what">${escaped(headline)}</p>
<p class="chips">${chips(line).join(" ")}</p>
${first === undefined ? "" : accountHtml(first)}${more}</div></li>`;
}

/** A day that is only that of the report looks inferred. */
function whenHtml(line: Line): string {
  const { date, enddate, isReportDay } = line;
  if (date === null) return "undated";
  if (isReportDay) return `<i><time datetime="${escaped(date)}">${escaped(date)}</time><br>day of the report</i>`;
  const text = dateText({ date, enddate, isReportDay });
  return `<time datetime="${escaped(date)}">${escaped(text)}</time>`;
}

function moreText({ accounts }: Line): string {
  const others = accounts.slice(1);
  const copies = others.filter(({ copyOf }) => copyOf !== null).length;
  const known =
    copies === 0 ? "" : `, ${copies === others.length ? "" : `${copies} `}${copies === 1 ? "a copy" : "copies"}`;
  return `${others.length} more ${others.length === 1 ? "account" : "accounts"}${known}`;
}

const STATUS_WORDS: Readonly<Record<StoredEvent["status"], string | null>> = {
  actual: null,
  planned: "planned",
  possible: "possible",
  hypothetical: "on a condition",
  denied: "denied",
  negated: "refused, ended or not done",
};

/** How sure it is, at a glance: the kind of deed, its status, whose word it is, and how many tell it. */
function chips(line: Line): string[] {
  const { record, accounts } = line;
  const chip = (kind: string, text: string | null) =>
    text === null ? [] : [`<span class="chip ${kind}">${escaped(text)}</span>`];
  return [
    ...chip(`deed quad${PLOVER[record.event ?? record.act].quad}`, deedText(line)),
    ...chip("status", STATUS_WORDS[record.status]),
    ...chip("voice", voiceOf(accounts)),
    ...chip("plain", accounts.every((account) => account.record.historical) ? "background" : null),
    ...accountsText(line).flatMap((text) => chip("plain", text)),
  ];
}

type VoiceKind = NonNullable<NonNullable<StoredEvent["attribution"]>["kind"]>;

const VOICES: Readonly<Record<VoiceKind, string>> = {
  official: "an official",
  expert: "an expert",
  media: "the media",
  anonymous: "an unnamed voice",
  group: "a group",
  other: "somebody else",
};

/** Whose word it is; one page that tells it in its own name makes it told as a fact. */
function voiceOf(accounts: readonly Account[]): string {
  const voices = accounts.map(({ record: { attribution } }) =>
    attribution === null ? null : attribution.kind === null ? "somebody not named" : VOICES[attribution.kind],
  );
  return voices.includes(null) ? "in the page's own words" : `word of ${[...new Set(voices)].join(" and ")}`;
}

function accountHtml(account: Account): string {
  const { pieces, document, record } = account;
  const source = sourceLink(document);
  const words = `<blockquote id="${escaped(record.id)}">${passage(pieces)}</blockquote>`;
  const reading = `<span class="sure" title="how sure the program is of its reading, 0 to 1">sure ${record.confidence.toFixed(2)}</span>`;
  return `<figure>${words}<figcaption><bdi>${escaped(basisText(account))}</bdi>. ${source} ${anchor(record.id)} ${reading}</figcaption></figure>\n`;
}

function forecastHtml(line: ForecastLine): string {
  const { forecast, about, pieces } = line;
  const { document, id, likelihood } = forecast;
  const source = `${sourceLink(document)} ${anchor(id)}${line.copies.map(copyHtml).join("")}`;
  return `<li id="line-${escaped(id)}">
<div class="when">${document.published === null ? "undated" : `<time datetime="${escaped(document.published)}">${escaped(document.published)}</time>`}</div>
<div class="told"><p class="what">${escaped(about)}</p>
<p class="chips">${band(likelihood)}${forecastChips(line).join(" ")}</p>
<figure><blockquote id="${escaped(id)}">${passage(pieces)}</blockquote><figcaption>${source}</figcaption></figure></div></li>`;
}

function forecastChips(line: ForecastLine): string[] {
  const [likely = "", ...rest] = forecastParts(line).map(escaped);
  return [
    `<span class="chip strong">${likely}</span>`,
    ...rest.map((text) => `<span class="chip voice">${text}</span>`),
  ];
}

/** A copy has no sentence of its own: its mark stands beside its source. */
function copyHtml({ document, id }: StoredForecast): string {
  return `; in the same words: ${sourceLink(document)} <code id="${escaped(id)}">${escaped(id)}</code>`;
}

/** How likely, as a bar from 0 to 100 %; the words beside it say the same. */
function band({ low, high }: ForecastLine["forecast"]["likelihood"]): string {
  if (low === null || high === null) return "";
  return `<svg class="band" viewBox="0 0 100 8" aria-hidden="true"><rect width="100" height="8" rx="4"/><rect class="held" x="${(low * 100).toFixed(0)}" width="${Math.max(4, (high - low) * 100).toFixed(0)}" height="8" rx="4"/></svg> `;
}

function disagreementHtml(one: Disagreement): string {
  const rows = one.values.map(({ value, accounts }) => {
    const links = accounts.map(({ record }) => anchor(record.id)).join(" ");
    return `<tr><th scope="row">${escaped(value)}</th><td><bdi>${escaped(outletsOf(accounts))}</bdi> ${links}</td></tr>`;
  });
  return `<table class="dispute"><caption>${escaped(disagreementTitle(one))}</caption><tbody>${rows.join("")}</tbody></table>\n`;
}

function passage(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, mark }) => (mark === null ? escaped(text) : `<mark class="${mark}">${escaped(text)}</mark>`))
    .join("");
}

/** To the sentence that a record was read from, within this page. */
function anchor(id: string): string {
  return `<a class="record" href="#${escaped(id)}"><code>${escaped(id)}</code></a>`;
}

/** Only web addresses are links: a path of this machine would lead nowhere, and other schemes may run. */
function sourceLink(document: DocumentHead): string {
  const words = `<bdi>${escaped(sourceOf(document))}</bdi>`;
  const address = [document.canonical, document.uri].find((one) => one !== null && /^https?:\/\//i.test(one));
  return address ? `<a href="${escaped(address)}" rel="noopener noreferrer nofollow">${words}</a>` : words;
}

/** The tone of each month in figures: up is cooperation, down is conflict. */
function figures(months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  const summary = `From ${first.month} to ${last.month}: mean intensity of what happened, by month, from -10 (most conflictual) to +10 (most cooperative).`;
  const rows = months.map(
    ({ month, events, intensity }) =>
      `<tr><th scope="row">${escaped(month)}</th><td>${intensity > 0 ? "+" : ""}${intensity.toFixed(1)}</td><td>${events}</td></tr>`,
  );
  return `<details class="months"><summary>${HEADINGS.months}, in figures</summary>
<table><caption>${escaped(summary)}</caption><thead><tr><th scope="col">month</th><th scope="col">mean intensity</th><th scope="col">deeds</th></tr></thead><tbody>${rows.join("")}</tbody></table></details>
`;
}
