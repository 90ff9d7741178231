// Edge "serve": a user's folder laid over our lexicon, compiled in memory for one run.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { EdgeError } from "#effects";
import { type LexiconFile, PARTS } from "#lexicon/compile";
import { type CompiledParts, ourFiles } from "../resources.ts";
import { type FileProblem, type OwnLexicon, readOwn } from "./own.ts";

/** Compiled parts that take the place of ours. Plain, so that it can be handed to the workers. */
export interface Overlay {
  readonly folder: string;
  /** Of the user's files alone. */
  readonly hash: string;
  /** By part, as JSON; parts without files of the user are absent. */
  readonly parts: CompiledParts;
}

const HASH_DIGITS = 8;
/** Problems told before the run ends; `lexicon check` tells all. */
const MOST_TOLD = 5;

/** @throws EdgeError where a file is out of order, with the file, the line and what to do */
export async function loadOverlay(folder: string): Promise<Overlay> {
  if (!existsSync(folder))
    throw new EdgeError("lexicon/folder", `${folder} is not there; \`entente lexicon add\` makes one`, { exitCode: 2 });
  const own = await readOwn(folder);
  if (own.files === 0)
    throw new EdgeError("lexicon/folder", `${folder} has no lexicon files (people/mine.yml, countries/mine.yml, ...)`, {
      exitCode: 2,
    });
  const { parts, problems } = await compileOver(own);
  const errors = [...own.problems, ...problems].filter(({ level }) => level === "error");
  if (errors.length > 0) {
    const more =
      errors.length > MOST_TOLD ? `\nand ${errors.length - MOST_TOLD} more: entente lexicon check ${folder}` : "";
    throw new EdgeError("lexicon/files", `${errors.slice(0, MOST_TOLD).map(lineFor).join("\n")}${more}`);
  }
  const hash = createHash("sha256").update(own.contents.join("\n")).digest("hex").slice(0, HASH_DIGITS);
  return { folder, hash, parts: asJson(parts) };
}

/** Parts as the loaders take them. */
export function asJson(parts: ReadonlyMap<string, unknown>): CompiledParts {
  return Object.fromEntries([...parts].map(([part, data]) => [part, JSON.stringify(data)]));
}

export const lineFor = ({ path, line, message }: FileProblem): string =>
  `${path}${line === null ? "" : `:${line}`}: ${message}`;

/** Parts that the user's folder touches, compiled together with ours, and what compiling finds wrong with the user's entries. */
export async function compileOver(
  own: OwnLexicon,
): Promise<{ parts: Map<string, unknown>; problems: readonly FileProblem[] }> {
  const parts = new Map<string, unknown>();
  const problems: FileProblem[] = [];
  for (const part of PARTS) {
    const files = own.parts.get(part.folder);
    if (files === undefined) continue;
    const result = part.compile(await layered(part.folder, own));
    parts.set(part.folder, result.data);
    for (const { path, entry, message } of result.problems) {
      const file = files.find((one) => overPath(part.folder, one.path) === path);
      if (file === undefined) continue;
      const line = entry === null ? null : file.lineOf(entry);
      problems.push({ path: file.path, line, level: "error", message: `${entry ?? ""}: ${message}` });
    }
  }
  return { parts, problems };
}

/** Our files of a part, then the user's, as if those stood deeper than any of ours: what lies deeper adds to what lies above. */
export async function layered(part: string, own: OwnLexicon): Promise<LexiconFile<unknown>[]> {
  const files = own.parts.get(part) ?? [];
  return [...(await ourFiles(part)), ...files.map(({ path, entries }) => ({ path: overPath(part, path), entries }))];
}

/** A path for a user's file that is deeper than ours. */
export const overPath = (part: string, path: string): string => `${part}/own/own/own/own/${path}`;
