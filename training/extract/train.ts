// Trains the line filter on pages/wcxb and pages/n4k: npm run train:extract. Takes some minutes on one core.
// Writes models/line-filter.json, and the filters of the cross-validation to eval/line-filter-folds.json.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { partLines } from "../../src/extract/dump.ts";
import { type KindFilter, type PassWeights, probabilities } from "../../src/extract/filter/line-filter.ts";
import type { StoredFilter, StoredKind, StoredPass } from "../../src/extract/model.ts";
import { trim } from "../../src/extract/trim.ts";
import type { FoldFilters } from "./folds.ts";
import { foldsOf, learn, scoreOf } from "./learn.ts";
import { type Kind, type LabelledPage, labelled, pageLines, readPages } from "./pages.ts";

const SEED = 7;
const FOLDS = 5;
/** Longer pages are rare and odd, and would outweigh the rest in time. */
const MOST_LINES = 1500;
/**
 * None above one half: on sites unlike those learnt from all chances are lower, and a page then loses its text whole.
 * The dumps of n4k are best at 0.8, where those of the article-extraction benchmark keep 0.72 of theirs instead of 0.88.
 */
const THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5];
/** Tuned to precision: of thresholds whose F1 on news is within this of the best, the highest is taken. */
const TOLERANCE = 0.002;

/** Pages to learn from, measured as pages of a kind. */
export function trainingPages(shared: string, kind: Kind): LabelledPage[] {
  return ["wcxb", "n4k"].flatMap((set) =>
    readPages(shared, set).flatMap((page) => {
      const lines = pageLines(page.html, kind);
      return lines === null || lines.lines.length > MOST_LINES ? [] : [labelled(page, lines)];
    }),
  );
}

/** A filter, and those of the cross-validation that its threshold was found by. */
interface Trained {
  readonly filter: KindFilter;
  readonly folds: FoldFilters;
}

/** Trains with a threshold found on pages whose sites the weights had not seen. */
export function train(pages: readonly LabelledPage[], kind: Kind): Trained {
  const { chances, folds, filters } = crossValidate(pages, kind);
  const isNews = (id: string) => id.startsWith("n4k-"); // wcxb holds guides and blogs, which have fewer teasers
  const news = pages.filter(({ id }) => isNews(id));
  const newsChances = chances.filter((_, at) => isNews(pages[at]?.id ?? ""));
  const textsAt = (threshold: number) => news.map((page, at) => textOf(page, kind, newsChances[at] ?? [], threshold));
  const curve = THRESHOLDS.map((threshold) => ({ threshold, ...scoreOf(news, textsAt(threshold)) }));
  const best = Math.max(...curve.map(({ f1 }) => f1));
  const threshold = curve.findLast(({ f1 }) => f1 >= best - TOLERANCE)?.threshold ?? 0.5;
  for (const row of curve)
    console.error(kind, row.threshold, row.precision.toFixed(4), row.recall.toFixed(4), row.f1.toFixed(4));
  return {
    filter: { ...learn(pages, kind, SEED), threshold },
    folds: {
      sites: Object.fromEntries(pages.map(({ site }, at) => [site, folds[at] ?? 0])),
      filters: filters.map((filter) => store({ ...filter, threshold })),
    },
  };
}

/** The text that the program would take: the rules behind the filter raise precision, too, and a threshold blind to them would pay for it twice. */
function textOf({ facts, title }: LabelledPage, kind: Kind, chances: readonly number[], threshold: number): string {
  const lines = facts.lines.map(({ line }) => line);
  if (kind === "dump") return partLines(lines, chances, threshold).paragraphs.join("\n");
  const chosen = chances.map((chance) => chance >= threshold);
  const kept = trim(facts.lines, chosen, title);
  return lines.flatMap(({ text }, at) => (kept[at] === true ? [text] : [])).join("\n");
}

/** Probabilities of all lines by filters that did not see the page's site, and the filter of each fold. */
export function crossValidate(
  pages: readonly LabelledPage[],
  kind: Kind,
): { chances: number[][]; folds: number[]; filters: KindFilter[] } {
  const folds = foldsOf(pages, FOLDS, SEED);
  const chances: number[][] = pages.map(() => []);
  const filters = Array.from({ length: FOLDS }, (_, fold) => {
    const filter = learn(
      pages.filter((_page, at) => folds[at] !== fold),
      kind,
      SEED,
    );
    pages.forEach((page, at) => {
      if (folds[at] === fold) chances[at] = probabilities(filter, kind, page.facts);
    });
    return filter;
  });
  return { chances, folds, filters };
}

/** Weights to signed bytes; the largest sets the scale. */
export function store({ first, second, threshold }: KindFilter): StoredKind {
  return { first: storePass(first), second: storePass(second), threshold };
}

function storePass({ bias, weights }: PassWeights): StoredPass {
  const largest = Math.max(...Array.from(weights, Math.abs));
  const scale = Math.max(largest, 1e-6) / 127;
  const bytes = Int8Array.from(Array.from(weights, (weight) => Math.round(weight / scale)));
  return { bias, scale, weights: Buffer.from(bytes.buffer).toString("base64") };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const shared = process.env["ENTENTE_SHARED"] ?? "../shared";
  const html = train(trainingPages(shared, "html"), "html");
  const dump = train(trainingPages(shared, "dump"), "dump");
  const write = (path: string, content: unknown) =>
    writeFileSync(new URL(`../../${path}`, import.meta.url), `${JSON.stringify(content)}\n`);
  const stored: StoredFilter = { html: store(html.filter), dump: store(dump.filter) };
  write("models/line-filter.json", stored);
  write("eval/line-filter-folds.json", html.folds);
}
