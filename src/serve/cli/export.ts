// entente export: records of the store for other programs.
import { Option } from "commander";
import type { ExportFormat } from "../export/index.ts";
import type { CommandModule } from "./command.ts";
import { configureFilter, type FilterOptions, filterOf } from "./event-filter.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

interface ExportOptions extends FilterOptions, StoreOptions {
  readonly format: ExportFormat;
}

export const command: CommandModule<ExportOptions> = {
  configure(command) {
    configureFilter(configureStore(command)).addOption(
      new Option("--format <format>", "for whom").choices(["jsonl", "csv", "gdelt", "polecat"]).default("jsonl"),
    );
  },
  example: `$ entente export --format polecat --pair GHA TGO > events.tsv
POLECAT rows carry one pair of parties: several parties become several rows with one Event ID; …
$ head -2 events.tsv | cut -f 1-3,9,17
Event ID         Event Date  Event Type  Actor Country  Recipient Country
e1f0c2a97b3d4e5  2024-03-01  CONSULT     GHA            TGO
(GDELT: 61 columns, tab-separated, no header; POLECAT: 40 columns, tab-separated, with header)`,
  async run(_args, options, effects) {
    const { exportEvents } = await import("../export/index.ts");
    await withStore(options, "open", (store) => exportEvents(store, filterOf(options), options.format, effects));
    return 0;
  },
};
