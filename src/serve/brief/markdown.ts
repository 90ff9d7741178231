// Edge "serve", part "brief": a brief as Markdown.
import type { Brief, Line } from "./brief.ts";
import {
  basisOf,
  basisText,
  cutAround,
  dateText,
  disagreementTitle,
  forecastNote,
  forecastSources,
  HEADINGS,
  lineNote,
  outletsOf,
  shortQuote,
  sourceOf,
  titleOf,
} from "./render.ts";

export function briefMarkdown(brief: Brief): string {
  const line = (one: Line) =>
    [
      `- **${escaped(dateText(one))}**: ${escaped(one.headline)} (${escaped(lineNote(one))})`,
      ...one.accounts.map(
        (account) =>
          `  - “${escaped(shortQuote(account))}” ${escaped(basisText(account))}. ${escaped(sourceOf(account.document))} \`${account.record.id}\``,
      ),
    ].join("\n");
  const forecasts = brief.forecasts.map((one) => {
    const { forecast, about, sentence } = one;
    const source = forecastSources(one)
      .map(({ document, id }) => `${escaped(sourceOf(document))} \`${id}\``)
      .join("; ");
    return `- ${escaped(about)}: ${escaped(forecastNote(one))}\n  - “${escaped(cutAround(sentence, forecast.quote.exact))}” ${source}`;
  });
  const disputes = brief.disagreements.map((one) =>
    [
      `- ${escaped(disagreementTitle(one))}`,
      ...one.values.map(
        ({ value, accounts }) =>
          `  - ${escaped(value)}: ${escaped(outletsOf(accounts))} ${accounts.map((a) => `\`${a.record.id}\``).join(" ")}`,
      ),
    ].join("\n"),
  );
  const months = brief.months.map(
    ({ month, events, intensity }) => `| ${month} | ${intensity.toFixed(1)} | ${events} |`,
  );
  const table =
    months.length === 0
      ? []
      : [["| month | mean intensity, -10 to 10 | deeds |", "|---|---|---|", ...months].join("\n")];
  const sections = [
    [HEADINGS.happened, brief.happened.map(line)],
    [HEADINGS.ahead, brief.ahead.map(line)],
    [HEADINGS.denied, brief.denied.map(line)],
    [HEADINGS.forecasts, forecasts],
    [HEADINGS.disagreements, disputes],
    [HEADINGS.months, table],
  ] as const;
  const written = sections
    .filter(([, items]) => items.length > 0)
    .map(([heading, items]) => `## ${heading}\n\n${items.join("\n")}\n`);
  const nothing = written.length === 0 ? ["The store tells nothing of the two.\n"] : [];
  return [`# ${escaped(titleOf(brief))}\n`, `${escaped(basisOf(brief))}.\n`, ...written, ...nothing].join("\n");
}

/** Text of strangers: no sign of it may be Markdown or HTML, and none may break a line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]()<>#+!|~&]/g, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`));
}
