// Lemma scripts from the treebank: the most frequent one for every ending, without those a shorter ending already gives.

import { hashString } from "#document";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import { editScript, Lemmas, lemmaKeys } from "../../src/parse/lemma.ts";
import { tagOf } from "./lexicon.ts";
import { Tally } from "./treebank.ts";
import type { VerbForm } from "./verbs.ts";

export function learnLemmas(sentences: readonly ConlluSentence[], verbs: readonly VerbForm[]): Lemmas {
  const tally = new Tally();
  for (const { words } of sentences) {
    for (const word of words) {
      const form = plain(word.form);
      const script = editScript(form, plain(word.lemma));
      for (const key of lemmaKeys(form, tagOf(word))) tally.add(key, script);
    }
  }
  for (const { form, base, tags } of verbs)
    for (const tag of tags) for (const key of lemmaKeys(form, `VERB|${tag}`)) tally.add(key, editScript(form, base));
  const chosen = new Map<string, string>();
  for (const [key, [first]] of tally.entries()) if (first !== undefined) chosen.set(key, first[0]);
  const scripts = [...new Set(chosen.values())].sort();
  const places = new Map(scripts.map((script, i) => [script, i]));
  const byKey = new Map<number, number>();
  for (const [key, script] of chosen)
    if (script !== chosen.get(shorter(key))) byKey.set(hashString(key), places.get(script) ?? 0);
  return new Lemmas({ scripts, byKey });
}

const plain = (text: string): string => text.replaceAll("’", "'");

const LONGEST_ENDING = 5;

/** The key that is tried next: from the whole word to its ending, from an ending to one shorter. */
function shorter(key: string): string {
  const [, head = "", mark = "", ending = ""] = /^(.*?\|[^|]*\|[lc])([|^])(.*)$/s.exec(key) ?? [];
  const length = mark === "^" ? Math.min(LONGEST_ENDING, ending.length) : ending.length - 1;
  return length < 0 ? "" : `${head}|${ending.slice(ending.length - length)}`;
}
