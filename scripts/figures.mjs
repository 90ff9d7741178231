// npm run figures: writes the tables of README.md and docs/evaluation.md from eval/figures.json, so that no document claims
// what was not measured. `npm run eval -- --write` and `npm run bench -- --write` keep that file; a test compares.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Rows by section: figure, what it is, what was aimed at, who stands beside. `short` is its line in the README. */
export const SECTIONS = {
  extract: [
    row(
      "extract.aeb.f1",
      "article text, F1, article-extraction benchmark half",
      "≥ .957",
      "Readability.js .947, trafilatura .958, rs_trafilatura .970",
      "Article text, F1 (article-extraction benchmark half)",
    ),
    row("extract.aeb.readability", "Readability alone, same pages", "", ""),
    row(
      "extract.fundus.f1",
      "article text, F1, fundus half",
      "≥ .95",
      "Readability, next line",
      "Article text, F1 (fundus half, a third in German)",
    ),
    row("extract.fundus.readability", "Readability alone, same pages", "", ""),
    row("extract.fundus.title", "title exact, fundus half", "≥ .92", "", "Title exact"),
    row("extract.fundus.date", "day exact, fundus half", "≥ .90", "", "Day exact"),
    row("extract.fundus.authors", "authors, F1 of words, fundus half", "≥ .80", "", "Authors, F1"),
    row(
      "extract.n4k.cv.f1",
      "article text, F1, n4k, five folds by site",
      "≥ .92",
      "Readability, next line",
      "Article text, F1 (n4k, on sites the filter never saw)",
    ),
    row("extract.n4k.readability", "Readability alone, same pages", "", ""),
    row(
      "extract.dump.f1",
      "article text, F1, text dumps of the benchmark's pages",
      "≥ .86",
      "unfiltered, next line",
      "Article text, F1 (text dumps)",
    ),
    row("extract.dump.unfiltered", "the dumps as they are", ".67 ± .02", ""),
  ],
  parse: [
    row(
      "parse.las.ewt",
      "LAS, EWT development, predicted tags on given words",
      "≥ .82",
      "UDPipe 1.2 .811, Stanza .836 (EWT test, raw text)",
      "Trees, LAS (EWT development)",
    ),
    row("parse.las.gum", "LAS, GUM development", "≥ .815", "UDPipe 1.2 .779", "Trees, LAS (GUM development)"),
    row("parse.uas.ewt", "UAS, EWT", "", "Stanza .862 (test, raw text)"),
    row("parse.uas.gum", "UAS, GUM", "", ""),
    row("parse.upos.ewt", "UPOS, EWT", "≥ .95", "Stanza .954 (test, raw text)"),
    row("parse.upos.gum", "UPOS, GUM", "≥ .95", ""),
    row("parse.svo.precision", "subject, verb, object: precision, EWT and GUM", "≥ .88", ""),
    row("parse.svo.recall", "subject, verb, object: recall, EWT and GUM", "≥ .83", ""),
    row("parse.lemma.ewt", "lemmas, EWT", "", ""),
    row("parse.lemma.gum", "lemmas, GUM", "", ""),
    row("parse.sentence.ewt", "sentence ends, F1, EWT raw text", "≥ .90", "sentencex .916"),
    row("parse.sentence.gumNews", "sentence ends, F1, GUM news raw text", "≥ .97", "sentencex .973"),
    row("parse.word.ewt", "words, F1, EWT raw text", "", ""),
    row("parse.word.gumNews", "words, F1, GUM news raw text", "", ""),
  ],
  relate: [
    row(
      "relate.unread.rootMacroF1",
      "macro-F1 of 15 roots, rows kept unread",
      "≥ .78",
      "a dictionary coder .45, words alone .689, GPT-4 .615, ZSP .821, ConfliBERT .867 (on the test part)",
      "Event between marked parties, macro-F1 of 15 (PLV, rows kept unread)",
    ),
    row("relate.unread.rootAccuracy", "accuracy, rows kept unread", "", ""),
    row("relate.unread.quadMacroF1", "macro-F1 of four quads, rows kept unread", "", "ZSP .892, ConfliBERT .963"),
    row("relate.unread.binaryMacroF1", "macro-F1 of two sides, rows kept unread", "", "ZSP .964, ConfliBERT .984"),
    row(
      "relate.folds.rootMacroF1",
      "macro-F1 of 15 roots, five folds over all rows",
      "≥ .80",
      "as above",
      "The same, five folds over all rows",
    ),
    row("relate.folds.rootAccuracy", "accuracy, five folds over all rows", "", ""),
    row("relate.folds.quadMacroF1", "macro-F1 of four quads, five folds", "≥ .90", "ZSP .892, ConfliBERT .963"),
    row("relate.folds.binaryMacroF1", "macro-F1 of two sides, five folds", "≥ .96", "ZSP .964, ConfliBERT .984"),
    row("relate.folds.rootMacroF1WithoutPlv", "macro-F1 of 15 roots, model that never saw PLV", "", ""),
    row("relate.folds.rootMacroF1Frames", "macro-F1 of 15 roots, frames alone", "", ""),
    row("relate.folds.calibrationError", "mean distance of confidence from share of right answers", "", ""),
  ],
  seeds: [
    row(
      "seeds.required",
      "share of the required items",
      "≥ .90",
      "none published",
      "Whole pages: required items found (three pages)",
    ),
    row("seeds.mustNotsBroken", "items that must not be there, and are", "0", ""),
    row("seeds.article", "the article's bounds", "1", ""),
    row("seeds.head", "title, day, outlet", "", ""),
    row("seeds.events", "events", "", ""),
    row("seeds.details", "names, places, days of the events found", "", ""),
    row("seeds.attributions", "speakers", "", ""),
    row("seeds.speakerKinds", "kinds of speakers", "", ""),
    row("seeds.forecasts", "forecasts", "", ""),
    row("seeds.polarity", "likelihoods of the forecasts", "", ""),
  ],
  noevent: [
    row(
      "noevent.per100",
      "records between two states in 100 sentences that tell no event",
      "",
      "none published",
      "False events in 100 sentences without one (less is better)",
    ),
  ],
  predicates: [
    row("frames.predicates.framed", "a frame of an event fits, 2025", "", "none published"),
    row(
      "frames.predicates.covered",
      "any entry fits, 2025: a frame, a claim, or an entry that says it is no event",
      "≥ .90",
      "",
    ),
    row("frames.predicates.unread.framed", "a frame of an event fits, 2023", "", ""),
    row("frames.predicates.unread.covered", "any entry fits, 2023", "", ""),
  ],
  status: [
    row(
      "status.uds.macroF1",
      "macro-F1 of happened, open, did not; UDS development",
      "",
      "always “happened” .238 (test)",
      "Status, macro-F1 (UDS development)",
    ),
    row("status.uds.r", "correlation, UDS development", "", "DLGRN .912 (test)"),
    row("status.uds.coverage", "share of the judged words that are found, UDS", "", ""),
    row(
      "status.meantime.macroF1",
      "macro-F1, MEANTIME train and dev together",
      "",
      "always “happened” .316 (test)",
      "Status, macro-F1 (MEANTIME train and dev together)",
    ),
    row("status.meantime.r", "correlation, MEANTIME train and dev together", "", "DLGRN .516 (test)"),
    row("status.meantime.coverage", "share found, MEANTIME train and dev together", "", ""),
  ],
  claims: [
    row(
      "claims.content.touching",
      "content, F1, touching, PolNeAR development",
      "",
      "",
      "Claims: content, F1 (PolNeAR development, touching spans)",
    ),
    row("claims.source.touching", "speaker, F1, touching", "", "", "Claims: speaker, F1 (same)"),
    row("claims.cue.touching", "cue, F1, touching", "", ""),
    row("claims.content.exact", "content, F1, exact", "", "CofeNet, exact F1 in the .70s"),
    row("claims.source.exact", "speaker, F1, exact", "", "CofeNet, exact F1 in the .70s"),
    row("claims.cue.exact", "cue, F1, exact", "", "CofeNet, exact F1 in the .70s"),
  ],
  times: [
    row(
      "times.wikiwars.value",
      "value, F1, WikiWars half",
      "",
      "HeidelTime .776 on TempEval-3",
      "Dates: value, F1 (WikiWars half)",
    ),
    row("times.wikiwars.strict", "exact spans, F1, WikiWars half", "", "HeidelTime .813 on TempEval-3"),
    row("times.wikiwars.relaxed", "touching spans, F1, WikiWars half", "", "HeidelTime .903 on TempEval-3"),
    row("times.cases", "cases of the Recognizers-Text specification wholly right", "", "nl2time .843 of its slice"),
  ],
  names: [
    row(
      "names.crossner.coreF1",
      "person, place, organisation, F1, CrossNER politics development",
      "",
      "neural .70–.75",
      "Names, F1 (CrossNER politics development)",
    ),
    row(
      "names.conll.coreF1",
      "the same, CoNLL++ development",
      "",
      "neural .9465 (four classes, test)",
      "Names, F1 (CoNLL++ development)",
    ),
    row("names.re3d.coreF1", "the same, re3d development", "", ""),
    row("places.geowebnews.f1", "place names found, F1, GeoWebNews half", "", ""),
    row(
      "places.geowebnews.near161",
      "placed within 161 km, GeoWebNews half",
      "",
      "Mordecai 3 .94–.96, given the names",
      "Places within 161 km (GeoWebNews half)",
    ),
    row("places.geowebnews.sense", "literal or metonymic, GeoWebNews half", "", ""),
    row("places.trnews.f1", "place names found, F1, TR-News half", "", ""),
    row("places.trnews.near161", "placed within 161 km, TR-News half", "", "Mordecai 3 .87, given the names"),
  ],
  bench: [
    row(
      "bench.real.pagesPerSecond",
      "pages a second, HTML to events, one core, 68 real pages",
      "≥ 20",
      "Readability alone, next line",
      "Pages a second on one core, HTML to events (68 real pages)",
    ),
    row(
      "bench.real.readabilityPagesPerSecond",
      "linkedom and Readability alone, same pages, same machine",
      "",
      "",
      "Readability alone, same pages and machine",
    ),
    row("bench.real.ratioToReadability", "of Readability's speed, the whole way", "", ""),
    row("bench.real.extractRatioToReadability", "of Readability's speed, `extract` alone", "", ""),
    row("bench.real.tokensPerSecond", "tokens a second, tags and trees of given words", "≥ 40000", ""),
    row("bench.real.tokensPerSecondFromText", "tokens a second, words, sentences, tags and trees from text", "", ""),
    row(
      "bench.real.lookUpMBPerSecond",
      "MB of text a second, phrases of the lexicon, dates and places in given words",
      "≥ 4",
      "",
    ),
    row("bench.real.namesTokensPerSecond", "tokens a second, the name tagger alone", "≥ 100000", ""),
    row("bench.real.recogniseMBPerSecond", "MB of text a second, `recognise`", "", ""),
    row("bench.real.sentencesPerSecond", "sentences a second, `code`", "", ""),
    row(
      "bench.text.currentEvents.lookUpMBPerSecond",
      "MB of text a second, lexicon, dates and places, given words and trees, current events of 2024",
      "≥ 4 where Readability runs 38 pages a second",
      "",
    ),
    row(
      "bench.text.currentEvents.lookUpKBPerReadabilityPage",
      "the same, kB while Readability reads one of the 68 pages",
      "≥ 105",
      "",
    ),
    row(
      "bench.text.polnear.lookUpKBPerReadabilityPage",
      "the same, PolNeAR (training half), kB while Readability reads one of the 68 pages",
      "≥ 105",
      "",
    ),
    row(
      "bench.text.currentEvents.sentencesPerSecond",
      "sentences a second, text to records, current events of 2024",
      "≥ 1000 where Readability runs 38 pages a second",
      "Universal PETRARCH 170–190 with parsing",
    ),
    row(
      "bench.text.currentEvents.sentencesPerReadabilityPage",
      "the same, sentences while Readability reads one of the 68 pages",
      "≥ 26",
      "",
    ),
    row(
      "bench.text.polnear.sentencesPerSecond",
      "sentences a second, text to records, PolNeAR (training half), all of them parsed",
      "≥ 2000 where Readability runs 38 pages a second",
      "PETRARCH-2 405–1,620 without parsing",
    ),
    row(
      "bench.text.polnear.sentencesPerReadabilityPage",
      "the same, sentences while Readability reads one of the 68 pages",
      "≥ 52",
      "",
    ),
    row(
      "bench.real.peakMB",
      "most memory of `entente code`, two workers or as many as cores, MB",
      "< 600",
      "",
      "Most memory, MB",
    ),
    row("bench.bundled.pagesPerSecond", "pages a second, the bundled pages", "≥ 20", ""),
    row("bench.bundled.readabilityPagesPerSecond", "linkedom and Readability alone, the bundled pages", "", ""),
    row("bench.startUpMs", "`entente --help`, ms", "< 200", "", "Start-up of `entente --help`, ms"),
    row("bench.load.extractMs", "loading for `extract`, ms", "", ""),
    row("bench.load.parseMs", "loading for `parse`, ms", "< 300", ""),
    row("bench.load.recogniseMs", "loading for `recognise`, ms", "< 150", ""),
    row("bench.load.codeMs", "loading for `code`, ms", "", ""),
  ],
};

function row(figure, what, aim, beside, short = null) {
  return { figure, what, aim, beside, short };
}

/** The text with the table of each pair of markers written anew. */
export function filled(text, figures) {
  return text.replace(/(<!-- figures( [a-z]+)? -->\n)[\s\S]*?(<!-- \/figures -->)/g, (_, open, section, close) => {
    const table = section === undefined ? shortTable(figures) : longTable(SECTIONS[section.trim()], figures);
    return `${open}\n${table}\n${close}`;
  });
}

function shortTable(figures) {
  const rows = Object.values(SECTIONS)
    .flat()
    .filter(({ short }) => short !== null);
  return table(
    ["", "entente", "aim", "beside"],
    rows.map((r) => [r.short, shown(figures, r.figure), r.aim, r.beside]),
  );
}

function longTable(rows, figures) {
  return table(
    ["measure", "entente", "aim", "beside"],
    rows.map((r) => [`${r.what} (\`${r.figure}\`)`, shown(figures, r.figure), r.aim, r.beside]),
  );
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

/** Shares with three decimals and no zero before the point, counts as they are; what was not measured says so. */
function shown(figures, name) {
  const value = figures[name];
  if (value === undefined) return "not measured";
  if (name.startsWith("bench.") || name.endsWith(".per100") || name.endsWith("Broken")) return String(value);
  return value.toFixed(3).replace(/^(-?)0\./, "$1.");
}

/** Documents with such tables. */
export const DOCUMENTS = ["README.md", "docs/evaluation.md"];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const figures = JSON.parse(read("eval/figures.json"));
  for (const path of DOCUMENTS) writeFileSync(new URL(`../${path}`, import.meta.url), filled(read(path), figures));
}
