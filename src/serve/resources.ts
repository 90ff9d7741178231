// Edge "serve": loads models and compiled lexicons, each command only what it needs.
import { readFile } from "node:fs/promises";
import type { Resources } from "#pipeline";

type Loaders = { readonly [Name in keyof Resources]: () => Promise<Resources[Name]> };

/** One loader a stage: reads the files of the stage and calls the stage's own functions that make them usable. */
const LOADERS: Loaders = {
  extract: loadExtract,
  parse: async () => ({}),
  recognise: async () => ({}),
  code: async () => ({}),
};

async function loadExtract(): Promise<Resources["extract"]> {
  const weights = await readFile(new URL("../../models/line-filter.json", import.meta.url), "utf8");
  const [{ loadExtractModel }, { eld }] = await Promise.all([import("#extract"), import("eld/small")]);
  return loadExtractModel(weights, (text) => eld.detect(text).language);
}

/** What the stages named need. @throws EdgeError where a file is missing or damaged */
export async function loadResources<Name extends keyof Resources>(
  names: readonly Name[],
): Promise<Pick<Resources, Name>> {
  const loaded: Partial<Resources> = {};
  for (const name of names) loaded[name] = await LOADERS[name]();
  return loaded as Pick<Resources, Name>; // every name asked for was just set
}
