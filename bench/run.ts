// npm run bench: how fast and how large, on one core, as shipped (from dist). Medians and ratios; a busy machine changes the
// ratios least. Nothing here passes or fails.
//   npm run bench -- --json       one line of figures
//   npm run bench -- --write      into eval/figures.json, for `npm run figures`
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Article, Coded, Parsed, RawPage, Recognised } from "#document";
import type { Resources } from "#pipeline";
import { dist } from "./dist.ts";
import { type Sample, samples, type TextSample, textSamples } from "./sample.ts";

type Figures = Record<string, number>;

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FIGURES = join(ROOT, "eval/figures.json");
const ROUNDS = 3;
const STARTS = 7;
const LOADS = 3;
const STAGES = ["extract", "parse", "recognise", "code"] as const;

async function main(options: readonly string[]): Promise<void> {
  const { loadResources } = await dist<typeof import("../src/serve/resources.ts")>("serve/resources.js");
  const stages = await stagesOf(await loadResources(STAGES));
  const figures: Figures = { ...startUp(), ...loading() };
  const pageSamples = samples(ROOT);
  for (const sample of pageSamples) {
    Object.assign(figures, speed(sample, stages), { [`bench.${sample.name}.peakMB`]: peakMemory(sample) });
  }
  const pages = pageSamples.find(({ name }) => name === "real")?.pages ?? [];
  for (const sample of textSamples(ROOT)) Object.assign(figures, textSpeed(sample, pages, stages));
  if (options.includes("--json")) console.log(JSON.stringify(rounded(figures)));
  else printTable(figures);
  if (options.includes("--write")) write(figures);
}

interface Stages {
  article(text: string, published: string | null): Article;
  extract(page: RawPage): Article;
  parse(article: Article): Parsed;
  /** Tags, lemmas and trees for given words alone. */
  analyse(sentences: readonly (readonly string[])[]): unknown;
  recognise(parsed: Parsed): Recognised;
  /** Phrases of the lexicon, dates and places in given words; the names that places are read from are given, too. */
  lookUp(parsed: Parsed, recognised: Recognised): unknown;
  /** Names in given words by the trained tagger alone; the lexicon's phrases, which it is given, are looked up by the first call. */
  namesIn(parsed: Parsed): () => unknown;
  code(recognised: Recognised): Coded;
}

async function stagesOf(resources: Resources): Promise<Stages> {
  const [
    { extract },
    { parse, parseTokens },
    { recognise },
    { code },
    { scan },
    { tagNames },
    { recogniseDates },
    { recognisePlaces },
    { bareArticle },
  ] = await Promise.all([
    dist<typeof import("#extract")>("extract/index.js"),
    dist<typeof import("#parse")>("parse/index.js"),
    dist<typeof import("#recognise")>("recognise/index.js"),
    dist<typeof import("#code")>("code/index.js"),
    dist<typeof import("../src/recognise/actors/scan.ts")>("recognise/actors/scan.js"),
    dist<typeof import("../src/recognise/tagger/tagger.ts")>("recognise/tagger/tagger.js"),
    dist<typeof import("../src/recognise/dates/index.ts")>("recognise/dates/index.js"),
    dist<typeof import("../src/recognise/places/index.ts")>("recognise/places/index.js"),
    dist<typeof import("#document")>("document/index.js"),
  ]);
  const { names, gazetteer, tagger, anniversaries } = resources.recognise;
  return {
    article: (text, published) => bareArticle(text, { published, language: "en" }),
    extract: (page) => extract(page, resources.extract).value,
    parse: (article) => parse(article, resources.parse).value,
    analyse: (sentences) => parseTokens(sentences, resources.parse),
    recognise: (parsed) => recognise(parsed, resources.recognise).value,
    lookUp: (parsed, { mentions }) => [
      parsed.sentences.map((sentence) => scan(sentence, names)),
      recogniseDates(parsed, anniversaries),
      recognisePlaces(parsed, mentions, names, gazetteer),
    ],
    namesIn: ({ sentences }) => {
      const scans = sentences.map((sentence) => scan(sentence, names));
      return () => sentences.map(({ tokens }, s) => tagger && tagNames(tokens, scans[s]!, gazetteer, tagger));
    },
    code: (recognised) => code(recognised, resources.code).value,
  };
}

/** All pages through one stage, then through the next; beside them linkedom and Readability alone on the same pages. */
function speed({ name, pages }: Sample, stages: Stages): Figures {
  oneRound(pages, stages); // what is measured is the speed of a long run
  const rounds = Array.from({ length: ROUNDS }, () => oneRound(pages, stages));
  const took = (part: keyof Round["seconds"]) => median(rounds.map(({ seconds }) => seconds[part]));
  const docs = rounds[0]?.docs ?? [];
  const read = docs.filter((doc) => doc.sentences.length > 0); // pages in other languages stop after `extract`
  const sum = (of: (doc: Coded) => number) => read.reduce((total, doc) => total + of(doc), 0);
  const megabytes = sum((doc) => Buffer.byteLength(doc.text)) / 1e6;
  const tokens = sum((doc) => doc.sentences.reduce((all, sentence) => all + sentence.tokens.length, 0));
  const named: Figures = {
    pages: pages.length,
    pagesPerSecond: pages.length / took("whole"),
    readabilityPagesPerSecond: pages.length / took("readability"),
    ratioToReadability: took("readability") / took("whole"),
    extractRatioToReadability: took("readability") / took("extract"),
    tokensPerSecond: tokens / took("analyse"),
    tokensPerSecondFromText: tokens / took("parse"),
    namesTokensPerSecond: tokens / took("names"),
    lookUpMBPerSecond: megabytes / took("lookUp"),
    recogniseMBPerSecond: megabytes / took("recognise"),
    sentencesPerSecond: sum((doc) => doc.sentences.length) / took("code"),
  };
  for (const stage of STAGES) named[`${stage}MsPerPage`] = (took(stage) * 1000) / pages.length;
  return Object.fromEntries(Object.entries(named).map(([key, value]) => [`bench.${name}.${key}`, value]));
}

/** Stages that text without markup goes through. */
const TEXT_STAGES = ["parse", "recognise", "code"] as const;

/**
 * Raw text to records. How fast a machine is, Readability on the same pages tells in every round: a sentence's cost is also
 * given in its pages, which is steady where sentences a second are not.
 */
function textSpeed({ name, texts }: TextSample, pages: readonly string[], stages: Stages): Figures {
  const articles = texts.map(({ text, published }) => stages.article(text, published));
  const round = () => {
    const parsed = timed(() => articles.map(stages.parse));
    const recognised = timed(() => parsed.value.map(stages.recognise));
    const coded = timed(() => recognised.value.map(stages.code));
    const took = { parse: parsed.seconds, recognise: recognised.seconds, code: coded.seconds };
    const lookUp = timed(() => parsed.value.map((doc, at) => stages.lookUp(doc, recognised.value[at]!))).seconds;
    const readability = timed(() => pages.map(readabilityAlone)).seconds / pages.length;
    return { docs: coded.value, took, lookUp, readability, whole: took.parse + took.recognise + took.code };
  };
  round(); // what is measured is the speed of a long run
  const rounds = Array.from({ length: ROUNDS }, round);
  const sentences = rounds[0]!.docs.reduce((sum, doc) => sum + doc.sentences.length, 0);
  const megabytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const named: Figures = {
    sentences,
    lookUpMBPerSecond: megabytes / median(rounds.map(({ lookUp }) => lookUp)),
    lookUpKBPerReadabilityPage:
      (megabytes * 1000) / median(rounds.map(({ lookUp, readability }) => lookUp / readability)),
    sentencesPerSecond: sentences / median(rounds.map(({ whole }) => whole)),
    sentencesPerReadabilityPage: sentences / median(rounds.map(({ whole, readability }) => whole / readability)),
    readabilityPagesPerSecond: 1 / median(rounds.map(({ readability }) => readability)),
  };
  for (const stage of TEXT_STAGES)
    named[`${stage}MsPerThousandSentences`] = (median(rounds.map(({ took }) => took[stage])) * 1e6) / sentences;
  return Object.fromEntries(Object.entries(named).map(([key, value]) => [`bench.text.${name}.${key}`, value]));
}

interface Round {
  readonly docs: readonly Coded[];
  readonly seconds: Readonly<
    Record<(typeof STAGES)[number] | "analyse" | "lookUp" | "names" | "whole" | "readability", number>
  >;
}

function oneRound(pages: readonly string[], stages: Stages): Round {
  const extracted = timed(() => pages.map(rawPage).map(stages.extract));
  const parsed = timed(() => extracted.value.map(stages.parse));
  const words = parsed.value.flatMap(({ sentences }) => sentences.map(({ tokens }) => tokens.map(({ form }) => form)));
  const recognised = timed(() => parsed.value.map(stages.recognise));
  const tagAll = parsed.value.map(stages.namesIn);
  const coded = timed(() => recognised.value.map(stages.code));
  const seconds = {
    extract: extracted.seconds,
    parse: parsed.seconds,
    analyse: timed(() => stages.analyse(words)).seconds,
    lookUp: timed(() => parsed.value.map((doc, at) => stages.lookUp(doc, recognised.value[at]!))).seconds,
    names: timed(() => tagAll.map((tag) => tag())).seconds,
    recognise: recognised.seconds,
    code: coded.seconds,
    whole: extracted.seconds + parsed.seconds + recognised.seconds + coded.seconds,
    readability: timed(() => pages.map(readabilityAlone)).seconds,
  };
  return { docs: coded.value, seconds };
}

function rawPage(content: string): RawPage {
  return { id: "", uri: null, kind: "html", content, contentHash: "", given: {}, notices: [] };
}

function readabilityAlone(html: string): string {
  try {
    // linkedom's own types describe its classes, not the DOM.
    return new Readability(parseHTML(html).document as never).parse()?.textContent ?? "";
  } catch {
    return ""; // it throws on some trees; the time it took counts all the same
  }
}

/** Seconds of processor time, so that what else the machine does counts little. */
function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

/** By the clock, of the whole process: what a person waits for. */
function startUp(): Figures {
  const starts = Array.from({ length: STARTS }, () => {
    const started = process.hrtime.bigint();
    execFileSync(process.execPath, [join(ROOT, "bin/entente"), "--help"], { stdio: "ignore" });
    return Number(process.hrtime.bigint() - started) / 1e6;
  });
  return { "bench.startUpMs": median(starts) };
}

/** Loading of what each stage needs to know, its modules included, in a process of its own. */
function loading(): Figures {
  const program = `const { loadResources } = await import(process.argv[1]);
    const took = {};
    for (const stage of process.argv.slice(2)) {
      const started = process.hrtime.bigint();
      await loadResources([stage]);
      took["bench.load." + stage + "Ms"] = Number(process.hrtime.bigint() - started) / 1e6;
    }
    console.log(JSON.stringify(took));`;
  const words = ["--input-type=module", "-e", program, join(ROOT, "dist/serve/resources.js"), ...STAGES];
  const runs = Array.from(
    { length: LOADS },
    (): Figures => JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" })),
  );
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((name) => [name, median(runs.map((run) => run[name] ?? Number.NaN))]),
  );
}

/** Most memory that `entente code` held, its workers included, in megabytes of 10⁶ bytes. */
function peakMemory({ pages }: Sample): number {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    for (const [index, page] of pages.entries()) writeFileSync(join(folder, `${index}.html`), page);
    const hook = join(folder, "peak.cjs");
    const peak = join(folder, "peak.txt");
    // The last thing that the process does is to write down its own high-water mark, in KiB.
    const last = 'require("node:fs").writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS))';
    writeFileSync(hook, `if (require("node:worker_threads").isMainThread) process.on("exit", () => ${last});\n`);
    execFileSync(process.execPath, ["--require", hook, join(ROOT, "bin/entente"), "code", join(folder, "*.html")], {
      stdio: "ignore",
      env: { ...process.env, PEAK: peak },
    });
    return (Number(readFileSync(peak, "utf8")) * 1024) / 1e6;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function printTable(figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(width)}  ${value.toFixed(value < 10 ? 2 : 0).padStart(9)}`);
  }
}

function write(figures: Figures): void {
  const known: Figures = JSON.parse(readFileSync(FIGURES, "utf8"));
  const all = Object.entries({ ...known, ...rounded(figures) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FIGURES, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  console.error("eval/figures.json written; now: npm run figures");
}

/** Three digits: the fourth is noise. */
function rounded(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(3))]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

await main(process.argv.slice(2));
