// Edge "acquire": folders and globs → paths, in name order.
import { EdgeError, type Effects } from "#effects";
import { noMatch, type Problem, problemOf, warcInput } from "./problems.ts";

export type Found =
  | { readonly kind: "file"; readonly path: string }
  /** A file in a folder that is of no kind we read. */
  | { readonly kind: "skipped"; readonly path: string }
  | { readonly kind: "problem"; readonly path: string; readonly problem: Problem };

type FileEffects = Pick<Effects, "files" | "signal">;

const PAGE_FILE = /\.(?:html?|xhtml|txt)(?:\.gz)?$/i;
const WARC_FILE = /\.warc(?:\.gz)?$/i;
const MAGIC_CHARACTER = /[*?[{]/;

/** What a path written by the user leads to: itself, the pages in a folder, or the matches of a glob where no such file exists. */
export async function* find(path: string, effects: FileEffects): AsyncIterable<Found> {
  try {
    const info = await effects.files.stat(path);
    if (info.kind === "folder") yield* walk(path, effects);
    else if (WARC_FILE.test(path)) throw warcInput();
    else yield { kind: "file", path };
  } catch (error) {
    if (error instanceof EdgeError) throw error;
    if (MAGIC_CHARACTER.test(path) && isMissing(error)) yield* glob(path, effects);
    else yield { kind: "problem", path, problem: problemOf(error) };
  }
}

/** The pages in a folder and its folders, in name order; links to folders are not followed, so no walk runs in a circle. */
async function* walk(folder: string, effects: FileEffects): AsyncIterable<Found> {
  let names: string[];
  try {
    names = await effects.files.list(folder);
  } catch (error) {
    yield { kind: "problem", path: folder, problem: problemOf(error) };
    return;
  }
  for (const name of names) {
    if (effects.signal.aborted) return;
    yield* walkItem(join(folder, name), effects);
  }
}

async function* walkItem(path: string, effects: FileEffects): AsyncIterable<Found> {
  try {
    const info = await effects.files.stat(path);
    if (info.kind === "folder" && !info.link) yield* walk(path, effects);
    else if (info.kind === "file" && PAGE_FILE.test(path)) yield { kind: "file", path };
    else yield { kind: "skipped", path };
  } catch (error) {
    yield { kind: "problem", path, problem: problemOf(error) };
  }
}

/** Matches in name order. `*` and `?` stay within a name, `**` is any number of folders; names that begin with a dot must be written so. */
async function* glob(pattern: string, effects: FileEffects): AsyncIterable<Found> {
  let matches = 0;
  for (const alternative of braces(pattern)) {
    const absolute = alternative.startsWith("/");
    const segments = alternative.split("/").filter((part) => part !== "" && part !== ".");
    for await (const path of matching(absolute ? "/" : "", segments, effects)) {
      matches++;
      yield* find(path, effects);
    }
  }
  if (matches === 0) yield { kind: "problem", path: pattern, problem: noMatch() };
}

async function* matching(folder: string, segments: readonly string[], effects: FileEffects): AsyncIterable<string> {
  const [segment, ...rest] = segments;
  if (segment === undefined || effects.signal.aborted) return;
  const deep = segment === "**";
  if (deep && rest.length > 0) yield* matching(folder, rest, effects);
  for (const name of await namesIn(folder, segment, effects)) {
    const path = join(folder, name);
    const kind = await kindOf(path, effects);
    if (kind === "folder" && (deep || rest.length > 0)) yield* matching(path, deep ? segments : rest, effects);
    else if (kind !== null && rest.length === 0) yield path;
  }
}

/** Names that fit one segment of a glob; a folder that cannot be listed holds none. */
async function namesIn(folder: string, segment: string, effects: FileEffects): Promise<readonly string[]> {
  if (!MAGIC_CHARACTER.test(segment)) return [segment];
  try {
    const names = await effects.files.list(folder === "" ? "." : folder);
    return names.filter(matcher(segment));
  } catch {
    return [];
  }
}

async function kindOf(path: string, effects: FileEffects): Promise<"file" | "folder" | "other" | null> {
  try {
    return (await effects.files.stat(path)).kind;
  } catch {
    return null;
  }
}

function matcher(segment: string): (name: string) => boolean {
  const source = segment.replace(/\[!?[^\]]+\]|[\s\S]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    if (part.length > 1) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
    return part.replace(/[\\^$.*+?()[\]{}|]/, "\\$&");
  });
  const expression = new RegExp(`^${source}$`, "su");
  return (name) => expression.test(name) && (segment.startsWith(".") || !name.startsWith("."));
}

/** `a{b,c}d` → `abd`, `acd`. */
function braces(pattern: string): string[] {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (found === null) return [pattern];
  const [whole, inside = ""] = found;
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + whole.length);
  if (!inside.includes(",")) return braces(after).map((rest) => before + whole + rest);
  return inside.split(",").flatMap((choice) => braces(before + choice + after));
}

function join(folder: string, name: string): string {
  if (folder === "") return name;
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
