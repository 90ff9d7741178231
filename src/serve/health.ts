// Edge "serve": whether this installation can do its work, for `doctor`.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Effects, systemReason } from "#effects";
import { DATA_FILES, loadResources, MODEL_FILES, ROOT } from "./resources.ts";

export interface Check {
  readonly check: string;
  /** `warn`: it works, but something should be known; `fail`: a command cannot run. */
  readonly status: "ok" | "warn" | "fail";
  readonly detail: string;
  /** What to do about it, or null. */
  readonly advice: string | null;
}

/** Oldest Node release the package is made for, as its package.json says. */
const NODE_NEEDED = [20, 19] as const;
/** A store of 200,000 events takes about 300 MB. */
const LOW_DISK_BYTES = 1e9;
/** Offices change hands: beyond this age, leaders and ministers of today are no longer those of the lexicon. */
const OLD_LEXICON_DAYS = 365;
const DAY_MS = 86_400_000;

/** @param storeFolder where the store is or would be */
export async function* examine(storeFolder: string, effects: Effects): AsyncIterable<Check> {
  yield nodeVersion(process.versions.node);
  yield await sqlite(effects.env);
  for (const file of [...MODEL_FILES, ...DATA_FILES]) yield await packagedFile(file, effects);
  yield await loading(effects);
  yield await lexiconAge(effects);
  yield await storePermission(storeFolder, effects);
  yield await freeDisk(storeFolder, effects);
}

/** @param version `process.versions.node` */
export function nodeVersion(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wanted, least] = NODE_NEEDED;
  const fits = major > wanted || (major === wanted && minor >= least);
  if (fits) return ok("node", `Node ${version}`);
  return fail("node", `Node ${version} is older than ${wanted}.${least}`, `install Node ${wanted}.${least} or later`);
}

async function sqlite(env: Effects["env"]): Promise<Check> {
  try {
    const { default: Database } = await import("better-sqlite3");
    const database = new Database(":memory:");
    database.exec("create virtual table t using fts5(text)");
    const row = database.prepare("select sqlite_version() as version").get() as { version: string }; // what the query names
    database.close();
    return ok("sqlite", `SQLite ${row.version} with full-text search`);
  } catch (error) {
    const detail = `better-sqlite3 cannot be loaded (${firstLine(systemReason(error))}); extract, code, relate, parse and status work without it`;
    return fail("sqlite", detail, sqliteAdvice(hasCompiler(env), hasNodeHeaders(env)));
  }
}

/** better-sqlite3 comes as a prebuilt binary or is compiled when it is installed. */
export function sqliteAdvice(compiler: boolean, headers: boolean): string {
  const missing = [compiler ? null : "a C++ compiler with make and Python 3", headers ? null : "Node's headers"];
  const needed = missing.filter((part) => part !== null);
  const build = needed.length === 0 ? "compiler and headers are here" : `compiling it needs ${needed.join(" and ")}`;
  return `run \`npm rebuild better-sqlite3\`: it fetches a prebuilt binary, or compiles one (${build})`;
}

function hasCompiler(env: Effects["env"]): boolean {
  const folders = (env.PATH ?? "").split(":");
  const has = (...names: string[]) => names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
  return has("g++", "c++", "clang++") && has("make") && has("python3");
}

function hasNodeHeaders(env: Effects["env"]): boolean {
  const prefixes = [env.npm_config_nodedir, dirname(dirname(process.execPath))];
  return prefixes.some((prefix) => prefix !== undefined && existsSync(join(prefix, "include/node/node.h")));
}

/** @param name relative to the root of the package */
async function packagedFile(name: string, effects: Effects): Promise<Check> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of effects.files.read(join(ROOT, name))) {
      hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    return fail(
      name,
      systemReason(error),
      name.startsWith("dist/") ? "run `npm run build`" : "install the package again",
    );
  }
  return ok(name, `${Math.ceil(size / 1000)} kB, sha256 ${hash.digest("hex").slice(0, 12)}`);
}

async function loading(effects: Effects): Promise<Check> {
  const before = effects.now().getTime();
  try {
    await loadResources(["extract", "parse", "recognise", "code"]);
  } catch (error) {
    return fail("loading", firstLine(systemReason(error)), "run `npm run build`, or install the package again");
  }
  return ok("loading", `models and lexicons load in ${effects.now().getTime() - before} ms`);
}

async function lexiconAge(effects: Effects): Promise<Check> {
  try {
    let table = "";
    for await (const chunk of effects.files.read(join(ROOT, "lexicons/SOURCES.md")))
      table += Buffer.from(chunk).toString();
    return ageOf(sourceDates(table), effects.now());
  } catch (error) {
    return fail("lexicon-age", systemReason(error), "install the package again");
  }
}

/** The newest date in the "as of" column of each source: `2026-05`, `2023`. */
export function sourceDates(table: string): readonly string[] {
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  const column = (rows[0] ?? "").split("|").findIndex((cell) => /^\s*(?:as of|retrieved)\s*$/i.test(cell));
  return rows.flatMap(
    (row) =>
      (row.split("|")[column] ?? "")
        .match(/\b\d{4}(?:-\d\d){0,2}\b/g)
        ?.sort()
        .at(-1) ?? [],
  );
}

export function ageOf(dates: readonly string[], today: Date): Check {
  const newest = [...dates].sort().at(-1);
  if (newest === undefined)
    return fail("lexicon-age", "lexicons/SOURCES.md names no dates", "install the package again");
  const days = Math.floor((today.getTime() - Date.parse(newest)) / DAY_MS);
  const detail = `newest facts as of ${newest}, ${days} days ago`;
  if (days <= OLD_LEXICON_DAYS) return ok("lexicon-age", detail);
  return {
    check: "lexicon-age",
    status: "warn",
    detail,
    advice: "offices may have changed hands since; look for a newer version",
  };
}

async function storePermission(folder: string, effects: Effects): Promise<Check> {
  if (await effects.files.mayWrite(folder)) return ok("store-folder", `${folder} can be written`);
  return fail(
    "store-folder",
    `${folder} cannot be written by this user`,
    "choose another folder with --db, or change its permissions",
  );
}

async function freeDisk(folder: string, effects: Effects): Promise<Check> {
  try {
    const free = await effects.files.freeBytes(folder);
    const detail = `${(free / 1e9).toFixed(1)} GB free for ${folder}`;
    if (free >= LOW_DISK_BYTES) return ok("disk", detail);
    return { check: "disk", status: "warn", detail, advice: "free some space, or keep the store on another disk" };
  } catch (error) {
    return fail("disk", systemReason(error), "check the path given with --db");
  }
}

function ok(check: string, detail: string): Check {
  return { check, status: "ok", detail, advice: null };
}

function fail(check: string, detail: string, advice: string): Check {
  return { check, status: "fail", detail, advice };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
