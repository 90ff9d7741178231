// What is counted of words beforehand: the company they keep, how often they are capital, whether persons bear them as names.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashString } from "#document";
import { tokenise } from "../../src/parse/tokenise.ts";
import { learnClusters } from "../parser/clusters.ts";
import { readTreebank } from "../parser/treebank.ts";

const LEAST_COUNT = 3;

/** Hash of the lower-case word → packed facts, as src/recognise/tagger/words.ts reads them. */
export function countWords(data: string, random: () => number): Map<number, number> {
  const treebank = ["en_ewt-train.conllu", "en_gum-train.conllu"].flatMap((name) =>
    readTreebank(join(data, "treebank"), name),
  );
  const clusters = learnClusters(treebank, join(data, "corpus"), random);
  const capital = new Map<string, number>();
  const lower = new Map<string, number>();
  const count = (forms: readonly string[]): void => {
    for (const [i, form] of forms.entries()) {
      const word = form.replace(/[’‘`]/g, "'").toLowerCase();
      if (/^\p{Ll}/u.test(form)) add(lower, word);
      // the first word of a sentence is capital anyway; what is all capitals tells nothing
      else if (
        i > 0 &&
        /^\p{Lu}/u.test(form) &&
        !/[.:!?"“”'‘’\-–—•*]$/.test(forms[i - 1]!) &&
        !/^\p{Lu}{3,}$/u.test(form)
      )
        add(capital, word);
    }
  };
  for (const { words } of treebank) count(words.map(({ form }) => form));
  for (const name of readdirSync(join(data, "corpus"))
    .filter((file) => file.endsWith(".jsonl"))
    .sort()) {
    if (name.startsWith("north_korea")) continue;
    for (const line of readFileSync(join(data, "corpus", name), "utf8").split("\n")) {
      if (line === "") continue;
      const { text } = JSON.parse(line) as { readonly text: string };
      const { starts, ends } = tokenise(text, 0, text.length);
      count(starts.map((start, i) => text.slice(start, ends[i])));
    }
  }
  const { given, family } = lowerCase(bearers(data));
  const facts = new Map<number, number>();
  const words = new Set([...capital.keys(), ...lower.keys(), ...given.keys(), ...family.keys()]);
  for (const word of words) {
    const [up, down] = [capital.get(word) ?? 0, lower.get(word) ?? 0];
    const cluster = clusters.get(hashString(word)) ?? 0;
    const known = up + down >= LEAST_COUNT ? 1 + Math.min(6, Math.floor((up / (up + down)) * 6.999)) : 0;
    const bearing = level(given.get(word) ?? 0) | (level(family.get(word) ?? 0) << 2);
    const packed = cluster | (known << 12) | (bearing << 15);
    if (packed !== 0) facts.set(hashString(word), packed);
  }
  return facts;
}

function lowerCase(names: ReturnType<typeof bearers>): ReturnType<typeof bearers> {
  const lower = (counts: Map<string, number>): Map<string, number> => {
    const out = new Map<string, number>();
    for (const [name, count] of counts) out.set(name.toLowerCase(), (out.get(name.toLowerCase()) ?? 0) + count);
    return out;
  };
  return { given: lower(names.given), family: lower(names.family) };
}

const level = (count: number): number => (count === 0 ? 0 : count < 3 ? 1 : count < 12 ? 2 : 3);

/** Given and family names of office-holders of the world, with how many bear them. */
export function bearers(data: string): { given: Map<string, number>; family: Map<string, number> } {
  const given = new Map<string, number>();
  const family = new Map<string, number>();
  const seen = new Set<string>();
  const take = (name: string): void => {
    const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word) && !word.endsWith("."));
    if (words.length < 2 || seen.has(name)) return;
    seen.add(name);
    add(given, words[0]!);
    add(family, words.at(-1)!);
  };
  const rows = (file: string): string[] =>
    readFileSync(join(data, "lexicon", file), "utf8")
      .trim()
      .split("\n")
      .slice(1);
  for (const row of rows("office_holders.csv")) take(row.split(",")[2] ?? "");
  for (const row of rows("cabinets_cia_2019.csv")) {
    const person = (row.split(",").at(-1) ?? "").replace(/"/g, "");
    for (const word of person.split(/\s+/)) {
      if (/^\p{Lu}{2,}/u.test(word)) add(family, word[0] + word.slice(1).toLowerCase());
      else if (/^\p{Lu}\p{Ll}+$/u.test(word)) add(given, word);
    }
  }
  return { given, family };
}

function add(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
