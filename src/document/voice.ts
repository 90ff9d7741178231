// The shared record: what a tree says of a phrase's preposition and of a verb's voice, steadier than single relations.
import { baseRelation, childBy, childrenOf, type Tree } from "./tree.ts";

const FINITE_TAGS = new Set(["VBD", "VBZ", "VBP", "MD"]);
const VERBAL = new Set(["VERB", "AUX"]);

/** True of a verb whose subject is done to: "was seized", "the port shelled by rebels", "was seized and burnt". */
export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.sentence.tokens[verb]!;
  if (childBy(tree, verb, "nsubj:pass", "aux:pass", "csubj:pass") >= 0) return true;
  if (token.xpos === "VBD") return isHiddenParticiple(tree, verb);
  if (token.xpos !== "VBN") return false;
  const relation = token.deprel;
  if (relation === "acl") return childBy(tree, verb, "nsubj", "aux") < 0 && !isHiddenMain(tree, verb);
  if (relation === "amod") return true;
  if (relation === "advcl" || relation === "acl:relcl") return childBy(tree, verb, "nsubj", "aux", "obj") < 0;
  if (relation === "xcomp") return childBy(tree, verb, "obj") < 0;
  // "was seized and burnt": the second participle has lost its auxiliary.
  if (relation === "conj" && childBy(tree, verb, "nsubj", "aux", "obj") < 0)
    return token.head >= 0 && VERBAL.has(tree.sentence.tokens[token.head]!.upos) && isPassive(tree, token.head);
  return false;
}

/**
 * "Chadian troops retreated from Mali." read as a noun with a participle: a sentence without any finite verb whose
 * participle has no agent is a clause whose past tense the tagger missed.
 */
function isHiddenMain(tree: Tree, verb: number): boolean {
  const { tokens } = tree.sentence;
  const noun = tokens[verb]!.head;
  if (noun < 0 || tokens[noun]!.head >= 0 || noun > verb || tokens[verb]!.form.endsWith("ing")) return false;
  return agentOf(tree, verb) < 0 && !tokens.some(({ xpos }) => FINITE_TAGS.has(xpos));
}

/**
 * "Was sentenced and fined $8 million", "was seized and burnt" read with a past tense: joined to a passive, without a subject of its own
 * and with nothing but a sum or a stretch of time for an object.
 */
function isHiddenParticiple(tree: Tree, verb: number): boolean {
  const { tokens } = tree.sentence;
  const { deprel, head, form } = tokens[verb]!;
  if (deprel !== "conj" || head < 0 || !VERBAL.has(tokens[head]!.upos) || !form.endsWith("ed")) return false;
  if (childBy(tree, verb, "nsubj", "aux", "ccomp", "xcomp") >= 0 || !isPassive(tree, head)) return false;
  const object = childBy(tree, verb, "obj");
  return object < 0 || tokens[object]!.upos === "SYM" || tokens[object]!.upos === "NUM";
}

/** Token index of the agent of a verb ("by rebels"), or -1. */
export function agentOf(tree: Tree, verb: number): number {
  for (const i of childrenOf(tree, verb)) {
    const { deprel } = tree.sentence.tokens[i]!;
    if (deprel === "obl:agent" || (baseRelation(deprel) === "obl" && caseOf(tree, i) === "by")) return i;
  }
  return -1;
}

/** The preposition of a phrase, lower case, whole where it has several words ("because of", "out of"); empty for none. */
export function caseOf(tree: Tree, token: number): string {
  let words = tree.cases[token];
  if (words === undefined) {
    words = readCase(tree, token);
    tree.cases[token] = words;
  }
  return words;
}

function readCase(tree: Tree, token: number): string {
  const { tokens } = tree.sentence;
  const markers = caseMarkers(tree, token);
  if (markers.length === 0) return "";
  const words = markers.flatMap((marker) => [
    marker,
    ...childrenOf(tree, marker).filter((i) => tokens[i]!.deprel === "fixed"),
  ]);
  // "out of the fisheries treaty": the second word may hang on a noun inside
  const last = words.at(-1);
  if (last !== undefined && tokens[last]!.form === "out" && tokens[last + 1]?.form === "of") words.push(last + 1);
  return words.map((i) => tokens[i]!.form.toLowerCase()).join(" ");
}

const PREMODIFIERS = new Set(["amod", "compound", "nummod", "nmod"]);

/** The tokens of the preposition; parsers also hang it on the first word of the phrase ("with North Korean troops"). */
function caseMarkers(tree: Tree, token: number): readonly number[] {
  const { tokens } = tree.sentence;
  const own = markersOf(tree, token);
  if (own.length > 0) return own;
  for (const i of childrenOf(tree, token)) {
    if (i > token || !PREMODIFIERS.has(baseRelation(tokens[i]!.deprel))) continue;
    const misplaced = markersOf(tree, i);
    if (misplaced.length > 0 && misplaced[0]! < i) return misplaced;
  }
  return NO_MARKERS;
}

/** Shared by all tokens without one: asked of every noun, often. */
const NO_MARKERS: readonly number[] = [];

function markersOf(tree: Tree, token: number): readonly number[] {
  const { tokens } = tree.sentence;
  let found: number[] | null = null;
  for (const i of childrenOf(tree, token)) {
    if (tokens[i]!.deprel !== "case" || tokens[i]!.xpos === "POS") continue;
    found ??= [];
    found.push(i);
  }
  return found ?? NO_MARKERS;
}
