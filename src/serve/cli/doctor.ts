// entente doctor: whether this installation can do its work, and what to do where it cannot.
import { dirname } from "node:path";
import { Option } from "commander";
import { type Check, examine } from "../health.ts";
import type { CommandModule } from "./command.ts";
import { jsonLine } from "./json-line.ts";
import { colorsFor, configureStore, type StoreOptions } from "./store-command.ts";

interface DoctorOptions extends StoreOptions {
  readonly format?: "text" | "jsonl";
}

export const command: CommandModule<DoctorOptions> = {
  configure(command) {
    configureStore(command).addOption(
      new Option("--format <format>", "how to print: text in a terminal, jsonl in a pipe").choices(["text", "jsonl"]),
    );
  },
  example: `$ entente doctor
ok    node          Node 20.19.0
ok    sqlite        SQLite 3.50.4 with full-text search
…
warn  disk          0.6 GB free for .entente
      → free some space, or keep the store on another disk
(status 0 when nothing failed, 1 otherwise)`,
  async run(_args, { db, format }, effects) {
    const asJson = (format ?? (effects.out.isTTY ? "text" : "jsonl")) === "jsonl";
    const colors = colorsFor(effects.out, effects.env);
    const paint = { ok: colors.green, warn: colors.yellow, fail: colors.red };
    let failed = false;
    for await (const check of examine(dirname(db), effects)) {
      failed ||= check.status === "fail";
      await effects.out.write(asJson ? jsonLine(check) : asText(check, paint[check.status]));
    }
    return failed ? 1 : 0;
  },
};

function asText({ check, status, detail, advice }: Check, paint: (text: string) => string): string {
  const line = `${paint(status.padEnd(4))}  ${check.padEnd(28)}  ${detail}\n`;
  return advice === null ? line : `${line}${" ".repeat(6)}→ ${advice}\n`;
}
