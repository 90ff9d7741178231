// Edge "serve": which program, lexicon and models write a record, so that a store can say it of every run.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunInfo } from "#store";
import type { Overlay } from "./lexicon/overlay.ts";
import { MODEL_FILES, ROOT } from "./resources.ts";

const HASH_DIGITS = 16;

/** @param overlay a user's lexicon that was laid over ours: its hash is told after a plus */
export async function runInfo(kind: RunInfo["kind"], overlay: Overlay | null = null): Promise<RunInfo> {
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string }; // npm refuses a package without one
  const lexicon = (await readdir(join(ROOT, "dist/data"))).filter((name) => name.endsWith(".json")).sort();
  const ours = await hashOf(lexicon.map((name) => `dist/data/${name}`));
  return {
    kind,
    coder: version,
    lexicon: `${ours}${overlay === null ? "" : `+${overlay.hash}`}`,
    model: await hashOf(MODEL_FILES),
  };
}

/** Of the names and contents of files, relative to the root. */
async function hashOf(names: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const name of names) hash.update(`${name}\n`).update(await readFile(join(ROOT, name)));
  return hash.digest("hex").slice(0, HASH_DIGITS);
}
