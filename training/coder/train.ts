// `npm run train:coder [-- --without plv] [--report] [--out FILE]`: labelled sentences → models/coder.bin.
// The same data give the same bytes.
//
// `--report` measures by five folds instead and writes the tables of models/coder.md; nothing is shipped of those models.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openDictionary } from "../../src/code/relate/dictionary.ts";
import { packRelateModel } from "../../src/code/relate/model.ts";
import { loadResources } from "../../src/serve/resources.ts";
import { fillBlock } from "../documents.ts";
import { randomFrom } from "../random.ts";
import { readDictionary } from "./dictionary.ts";
import { fitRows } from "./fit.ts";
import { bestTemperature, byFolds } from "./folds.ts";
import { reportOf } from "./report.ts";
import { readOwn, readPlv } from "./rows.ts";

const SEED = 20261122;
/** How often each pattern is opened out. */
const TIMES = 5;

const { values } = parseArgs({
  options: { without: { type: "string" }, report: { type: "boolean" }, out: { type: "string" } },
});
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const data = join(process.env.ENTENTE_SHARED ?? "../shared", "data");
const packed = readDictionary(join(data, "lexicon/cameo_verbs_petrarch2.txt"));
const { parse, code } = await loadResources(["parse", "code"]);
const reader = { parser: parse, lexicon: code, dictionary: openDictionary(packed) };
const plv = values.without === "plv" ? [] : readPlv(data, reader);
const own = readOwn(join(ROOT, "training/coder/sentences"), TIMES, randomFrom(SEED), reader);
log(`${plv.length} rows of PLV, ${own.length} sentences of ours`);

if (values.report === true) {
  const { tables, reliability, figures } = reportOf(plv, own, log);
  fillBlock(join(ROOT, "models/coder.md"), "report", tables);
  fillBlock(join(ROOT, "docs/evaluation.md"), "reliability", reliability);
  const rounded = Object.entries(figures).map(([figure, value]) => [figure, Math.round(value * 1e4) / 1e4]);
  writeFileSync(join(ROOT, "eval/relate-folds.json"), `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
} else {
  const read = plv.filter(({ unread }) => !unread);
  const temperature = read.length === 0 ? 1 : bestTemperature(byFolds(read, own));
  log(`temperature ${temperature.toFixed(2)}`);
  const { names, weights } = fitRows(read, own);
  const bytes = packRelateModel(names, weights, temperature, packed);
  writeFileSync(values.out ?? join(ROOT, "models/coder.bin"), bytes);
  log(`${names.length} features, ${bytes.length} bytes written`);
}

function log(text: string): void {
  console.error(`${process.uptime().toFixed(0).padStart(5)} s  ${text}`);
}
