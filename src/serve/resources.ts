// Edge "serve": loads models and compiled lexicons, each command only what it needs.
import type { Resources } from "#pipeline";

type Loaders = { readonly [Name in keyof Resources]: () => Promise<Resources[Name]> };

/** One loader a stage: reads the files of the stage and calls the stage's own functions that make them usable. */
const LOADERS: Loaders = {
  extract: async () => ({}),
  parse: async () => ({}),
  recognise: async () => ({}),
  code: async () => ({}),
};

/** What the stages named need. @throws EdgeError where a file is missing or damaged */
export async function loadResources<Name extends keyof Resources>(
  names: readonly Name[],
): Promise<Pick<Resources, Name>> {
  const loaded: Partial<Resources> = {};
  for (const name of names) loaded[name] = await LOADERS[name]();
  return loaded as Pick<Resources, Name>; // every name asked for was just set
}
