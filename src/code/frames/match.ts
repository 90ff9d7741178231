// Stage "code", second part: which verbs and nouns of a sentence tell a deed, and by which frame.
import { baseRelation, caseOf, childBy, childrenOf, type EventCode, isPassive, subtree, type Tree } from "#document";
import type { FrameCondition, FrameLexicon, IndexedFrame, Slot, Trigger } from "#lexicon";
import {
  adjacentPhrase,
  conjuncts,
  isGerundNoun,
  isInfinitive,
  isSmallClause,
  isVerbal,
  objectOf,
  ownerOf,
  prepositional,
  subjectOf,
} from "./arguments.ts";

/** A verb or noun that tells a deed, and the frame that says so. */
export interface Deed {
  readonly trigger: number;
  readonly kind: "verb" | "noun";
  readonly frame: IndexedFrame;
  /** Tokens that the frame's conditions were met by, and that tell no deed of their own: "aid" in "provided aid". */
  readonly consumed: readonly number[];
}

/** What a condition such as `@party` asks of the rest of the document. */
export interface Surroundings {
  readonly tree: Tree;
  readonly lexicon: FrameLexicon;
  /** What the noun refers to, as conditions name it: `@party`, `@person`, `@body`, `@government`, `@military`. */
  tagsOf(token: number): readonly string[];
  /** What a number that stands alone counts, as a lemma; null where the page does not say. */
  countedBy(token: number): string | null;
  /** Whether the words say that what the deed's own words tell begins on a day to come: "a ban from next Monday". */
  beginsLater(deed: Pick<Deed, "trigger" | "consumed">): boolean;
}

const MAX_CONJUNCT_STEPS = 4;
const OBLIGING = new Set(["must", "should", "ought"]);

/** All deeds of a sentence in text order; of each trigger the heaviest frame whose conditions hold. */
export function findDeeds(around: Surroundings): Deed[] {
  const deeds: Deed[] = [];
  const { tokens } = around.tree.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const kind = triggerKind(around.tree, i);
    if (kind === null || (kind === "verb" && isGerundNoun(around.tree, i))) continue;
    const frame = frameOf(around, i, kind);
    if (frame !== null && !frame.nothing && !(HARMS.has(frame.act) && isByAccident(around, i)))
      deeds.push({ trigger: i, kind, frame, consumed: consumedBy(around, i, frame) });
  }
  return deeds;
}

const HARMS: ReadonlySet<EventCode> = new Set(["ASSAULT", "COERCE"]);

/** "Accidentally shot down", "an erroneous strike", "killed when the bus crashed": harm that nobody meant is no deed against anybody. */
function isByAccident({ tree, lexicon }: Surroundings, trigger: number): boolean {
  const { tokens } = tree.sentence;
  const isIn = (name: string, i: number) => lexicon.classes.get(name)?.has(tokens[i]!.lemma.toLowerCase()) === true;
  if (byRelation(tree, trigger, "advmod", "amod").some((i) => isIn("accidental", i))) return true;
  const causes = [...byRelation(tree, trigger, "advcl").filter((i) => isOpened(tree, i)), consequenceOf(tree, trigger)];
  return causes.some((i) => i >= 0 && isIn("mishap", i) && isByItself(tree, i));
}

/** "When the bus crashed", not ", crashing into a house". */
function isOpened(tree: Tree, clause: number): boolean {
  const openers = byRelation(tree, clause, "mark", "advmod");
  return openers.some((i) => i < clause && TIME_OPENERS.has(tree.sentence.tokens[i]!.form.toLowerCase()));
}

const TIME_OPENERS: ReadonlySet<string> = new Set(["when", "after", "as", "while"]);

/** Nobody stands there who made it crash: "was rammed and sank" is no mishap. */
function isByItself(tree: Tree, verb: number): boolean {
  return !isPassive(tree, verb) && childBy(tree, verb, "obj") < 0;
}

/** "A bomber crashes near an airport, killing seven": the verb whose consequence a participle tells, wherever the tree hung it; -1 for none. */
function consequenceOf({ sentence: { tokens } }: Tree, trigger: number): number {
  const { xpos, head } = tokens[trigger]!;
  if (xpos !== "VBG" || tokens[trigger - 1]?.form !== ",") return -1;
  if (tokens[head]?.upos === "VERB") return head;
  return tokens.findLastIndex(({ upos, xpos: tag }, i) => i < trigger && upos === "VERB" && FINITE.has(tag));
}

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);

/** The heaviest frame of a trigger whose conditions hold, or null. */
export function frameOf(around: Surroundings, trigger: number, kind: "verb" | "noun"): IndexedFrame | null {
  const candidates = triggersOf(around, trigger, kind);
  if (candidates.length === 0) return null;
  // the frames of a word ask for the same few slots again and again
  const slots = new Map<Slot, readonly number[]>();
  return candidates.find((candidate) => obstacleOf(around, trigger, candidate, slots) === null)?.frame ?? null;
}

/** What keeps a frame from firing: its particle or a condition is not there, or something it forbids is. */
export interface Obstacle {
  readonly why: "particle" | "lacks" | "forbids";
  /** Of a particle, the slot `particle` with its word. */
  readonly condition: FrameCondition;
}

/** The first obstacle of a frame at a trigger, null where it fires; `slots` keeps what was found for the next frame. */
export function obstacleOf(
  around: Surroundings,
  trigger: number,
  { frame, particle }: Trigger,
  slots: Map<Slot, readonly number[]>,
): Obstacle | null {
  if (particle !== null && !hasParticle(around.tree, trigger, particle))
    return { why: "particle", condition: { slot: "particle", words: new Set([particle]) } };
  const lacking = frame.where.find((condition) => !holds(around, trigger, condition, slots));
  if (lacking !== undefined) return { why: "lacks", condition: lacking };
  const forbidden = frame.unless.find((condition) => holds(around, trigger, condition, slots));
  return forbidden === undefined ? null : { why: "forbids", condition: forbidden };
}

/** The frames that a word may begin, heaviest first. */
export function triggersOf({ tree, lexicon }: Surroundings, trigger: number, kind: Deed["kind"]): readonly Trigger[] {
  const index = kind === "verb" ? lexicon.verbs : lexicon.nouns;
  const lemma = tree.sentence.tokens[trigger]!.lemma.toLowerCase();
  return index.get(lemma) ?? index.get(withoutPlural(lemma)) ?? [];
}

/** A participle before its noun ("the captured town") and a noun before another ("attack aircraft") tell no deed. */
export function triggerKind(tree: Tree, token: number): Deed["kind"] | null {
  const { upos, deprel } = tree.sentence.tokens[token]!;
  if (isVerbal(tree, token)) return deprel === "amod" ? null : "verb";
  return upos === "NOUN" && deprel !== "compound" ? "noun" : null;
}

/** Lemmatisers leave rare plurals as they are ("airstrikes", "tariffs"). */
function withoutPlural(lemma: string): string {
  return lemma.endsWith("s") ? lemma.slice(0, -1) : lemma;
}

function consumedBy(around: Surroundings, trigger: number, frame: IndexedFrame): number[] {
  return frame.where
    .filter(({ slot, words }) => !words.has("@any") && !slot.startsWith("subj"))
    .flatMap(({ slot }) => slotTokens(around, trigger, slot));
}

const PHRASAL = new Set(["obl", "nmod", "obj", "advcl", "xcomp"]);

/** "pull out": the second word is a particle, an adverb, or the preposition of a phrase of the verb; of a noun, its modifier. */
function hasParticle(tree: Tree, trigger: number, particle: string): boolean {
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, trigger)) {
    const token = tokens[i]!;
    const relation = baseRelation(token.deprel);
    if ((relation === "compound" || relation === "advmod") && token.form.toLowerCase() === particle) return true;
    // "on Russian soil, Chad fired" does not fire on anything
    if (i > trigger && PHRASAL.has(relation) && startsWithWord(caseOf(tree, i), particle)) return true;
    if (
      relation === "advcl" &&
      childrenOf(tree, i).some((k) => tokens[k]!.deprel === "mark" && tokens[k]!.form.toLowerCase() === particle)
    )
      return true;
  }
  const object = objectOf(tree, trigger);
  return object >= 0 && prepositional(tree, object, particle).length > 0;
}

function startsWithWord(words: string, word: string): boolean {
  return words === word || words.startsWith(`${word} `);
}

function holds(
  around: Surroundings,
  trigger: number,
  { slot, words }: FrameCondition,
  slots: Map<Slot, readonly number[]>,
): boolean {
  let found = slots.get(slot);
  if (found === undefined) {
    found = slotTokens(around, trigger, slot);
    slots.set(slot, found);
  }
  if (found.length === 0) return words.has("@none");
  if (words.has("@any")) return true;
  for (const head of found) {
    for (const token of transparent(around, conjuncts(around.tree, head))) {
      const lemma = lemmaOf(around, token);
      if (words.has(lemma) || words.has(withoutPlural(lemma))) return true;
      if (around.tagsOf(token).some((tag) => words.has(tag))) return true;
    }
  }
  return false;
}

/** The lemma of a noun; of a number without one, of what it counts ("sent 15,000"). */
function lemmaOf(around: Surroundings, token: number): string {
  const { upos, lemma } = around.tree.sentence.tokens[token]!;
  return (upos === "NUM" ? around.countedBy(token) : null) ?? lemma.toLowerCase();
}

/** "hundreds of soldiers", "seven of the ten missiles": a noun of amount or a number is followed by what it counts. */
function transparent(around: Surroundings, heads: readonly number[]): number[] {
  const amounts = around.lexicon.classes.get("amount");
  return heads.flatMap((head) => {
    const { lemma, upos } = around.tree.sentence.tokens[head]!;
    if (upos !== "NUM" && amounts?.has(lemma.toLowerCase()) !== true) return [head];
    return [head, ...prepositional(around.tree, head, "of").flatMap((inner) => conjuncts(around.tree, inner))];
  });
}

/** Head tokens that stand in a slot of a trigger, in text order; a path is followed step by step. */
export function slotTokens(around: Surroundings, trigger: number, slot: Slot): number[] {
  if (!slot.includes(".")) return stepTokens(around, trigger, slot);
  let heads = [trigger];
  for (const step of slot.split(".")) {
    heads = heads.flatMap((head) => stepTokens(around, head, step));
    if (heads.length === 0) return heads;
  }
  return heads;
}

function stepTokens(around: Surroundings, head: number, step: string): number[] {
  const { tree } = around;
  const nominal = !isVerbal(tree, head) && tree.sentence.tokens[head]!.upos !== "AUX";
  switch (step) {
    case "subj":
      return some(authorOf(around, subjectOf(tree, head)));
    case "obj":
      return some(objectOf(tree, head));
    case "xcomp":
      return complements(tree, head);
    case "iobj":
      return receivers(around, head);
    case "ccomp":
    case "advcl":
      return byRelation(tree, head, step);
    case "acl":
      // "its demand that Togo withdraw", whichever of the two the parser takes it for
      return byRelation(tree, head, "acl", "acl:relcl");
    case "poss":
      return byRelation(tree, head, "nmod:poss");
    case "mod":
      // before the noun: "an attack on a base in Lomé, Togo" may be read with Togo as a part of the attack
      return byRelation(tree, head, "amod", "compound", "nmod:poss", "nmod", "flat").filter(
        (i) => i < head && (caseOf(tree, i) === "" || tree.sentence.tokens[i]!.deprel === "nmod:poss"),
      );
    case "neg":
      return byRelation(tree, head, "advmod", "det").filter((i) =>
        ["not", "no", "never"].includes(tree.sentence.tokens[i]!.lemma),
      );
    case "must":
      return byRelation(tree, head, "aux").filter((i) => OBLIGING.has(tree.sentence.tokens[i]!.lemma));
    case "light":
      return some(lightVerb(around, head, "light-do"));
    case "receive":
      return some(lightVerb(around, head, "light-receive"));
    case "above":
      return some(verbAbove(tree, head));
    case "before":
      return some(eventBefore(tree, head));
    case "verb":
      return some(governorVerb(around, head));
    case "host":
      return some(hostVerb(around, head));
    default:
      return nominal ? nounPhrases(around, head, step) : verbPhrases(tree, head, step);
  }
}

/** "Gave Chad weapons": the one given to; parsers also take a state's name for a part of the thing ("Chad weapons"). */
function receivers(around: Surroundings, verb: number): number[] {
  const { tree } = around;
  const own = byRelation(tree, verb, "iobj");
  const object = objectOf(tree, verb);
  if (own.length > 0 || object < verb) return own;
  const first = childBy(tree, verb, "obj");
  if (first > verb && first < object) return [first];
  return byRelation(tree, object, "compound").filter(
    (i) =>
      Math.min(...subtree(tree, i)) === verb + 1 &&
      tree.sentence.tokens[object]!.upos === "NOUN" &&
      around.tagsOf(i).includes("@state-name"),
  );
}

/** Infinitives and small clauses that complete a verb, wherever the tree hangs them ("forced traders to leave"). */
function complements(tree: Tree, verb: number): number[] {
  const own = byRelation(tree, verb, "xcomp");
  const small = byRelation(tree, verb, "ccomp").filter((i) => isSmallClause(tree, i));
  const loose = byRelation(tree, verb, "advcl").filter((i) => isInfinitive(tree, i));
  const object = objectOf(tree, verb);
  const hung = object < 0 ? [] : byRelation(tree, object, "acl").filter((i) => i > object && isInfinitive(tree, i));
  return [...own, ...small, ...loose, ...hung];
}

/** "a statement condemning", "a letter that threatens": whoever wrote it does so. */
function authorOf(around: Surroundings, subject: number): number {
  if (subject < 0 || around.lexicon.classes.get("document")?.has(around.tree.sentence.tokens[subject]!.lemma) !== true)
    return subject;
  // "rejects a Malian resolution that calls for": not whoever rejects it
  const maker = byRelation(around.tree, subject, "compound", "amod", "nmod:poss").find((i) =>
    around.tagsOf(i).includes("@party"),
  );
  const owner = maker ?? ownerOf(around.tree, subject);
  return owner < 0 ? subject : owner;
}

/** Prepositional phrases of a verb, then those hung on its object: parsers waver between the two. */
function verbPhrases(tree: Tree, verb: number, preposition: string): number[] {
  const own = prepositional(tree, verb, preposition);
  if (own.length > 0) return own;
  const clause = clausePhrase(tree, verb, preposition);
  if (clause.length > 0) return clause;
  const object = objectOf(tree, verb);
  if (object < 0) return besides(tree, verb, preposition);
  for (const i of conjuncts(tree, object)) {
    const inner = prepositional(tree, i, preposition);
    const found = inner.length > 0 ? inner : deeper(tree, i, preposition);
    if (found.length > 0) return found;
  }
  // "launched by Chadian troops against Togo": parsers hang the last phrase on whoever does it
  return preposition === "against"
    ? prepositional(tree, verb, "by").flatMap((by) => prepositional(tree, by, "against"))
    : [];
}

/** A clause that a preposition opens ("barred from entering"); of "called on Togo to yield", read so, the one called on. */
function clausePhrase(tree: Tree, verb: number, preposition: string): number[] {
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, verb)) {
    const relation = baseRelation(tokens[i]!.deprel);
    if (relation !== "advcl" && relation !== "ccomp" && relation !== "xcomp") continue;
    const opened = childrenOf(tree, i).some(
      (k) => tokens[k]!.deprel === "mark" && tokens[k]!.form.toLowerCase() === preposition,
    );
    if (!opened) continue;
    const subject = childBy(tree, i, "nsubj");
    return [subject >= 0 ? subject : i];
  }
  return [];
}

/** "remained on alert along the border": a phrase that belongs to the verb hangs on another of its phrases. */
function besides(tree: Tree, verb: number, preposition: string): number[] {
  const phrases = byRelation(tree, verb, "obl", "nmod", "obj").filter((i) => caseOf(tree, i) !== "");
  return phrases.flatMap((i) => prepositional(tree, i, preposition));
}

const LINKS = ["of", "by", "from"];

/** "tonnes of blankets to Mali", "a protest by students against Togo": a phrase of the noun hangs on its `of` or `by`. */
function deeper(tree: Tree, noun: number, preposition: string): number[] {
  for (const link of LINKS) {
    if (link === preposition) continue;
    const found = prepositional(tree, noun, link).flatMap((inner) => prepositional(tree, inner, preposition));
    if (found.length > 0) return found;
  }
  return [];
}

/** Prepositional phrases of a noun, of the noun it is coordinated with, and of the verb it is the object of. */
function nounPhrases(around: Surroundings, noun: number, preposition: string): number[] {
  const { tree } = around;
  for (const i of conjuncts(tree, noun)) {
    const own = prepositional(tree, i, preposition);
    if (own.length > 0) return own;
  }
  const inner = deeper(tree, noun, preposition);
  if (inner.length > 0) return inner;
  const adjacent = adjacentPhrase(tree, noun, preposition);
  if (adjacent.length > 0) return adjacent;
  const verb = governorVerb(around, noun);
  // "were killed in an attack at a bank in Lomé": parsers hang all three on the verb
  const host = verb < 0 && PLACING.has(preposition) ? hostVerb(around, noun) : -1;
  if (host >= 0) return prepositional(tree, host, preposition).filter((i) => i > noun);
  if (verb < 0) return [];
  if (preposition === "by") return isPassive(tree, verb) ? some(subjectOf(tree, verb)) : [];
  return prepositional(tree, verb, preposition).filter((i) => i > noun);
}

const PLACING: ReadonlySet<string> = new Set(["in", "at"]);

/** The verb whose object (or passive subject) a noun is, through coordination and "a series of"; -1 where it is none. */
export function governorVerb(around: Surroundings, noun: number): number {
  const { tree } = around;
  const { tokens } = tree.sentence;
  let at = noun;
  for (let steps = 0; steps < MAX_CONJUNCT_STEPS && tokens[at]!.deprel === "conj"; steps++) at = tokens[at]!.head;
  at = amountOf(around, at);
  const { head, deprel } = tokens[at]!;
  if (head < 0 || !isVerbal(tree, head)) return -1;
  if (deprel === "obj" || deprel === "nsubj:pass") return head;
  // "the talks held in Doha": the participle hangs on the noun.
  return -1;
}

/** "A series of airstrikes" stands where the airstrikes would: the noun of amount above a noun, or the noun itself. */
function amountOf({ tree, lexicon }: Surroundings, noun: number): number {
  const { tokens } = tree.sentence;
  const { head, deprel } = tokens[noun]!;
  if (baseRelation(deprel) !== "nmod" || head < 0 || caseOf(tree, noun) !== "of") return noun;
  return lexicon.classes.get("amount")?.has(tokens[head]!.lemma.toLowerCase()) === true ? head : noun;
}

function lightVerb(around: Surroundings, noun: number, kind: string): number {
  const { tree, lexicon } = around;
  const verbs = lexicon.classes.get(kind);
  if (verbs === undefined) return -1;
  const governor = governorVerb(around, noun);
  if (governor >= 0 && verbs.has(tree.sentence.tokens[governor]!.lemma)) return governor;
  // "the talks that Chad held", "exercises conducted by Chad".
  for (const i of childrenOf(tree, noun)) {
    const token = tree.sentence.tokens[i]!;
    if (baseRelation(token.deprel) === "acl" && verbs.has(token.lemma) && objectOf(tree, i) === noun) return i;
  }
  return -1;
}

/** What a clause hangs on: "crashed" for "crashed, killing two". */
function verbAbove({ sentence: { tokens } }: Tree, verb: number): number {
  const { head, deprel } = tokens[verb]!;
  const relation = baseRelation(deprel);
  return relation === "advcl" || relation === "acl" || relation === "conj" ? head : -1;
}

const SEQUENCE_VERBS = new Set(["follow", "precede", "accompany"]);

/** "her visit to Chad, followed by a trip to Niger": the event noun that this one is told after. */
function eventBefore(tree: Tree, noun: number): number {
  const { tokens } = tree.sentence;
  const verb = tokens[noun]!.head;
  if (verb < 0 || !SEQUENCE_VERBS.has(tokens[verb]!.lemma) || caseOf(tree, noun) !== "by") return -1;
  return tokens[verb]!.deprel === "acl" ? tokens[verb]!.head : -1;
}

const HOST_PREPOSITIONS = new Set([
  "on",
  "for",
  "during",
  "in",
  "at",
  "after",
  "following",
  "before",
  "ahead of",
  "into",
]);

/** The verb that a noun hangs on as an oblique: "arrived for talks", "said during a visit". */
function hostVerb(around: Surroundings, noun: number): number {
  const { tree } = around;
  const { tokens } = tree.sentence;
  const { head, deprel } = tokens[noun]!;
  if (head < 0 || !HOST_PREPOSITIONS.has(caseOf(tree, noun))) return -1;
  // "spent six hours in talks"
  if (baseRelation(deprel) === "nmod" && DURATIONS.has(tokens[head]!.lemma)) return governorVerb(around, head);
  return baseRelation(deprel) === "obl" && tokens[head]!.upos === "VERB" ? head : -1;
}

const DURATIONS = new Set(["minute", "hour", "day", "week", "month"]);

function byRelation(tree: Tree, head: number, ...relations: readonly string[]): number[] {
  return childrenOf(tree, head).filter((i) => relations.includes(tree.sentence.tokens[i]!.deprel));
}

function some(token: number): number[] {
  return token < 0 ? [] : [token];
}
