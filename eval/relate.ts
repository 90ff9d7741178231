// Who did what to whom, with the parties marked: the rows of PLV's training part that nobody read and nothing was learnt
// from. The folds over all rows are measured by `npm run train:coder -- --report`, which learns five models for it.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figures, ROOT, score } from "./score.ts";

/** Rows that nobody reads: sha1(id) mod 5 = 0. */
export function isKeptUnread(id: string): boolean {
  return BigInt(`0x${createHash("sha1").update(id).digest("hex")}`) % 5n === 0n;
}

export async function run(shared: string): Promise<Figures> {
  const lines = readFileSync(join(shared, "data/events/plv_train.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && isKeptUnread(String(JSON.parse(line).id)));
  const path = join(mkdtempSync(join(tmpdir(), "entente-relate-")), "unread.jsonl");
  writeFileSync(path, `${lines.join("\n")}\n`);
  const unread = score(shared, "relate", ["--gold", path]);
  const folds: Figures = JSON.parse(readFileSync(join(ROOT, "eval/relate-folds.json"), "utf8"));
  return {
    "relate.unread.rootMacroF1": unread.rootMacroF1,
    "relate.unread.rootAccuracy": unread.rootAccuracy,
    "relate.unread.quadMacroF1": unread.quadMacroF1,
    "relate.unread.binaryMacroF1": unread.binaryMacroF1,
    ...Object.fromEntries(Object.entries(folds).map(([figure, value]) => [`relate.folds.${figure}`, value])),
  };
}
