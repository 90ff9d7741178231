// node --import tsx bench/passing.ts: what passing over sentences that can hold nothing would save, and what it would lose.
// Nothing is passed over today; docs/adr/0020 says why, by these figures.
import { fileURLToPath } from "node:url";
import type { Coded, Parsed, Quotation, Recognised, Sentence, Span } from "#document";
import { dist } from "./dist.ts";
import { type TextSample, textSamples } from "./sample.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const RECORDS = ["claims", "events", "forecasts"] as const;

const [{ loadResources }, { bareArticle }, { parse }, { recognise }, { code }] = await Promise.all([
  dist<typeof import("../src/serve/resources.ts")>("serve/resources.js"),
  dist<typeof import("#document")>("document/index.js"),
  dist<typeof import("#parse")>("parse/index.js"),
  dist<typeof import("#recognise")>("recognise/index.js"),
  dist<typeof import("#code")>("code/index.js"),
]);
const resources = await loadResources(["parse", "recognise", "code"]);

/** "point" of "point out". */
const firsts = new Set([...resources.code.reporting.verbs.keys()].map((verb) => verb.split(" ")[0]));

for (const sample of textSamples(ROOT)) print(sample.name, measure(sample));

interface Shares {
  sentences: number;
  words: number;
}

function measure({ texts }: TextSample) {
  const share = (): Shares => ({ sentences: 0, words: 0 });
  const [all, ruledOut, empty] = [share(), share(), share()];
  const differ: string[] = [];
  for (const { text, published } of texts) {
    const parsed = parse(bareArticle(text, { published, language: "en" }), resources.parse).value;
    const coded = codeAll(parsed);
    const sentences = parsed.sentences.map((sentence) => {
      const passed = !mayHold(sentence, parsed.quotations);
      add(all, sentence);
      if (passed) add(ruledOut, sentence);
      if (!holds(coded, sentence)) add(empty, sentence);
      return passed ? withoutTree(sentence) : sentence;
    });
    const without = codeAll({ ...parsed, sentences });
    for (const kind of RECORDS) if (JSON.stringify(coded[kind]) !== JSON.stringify(without[kind])) differ.push(kind);
  }
  return { all, ruledOut, empty, differ };
}

function codeAll(parsed: Parsed): Coded {
  const recognised: Recognised = recognise(parsed, resources.recognise).value;
  return code(recognised, resources.code).value;
}

/**
 * Whether a sentence might hold a claim, an event or a forecast, by its words and tags alone: a cue of reporting, a colon,
 * a hedge, a word that a frame begins with, a quotation in it or beside it.
 */
function mayHold({ tokens, start, end }: Sentence, quotations: readonly Quotation[]): boolean {
  const { reporting, probability, frames } = resources.code;
  const isBeside = (quotation: Span) => quotation.start < end + 3 && quotation.end > start - 3;
  return (
    quotations.some(isBeside) ||
    tokens.some(({ form, lemma, upos }) => {
      const [lower, plain] = [form.toLowerCase(), lemma.toLowerCase()];
      const isCue =
        (upos === "VERB" && (firsts.has(lemma) || firsts.has(`${lemma}e`))) ||
        (upos === "NOUN" && reporting.nouns.has(plain)) ||
        ((upos === "ADJ" || upos === "VERB") && (reporting.adjectives.has(lower) || reporting.impersonals.has(lower)));
      const isPhrase = reporting.phrases.has(lower) || reporting.findings.has(plain) || form === ":";
      const isHedge = probability.has(lower) || probability.has(lemma);
      return isCue || isPhrase || isHedge || frames.verbs.has(plain) || frames.nouns.has(plain);
    })
  );
}

/** What a sentence turned out to hold: a cue or words of a claim, an event, a forecast. */
function holds({ claims, events, forecasts }: Coded, sentence: Span): boolean {
  const touches = ({ start, end }: Span) => start < sentence.end && end > sentence.start;
  return (
    claims.some(({ cue, content }) => touches(cue) || touches(content)) ||
    events.some(({ quote }) => touches(quote)) ||
    forecasts.some(({ quote }) => touches(quote))
  );
}

function withoutTree(sentence: Sentence): Sentence {
  return { ...sentence, tokens: sentence.tokens.map((token) => ({ ...token, head: -1, deprel: "dep" })) };
}

function add(shares: Shares, { tokens }: Sentence): void {
  shares.sentences += 1;
  shares.words += tokens.length;
}

function print(name: string, { all, ruledOut, empty, differ }: ReturnType<typeof measure>): void {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const line = (what: string, { sentences, words }: Shares) =>
    console.log(
      `  ${what}: ${percent(sentences, all.sentences)} of sentences, ${percent(words, all.words)} of their words`,
    );
  console.log(`${name}: ${all.sentences} sentences, ${all.words} words`);
  line("hold nothing, as found out afterwards", empty);
  line("can hold nothing, by their words", ruledOut);
  console.log(`  records that would differ without those trees: ${differ.length} (${[...new Set(differ)].join(", ")})`);
}
