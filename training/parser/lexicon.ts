// What the taggers know of words beforehand: the tags they had in training, clusters, words that have one tag only.

import { hashString } from "#document";
import type { ConlluSentence } from "../../src/parse/conllu.ts";
import type { Lexicon } from "../../src/parse/words.ts";
import { Tally } from "./treebank.ts";
import type { VerbForm } from "./verbs.ts";

/** Rarer words look like unseen ones, so that the tagger learns what to do with those. */
const MIN_SEEN = 3;
/** A tag with a smaller share is noise, not ambiguity. */
const MIN_SHARE = 0.04;
const MIN_SURE = 40;
const SURE_SHARE = 0.998;

/** The class of seen words that a verb form of these tags is like. A form in -s is a noun's plural as often: left out. */
const LIKE: Readonly<Record<string, string>> = {
  "VBD VBN": "VERB|VBD VERB|VBN",
  VBD: "VERB|VBD",
  VBN: "VERB|VBN",
  VBG: "VERB|VBG",
};

export function buildLexicon(
  sentences: readonly ConlluSentence[],
  tags: readonly string[],
  cluster: ReadonlyMap<number, number>,
  verbs: readonly VerbForm[],
): Lexicon {
  const byLower = new Tally();
  const byForm = new Tally();
  for (const { words } of sentences) {
    for (const word of words) {
      const form = word.form.replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').slice(0, 60);
      byLower.add(form.toLowerCase(), tagOf(word));
      byForm.add(form, tagOf(word));
    }
  }
  const classes = new Map<string, number>();
  const ambiguity = new Map<number, number>();
  for (const [lower, values, total] of byLower.entries()) {
    if (total < MIN_SEEN) continue;
    const often = values.filter(([, count]) => count / total >= MIN_SHARE).map(([tag]) => tag);
    const name = often.slice(0, 4).join(" ");
    if (!classes.has(name)) classes.set(name, classes.size + 1);
    ambiguity.set(hashString(lower), classes.get(name) ?? 0);
  }
  for (const { form, tags: verbTags } of verbs) {
    const key = hashString(form);
    const like = classes.get(LIKE[verbTags.join(" ")] ?? "");
    if (like !== undefined && !ambiguity.has(key)) ambiguity.set(key, like);
  }
  const sure = new Map<number, number>();
  for (const [form, values, total] of byForm.entries()) {
    const [tag, count] = values[0] ?? ["", 0];
    if (total >= MIN_SURE && count / total >= SURE_SHARE) sure.set(hashString(form), tags.indexOf(tag) + 1);
  }
  return { ambiguity, cluster, sure };
}

export const tagOf = (word: { readonly upos: string; readonly xpos: string }): string => `${word.upos}|${word.xpos}`;
