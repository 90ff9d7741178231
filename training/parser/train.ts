// `npm run train:parser [data folder]`: treebank → models/parser.bin. The same data give the same bytes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadParseModel, type ParseModel, writeModel } from "../../src/parse/model.ts";
import { buildMany, buildThree } from "../../src/parse/tables.ts";
import { WordRows } from "../../src/parse/words.ts";
import { learnClusters } from "./clusters.ts";
import { corpusOf, jackknife, samplesOf, taggerAlone, tagTable } from "./corpus.ts";
import { learnEnds } from "./ends.ts";
import { learnFinalRelations, learnSecondTagger, learnTree } from "./learn.ts";
import { learnLemmas } from "./lemmas.ts";
import { buildLexicon } from "./lexicon.ts";
import { partsOf } from "./parts.ts";
import { quantise } from "./perceptron.ts";
import { measure } from "./report.ts";
import { randomFrom, readTreebank, trainingSentences } from "./treebank.ts";

const SEED = 20261122;
const EPOCHS = { tagger: 8, fold: 4, secondTagger: 4, tree: 12, finalRelations: 4, ends: 8 };
/** Rows kept of each table. */
const KEEP = {
  tagger: 150_000,
  secondTagger: 45_000,
  moves: 620_000,
  relations: 120_000,
  finalRelations: 60_000,
  ends: 75_000,
};

const data = process.argv[2] ?? join(process.env.ENTENTE_SHARED ?? "../shared", "data");
const treebank = join(data, "treebank");
const out = fileURLToPath(new URL("../../models/parser.bin", import.meta.url));
const random = randomFrom(SEED);
const dev = ["en_ewt-dev.conllu", "en_gum-dev.conllu"].map((name) => ({ name, list: readTreebank(treebank, name) }));

const sentences = trainingSentences(treebank);
const corpus = corpusOf(sentences, learnClusters(sentences, join(data, "corpus"), random));
log(`${corpus.sentences.length} sentences, ${corpus.tags.length} tags, ${corpus.labels.length} relations`);
const lexicon = buildLexicon(corpus.sentences, corpus.tags, corpus.cluster);
const samples = samplesOf(corpus, lexicon);
const tagger = tagTable(corpus, samples, { epochs: EPOCHS.tagger, keep: KEEP.tagger }, random);
log("tagger learnt");
const predicted = jackknife(corpus, { epochs: EPOCHS.fold, keep: KEEP.tagger }, random);
log("tags for what follows");
const second = learnSecondTagger(samples, predicted, corpus.tags.length, EPOCHS.secondTagger, random);
log("second tagger learnt");
const material = samples.map((sample, i) => ({ ...sample, tags: predicted[i] ?? sample.tags }));
const tree = learnTree(material, corpus, EPOCHS.tree, random, (epoch) => log(`epoch ${epoch + 1} of the tree builder`));
const finalRelations = learnFinalRelations(material, corpus, EPOCHS.finalRelations, random);
const ends = learnEnds(corpus.sentences, new WordRows(lexicon), EPOCHS.ends, random);
const model: ParseModel = {
  ...taggerAlone(corpus, lexicon, tagger),
  secondTagger: buildMany(quantise(second, KEEP.secondTagger, { minUpdates: 3 }), corpus.tags.length),
  moves: buildThree(quantise(tree.moves, KEEP.moves, { minUpdates: 2, firstIsZero: true })),
  relations: buildMany(quantise(tree.relations, KEEP.relations, { minUpdates: 2 }), corpus.labels.length),
  finalRelations: buildMany(quantise(finalRelations, KEEP.finalRelations, { minUpdates: 3 }), corpus.labels.length),
  ends: buildThree(quantise(ends, KEEP.ends, { minUpdates: 1, firstIsZero: true })),
  lemmas: learnLemmas(corpus.sentences),
};
const bytes = writeModel(partsOf(model, corpus.tags, lexicon));
writeFileSync(out, bytes);
log(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
for (const { name, list } of dev) log(`${name} ${JSON.stringify(measure(list, loadParseModel(bytes)))}`);

function log(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0)}s ${line}\n`);
}
