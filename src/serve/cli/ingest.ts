// entente ingest: pages → the store.
import type { CommandModule } from "./command.ts";
import { configureLexicon, configureReading, type ReadOptions } from "./page-command.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

export const command: CommandModule<ReadOptions & StoreOptions & { readonly again: boolean }> = {
  configure(command) {
    configureReading(command);
    configureLexicon(command);
    configureStore(command).option("--again", "also read pages that the store has, after an update of entente", false);
  },
  example: `$ entente ingest pages/ --db korea.db
12 pages: 9 coded, 2 without event, 1 rejected, 0 known already; 31 events
$ entente ingest pages/ --db korea.db
12 pages: 0 coded, 0 without event, 1 rejected, 11 known already; 0 events
(status 3, because one page was rejected; what the store has is not coded again)`,
  async run(inputs, options, effects) {
    const { ingest } = await import("../ingest.ts");
    return await withStore(options, "create", (store) => ingest(store, inputs, options, effects));
  },
};
