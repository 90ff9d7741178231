// Edge "serve": a user's own folder of lexicon files, laid out like lexicons/, read with the lines that its entries stand on.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Document, LineCounter, parseDocument } from "yaml";
import { EdgeError, systemReason } from "#effects";
import { compareLayers, PARTS } from "#lexicon/compile";
import { ROOT } from "../resources.ts";

export interface FileProblem {
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  /** A note may be meant so; an error must be mended. */
  readonly level: "error" | "note";
}

/** One file that could be read and fits its schema. */
export interface OwnFile {
  readonly path: string;
  readonly entries: readonly { readonly id: string }[];
  /** The line of an entry, or of words in it; null where the file has neither. */
  lineOf(entry: string, about?: string | null): number | null;
}

export interface OwnLexicon {
  readonly folder: string;
  /** By part: `people`, `countries` ... */
  readonly parts: ReadonlyMap<string, readonly OwnFile[]>;
  readonly problems: readonly FileProblem[];
  /** How many files there are, in order or not. */
  readonly files: number;
  /** Paths and contents, for a hash. */
  readonly contents: readonly string[];
}

/** A larger file is a list of something else; ours are all smaller. */
const MOST_BYTES = 2_000_000;
/** More files than this are somebody's home folder, not a lexicon. */
const MOST_FILES = 2_000;
/** Problems told of one file; more would only repeat themselves. */
const MOST_PROBLEMS = 10;
/** Repeated nodes (`*name`) that one file may unfold: enough for a shared list of sources, too few to fill the memory. */
const MOST_ALIASES = 100;

const FOLDERS = PARTS.map(({ folder }) => folder);

/**
 * Reads `<folder>/<part>/**.yml`. What is wrong with a file is told and the file left out.
 * @param edited text of files as they would be, by path; they need not exist yet
 * @throws EdgeError where there is no such folder
 */
export async function readOwn(folder: string, edited: ReadonlyMap<string, string> = new Map()): Promise<OwnLexicon> {
  const problems: FileProblem[] = [];
  const parts = new Map<string, OwnFile[]>();
  const contents: string[] = [];
  const found = await filesOf(folder, [...edited.keys()]);
  problems.push(...(await strays(folder)));
  if (found.length > MOST_FILES)
    throw new EdgeError(
      "lexicon/folder",
      `${folder} holds ${found.length} files of YAML; name the folder of your lexicon alone`,
      {
        exitCode: 2,
      },
    );
  const schemas = new Map<string, ValidateFunction>();
  for (const { part, path } of found) {
    const text = edited.get(path) ?? (await textOf(path, problems));
    if (text === null) continue;
    contents.push(path.slice(folder.length), text);
    const check = schemas.get(part) ?? (await schemaOf(part));
    schemas.set(part, check);
    const file = readFileOf(path, text, part, check, problems);
    if (file !== null) parts.set(part, [...(parts.get(part) ?? []), file]);
  }
  return { folder, parts, problems, files: found.length, contents };
}

async function textOf(path: string, problems: FileProblem[]): Promise<string | null> {
  const tell = (message: string): null => {
    problems.push({ path, line: null, message, level: "error" });
    return null;
  };
  const { size } = await stat(path);
  if (size > MOST_BYTES)
    return tell(`${Math.ceil(size / 1e6)} MB is too large for a lexicon file: split it, or name another folder`);
  const bytes = await readFile(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return tell("it is no text in UTF-8: save it as UTF-8");
  }
}

async function schemaOf(part: string): Promise<ValidateFunction> {
  const schema = await readFile(join(ROOT, `lexicons/schema/${part}.schema.json`), "utf8");
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema));
}

function readFileOf(
  path: string,
  text: string,
  part: string,
  check: ValidateFunction,
  problems: FileProblem[],
): OwnFile | null {
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined): number | null =>
    offset === undefined ? null : lines.linePos(offset).line;
  const tell = (line: number | null, message: string): null => {
    problems.push({ path, line, message, level: "error" });
    return null;
  };
  let document: Document;
  let list: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines });
    for (const error of document.errors.slice(0, MOST_PROBLEMS))
      tell(lineAt(error.pos[0]), `${error.message.split(" at line")[0]}: mend the YAML there`);
    if (document.errors.length > 0) return null;
    list = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // thrown by the library for what it will not unfold, and by the stack for what is nested too deeply
    const deep = error instanceof RangeError;
    return tell(
      null,
      deep ? "its brackets are nested too deeply: close them" : "it repeats `*` nodes too often: write them out",
    );
  }
  if (list === null) return tell(1, "it is empty: write a list of entries, each with an id, or remove the file");
  if (!check(list)) {
    for (const error of (check.errors ?? []).slice(0, MOST_PROBLEMS))
      tell(lineAt(rangeOf(document, error.instancePath)), wordsOf(error, part));
    return null;
  }
  const entries = list as readonly { readonly id: string }[]; // the schema says so
  return { path, entries, lineOf: (entry, about = null) => lineOf(document, entries, entry, about, text, lineAt) };
}

function rangeOf(document: Document, pointer: string): number | undefined {
  const way = pointer.split("/").slice(1);
  const node = document.getIn(
    way.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    true,
  ) as { readonly range?: readonly number[] } | undefined; // yaml's nodes carry their range
  return node?.range?.[0];
}

function wordsOf({ instancePath, message, params, keyword }: ErrorObject, part: string): string {
  const given: unknown = params["additionalProperty"] ?? params["allowedValues"];
  const detail = given === undefined ? "" : ` (${Array.isArray(given) ? given.join(", ") : String(given)})`;
  const quotes = keyword === "type" && params["type"] === "string" ? '; a year or "no" needs quotation marks' : "";
  return `${instancePath || "the file"} ${message}${detail}${quotes}; see lexicons/schema/${part}.schema.json`;
}

function lineOf(
  document: Document,
  entries: OwnFile["entries"],
  entry: string,
  about: string | null,
  text: string,
  lineAt: (offset: number | undefined) => number | null,
): number | null {
  const all = entries.flatMap(({ id }, k) => (id === entry ? [k] : []));
  for (const k of all) {
    const node = document.getIn([k], true) as { readonly range?: readonly number[] } | undefined; // as above
    const [from, to] = node?.range ?? [];
    if (about !== null && from !== undefined) {
      const at = text.indexOf(about, from);
      if (at >= 0 && at < (to ?? text.length)) return lineAt(at);
    } else return lineAt(from) ?? 1;
  }
  const [first] = all;
  return first === undefined ? null : lineAt(rangeOf(document, `/${first}`));
}

/** A folder's own files before those of the folders in it, part by part. */
async function filesOf(folder: string, edited: readonly string[]): Promise<{ part: string; path: string }[]> {
  const found: { part: string; path: string }[] = [];
  for (const part of FOLDERS) {
    const inside = edited.filter((path) => path.startsWith(join(folder, part) + sep));
    const paths = [...new Set([...(await yamlFiles(join(folder, part))), ...inside])];
    found.push(...paths.map((path) => ({ part, path })));
  }
  return found;
}

async function yamlFiles(folder: string): Promise<string[]> {
  try {
    const items = await readdir(folder, { withFileTypes: true, recursive: true });
    return items
      .filter((item) => item.isFile() && item.name.endsWith(".yml"))
      .map((item) => join(item.parentPath, item.name))
      .sort(compareLayers);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return []; // node's own errors carry a code
    throw new EdgeError("lexicon/folder", `${folder} cannot be read (${systemReason(error)})`, { cause: error });
  }
}

/** Files and folders that would be passed over in silence, because they do not stand where a part is looked for. */
async function strays(folder: string): Promise<FileProblem[]> {
  let items: Awaited<ReturnType<typeof topOf>>;
  try {
    items = await topOf(folder);
  } catch (cause) {
    if ((cause as { code?: string }).code === "ENOENT") return []; // not made yet, or the caller says so
    throw new EdgeError("lexicon/folder", `${folder} cannot be read (${systemReason(cause)})`, { exitCode: 2, cause });
  }
  const problems: FileProblem[] = [];
  for (const item of items) {
    const path = join(folder, item.name);
    const isYaml = /\.ya?ml$/i.test(item.name);
    if (item.isDirectory() && !FOLDERS.includes(item.name) && !item.name.startsWith("."))
      problems.push({
        path,
        line: null,
        level: "note",
        message: `no part has this name; there are ${FOLDERS.join(", ")}`,
      });
    if (item.isFile() && isYaml)
      problems.push({
        path,
        line: null,
        level: "error",
        message: `move it into the folder of its part: ${FOLDERS.join(", ")}`,
      });
    if (!item.isDirectory() || !FOLDERS.includes(item.name)) continue;
    for (const inner of await readdir(path))
      if (/\.yaml$/i.test(inner))
        problems.push({
          path: join(path, inner),
          line: null,
          level: "error",
          message: `name it ${basename(inner).replace(/\.yaml$/i, ".yml")}`,
        });
  }
  return problems;
}

const topOf = (folder: string) => readdir(folder, { withFileTypes: true });
