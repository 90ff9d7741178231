// entente verify: whether a store still says what was read.
import { Option } from "commander";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { configureStore, printable, type StoreOptions, withStore } from "./store-command.ts";

interface VerifyOptions extends StoreOptions {
  readonly format?: "text" | "jsonl";
}

export const command: CommandModule<VerifyOptions> = {
  configure(command) {
    configureStore(command).addOption(
      new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
    );
  },
  example: `$ entente verify --format text
hash  d41d8cd98f00b20  its text is not the one that was stored
1 thing wrong in .entente/entente.db
(status 1; 0 where nothing is wrong)`,
  async run(_args, options, effects) {
    const { verifyStore } = await import("#store");
    const asJson = (options.format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
    return await withStore(options, "open", async (store) => {
      let found = 0;
      for await (const damage of verifyStore(store)) {
        found += 1;
        const { check, where, message } = damage;
        await effects.out.write(
          asJson ? jsonLine(damage) : `${check}  ${where ?? store.path}  ${printable(message)}\n`,
        );
      }
      const said = found === 0 ? "nothing" : `${found} ${found === 1 ? "thing" : "things"}`;
      await effects.err.write(`${said} wrong in ${store.path}\n`);
      return found === 0 ? 0 : 1;
    });
  },
};
