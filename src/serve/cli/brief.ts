// entente brief: what two parties did to each other, who says so, what is foretold and what is in dispute.
import { Option } from "commander";
import type { Effects } from "#effects";
import type { Brief } from "../brief/brief.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureStore, day, type StoreOptions, usage, withStore } from "./store-command.ts";

export const BRIEF_FORMATS = ["text", "md", "html", "jsonl"] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

interface BriefOptions extends StoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format?: BriefFormat;
}

export const command: CommandModule<BriefOptions> = {
  configure(command) {
    configureStore(command)
      .argument("<a>", 'a country or body, by its code or name: PRK, UNO, "North Korea"')
      .argument("<b>", "the other")
      .option("--from <day>", "from this day, month or year", day)
      .option("--to <day>", "to the end of this day, month or year", day)
      .addOption(
        new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(BRIEF_FORMATS),
      );
  },
  example: `$ entente brief GHA TGO --format text
Ghana and Togo
2 deeds and 1 forecast in 1 page of 1 outlet

What happened
2024-03-01  Ghana visited Togo  (CONSULT visit)
    “Ghana's president visited Togo on Friday.”
      told as a fact. The Test Herald, "Ghana visits Togo", 2024-03-04 [e1f0c2a97b3d4e5]
(\`entente show e1f0\` shows the record; --format html makes a page where each line opens its sentence)`,
  async run([a = "", b = ""], options, effects) {
    const { briefOf } = await import("../brief/index.ts");
    const { from, to } = options;
    const range = { ...(from && { from }), ...(to && { to }) };
    const brief = await withStore(options, "open", (store) => briefOf(store, [a, b], range));
    if (brief === null) throw usage("brief takes two different countries or bodies: entente brief PRK RUS");
    await printBrief(brief, options.format ?? (effects.out.isTTY ? "text" : "jsonl"), effects);
    return 0;
  },
};

export async function printBrief(brief: Brief, format: BriefFormat, effects: Effects): Promise<void> {
  const { briefHtml, briefLines, briefMarkdown, briefText } = await import("../brief/index.ts");
  if (format === "jsonl") for (const line of briefLines(brief)) await effects.out.write(jsonLine(line));
  else if (format === "md") await effects.out.write(briefMarkdown(brief));
  else if (format === "html") await effects.out.write(briefHtml(brief, effects.now().toISOString().slice(0, 10)));
  else await effects.out.write(briefText(brief, effects));
}
