// Stage "code", modality: the tense of a verb.
import type { Tree } from "#document";
import { childrenWith, type Tense } from "./view.ts";

/** The tense of a verb by its auxiliaries and form; `none` for nouns and bare participles. */
export function tenseOf(tree: Tree, token: number): Tense {
  const { tokens } = tree.sentence;
  const here = tokens[token];
  if (here === undefined) return "none";
  const helpers = childrenWith(tree, token, "aux", "aux:pass", "cop").flatMap((i) => tokens[i] ?? []);
  const forms = helpers.map((helper) => helper.form.toLowerCase());
  if (forms.some((form) => ["will", "shall", "'ll", "’ll", "wo"].includes(form))) return "future";
  const have = helpers.find(({ lemma }) => lemma === "have");
  if (have !== undefined) return have.xpos === "VBD" ? "pluperfect" : "perfect";
  if (helpers.some(({ xpos }) => xpos === "MD")) return "none";
  const finite = helpers.find(({ xpos }) => ["VBD", "VBZ", "VBP"].includes(xpos)) ?? here;
  if (finite.xpos === "VBD") return "past";
  if (finite.xpos === "VBZ" || finite.xpos === "VBP") return "present";
  return here.xpos === "VB" ? "infinitive" : "none";
}
