// `npm run train:parser [data folder]`: treebank → models/parser.bin. The same data give the same bytes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadParseModel, type ParseModel, writeModel } from "../../src/parse/model.ts";
import { buildMany, buildThree } from "../../src/parse/tables.ts";
import { WordRows } from "../../src/parse/words.ts";
import { randomFrom } from "../random.ts";
import { learnClusters } from "./clusters.ts";
import { corpusOf, jackknife, jackknifeSecond, samplesOf, secondTagTable, taggerAlone, tagTable } from "./corpus.ts";
import { learnEnds } from "./ends.ts";
import { learnFinalRelations, learnTree } from "./learn.ts";
import { learnLemmas } from "./lemmas.ts";
import { buildLexicon } from "./lexicon.ts";
import { partsOf } from "./parts.ts";
import { quantise } from "./perceptron.ts";
import { measure } from "./report.ts";
import { jackknifeTrees, learnRevisions } from "./revision.ts";
import { readTreebank, trainingSentences } from "./treebank.ts";
import { readVerbForms } from "./verbs.ts";

const SEED = 20261122;
const EPOCHS = {
  tagger: 8,
  fold: 4,
  secondTagger: 4,
  foldTree: 5,
  tree: 12,
  revisions: 5,
  finalRelations: 4,
  ends: 12,
};
/** Rows kept of each table. */
const KEEP = {
  tagger: 150_000,
  secondTagger: 45_000,
  moves: 500_000,
  revisions: 200_000,
  relations: 100_000,
  finalRelations: 40_000,
  ends: 60_000,
};

const data = process.argv[2] ?? join(process.env.ENTENTE_SHARED ?? "../shared", "data");
const treebank = join(data, "treebank");
const out = fileURLToPath(new URL("../../models/parser.bin", import.meta.url));
const random = randomFrom(SEED);
const dev = ["en_ewt-dev.conllu", "en_gum-dev.conllu"].map((name) => ({ name, list: readTreebank(treebank, name) }));

const sentences = trainingSentences(treebank);
const verbs = readVerbForms(join(data, "lexicon", "cameo_verbs_petrarch2.txt"));
const corpus = corpusOf(sentences, learnClusters(sentences, join(data, "corpus"), random), verbs);
log(`${corpus.sentences.length} sentences, ${corpus.tags.length} tags, ${corpus.labels.length} relations`);
const lexicon = buildLexicon(corpus.sentences, corpus.tags, corpus.cluster, verbs);
const samples = samplesOf(corpus, lexicon);
const tagger = tagTable(corpus, samples, { epochs: EPOCHS.tagger, keep: KEEP.tagger }, random);
log("first tagger");
const first = jackknife(corpus, { epochs: EPOCHS.fold, keep: KEEP.tagger }, random);
log("first tags for what follows");
const second = { epochs: EPOCHS.secondTagger, keep: KEEP.secondTagger };
const secondTagger = secondTagTable(samples, first, corpus.tags.length, second, random);
const tags = jackknifeSecond(corpus, samples, first, second, random);
log("second tagger");
const material = samples.map((sample, i) => ({ ...sample, tags: tags[i] ?? sample.tags }));
const tree = learnTree(material, corpus, EPOCHS.tree, random, (epoch) => log(`epoch ${epoch + 1} of the tree builder`));
const trees = jackknifeTrees(material, corpus, { epochs: EPOCHS.foldTree, keep: KEEP }, random);
log("trees for what follows");
const revisions = learnRevisions(material, trees, corpus, EPOCHS.revisions, random);
log("revisions");
const finalRelations = learnFinalRelations(material, corpus, EPOCHS.finalRelations, random);
const ends = learnEnds(corpus.sentences, new WordRows(lexicon), EPOCHS.ends, random);
log("relations in complete trees, sentence ends");
const model: ParseModel = {
  ...taggerAlone(corpus, lexicon, tagger),
  secondTagger,
  moves: buildThree(quantise(tree.moves, KEEP.moves, { minUpdates: 2, firstIsZero: true })),
  revisions: buildThree(quantise(revisions, KEEP.revisions, { minUpdates: 2, firstIsZero: true })),
  relations: buildMany(quantise(tree.relations, KEEP.relations, { minUpdates: 2 }), corpus.labels.length),
  finalRelations: buildMany(quantise(finalRelations, KEEP.finalRelations, { minUpdates: 3 }), corpus.labels.length),
  ends: buildThree(quantise(ends, KEEP.ends, { minUpdates: 1, firstIsZero: true })),
  lemmas: learnLemmas(corpus.sentences, verbs),
};
const bytes = writeModel(partsOf(model, corpus.tags, lexicon));
writeFileSync(out, bytes);
log(`${out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
for (const { name, list } of dev) log(`${name} ${JSON.stringify(measure(list, loadParseModel(bytes)))}`);

function log(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0)}s ${line}\n`);
}
