// Readers' verdicts beside what the program sees of the same records.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bareArticle } from "#document";
import { codeArticle, type Resources } from "#pipeline";
import { isRight, type Judged, type JudgedTwice } from "../../eval/judged/figures.ts";
import { type Item, readCorpus, sheetRecord, signOf } from "../../eval/judged/sheet.ts";
import { readJsonLines } from "../../eval/score.ts";
import { type Traits, traitsOf } from "../../src/code/confidence/index.ts";
import { readDocument } from "../../src/code/frames/events.ts";
import { codedShape } from "../../src/serve/api.ts";

export interface JudgedReading {
  readonly key: string;
  readonly traits: Traits;
  /** Share of its readers who call it right in every field. */
  readonly right: number;
}

/**
 * @param folder of the rounds
 * @returns `lost`: verdicts on records that today's program reads otherwise
 */
export function readVerdicts(
  folder: string,
  shared: string,
  resources: Omit<Resources, "extract">,
): { readonly judged: JudgedReading[]; readonly lost: number } {
  const rounds = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  const verdicts: (Judged | JudgedTwice)[] = rounds
    .sort()
    .flatMap((name) => readJsonLines<Judged | JudgedTwice>(join(folder, name)));
  const named = new Set(verdicts.map(({ key }) => itemOf(key)));
  const seen = new Map<string, Traits>();
  for (const item of readCorpus(shared)) {
    if (!named.has(item.id)) continue;
    for (const [sign, traits] of recordsOf(item, resources)) seen.set(sign, traits);
  }
  const judged = verdicts.flatMap((verdict): JudgedReading[] => {
    const traits = seen.get(`${verdict.key} ${verdict.sign}`);
    return traits === undefined ? [] : [{ key: verdict.key, traits, right: rightness(verdict) }];
  });
  return { judged, lost: verdicts.length - judged.length };
}

const itemOf = (key: string): string => key.slice(0, key.lastIndexOf(":"));

/** The records of an item, by sentence and by what a reader sees of them. */
function recordsOf({ id, text, published }: Item, resources: Omit<Resources, "extract">): [string, Traits][] {
  const doc = codeArticle(bareArticle(text, { id, published: published ?? null }), resources);
  const shown = codedShape(doc).events;
  return readDocument(doc, resources.code).map(({ reading, scene }, i) => {
    const { start } = doc.sentences[reading.sentence]!;
    return [`${id}:${start} ${signOf(sheetRecord(shown[i], 0))}`, traitsOf(scene, reading)];
  });
}

function rightness(verdict: Judged | JudgedTwice): number {
  const readers = "second" in verdict ? [verdict.first, verdict.second] : [verdict.first];
  return readers.filter((reader) => isRight(reader, "record")).length / readers.length;
}
