// Edge "serve": loads models and compiled lexicons, each command only what it needs.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RelateModel } from "#code";
import { EdgeError, systemReason } from "#effects";
import type { AnniversariesData, NameIndex, NamesData } from "#lexicon";
import type { LexiconFile } from "#lexicon/compile";
import type { Resources } from "#pipeline";

/** Root folder of the package, the same seen from `src/serve` and from `dist/serve`. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Weights that the loaders read, relative to the root. */
export const MODEL_FILES: readonly string[] = [
  "models/line-filter.json",
  "models/parser.bin",
  "models/names.bin",
  "models/coder.bin",
  "models/confidence.json",
];
/** Parts of the lexicon that name somebody, in the order in which they are put together, and those that say what happened and who says so. */
export const NAME_PARTS = ["countries", "bodies", "people", "groups", "places", "roles"] as const;
/** The parts that name somebody, put together by the build. */
const NAMES_FILE = "dist/data/name-index.bin";
const CODE_PARTS = ["frames", "contexts", "cameo", "modality", "outcomes", "reporting", "probability"];
/** Lexicons that the loaders read, as the build compiles them. */
export const DATA_FILES: readonly string[] = [
  ...[...NAME_PARTS, "anniversaries", ...CODE_PARTS].map(dataFile),
  NAMES_FILE,
  "dist/data/cities.bin",
];

/** Compiled parts of the lexicon that take the place of ours, as JSON by part. @see lexicon/overlay.ts */
export type CompiledParts = Readonly<Record<string, string>>;

/** What the stages of a page need, and what only single commands do. */
export interface Loadable extends Resources {
  /** For text whose parties are marked. */
  readonly relate: RelateModel;
}

type Loaders = { readonly [Name in keyof Loadable]: (own: CompiledParts) => Promise<Loadable[Name]> };

/** One loader a stage: reads the files of the stage and calls the stage's own functions that make them usable. */
const LOADERS: Loaders = {
  extract: loadExtract,
  parse: loadParse,
  recognise: loadRecognise,
  code: loadCode,
  relate: loadRelate,
};

/**
 * What the stages named need.
 * @param own parts of the lexicon that were compiled with a user's folder laid over them
 * @throws EdgeError where a file is missing or damaged
 */
export async function loadResources<Name extends keyof Loadable>(
  names: readonly Name[],
  own: CompiledParts = {},
): Promise<Pick<Loadable, Name>> {
  const loaded: Partial<Loadable> = {};
  for (const name of names) loaded[name] = await LOADERS[name](own);
  return loaded as Pick<Loadable, Name>; // every name asked for was just set
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

async function loadRecognise(own: CompiledParts): Promise<Resources["recognise"]> {
  const [{ Gazetteer, indexAnniversaries }, { loadNameTagger }, weights, towns, events, names] = await Promise.all([
    import("#lexicon/names"),
    import("#recognise"),
    packaged("models/names.bin"),
    packaged("dist/data/cities.bin"),
    compiledPart<AnniversariesData>("anniversaries", own),
    loadNames(own),
  ]);
  return {
    names,
    gazetteer: new Gazetteer(towns),
    tagger: loadNameTagger(weights),
    anniversaries: indexAnniversaries(events),
  };
}

/** @throws EdgeError where they were not built */
export async function loadNames(own: CompiledParts = {}): Promise<NameIndex> {
  if (NAME_PARTS.every((part) => own[part] === undefined)) {
    const [bytes, { NameIndex }] = await Promise.all([packaged(NAMES_FILE), import("#lexicon/names")]);
    return new NameIndex(bytes);
  }
  const { indexNames } = await import("#lexicon/compile");
  return indexNames(await Promise.all(NAME_PARTS.map((part) => compiledPart<NamesData>(part, own))));
}

async function loadCode(own: CompiledParts): Promise<Resources["code"]> {
  const [
    { indexCameo, indexContexts, indexFrames, indexModality, indexOutcomes, indexProbability, indexReporting },
    { loadConfidenceModel },
    confidence,
  ] = await Promise.all([import("#lexicon"), import("#code"), packaged("models/confidence.json")]);
  return {
    confidence: loadConfidenceModel(confidence.toString("utf8")),
    frames: indexFrames(await compiledPart("frames", own)),
    contexts: indexContexts(await compiledPart("contexts", own)),
    cameo: indexCameo(await compiledPart("cameo", own)),
    modality: indexModality(await compiledPart("modality", own)),
    outcomes: indexOutcomes(await compiledPart("outcomes", own)),
    reporting: indexReporting(await compiledPart("reporting", own)),
    probability: indexProbability(await compiledPart("probability", own)),
  };
}

async function loadRelate(): Promise<RelateModel> {
  const [weights, { loadRelateModel }] = await Promise.all([packaged("models/coder.bin"), import("#code")]);
  return loadRelateModel(weights);
}

/**
 * A compiled part of the lexicon; `Data` is what the part's own `compile` made of it, in our build or over a user's folder.
 * @param own parts that take the place of ours
 * @throws EdgeError where it was not built
 */
export async function compiledPart<Data>(part: string, own: CompiledParts = {}): Promise<Data> {
  return JSON.parse(own[part] ?? (await packaged(dataFile(part))).toString("utf8")) as Data; // JSON has no types of its own
}

/** Our own entries of a part, file by file, as the build read and checked them. @throws EdgeError where it was not built */
export async function ourFiles(part: string): Promise<LexiconFile<unknown>[]> {
  return JSON.parse((await packaged(`dist/data/entries/${part}.json`)).toString("utf8")) as LexiconFile<unknown>[]; // as above
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
