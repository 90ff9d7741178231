// Edge "serve", part "brief": a brief for a terminal.
import type { Effects } from "#effects";
import { colorsFor, printable } from "../cli/store-command.ts";
import { wrapped } from "../wrapped.ts";
import type { Brief, Line } from "./brief.ts";
import {
  basisOf,
  basisText,
  counted,
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

export function briefText(brief: Brief, { out, env }: Pick<Effects, "out" | "env">): string {
  const colors = colorsFor(out, env);
  const width = Math.min(out.columns, 110);
  const wrap = (text: string, indent: number) =>
    wrapped(printable(text), width - indent)
      .map((row) => " ".repeat(indent) + row)
      .join("\n");
  const section = (heading: string, blocks: readonly string[]) =>
    blocks.length === 0 ? [] : ["", colors.bold(colors.underline(heading)), ...blocks];
  const line = (one: Line) =>
    [
      `${colors.bold(dateText(one))}  ${colors.bold(printable(one.headline))}  ${colors.dim(`(${lineNote(one)})`)}`,
      ...one.accounts.flatMap((account) => [
        wrap(`“${shortQuote(account)}”`, 4),
        wrap(`${basisText(account)}. ${sourceOf(account.document)} [${account.record.id}]`, 6),
      ]),
    ].join("\n");
  const blocks = [
    colors.bold(titleOf(brief)),
    basisOf(brief),
    ...section(HEADINGS.happened, brief.happened.map(line)),
    ...section(HEADINGS.ahead, brief.ahead.map(line)),
    ...section(HEADINGS.denied, brief.denied.map(line)),
    ...section(
      HEADINGS.forecasts,
      brief.forecasts.map((one) => {
        const { forecast, about, sentence } = one;
        const source = forecastSources(one)
          .map(({ document, id }) => `${sourceOf(document)} [${id}]`)
          .join("; ");
        return [
          `${printable(about)}: ${printable(forecastNote(one))}`,
          wrap(`“${cutAround(sentence, forecast.quote.exact)}”`, 4),
          wrap(source, 6),
        ].join("\n");
      }),
    ),
    ...section(
      HEADINGS.disagreements,
      brief.disagreements.map((one) =>
        [
          disagreementTitle(one),
          ...one.values.map(({ value, accounts }) =>
            wrap(`${value}: ${outletsOf(accounts)} [${accounts.map((a) => a.record.id).join(", ")}]`, 4),
          ),
        ].join("\n"),
      ),
    ),
    ...section(
      HEADINGS.months,
      brief.months.map(({ month, events, intensity }) => `${month}  ${bar(intensity)}  ${counted(events, "deed")}`),
    ),
  ];
  if (brief.happened.length + brief.ahead.length + brief.denied.length + brief.forecasts.length === 0)
    blocks.push("", "The store tells nothing of the two.");
  return `${blocks.join("\n")}\n`;
}

/** `-3.0 ███|          ` for conflict, `+4.0           |████` for cooperation. */
function bar(intensity: number): string {
  const length = Math.round(Math.abs(intensity));
  const [left, right] = intensity < 0 ? ["█".repeat(length), ""] : ["", "█".repeat(length)];
  return `${(intensity < 0 ? "" : "+") + intensity.toFixed(1)}`
    .padStart(5)
    .concat(` ${left.padStart(10)}|${right.padEnd(10)}`);
}
