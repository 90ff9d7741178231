// Training of the line filter: logistic regression over fields and pairs of fields, in two passes.
import {
  activate,
  activeSize,
  FIRST_LAYOUT,
  type KindFilter,
  type Layout,
  type PassWeights,
  runPass,
  SECOND_LAYOUT,
  valuesOf,
} from "../../src/extract/filter/line-filter.ts";
import { randomFrom, shuffled } from "../random.ts";
import type { Kind, LabelledPage } from "./pages.ts";

const EPOCHS = 4;
const RATE = 0.08;
const DECAY = 2e-6;
/** First passes that the second learns from have not seen the site. */
const FOLDS = 3;

/** Parts pages into folds; all pages of a site fall into one. */
export function foldsOf(pages: readonly LabelledPage[], count: number, seed: number): number[] {
  const random = randomFrom(seed);
  const sites = new Map<string, number>();
  for (const { site } of [...pages].sort((a, b) => (a.site < b.site ? -1 : 1)))
    if (!sites.has(site)) sites.set(site, Math.floor(random() * count));
  return pages.map((page) => sites.get(page.site) ?? 0);
}

/** A page ready to learn from: values of its fields under one layout. */
interface Matrix {
  readonly page: LabelledPage;
  readonly values: Uint8Array;
  /** Lines to learn from; most of the menus teach nothing new. */
  readonly lines: readonly number[];
}

/** Trains both passes. The threshold is left at one half. */
export function learn(pages: readonly LabelledPage[], kind: Kind, seed: number): KindFilter {
  const layout = FIRST_LAYOUT[kind];
  const random = randomFrom(seed + 2);
  const matrices = pages.map(
    (page): Matrix => ({ page, values: valuesOf(layout, page.facts), lines: telling(page, random) }),
  );
  const folds = foldsOf(pages, FOLDS, seed + 1);
  const held: number[][] = pages.map(() => []);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const pass = learnPass(
      matrices.filter((_, at) => folds[at] !== fold),
      layout,
      seed,
    );
    matrices.forEach(({ values }, at) => {
      if (folds[at] === fold) held[at] = runPass(pass, layout, values);
    });
  }
  const first = learnPass(matrices, layout, seed);
  const second = SECOND_LAYOUT[kind];
  const stacked = matrices.map((matrix, at) => ({
    ...matrix,
    values: valuesOf(second, { ...matrix.page.facts, first: held[at] ?? [] }),
  }));
  return { first, second: learnPass(stacked, second, seed), threshold: 0.5 };
}

/** All lines but three in four of the short ones that stand far from the article. */
function telling(page: LabelledPage, random: () => number): number[] {
  const { labels, facts } = page;
  return facts.lines.flatMap((fact, at) => {
    const close = labels.slice(Math.max(0, at - 2), at + 3).includes(true) || fact.kept;
    return close || fact.words > 8 || random() < 0.25 ? [at] : [];
  });
}

function learnPass(matrices: readonly Matrix[], layout: Layout, seed: number): PassWeights {
  const random = randomFrom(seed);
  const weights = new Float64Array(layout.size);
  const squares = new Float64Array(layout.size).fill(1e-3);
  const found = new Int32Array(activeSize(layout));
  let bias = 0;
  let biasSquares = 1e-3;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { page, values, lines } of shuffled(matrices, random)) {
      for (const at of shuffled(lines, random)) {
        activate(layout, values, at, found);
        let total = bias;
        for (let index = 0; index < found.length; index += 1) total += weights[found[index]!]!; // in range by the layout
        const error = 1 / (1 + Math.exp(-total)) - (page.labels[at] === true ? 1 : 0);
        if (Math.abs(error) < SURE) continue;
        const slope = error * (page.weights[at] ?? 0);
        biasSquares += slope * slope;
        bias -= (RATE * slope) / Math.sqrt(biasSquares);
        for (let index = 0; index < found.length; index += 1) {
          const weight = found[index]!; // in range by the layout
          const gradient = slope + DECAY * weights[weight]!;
          const square = squares[weight]! + gradient * gradient;
          squares[weight] = square;
          weights[weight] = weights[weight]! - (RATE * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { bias, weights };
}

/** A line that is already so surely right teaches nothing. */
const SURE = 0.02;

/** Mean precision and recall over pages, and F1 of the two means, of the text found on each. */
export function scoreOf(
  pages: readonly LabelledPage[],
  texts: readonly string[],
): { precision: number; recall: number; f1: number } {
  const scores = pages.map(({ gold }, at) => pageScore(gold, texts[at] ?? ""));
  const answered = scores.flatMap(({ precision }) => (precision === null ? [] : [precision]));
  const precision = answered.reduce((sum, value) => sum + value, 0) / Math.max(1, answered.length);
  const recall = scores.reduce((sum, score) => sum + score.recall, 0) / Math.max(1, scores.length);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

function pageScore(gold: string, text: string): { precision: number | null; recall: number } {
  const got = shingles(text);
  const want = shingles(gold);
  let hits = 0;
  let gotAll = 0;
  let wantAll = 0;
  for (const [run, count] of got) {
    hits += Math.min(count, want.get(run) ?? 0);
    gotAll += count;
  }
  for (const count of want.values()) wantAll += count;
  return { precision: gotAll === 0 ? null : hits / gotAll, recall: wantAll === 0 ? 1 : hits / wantAll };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at + 4 <= words.length; at += 1) {
    const run = words.slice(at, at + 4).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
