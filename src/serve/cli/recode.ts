// entente recode: the records of a store replaced by those of the present lexicon and models.
import { Option } from "commander";
import { defaultJobs } from "../pool.ts";
import type { RecodeOptions } from "../recode.ts";
import type { CommandModule } from "./command.ts";
import { positive, positiveInteger } from "./numbers.ts";
import { configureLexicon } from "./page-command.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

export const command: CommandModule<RecodeOptions & StoreOptions> = {
  configure(command) {
    configureLexicon(configureStore(command))
      .option("--dry-run", "tell what would change, and change nothing", false)
      .option("--timeout <seconds>", "time for one document", positive, 2)
      .option("--jobs <n>", "workers at a time", positiveInteger, defaultJobs())
      .addOption(
        new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
      );
  },
  example: `$ entente recode --dry-run --format text
added: CONSULT 1
  + e9d1a0b2c3d4e5f  2024-06-19  CONSULT  RUS → PRK  "Vladimir Putin visited North Korea"  pages/visit.html
changed: AGREE 1
  ~ e1f0c2a97b3d4e5  2024-06  AGREE  RUS → PRK  "Russia will supply North Korea"  [status: actual → planned]  pages/pact.html
12 documents recoded; events: 1 added, 0 removed, 1 changed (status 1) (dry run: the store is as it was)`,
  async run(_args, options, effects) {
    const { recode } = await import("../recode.ts");
    return await withStore(options, "open", (store) => recode(store, options, effects));
  },
};
