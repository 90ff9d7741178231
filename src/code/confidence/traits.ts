// Stage "code": what can be seen of a reading that says how likely readers are to agree with it.
import { baseRelation, childrenOf, type Mention, subtree, type Tree } from "#document";
import { objectOf, subjectOf } from "../frames/arguments.ts";
import type { Reading } from "../frames/events.ts";
import type { FoundParty, MentionIndex } from "../frames/parties.ts";

/** Traits by name, above 0; the others are left out. */
export type Traits = ReadonlyMap<string, number>;

/** A sentence, who is named in it, and all that was read from it. */
export interface Scene {
  readonly tree: Tree;
  readonly mentions: MentionIndex;
  readonly readings: readonly Reading[];
  /** Parties of the sentence that take part in none of the readings. */
  readonly idle: number;
  readonly commas: number;
}

export function sceneOf(tree: Tree, mentions: MentionIndex, readings: readonly Reading[]): Scene {
  const { tokens } = tree.sentence;
  const used = new Set<Mention>();
  for (const { actor, recipient } of readings) for (const { mention } of [...actor, ...recipient]) used.add(mention);
  const others = new Set<Mention>();
  for (let i = 0; i < tokens.length; i++) {
    const mention = mentions.at(i);
    if (mention !== null && mayTakePart(mention) && !overlapsAny(mention, used)) others.add(mention);
  }
  const commas = tokens.filter(({ form }) => form === ",").length;
  return { tree, mentions, readings, idle: others.size, commas };
}

const mayTakePart = ({ agentive, embedded, readings }: Mention): boolean =>
  agentive && embedded !== true && readings.length > 0;

function overlapsAny({ first, last }: Mention, used: ReadonlySet<Mention>): boolean {
  for (const other of used) if (other.first <= last && first <= other.last) return true;
  return false;
}

/** What a reading of the scene shows. Names of traits are the keys of `models/confidence.json`. */
export function traitsOf(scene: Scene, reading: Reading): Traits {
  const { tree, idle, commas, readings } = scene;
  const { tokens } = tree.sentence;
  const { deed, actor, recipient, modality, carried } = reading;
  const { frame, trigger, kind } = deed;
  const traits = new Map<string, number>();
  const set = (name: string, value: number | boolean) => {
    if (Number(value) > 0) traits.set(name, Number(value));
  };
  const relation = baseRelation(tokens[trigger]!.deprel);
  set(`event ${frame.act}`, 1);
  set(`at ${PLACES_OF_DEEDS.has(relation) ? relation : "other"}`, 1);
  set("noun", kind === "noun");
  set("noun that no verb carries", kind === "noun" && !carried);
  set("participle", kind === "verb" && /^VB[GN]$/.test(tokens[trigger]!.xpos) && relation !== "root");
  set("not told as done", modality.status !== "actual");
  set("below another verb", modality.chain.length > 1);
  set("long sentence", doublings(tokens.length) - doublings(SHORT_TOKENS));
  set("commas", Math.min(MANY, commas));
  set("other records", Math.min(MANY, readings.length - 1));
  set("idle parties", Math.min(MANY, idle));
  const subject = kind === "verb" ? subjectOf(tree, trigger) : -1;
  const object = kind === "verb" ? objectOf(tree, trigger) : -1;
  if (!frame.reciprocal && actor.length === 0) {
    set("actor: none", 1);
    set("actor: none, others idle", Math.min(MANY, idle));
    set("actor: none, a subject", subject >= 0);
  }
  if (!frame.reciprocal && recipient.length === 0) {
    set("recipient: none", 1);
    set("recipient: none, others idle", Math.min(MANY, idle));
    set("recipient: none, an object", object >= 0);
  }
  setSide("actor", actor, subject);
  setSide("recipient", recipient, object);
  return traits;

  function setSide(side: string, all: readonly FoundParty[], own: number): void {
    const parties = all.filter(({ mention }) => mention.sentence === reading.sentence);
    set(`${side}: of another sentence`, parties.length < all.length);
    if (parties.length === 0) return;
    const some = (trait: string, holds: (one: FoundParty) => boolean) => set(`${side}: ${trait}`, parties.some(holds));
    const heads = parties.map(({ mention }) => mention.head);
    const near = heads.reduce((one, other) => (Math.abs(other - trigger) < Math.abs(one - trigger) ? other : one));
    set(`${side}: steps behind`, Math.min(MANY, Math.max(...parties.map(({ depth }) => depth))));
    set(`${side}: words away`, doublings(Math.abs(near - trigger)));
    set(`${side}: parties between`, Math.min(MANY, partiesBetween(scene, near, trigger, heads)));
    set(`${side}: before the deed`, near < trigger);
    set(`${side}: subject or object itself`, heads.includes(own));
    set(`${side}: many`, parties.length > 2);
    some("unknown", ({ party }) => party.country === null && party.code === null);
    some("not in the lexicon", ({ party, mention }) => party.entity === null && mention.form === "name");
    some("of no sector", ({ party, mention }) => party.sectors.length === 0 && mention.kind !== "country");
    some("by reference", ({ mention }) => mention.antecedent !== null || mention.form === "reference");
    some("common noun", ({ mention }) => mention.form === "nominal");
    some("adjective", ({ mention }) => mention.form === "adjective");
    some("person", ({ mention }) => mention.kind === "person");
    some("in, at, near", ({ mention }) => isLocated(tree, mention.head));
    some("more words before", ({ mention }) => isCut(tree, mention));
    some("apposition", ({ mention }) => childrenOf(tree, mention.head).some((i) => tokens[i]!.deprel === "appos"));
    some("another half", ({ mention }) => hasOtherHalf(scene, mention.head, heads));
  }
}

const PLACES_OF_DEEDS: ReadonlySet<string> = new Set("root advcl acl conj xcomp ccomp obl nmod obj".split(" "));
/** Counts say no more from here on. */
const MANY = 3;

/** No longer than this, a sentence is not long. */
const SHORT_TOKENS = 15;

/** How often a number doubles from one. */
const doublings = (count: number): number => Math.log2(1 + count);

/** Parties whose head words stand between two tokens, those at `heads` left out. */
function partiesBetween({ mentions }: Scene, one: number, other: number, heads: readonly number[]): number {
  let count = 0;
  for (let i = Math.min(one, other) + 1; i < Math.max(one, other); i++) {
    const mention = mentions.at(i);
    if (mention !== null && mention.head === i && mention.agentive && !heads.includes(i)) count += 1;
  }
  return count;
}

const LOCATING: ReadonlySet<string> = new Set(["in", "at", "near", "across", "on", "from"]);

const isLocated = (tree: Tree, head: number): boolean =>
  childrenOf(tree, head).some((i) => {
    const { deprel, form } = tree.sentence.tokens[i]!;
    return deprel === "case" && LOCATING.has(form.toLowerCase());
  });

const PARTS_OF_NAMES: ReadonlySet<string> = new Set(["compound", "amod", "flat", "nummod"]);
const NEAR_TOKENS = 5;

/** "Backed Yemeni government": words of its noun phrase stand outside the party. */
function isCut(tree: Tree, { head, first, last }: Mention): boolean {
  return childrenOf(tree, head).some((i) => {
    const isPart = PARTS_OF_NAMES.has(baseRelation(tree.sentence.tokens[i]!.deprel));
    return isPart && (i < first || i > last) && Math.abs(i - head) <= NEAR_TOKENS;
  });
}

/** "Togo and the rebels" of which only Togo is a party. */
function hasOtherHalf({ tree }: Scene, head: number, heads: readonly number[]): boolean {
  const { tokens } = tree.sentence;
  const isNominal = (i: number) => tokens[i]!.upos === "NOUN" || tokens[i]!.upos === "PROPN";
  const { deprel, head: above } = tokens[head]!;
  if (deprel === "conj" && above >= 0 && isNominal(above) && !heads.includes(above)) return true;
  return childrenOf(tree, head).some(
    (i) => tokens[i]!.deprel === "conj" && isNominal(i) && !subtree(tree, i).some((k) => heads.includes(k)),
  );
}
