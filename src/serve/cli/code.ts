// entente code: pages → events, claims, forecasts.
import { Option } from "commander";
import type { CodedShape, EventShape } from "../api.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureLexicon, configureReading, type ReadOptions, runPages } from "./page-command.ts";

interface CodeOptions extends ReadOptions {
  readonly format: "jsonl" | "text";
}

export const command: CommandModule<CodeOptions> = {
  configure(command) {
    configureReading(command);
    configureLexicon(command).addOption(
      new Option("--format <format>", "how to print").choices(["jsonl", "text"]).default("jsonl"),
    );
  },
  example: `$ echo '{"id":"a","text":"Chad will send aid to Niger.","published":"2024-03-04"}' |
    entente code --input jsonl --format text -
a  2024-03-04
  AGREE (AID planned)  TCD → NER  "Chad will send aid to Niger"`,
  run: (args, options, effects) =>
    runPages(
      {
        task: "code",
        words: { found: "coded", nothing: "without event" },
        found: (doc) => doc.events.length > 0,
        render: options.format === "text" ? asText : jsonLine,
      },
      args,
      options,
      effects,
    ),
};

function asText({ id, uri, title, published, events, notices }: CodedShape): string {
  const head = [uri ?? id, published, title].filter((part) => part !== null).join("  ");
  const found = events.length > 0 ? events.map(eventLine) : ["(no event)"];
  const said = notices.map(({ code, message }) => `${code}: ${message}`);
  return `${[head, ...[...found, ...said].map((line) => `  ${line}`)].join("\n")}\n`;
}

function eventLine({ event, act, status, actor, recipient, reciprocal, date, quote }: EventShape): string {
  const deed = status === "actual" ? act : `${act} ${status}`;
  const what = event === act && status === "actual" ? act : `${event ?? "none"} (${deed})`;
  const parties = reciprocal ? partiesOf(actor) : `${partiesOf(actor)} → ${partiesOf(recipient)}`;
  return [what, parties, date, JSON.stringify(quote.exact)].filter((part) => part !== null).join("  ");
}

function partiesOf(parties: EventShape["actor"]): string {
  return parties.map(({ country, code, name }) => country ?? code ?? name).join(", ") || "?";
}
