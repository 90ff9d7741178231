// entente extract: pages → the article of each.
import { Option } from "commander";
import type { ArticleShape } from "../api.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureReading, type ReadOptions, runPages } from "./page-command.ts";

interface ExtractOptions extends ReadOptions {
  readonly format: "jsonl" | "text";
}

export const command: CommandModule<ExtractOptions> = {
  configure(command) {
    configureReading(command);
    command.addOption(new Option("--format <format>", "how to print").choices(["jsonl", "text"]).default("jsonl"));
  },
  example: `$ entente extract --format text examples/pages/amber-coast-daily/swap-in-ankara.html
Russia and West complete largest prisoner exchange since Cold War
Amber Coast Daily, 2024-08-02 (metadata)

ANKARA, Aug. 1 (Meridian Wire) — Russia and several Western countries exchanged …`,
  run: (args, options, effects) =>
    runPages(
      {
        task: "extract",
        words: { found: "with an article", nothing: "without text" },
        found: (article) => article.text.trim() !== "",
        render: options.format === "text" ? asText : jsonLine,
      },
      args,
      options,
      effects,
    ),
};

function asText({ title, outlet, byline, published, publishedBasis, text }: ArticleShape): string {
  const date = published === null ? null : `${published} (${publishedBasis})`;
  const head = [byline.join(", "), outlet, date].filter((part) => part !== null && part !== "").join(", ");
  return `${[title ?? "(no title)", head].filter((line) => line !== "").join("\n")}\n\n${text}\n\n`;
}
