// Edge "serve", part "brief": a brief as one page of HTML that needs nothing else: no script, no font, no network.
import { printable } from "../cli/store-command.ts";
import type { Piece } from "../passage.ts";
import type { Account, Brief, ForecastLine, Line, Month } from "./brief.ts";
import type { Disagreement } from "./disagreements.ts";
import {
  basisOf,
  basisText,
  counted,
  dateText,
  disagreementTitle,
  forecastNote,
  HEADINGS,
  lineNote,
  outletsOf,
  sourceOf,
  titleOf,
} from "./render.ts";

/** @param made the day on which it is made, `YYYY-MM-DD` */
export function briefHtml(brief: Brief, made: string): string {
  const title = escaped(titleOf(brief));
  const sections = [
    section("months", timeline(brief.months)),
    section("happened", list(brief.happened.map(lineHtml))),
    section("ahead", list(brief.ahead.map(lineHtml))),
    section("denied", list(brief.denied.map(lineHtml))),
    section("forecasts", list(brief.forecasts.map(forecastHtml))),
    section("disagreements", list(brief.disagreements.map(disagreementHtml))),
  ];
  const body = sections.join("") || "<p>The store tells nothing of the two.</p>";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: a brief</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#brief">Skip to the brief</a>
<header>
<h1>${title}</h1>
<p>${escaped(basisOf(brief))}. Made by entente on <time datetime="${escaped(made)}">${escaped(made)}</time>. Each line opens the sentence it was read from.</p>
</header>
<main id="brief">
${body}
</main>
<footer>
<p>Marked in a sentence: <mark class="actor">who acts</mark>, <mark class="recipient">at whom it is aimed</mark>, <mark class="both">parties of a mutual deed</mark>, <mark class="trigger">the words of the deed</mark>. Codes are those of PLOVER (Open Event Data Alliance).</p>
</footer>
</body>
</html>
`;
}

function section(name: keyof typeof HEADINGS, content: string): string {
  if (content === "") return "";
  return `<section aria-labelledby="${name}">\n<h2 id="${name}">${HEADINGS[name]}</h2>\n${content}</section>\n`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.map((item) => `<li>${item}</li>\n`).join("")}</ul>\n`;
}

function lineHtml(line: Line): string {
  const { date, headline, accounts } = line;
  const when = date === null ? "undated" : `<time datetime="${escaped(date)}">${escaped(dateText(line))}</time>`;
  const summary = `<summary><span class="when">${when}</span> <span class="what">${escaped(headline)}</span> <span class="note">(${escaped(lineNote(line))})</span></summary>`;
  return `<details>${summary}\n${accounts.map(accountHtml).join("")}</details>${sources(accounts)}`;
}

/** Stands outside the fold, so that no line is without its source. */
function sources(accounts: readonly Account[]): string {
  return `<p class="sources">${accounts.map(({ document, record }) => `${escaped(sourceOf(document))} <code>${escaped(record.id)}</code>`).join("; ")}</p>`;
}

function accountHtml(account: Account): string {
  const { pieces, document, record } = account;
  const source = link(document.canonical ?? document.uri, sourceOf(document));
  const words = `<blockquote id="${escaped(record.id)}">${passage(pieces)}</blockquote>`;
  return `<figure>${words}<figcaption>${escaped(basisText(account))}. ${source} <code>${escaped(record.id)}</code></figcaption></figure>\n`;
}

function forecastHtml(line: ForecastLine): string {
  const { forecast, pieces } = line;
  const { document, id, about } = forecast;
  const summary = `<summary><span class="when">${escaped(document.published ?? "undated")}</span> <span class="what">${escaped(about.join(", "))}: ${escaped(forecastNote(line))}</span></summary>`;
  const source = `${link(document.canonical ?? document.uri, sourceOf(document))} <code>${escaped(id)}</code>`;
  return `<details>${summary}\n<figure><blockquote id="${escaped(id)}">${passage(pieces)}</blockquote></figure></details><p class="sources">${source}</p>`;
}

function disagreementHtml(one: Disagreement): string {
  const values = one.values.map(({ value, accounts }) => {
    const links = accounts
      .map(({ record }) => `<a href="#${escaped(record.id)}"><code>${escaped(record.id)}</code></a>`)
      .join(" ");
    return `<li><b>${escaped(value)}</b>: ${escaped(outletsOf(accounts))} ${links}</li>`;
  });
  return `${escaped(disagreementTitle(one))}<ul>${values.join("")}</ul>`;
}

function passage(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, mark }) => (mark === null ? escaped(text) : `<mark class="${mark}">${escaped(text)}</mark>`))
    .join("");
}

/** Only web addresses are links: a path of this machine would lead nowhere, and other schemes may run. */
function link(address: string | null, text: string): string {
  if (address === null || !/^https?:\/\//i.test(address)) return escaped(text);
  return `<a href="${escaped(address)}" rel="noopener noreferrer nofollow">${escaped(text)}</a>`;
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const CHART = { width: 760, height: 150, left: 34, right: 6, top: 8, bottom: 24 };
/** Widest bar; few months should not look like walls. */
const BAR_WIDTH = 18;

/** Mean intensity by month: up is cooperation, down is conflict. The table below it says the same in words. */
function timeline(months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return "";
  const { width, height, left, right, top, bottom } = CHART;
  const [start, count] = [indexOf(first.month), indexOf(last.month) - indexOf(first.month) + 1];
  const step = (width - left - right) / count;
  const middle = top + (height - top - bottom) / 2;
  const unit = (height - top - bottom) / 20;
  const bars = months.map(({ month, events, intensity }) => {
    const size = Math.max(1, Math.abs(intensity) * unit);
    const thick = Math.max(1, Math.min(BAR_WIDTH, step * 0.8));
    const x = left + (indexOf(month) - start + 0.5) * step - thick / 2;
    const kind = intensity < 0 ? "conflict" : "cooperation";
    return `<rect class="${kind}" x="${fixed(x)}" y="${fixed(intensity < 0 ? middle : middle - size)}" width="${fixed(thick)}" height="${fixed(size)}"><title>${month}: ${intensity.toFixed(1)}, ${counted(events, "deed")}</title></rect>`;
  });
  const years = Array.from({ length: count }, (_, i) => start + i).filter((i) => i % 12 === 0 || i === start);
  const every = Math.ceil((years.length * 40) / (width - left - right));
  const marks = years
    .filter((_, i) => i % every === 0)
    .map(
      (i) =>
        `<text x="${fixed(left + (i - start) * step)}" y="${height - 6}">${i % 12 === 0 || every > 1 ? Math.floor(i / 12) : first.month}</text>`,
    );
  const scale = [10, 0, -10].map(
    (value) =>
      `<text class="scale" x="${left - 6}" y="${fixed(middle - value * unit + 4)}">${value > 0 ? "+" : ""}${value}</text>`,
  );
  const summary = `From ${first.month} to ${last.month}: mean intensity of what happened, by month, from -10 (most conflictual) to +10 (most cooperative).`;
  const rows = months.map(
    ({ month, events, intensity }) =>
      `<tr><th scope="row">${month}</th><td>${intensity.toFixed(1)}</td><td>${events}</td></tr>`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-text">
<title id="chart-title">Tone by month</title><desc id="chart-text">${summary} The table after the picture holds the same figures.</desc>
<line x1="${left}" x2="${width - right}" y1="${fixed(middle)}" y2="${fixed(middle)}"/>
${bars.join("\n")}
${scale.join("")}${marks.join("")}
</svg>
<details><summary>The figures of the picture</summary>
<table><caption>${summary}</caption><thead><tr><th scope="col">month</th><th scope="col">mean intensity</th><th scope="col">deeds</th></tr></thead><tbody>${rows.join("")}</tbody></table></details>
`;
}

/** Months since the year 0. */
function indexOf(month: string): number {
  const [year = "0", number = "1"] = month.split("-");
  return Number(year) * 12 + Number(number) - 1;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

/** Contrast of text and marks is at least 4.5 to 1 in both schemes. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #555; --line: #bbb; --good: #1f6b3a; --bad: #a1261c; --actor: #d3efdb; --recipient: #d5e4fb; --both: #d2f0f0; --trigger: #ffe9a8; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --faint: #b5b5b5; --line: #555; --good: #6fce91; --bad: #ff8d80; --actor: #1d4a2c; --recipient: #1f3c66; --both: #1b4b4b; --trigger: #5e4a00; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
a { color: inherit; } :focus-visible { outline: 3px solid var(--good); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; background: var(--paper); padding: .5rem; }
ul { padding-left: 0; list-style: none; } ul ul { padding-left: 1.2rem; list-style: disc; } li { margin: .6rem 0; }
summary { cursor: pointer; } .when { font-variant-numeric: tabular-nums; font-weight: 600; } .what { font-weight: 600; }
.note, .sources, figcaption, footer, caption { color: var(--faint); font-size: .9rem; } .sources { margin: .1rem 0 0 1.1rem; }
figure { margin: .5rem 0 .5rem 1.1rem; } blockquote { margin: 0; padding-left: .8rem; border-left: 3px solid var(--line); }
mark { color: inherit; padding: 0 .15em; border-radius: .2em; } mark.actor { background: var(--actor); } mark.recipient { background: var(--recipient); } mark.both { background: var(--both); } mark.trigger { background: var(--trigger); font-weight: 600; }
svg { width: 100%; height: auto; } svg line { stroke: var(--faint); } svg text { font-size: 11px; fill: var(--faint); } svg text.scale { text-anchor: end; } .cooperation { fill: var(--good); } .conflict { fill: var(--bad); }
table { border-collapse: collapse; } th, td { padding: .2rem .8rem; border-bottom: 1px solid var(--line); text-align: right; } caption { text-align: left; }
@media print { body { max-width: none; padding: 0; } .skip { display: none; } details::details-content { content-visibility: visible; display: block; } details > figure { display: block; } li { break-inside: avoid; } }
`;
