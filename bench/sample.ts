// What speed is measured on: the bundled pages, and real pages and plain texts of the data pack where there is one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** Real pages taken: enough for a steady figure, few enough for two minutes. */
const REAL_PAGES = 68;

export interface Sample {
  readonly name: "bundled" | "real";
  readonly pages: readonly string[];
}

/** Texts without markup, as JSON Lines of the data pack. */
export interface TextSample {
  readonly name: "currentEvents" | "polnear";
  readonly texts: readonly { readonly text: string; readonly published: string | null }[];
}

const TEXTS = { currentEvents: "data/corpus/current_events_2024.jsonl", polnear: "data/claims/polnear_train.jsonl" };

/** Items of the corpus's current events of 2024, one or two sentences each, and whole articles. @param root the repository */
export function textSamples(root: string): TextSample[] {
  return (["currentEvents", "polnear"] as const).flatMap((name) => {
    const file = join(sharedOf(root), TEXTS[name]);
    if (!existsSync(file)) {
      console.error(`TEXTS LEFT OUT: no ${TEXTS[name]}. Set ENTENTE_SHARED, or put the data pack at ../shared.`);
      return [];
    }
    const rows = readFileSync(file, "utf8").trim().split("\n");
    const texts = rows.map((line) => {
      const row: { text: string; published?: string; date?: string } = JSON.parse(line);
      return { text: row.text, published: row.published ?? row.date ?? null };
    });
    return [{ name, texts }];
  });
}

const sharedOf = (root: string): string => resolve(process.env["ENTENTE_SHARED"] ?? join(root, "../shared"));

/** @param root the repository. Real pages are much larger than the bundled ones, so the two have figures of their own. */
export function samples(root: string): Sample[] {
  const real = join(sharedOf(root), "data/pages/fundus");
  const bundled: Sample = { name: "bundled", pages: pagesIn(join(root, "examples/pages")) };
  if (!existsSync(real)) {
    console.error("REAL PAGES LEFT OUT: no data pack. Set ENTENTE_SHARED, or put it at ../shared.");
    return [bundled];
  }
  return [bundled, { name: "real", pages: spread(pagesIn(real), REAL_PAGES) }];
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.html(?:\.gz)?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** Every so-manieth of the whole list: its first thirty would be of five publishers. */
function spread(items: readonly string[], count: number): string[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}
