// Speed of the stage "extract" on one core, beside parsing and Readability alone on the same pages.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { eld } from "eld/small";
import { parseHTML } from "linkedom";
import { extract, loadExtractModel } from "../src/extract/index.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const ROUNDS = 5;
const MOST_PAGES = 60;

/** Pages a second, medians of five rounds; and the ratio of the two, which a busy machine changes least. */
export function run(): Record<string, number> {
  const pages = samplePages();
  const weights = readFileSync(join(ROOT, "models/line-filter.json"), "utf8");
  const model = loadExtractModel(weights, (text) => eld.detect(text).language);
  const ours = (content: string) =>
    extract({ id: "", uri: null, kind: "html", content, contentHash: "", given: {}, notices: [] }, model);
  // linkedom's own types describe its classes, not the DOM.
  const theirs = (content: string) => new Readability(parseHTML(content).document as never).parse();
  const rounds = Array.from({ length: ROUNDS + 1 }, () => ({
    ours: rate(pages, ours),
    theirs: rate(pages, theirs),
  })).slice(1); // the first warms up
  const ourRate = median(rounds.map((round) => round.ours));
  const theirRate = median(rounds.map((round) => round.theirs));
  return {
    "extract.pagesPerSecond": ourRate,
    "extract.readability.pagesPerSecond": theirRate,
    "extract.ratio": ourRate / theirRate,
  };
}

/** Pages of the data pack where there is one (real ones are larger), else the bundled ones. */
function samplePages(): string[] {
  const shared = join(process.env["ENTENTE_SHARED"] ?? join(ROOT, "../shared"), "data/pages/aeb");
  const folder = existsSync(shared) ? shared : join(ROOT, "examples/pages");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .sort()
    .slice(0, MOST_PAGES)
    .map((name) => readFileSync(join(folder, name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** Pages a second of processor time: the machine may be busy with other things. */
function rate(pages: readonly string[], work: (page: string) => unknown): number {
  const before = process.cpuUsage();
  for (const page of pages) {
    try {
      work(page);
    } catch {
      // Readability alone throws on some trees; the time it took counts all the same
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (pages.length * 1e6) / (user + system);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
