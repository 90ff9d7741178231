// Edge "serve": whether the sentences of a user's entries are read as the entries say, for `entente lexicon check`.
import { bareArticle } from "#document";
import { parse } from "#parse";
import { recognise } from "#recognise";
import { type CompiledParts, loadResources, NAME_PARTS } from "../resources.ts";
import type { FileProblem, OwnFile, OwnLexicon } from "./own.ts";
import { READ_CHECKS, type ReadCheck } from "./readings.ts";

/** A sentence of an entry and the codes of states and bodies that are to be found in it, in any order. */
interface Case {
  readonly file: OwnFile;
  readonly entry: string;
  readonly text: string;
  readonly published: string | null;
  readonly finds: readonly string[];
}

/**
 * Reads every example and counterexample of the parts that name somebody, with the stages that ship.
 * @param parts compiled with the user's files over ours
 */
export async function misread(own: OwnLexicon, parts: CompiledParts): Promise<FileProblem[]> {
  const cases = NAME_PARTS.flatMap((part) => (own.parts.get(part) ?? []).flatMap(casesOf));
  if (cases.length === 0) return [];
  const { parse: parser, recognise: names } = await loadResources(["parse", "recognise"], parts);
  return cases.flatMap(({ file, entry, text, published, finds }) => {
    const { mentions } = recognise(parse(bareArticle(text, { published }), parser).value, names).value;
    const found = codesIn(mentions.flatMap(({ readings }) => readings.map(({ country, code }) => country ?? code)));
    if (found === codesIn(finds)) return [];
    const message = `${entry}: "${text}" finds ${found || "nobody"}, and should find ${codesIn(finds) || "nobody"}: mend the entry, or the example`;
    return [{ path: file.path, line: file.lineOf(entry, text), level: "error" as const, message }];
  });
}

/**
 * The same of the parts that say what is told, by whom and how surely: frames, modality, reporting, probability.
 * @param parts compiled with the user's files over ours
 */
export async function misreadDeeds(own: OwnLexicon, parts: CompiledParts): Promise<FileProblem[]> {
  const checks = Object.entries(READ_CHECKS).flatMap(([part, checksOf]) =>
    (own.parts.get(part) ?? []).flatMap((file) =>
      // classes of words have no sentence; the rest is as the part's schema says
      file.entries
        .filter((entry) => "example" in entry || "examples" in entry)
        .flatMap((entry) => (checksOf as (entry: object) => ReadCheck[])(entry).map((check) => ({ file, check }))),
    ),
  );
  if (checks.length === 0) return [];
  const resources = await loadResources(["parse", "recognise", "code"], parts);
  return checks.flatMap(({ file, check: { entry, text, meant, problem } }): FileProblem[] => {
    const found = problem(resources);
    if (found === null) return [];
    const message = `${entry}: "${text}", which it is ${meant ? "" : "not "}for, ${found}: mend the entry, or try a plainer sentence (entente explain shows how it is read)`;
    return [{ path: file.path, line: file.lineOf(entry, text), level: "error", message }];
  });
}

function casesOf(file: OwnFile): Case[] {
  return file.entries.flatMap((entry) =>
    [...listOf(entry, "examples"), ...listOf(entry, "counterexamples")].map(({ text, published, finds }) => ({
      file,
      entry: entry.id,
      text: String(text),
      published: typeof published === "string" ? published : null,
      finds: Array.isArray(finds) ? finds.map(String) : [],
    })),
  );
}

function listOf(entry: object, field: string): Record<string, unknown>[] {
  const list: unknown = Object.entries(entry).find(([name]) => name === field)?.[1];
  return Array.isArray(list) ? list : []; // of objects, as the schema says
}

const codesIn = (codes: readonly (string | null)[]): string =>
  [...new Set(codes.filter((code) => code !== null))].sort().join(" ");
