// Edge "serve": loads models and compiled lexicons, each command only what it needs.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EdgeError, systemReason } from "#effects";
import type { NamesData } from "#lexicon";
import type { Resources } from "#pipeline";

/** Root folder of the package, the same seen from `src/serve` and from `dist/serve`. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Weights that the loaders read, relative to the root. */
export const MODEL_FILES: readonly string[] = ["models/line-filter.json", "models/parser.bin", "models/names.bin"];
/** Parts of the lexicon that name somebody, and those that say what happened and who says so. */
const NAME_PARTS = ["countries", "bodies", "people", "groups", "places", "roles"];
const CODE_PARTS = ["frames", "contexts", "cameo", "modality", "outcomes", "reporting", "probability"];
/** Lexicons that the loaders read, as the build compiles them. */
export const DATA_FILES: readonly string[] = [...[...NAME_PARTS, ...CODE_PARTS].map(dataFile), "dist/data/cities.bin"];

type Loaders = { readonly [Name in keyof Resources]: () => Promise<Resources[Name]> };

/** One loader a stage: reads the files of the stage and calls the stage's own functions that make them usable. */
const LOADERS: Loaders = {
  extract: loadExtract,
  parse: loadParse,
  recognise: loadRecognise,
  code: loadCode,
};

/** What the stages named need. @throws EdgeError where a file is missing or damaged */
export async function loadResources<Name extends keyof Resources>(
  names: readonly Name[],
): Promise<Pick<Resources, Name>> {
  const loaded: Partial<Resources> = {};
  for (const name of names) loaded[name] = await LOADERS[name]();
  return loaded as Pick<Resources, Name>; // every name asked for was just set
}

async function loadExtract(): Promise<Resources["extract"]> {
  const weights = await packaged("models/line-filter.json");
  const [{ loadExtractModel }, { eld }] = await Promise.all([import("#extract"), import("eld/extrasmall")]);
  return loadExtractModel(weights.toString("utf8"), (text) => eld.detect(text).language);
}

async function loadParse(): Promise<Resources["parse"]> {
  const [weights, { loadParseModel }] = await Promise.all([packaged("models/parser.bin"), import("#parse")]);
  return loadParseModel(weights);
}

async function loadRecognise(): Promise<Resources["recognise"]> {
  const [{ Gazetteer, indexNames }, { loadNameTagger }, weights, towns, ...parts] = await Promise.all([
    import("#lexicon"),
    import("#recognise"),
    packaged("models/names.bin"),
    packaged("dist/data/cities.bin"),
    ...NAME_PARTS.map(compiled<NamesData>),
  ]);
  return { names: indexNames(parts), gazetteer: new Gazetteer(towns), tagger: loadNameTagger(weights) };
}

async function loadCode(): Promise<Resources["code"]> {
  const { indexCameo, indexContexts, indexFrames, indexModality, indexOutcomes, indexProbability, indexReporting } =
    await import("#lexicon");
  return {
    frames: indexFrames(await compiled("frames")),
    contexts: indexContexts(await compiled("contexts")),
    cameo: indexCameo(await compiled("cameo")),
    modality: indexModality(await compiled("modality")),
    outcomes: indexOutcomes(await compiled("outcomes")),
    reporting: indexReporting(await compiled("reporting")),
    probability: indexProbability(await compiled("probability")),
  };
}

/** A compiled part of the lexicon; `Data` is what the part's own `compile` made of it in our build. */
async function compiled<Data>(part: string): Promise<Data> {
  return JSON.parse((await packaged(dataFile(part))).toString("utf8")) as Data; // JSON has no types of its own
}

function dataFile(part: string): string {
  return `dist/data/${part}.json`;
}

/** A file of the package. @param name relative to the root */
async function packaged(name: string): Promise<Buffer> {
  try {
    return await readFile(join(ROOT, name));
  } catch (cause) {
    const advice = name.startsWith("dist/") ? "run `npm run build`" : "install the package again";
    throw new EdgeError("serve/resources", `${name} cannot be read (${systemReason(cause)}); ${advice}`, { cause });
  }
}
