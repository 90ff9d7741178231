// entente events: records of the store by party, pair, event, status, day and words.
import { Option } from "commander";
import type { EventFormat } from "../events.ts";
import type { CommandModule } from "./command.ts";
import { configureFilter, type FilterOptions, filterOf } from "./event-filter.ts";
import { positiveInteger } from "./numbers.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

interface EventsOptions extends FilterOptions, StoreOptions {
  readonly limit?: number;
  readonly format?: EventFormat;
}

export const command: CommandModule<EventsOptions> = {
  configure(command) {
    configureFilter(configureStore(command))
      .option("--limit <n>", "no more than so many", positiveInteger)
      .addOption(
        new Option("--format <format>", "how to print: table in a terminal, jsonl in a pipe").choices([
          "table",
          "jsonl",
          "csv",
        ]),
      )
      .addHelpText(
        "after",
        "\nCSV is RFC 4180; a text that begins with = + - @ gets an apostrophe before it, so that no spreadsheet runs it.",
      );
  },
  example: `$ entente events --pair PRK RUS --from 2024-06 --to 2024-06 --format table
id               date        event    status  who        words                      outlet
e1f0c2a97b3d4e5  2024-06-19  CONSULT  actual  RUS → PRK  Vladimir Putin visited N…  Meridian Wire
(JSON Lines and CSV carry all fields; \`entente show e1f0\` shows the sentence)`,
  async run(_args, options, effects) {
    const filter = filterOf(options);
    const [{ findEvents }, { printEvents }] = await Promise.all([import("#store"), import("../events.ts")]);
    const limited = options.limit === undefined ? filter : { ...filter, limit: options.limit };
    const records = await withStore(options, "open", (store) => findEvents(store, limited));
    await printEvents(records, options.format ?? (effects.out.isTTY ? "table" : "jsonl"), effects);
    if (records.length === 0) await effects.err.write("no record of the store meets this\n");
    return 0;
  },
};
