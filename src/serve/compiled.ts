// Edge "serve": a part of the lexicon as the build compiled it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EdgeError, systemReason } from "#effects";
import { type CompiledParts, ROOT } from "./resources.ts";

/** @param own parts that take the place of ours @throws EdgeError where it was not built */
export async function compiledPart<Data>(part: string, own: CompiledParts = {}): Promise<Data> {
  const given = own[part];
  if (given !== undefined) return JSON.parse(given) as Data; // compiled by the part itself
  const path = join(ROOT, `dist/data/${part}.json`);
  try {
    return JSON.parse(await readFile(path, "utf8")) as Data; // compiled and checked by the part itself
  } catch (cause) {
    throw new EdgeError("serve/resources", `${path} cannot be read (${systemReason(cause)}); run \`npm run build\``, {
      cause,
    });
  }
}
