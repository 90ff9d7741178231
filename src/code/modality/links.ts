// Stage "code", modality: how a deed hangs on the word above it.
import { baseRelation, childrenOf, type Token, type Tree } from "#document";
import { childrenWith, hasChild } from "./view.ts";

/** Relations that leave a clause on its own. */
export const OPEN_RELATIONS = new Set([
  "root",
  "parataxis",
  "appos",
  "list",
  "discourse",
  "vocative",
  "dislocated",
  "reparandum",
  "orphan",
  "cc",
  "punct",
]);

/** "Has yet to send": index of "yet". */
export function yetOf(tree: Tree, token: number): number | null {
  const { tokens } = tree.sentence;
  const to = childrenWith(tree, token, "mark").find((i) => tokens[i]?.lemma === "to") ?? -1;
  return to > 0 && tokens[to - 1]?.lemma === "yet" ? to - 1 : null;
}

/** A relative clause proper; parsers give its relation to "the claim that it shelled" too, where "that" is no pronoun. */
export function isRelative(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  // "The jets which it will fly".
  if (tokens[token]?.deprel === "acl")
    return childrenWith(tree, token, "nsubj", "nsubj:pass", "obj").some((i) => isWh(tokens[i]));
  if (tokens[token]?.deprel !== "acl:relcl") return false;
  return !childrenWith(tree, token, "mark").some((i) => tokens[i]?.lemma === "that");
}

/** "Which", "who"; not "that", which parsers also take for an object of "the claim that it shelled". */
const isWh = (word: Token | undefined): boolean =>
  word !== undefined && /^(WDT|WP)$/.test(word.xpos) && word.lemma !== "that";

/** How a deed hangs on its head: what the head takes, most telling first. */
export interface Link {
  readonly takes: readonly string[];
  /** The clause is an adjunct: its marker decides, where the head takes no such complement. */
  readonly marker: string | null;
}

export function linkOf(tree: Tree, token: number): Link {
  const here = tree.sentence.tokens[token];
  if (here === undefined) return { takes: [], marker: null };
  const isClause = here.upos === "VERB" || here.upos === "AUX" || hasChild(tree, token, "cop");
  return isClause ? clauseLink(tree, token, here) : nounLink(tree, token, here);
}

function clauseLink(tree: Tree, token: number, here: Token): Link {
  const { tokens } = tree.sentence;
  const marks = childrenWith(tree, token, "mark").map((i) => tokens[i]?.lemma.toLowerCase() ?? "");
  // "Suspected of arming": parsers take the word before a gerund for a preposition, too.
  if (here.xpos === "VBG" && childrenWith(tree, token, "case").some((i) => tokens[i]?.form === "of")) marks.push("of");
  const head = tokens[here.head];
  const relation = baseRelation(here.deprel);
  if (relation === "nsubj" || relation === "obj")
    return { takes: [here.xpos === "VBG" ? (relation === "obj" ? "ing" : "subject") : "that"], marker: null };
  if (relation === "csubj") return { takes: marks.includes("to") ? ["to"] : ["subject"], marker: null };
  const marker = marks.find((mark) => mark !== "to" && mark !== "that") ?? null;
  if (marks.includes("to") && here.xpos !== "VBG") {
    const passive = hasChild(tree, here.head, "nsubj:pass", "aux:pass");
    const other =
      hasChild(tree, here.head, "obj", "iobj") || hasChild(tree, token, "nsubj") || asksSomebody(tree, here.head);
    // "Came to Rome to meet": an adjunct of purpose, not what "come" takes; but "agreed on Friday to meet".
    if (relation === "advcl") {
      const own = MOTION.has(head?.lemma ?? "") ? "purpose" : "to";
      return { takes: [passive ? "topassive" : other ? "whomto" : own, "purpose", "adjunct"], marker: "to" };
    }
    return {
      takes: passive ? ["topassive", "to"] : other && head?.upos === "VERB" ? ["whomto", "to"] : ["to"],
      marker,
    };
  }
  if (here.xpos === "VBG" && !hasChild(tree, token, "aux")) {
    const whom = hasChild(tree, here.head, "obj") && relation !== "acl";
    // "Admitted to beating": a preposition, whatever tag it has.
    if (marks.includes("to")) return { takes: ["toing", "ing"], marker: null };
    if (marker !== null) return { takes: [`${marker}ing`, marker], marker };
    // "Has been delayed, leading to": what follows, not what is delayed.
    if (relation === "advcl" && isSetOff(tree, token)) return { takes: [], marker: null };
    return { takes: whom ? ["whoming"] : ["ing"], marker: null };
  }
  // Taggers take the bare infinitive after "see" and "let" for a present.
  const bare =
    (here.xpos === "VB" || (here.xpos === "VBP" && here.form === here.lemma)) && !hasChild(tree, token, "aux");
  // Parsers hang many a complement as an adjunct; "that" tells it.
  if (relation === "advcl") return { takes: marks.includes("that") ? ["that"] : [], marker };
  if (bare)
    return {
      takes: marks.includes("that")
        ? ["thatbare"]
        : here.xpos === "VB"
          ? ["whombare", "thatbare"]
          : ["whombare", "that"],
      marker: null,
    };
  if (here.xpos === "VBN" && !hasChild(tree, token, "aux", "aux:pass")) return { takes: ["participle"], marker };
  return { takes: ["that"], marker };
}

/** A comma stands right before the clause. */
function isSetOff(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  const first = Math.min(token, ...childrenWith(tree, token, "advmod", "nsubj", "cc"));
  return (
    tokens[first - 1]?.form === "," ||
    childrenWith(tree, token, "punct").some((i) => i < token && tokens[i]?.form === ",")
  );
}

/** Verbs whose infinitive tells what they are done for, never what they take. */
const MOTION = new Set([
  "come",
  "go",
  "fly",
  "travel",
  "return",
  "arrive",
  "head",
  "meet",
  "visit",
  "gather",
  "use",
  "work",
]);

/** Verbs that ask somebody by way of a preposition: "called on Chad to leave". */
const ASKING = new Set(["call", "appeal", "plead", "prevail"]);

function asksSomebody(tree: Tree, verb: number): boolean {
  const { tokens } = tree.sentence;
  if (!ASKING.has(tokens[verb]?.lemma ?? "")) return false;
  return childrenWith(tree, verb, "obl").some((i) =>
    childrenWith(tree, i, "case").some((k) => ["on", "upon", "to", "with"].includes(tokens[k]?.lemma ?? "")),
  );
}

function nounLink(tree: Tree, token: number, here: Token): Link {
  const { tokens } = tree.sentence;
  const relation = baseRelation(here.deprel);
  if (relation === "obj" || here.deprel === "nsubj:pass") return { takes: ["object"], marker: null };
  if (relation === "nsubj") return { takes: ["subject"], marker: null };
  if (relation === "compound") return { takes: ["of", "for", "to"], marker: null };
  const cases = childrenWith(tree, token, "case").map((i) => tokens[i]?.lemma.toLowerCase() ?? "");
  return { takes: relation === "obl" || relation === "nmod" ? cases : [], marker: null };
}

export function isDefinite(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  return [...childrenOf(tree, token)].some((i) => {
    const child = tokens[i];
    if (child?.deprel === "nmod:poss") return true;
    return child?.deprel === "det" && ["the", "this", "that", "these", "those"].includes(child.form.toLowerCase());
  });
}
