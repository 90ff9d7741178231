// entente show: one record of the store with the sentence it was read from.
import { Option } from "commander";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureStore, type StoreOptions, withStore } from "./store-command.ts";

interface ShowOptions extends StoreOptions {
  readonly format?: "text" | "jsonl";
}

export const command: CommandModule<ShowOptions> = {
  configure(command) {
    configureStore(command)
      .argument("<id>", "of an event, claim, forecast or document, or the beginning of it")
      .addOption(
        new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
      );
  },
  example: `$ entente show e1f0 --format text
event e1f0c2a97b3d4e5  CONSULT visit  GHA → TGO

  [actor Ghana's president] *visited* [recipient Togo] on Friday.

date       2024-03-01 (day; as the text says)
place      Togo (TGO)
status     actual: told as having happened
figures    quad 1, intensity 4, CAMEO 042
rule       code.frame.verb, by frame.consult.visit, role.president, country.gha, country.tgo; confidence 0.88
page       Ghana visits Togo, The Test Herald, 2024-03-04
           pages/visit.html
           d41d8cd98f00b20, version 1`,
  async run([id = ""], options, effects) {
    const { find, shownShape, shownText } = await import("../show.ts");
    const shown = await withStore(options, "open", (store) => find(store, id));
    const asJson = (options.format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
    await effects.out.write(asJson ? jsonLine(shownShape(shown)) : shownText(shown, effects));
    return 0;
  },
};
