// Edge "serve": whether a user's files are in order, alone and beside ours, for `entente lexicon check`.
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { indexNames, type OfficesData, PARTS, type ReviewedPart, reviewNames } from "#lexicon/compile";
import { isCapital, type KnownAtom, type NameIndex, type NamesData } from "#lexicon/names";
import { compiledPart, NAME_PARTS, ROOT } from "../resources.ts";
import { misread, misreadDeeds } from "./examples.ts";
import { asJson, compileOver, layered, overPath } from "./overlay.ts";
import { type FileProblem, type OwnFile, type OwnLexicon, readOwn } from "./own.ts";

export interface CheckResult {
  readonly files: number;
  readonly entries: number;
  readonly problems: readonly FileProblem[];
}

export interface CheckOptions {
  /** Text of files as they would be, by path. */
  readonly edited?: ReadonlyMap<string, string>;
  /** Files of text in which the phrases are looked for; those that none holds are told as notes. */
  readonly seenIn?: readonly string[];
}

/** Reads a folder laid out like lexicons/ (`people/mine.yml`, ...) on top of ours and says what is wrong with it. */
export async function checkLexicon(folder: string, options: CheckOptions = {}): Promise<CheckResult> {
  const own = await readOwn(folder, options.edited);
  const compiled = await compileOver(own);
  const found = [...own.problems, ...compiled.problems, ...(await reviewed(own, compiled.parts))];
  // what is out of order already is not read
  if (!found.some(({ level }) => level === "error")) {
    const parts = asJson(compiled.parts);
    found.push(...(await misread(own, parts)), ...(await misreadDeeds(own, parts)));
  }
  if (options.seenIn !== undefined) found.push(...(await unseen(own, compiled.parts, options.seenIn)));
  return { files: own.files, entries: countEntries(own), problems: distinct(found) };
}

/** Folders of ours that are no parts: the schemas, and the places that the build makes into one file. */
const BESIDE_PARTS = ["schema", "gazetteer"];

/** Our own lexicon, as it stands in the package, the same way. */
export async function checkOurs(): Promise<CheckResult> {
  const own = await readOwn(join(ROOT, "lexicons"));
  const compiled = PARTS.flatMap((part) => {
    const files = own.parts.get(part.folder) ?? [];
    const layers = files.map(({ path, entries }) => ({ path: underPart(part.folder, path), entries }));
    return [{ folder: part.folder, files: layers, ...part.compile(layers) }];
  });
  const named = compiled.filter(({ folder }) => isNamePart(folder));
  const ownFiles = filesByPath(own, underPart);
  const offices = compiled.find(({ folder }) => folder === "offices")?.data;
  const found: FileProblem[] = [
    ...own.problems.filter(({ path }) => !BESIDE_PARTS.some((folder) => path === join(own.folder, folder))),
    ...compiled.flatMap(({ problems }) =>
      problems.flatMap(({ path, entry, message }) => inFile(ownFiles, path, entry, null, "error", message)),
    ),
    ...findingsOf(named, offices, ownFiles),
  ];
  // what the parser misreads of frames and cues is known and listed: test/code/frames-missed.yml
  if (!found.some(({ level }) => level === "error")) found.push(...(await misread(own, {})));
  return { files: own.files, entries: countEntries(own), problems: distinct(found) };
}

const isNamePart = (folder: string): boolean => (NAME_PARTS as readonly string[]).includes(folder);
const countEntries = ({ parts }: OwnLexicon): number =>
  [...parts.values()].flat().reduce((sum, file) => sum + file.entries.length, 0);

/** A path as our build has it: from the part's folder on. */
const underPart = (part: string, path: string): string => path.slice(path.lastIndexOf(`${sep}${part}${sep}`) + 1);

function filesByPath({ parts }: OwnLexicon, pathOf: (part: string, path: string) => string): Map<string, OwnFile> {
  const files = new Map<string, OwnFile>();
  for (const [part, list] of parts) for (const file of list) files.set(pathOf(part, file.path), file);
  return files;
}

/** What the parts of names say against each other; told of the user's entries alone. */
async function reviewed(own: OwnLexicon, parts: ReadonlyMap<string, unknown>): Promise<FileProblem[]> {
  if (![...NAME_PARTS, "offices"].some((part) => own.parts.has(part))) return [];
  const all: ReviewedPart[] = [];
  for (const folder of NAME_PARTS) {
    const data = (parts.get(folder) as NamesData | undefined) ?? (await compiledPart<NamesData>(folder)); // compiled by the part itself
    all.push({ folder, files: await layered(folder, own), data });
  }
  const offices = (parts.get("offices") as OfficesData | undefined) ?? (await compiledPart<OfficesData>("offices")); // as above
  return findingsOf(all, offices, filesByPath(own, overPath));
}

function findingsOf(
  parts: readonly ReviewedPart[],
  offices: OfficesData,
  files: ReadonlyMap<string, OwnFile>,
): FileProblem[] {
  return reviewNames(parts, offices).flatMap(({ level, path, entry, about, message }) =>
    inFile(files, path, entry, about, level, message),
  );
}

/** The problem with the line it stands on; none where the file is not one of those looked at. */
function inFile(
  files: ReadonlyMap<string, OwnFile>,
  path: string,
  entry: string | null,
  about: string | null,
  level: FileProblem["level"],
  message: string,
): FileProblem[] {
  const file = files.get(path);
  if (file === undefined) return [];
  const line = entry === null ? null : file.lineOf(entry, about);
  return [{ path: file.path, line, level, message: entry === null ? message : `${entry}: ${message}` }];
}

/** Phrases of the user's entries that no text holds. Not wrong: the text may be of other days. */
async function unseen(
  own: OwnLexicon,
  parts: ReadonlyMap<string, unknown>,
  texts: readonly string[],
): Promise<FileProblem[]> {
  const data = NAME_PARTS.flatMap((part) => {
    const compiled = parts.get(part) as NamesData | undefined; // compiled by the part itself
    return compiled === undefined ? [] : [compiled];
  });
  const index = indexNames(data);
  const seen = new Set<string>();
  for (const path of texts) {
    const words = (await readFile(path, "utf8")).split(/[\s"“”(),;:!?]+/);
    const atoms = words.flatMap((word) => index.atomsOf(word.replace(/\.$/, "")));
    for (let at = 0; at < atoms.length; at += 1) for (const text of phrasesFrom(index, atoms, at)) seen.add(text);
  }
  return [...own.parts].flatMap(([, files]) =>
    files.flatMap((file) =>
      file.entries.flatMap((entry) =>
        phrasesIn(entry)
          .filter((phrase) => !seen.has(phrase))
          .map((phrase) => ({
            path: file.path,
            line: file.lineOf(entry.id, phrase),
            level: "note" as const,
            message: `${entry.id}: "${phrase}" stands in none of the texts`,
          })),
      ),
    ),
  );
}

function phrasesFrom(index: NameIndex, atoms: readonly KnownAtom[], from: number): string[] {
  const found: string[] = [];
  let node = 0;
  for (let k = from; k < atoms.length; k += 1) {
    const { word } = atoms[k]!; // k is below the length
    node = word < 0 ? -1 : index.step(node, word);
    if (node < 0) break;
    for (const { text } of index.phrasesAt(node, atoms, from)) found.push(text);
  }
  return found;
}

/** Names and role nouns of an entry as they are written. */
function phrasesIn(entry: object): string[] {
  return Object.entries(entry).flatMap(([field, value]) => {
    if (!Array.isArray(value)) return [];
    if (/^(names|phrases|adjectives|demonyms|epithets|capital|weak)$/.test(field))
      // a person's single name is read by the rules for family names, which need the page
      return value.filter(
        (item): item is string => typeof item === "string" && (isCapital(item) || item.includes(" ")),
      );
    if (field !== "seats" && field !== "organs") return [];
    return value.flatMap((item: unknown) =>
      typeof item === "object" && item !== null && "name" in item ? [String(item.name)] : [],
    );
  });
}

function distinct(problems: readonly FileProblem[]): FileProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, line, message }) => {
    const key = `${path} ${line} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
