// Runs the shared scorers: the data pack beside the repository decides, so that everybody's figures agree.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Figures by name: `parse.las.ewt`. Shares are 0 to 1. */
export type Figures = Record<string, number>;

/** An evaluation: `shared` is the folder of the data pack. */
export type Evaluation = (shared: string) => Promise<Figures>;

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** The data pack: `ENTENTE_SHARED`, else `../shared` beside the repository; null where there is none. */
export function sharedFolder(): string | null {
  const folder = resolve(process.env["ENTENTE_SHARED"] ?? join(ROOT, "../shared"));
  return existsSync(join(folder, "score")) ? folder : null;
}

/** The folder, or an error that says where to put it. */
export function requireShared(): string {
  const shared = sharedFolder();
  if (shared === null) throw new Error("no data pack: set ENTENTE_SHARED, or put it at ../shared");
  return shared;
}

/** The objects of a file of JSON Lines; empty lines are none. */
export function readJsonLines<Row>(path: string): Row[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as Row])); // callers know their files
}

/**
 * Runs `score/<scorer>.mjs` on `bin/entente` and returns its JSON line.
 *
 * @param args as the scorer takes them: `["--gold", path, "--only", "GUM_news"]`; `--run bin/entente` is added unless a `--system` is named
 */
// biome-ignore lint/suspicious/noExplicitAny: each scorer has figures of its own; callers name the ones they read.
export function score(shared: string, scorer: string, args: readonly string[]): any {
  const run = args.includes("--system") ? [] : ["--run", join(ROOT, "bin/entente")];
  const command = [join(shared, `score/${scorer}.mjs`), ...args, ...run, "--json"];
  const output = execFileSync(process.execPath, command, {
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
    stdio: ["ignore", "pipe", "inherit"],
    cwd: ROOT,
  });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
}
