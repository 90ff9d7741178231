// Training of the line filter: reads pages with a known article and labels their lines.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { linesOf } from "../../src/extract/blocks.ts";
import { measure, type PageFacts, squeezed } from "../../src/extract/filter/facts.ts";
import { type Line, linesOfText } from "../../src/extract/lines.ts";
import { metadataOf } from "../../src/extract/metadata.ts";
import { type Page, parsePage, UnreadableMarkup } from "../../src/extract/page.ts";
import { readable } from "../../src/extract/readable.ts";
import { dumpOf } from "./dump.ts";

export type Kind = "html" | "dump";

export interface GoldPage {
  readonly id: string;
  readonly site: string;
  readonly html: string;
  readonly text: string;
}

/** A page whose lines are measured and labelled. */
export interface LabelledPage {
  readonly id: string;
  readonly site: string;
  readonly gold: string;
  readonly title: string | null;
  readonly facts: PageFacts;
  /** Whether each line is the article's. */
  readonly labels: readonly boolean[];
  /** How much each line weighs: its share of the article's words. */
  readonly weights: readonly number[];
}

/** Pages of one set of `data/pages`, in the order of its gold. */
export function readPages(shared: string, set: string): GoldPage[] {
  const folder = join(shared, "data/pages", set);
  if (!existsSync(folder)) throw new Error(`no pages in ${folder}; set ENTENTE_SHARED to the data pack`);
  return readFileSync(join(folder, "gold.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { id: string; url: string; text: string })
    .map(({ id, url, text }) => ({
      id,
      site: siteOf(url),
      text,
      html: gunzipSync(readFileSync(join(folder, `${id}.html.gz`))).toString("utf8"),
    }));
}

/** The part of a host that one owner holds: `news.example.co.uk` and `example.co.uk` are one. */
export function siteOf(url: string): string {
  const labels = new URL(url).hostname.split(".");
  const short = labels.length > 2 && /^(?:co|com|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? "");
  return labels.slice(short ? -3 : -2).join(".");
}

/** The lines of a page and what else they are measured by. */
export interface PageLines {
  readonly lines: readonly Line[];
  /** What Readability kept; empty for dumps. */
  readonly kept: readonly boolean[];
  readonly title: string | null;
  /** The article as JSON-LD carries it, if it does. */
  readonly body: string | null;
}

/** Reads the lines off a page; null where it cannot be read as a tree. The title of a dump is not known before its lines are. */
export function pageLines(html: string, kind: Kind): PageLines | null {
  if (kind === "dump") return { lines: linesOfText(dumpOf(html)), kept: [], title: null, body: null };
  try {
    const page = parsePage(html);
    const { title, body } = metadataOf(page, null);
    const lines = linesOf(page.body, true);
    return { lines, kept: keptLines(page, lines), title, body };
  } catch (error) {
    if (error instanceof UnreadableMarkup) return null;
    throw error;
  }
}

function keptLines(page: Page, lines: readonly Line[]): readonly boolean[] {
  try {
    return readable(page.document, lines).kept;
  } catch {
    return []; // Readability throws on trees that it did not expect
  }
}

/** Measures and labels the lines of a page. */
export function labelled(page: Omit<GoldPage, "html">, { lines, kept, title, body }: PageLines): LabelledPage {
  const facts = measure(lines, kept, title, body);
  return { id: page.id, site: page.site, gold: page.text, title, facts, ...label(facts, page.text) };
}

const SHINGLE = 4;

/** A line of four words or more is the article's if half of its runs of four words are; a shorter one if it is a line of it and stands by one. */
function label(facts: PageFacts, gold: string): { labels: boolean[]; weights: number[] } {
  const goldWords = wordsOf(gold);
  const shingles = new Set(runs(goldWords));
  const goldLines = tally(gold.split(/\n+/).map(squeezed));
  const long = facts.lines.map(({ line }) => {
    const own = runs(wordsOf(line.text));
    return own.length > 0 && own.filter((run) => shingles.has(run)).length >= own.length / 2;
  });
  const near = (at: number) => long.slice(Math.max(0, at - 3), at + 4).filter(Boolean).length;
  const short = facts.lines.map(
    ({ line }, at) => goldLines.has(squeezed(line.text)) && wordsOf(line.text).length < SHINGLE && near(at) > 0,
  );
  const labels = facts.lines.map((_, at) => long[at] === true || short[at] === true);
  dropSpareCopies(facts, labels, gold, near);
  const weights = facts.lines.map(({ line }) =>
    Math.min(3, Math.max(0.05, (20 * wordsOf(line.text).length) / Math.max(50, goldWords.length))),
  );
  return { labels, weights };
}

/** Where the page has a line more often than the article, those copies count that stand among other lines of it. */
function dropSpareCopies(facts: PageFacts, labels: boolean[], gold: string, near: (at: number) => number): void {
  const squeezedGold = squeezed(gold);
  const places = new Map<string, number[]>();
  facts.lines.forEach(({ line }, at) => {
    if (labels[at] === true) places.set(line.text, [...(places.get(line.text) ?? []), at]);
  });
  for (const [text, at] of places) {
    if (at.length === 1) continue;
    const wanted = Math.max(1, squeezedGold.split(squeezed(text)).length - 1);
    const spare = at.sort((a, b) => near(b) - near(a) || a - b).slice(wanted);
    for (const index of spare) labels[index] = false;
  }
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function runs(words: readonly string[]): string[] {
  return words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(" "));
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
