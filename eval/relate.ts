// Who did what to whom, with the parties marked: PLV's training part, by rules alone. The rows kept unread are scored apart.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figures, score } from "./score.ts";

/** Rows that nobody reads: sha1(id) mod 5 = 0. */
export function isKeptUnread(id: string): boolean {
  return BigInt(`0x${createHash("sha1").update(id).digest("hex")}`) % 5n === 0n;
}

export async function run(shared: string): Promise<Figures> {
  const lines = readFileSync(join(shared, "data/events/plv_train.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const folder = mkdtempSync(join(tmpdir(), "entente-relate-"));
  const part = (name: string, unread: boolean) => {
    const path = join(folder, `${name}.jsonl`);
    const rows = lines.filter((line) => isKeptUnread(String(JSON.parse(line).id)) === unread);
    writeFileSync(path, `${rows.join("\n")}\n`);
    return score(shared, "relate", ["--gold", path]);
  };
  const read = part("read", false);
  const unread = part("unread", true);
  return {
    "relate.read.rootMacroF1": read.rootMacroF1,
    "relate.read.rootAccuracy": read.rootAccuracy,
    "relate.unread.rootMacroF1": unread.rootMacroF1,
    "relate.unread.rootAccuracy": unread.rootAccuracy,
  };
}
