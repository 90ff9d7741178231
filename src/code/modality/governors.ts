// Stage "code", modality: the word above a deed as a cue, and what it makes of the deed.
import type { Token, Tree } from "#document";
import type { Cue, Effect } from "#lexicon";
import { isDefinite, type Link } from "./links.ts";
import { tenseOf } from "./tense.ts";
import { childrenWith, type ModalityCue, type Outcome, type Reader, statusOfEffect, type View } from "./view.ts";

/**
 * "Announced a plan to visit": the infinitive belongs to the object, wherever the parser hung it, if the object is a
 * word that takes one and the verb itself asks nobody ("asked the plan to" is no such verb).
 */
export function governingNoun(
  reader: Reader,
  token: number,
  link: Link,
): { readonly at: number; readonly cue: Cue } | null {
  const { tree } = reader;
  const here = tree.sentence.tokens[token];
  if (here === undefined || !["advcl", "xcomp", "ccomp"].includes(here.deprel)) return null;
  const take =
    link.takes.includes("whomto") || link.marker === "to" ? "to" : link.takes.includes("that") ? "that" : null;
  const object = childrenWith(tree, here.head, "obj")[0];
  if (take === null || object === undefined || object > token || tree.sentence.tokens[object]?.upos !== "NOUN")
    return null;
  const cue = governing(reader, object, { takes: [take], marker: null }, token);
  return cue?.pos === "NOUN" ? { at: object, cue } : null;
}

/** The entry by which a head governs what hangs on it so; null where it is no cue, or takes no such deed. */
export function governing({ tree, lexicon }: Reader, head: number, link: Link, deed: number): Cue | null {
  const token = tree.sentence.tokens[head];
  if (token === undefined || link.takes.length === 0) return null;
  for (const { word, takes } of readingsOf(tree, head, token, link.takes)) {
    const entries = lexicon
      .find("governor", word)
      .filter(
        (cue) => (cue.pos === undefined || cue.pos === token.upos) && (cue.onlyNew !== true || !isDefinite(tree, deed)),
      );
    for (const take of takes) {
      const found = entries.find((cue) => (take === "adjunct" ? takesComplement(cue) : cue.takes?.includes(take)));
      if (found !== undefined) return inItsTense(tree, head, found);
    }
  }
  return null;
}

/** "Had to leave" is told as done, "has to leave" is not. */
function inItsTense(tree: Tree, head: number, cue: Cue): Cue {
  return cue.past !== undefined && tenseOf(tree, head) === "past" ? { ...cue, effect: cue.past } : cue;
}

/** "Called off": as a verb with its particle, which parsers also take for a preposition of the deed; then the bare verb. */
function readingsOf(
  tree: Tree,
  head: number,
  token: Token,
  takes: readonly string[],
): { readonly word: string; readonly takes: readonly string[] }[] {
  const lemma = token.lemma.toLowerCase();
  const [particle] = childrenWith(tree, head, "compound:prt").map(
    (i) => tree.sentence.tokens[i]?.lemma.toLowerCase() ?? "",
  );
  const bare = { word: lemma, takes };
  if (particle !== undefined) return [{ word: `${lemma} ${particle}`, takes }, bare];
  const [first = ""] = takes;
  return PARTICLES.has(first) ? [{ word: `${lemma} ${first}`, takes: ["object"] }, bare] : [bare];
}

const PARTICLES: ReadonlySet<string> = new Set(["off", "out", "down", "up"]);

/**
 * "Skipped the talks to attend a wedding": the purpose of something done is told as done where its verb is one that
 * a page tells so; "came to seize" is not.
 */
export function reachedBy({ tree, lexicon }: Reader, token: number, link: Link, cue: Cue | null): ModalityCue | null {
  const here = tree.sentence.tokens[token];
  const isPurpose = link.marker === "to" || cue?.takes?.includes("purpose") === true;
  if (here === undefined || !isPurpose || (cue !== null && cue.takes?.includes("purpose") !== true)) return null;
  // in the present, too: headings and chronicles tell in it what was done
  if (!["past", "present", "perfect", "pluperfect"].includes(tenseOf(tree, here.head))) return null;
  const [entry] = lexicon.find("reached", here.lemma.toLowerCase());
  return entry === undefined ? null : { token, entry: entry.id };
}

/** "Agreed on Monday to lift": parsers hang far infinitives as adjuncts; of these verbs they are not. */
const takesComplement = (cue: Cue): boolean =>
  cue.takes?.includes("to") === true && cue.effect !== "same" && cue.effect !== "fact";

/** What the cue makes of the deed, given how the text presents the cue itself. */
export function govern(above: View, token: number, head: number, cue: Cue): View {
  const { status, negation } = outcome(above, cue);
  const passes = effectOn(above, cue) === "same";
  return {
    status,
    negation,
    weighedByActor: passes ? above.weighedByActor : cue.weighs === true,
    unrealised: above.unrealised || (!passes && cue.unrealised === true),
    chain: cue.control === undefined ? [token] : [token, ...(cue.control === "subject" ? above.chain : [head])],
    control: cue.control ?? null,
    governorEvent:
      above.governorEvent === "threaten" && status !== "actual"
        ? "threaten"
        : (cue.event ?? (passes ? above.governorEvent : null)),
    // "Said that": where a fact stays a fact, the word above tells nothing of the status.
    cues: [
      ...above.cues,
      { token: head, entry: cue.id, ...(status === "actual" && above.status === "actual" ? { idle: true } : {}) },
    ],
  };
}

const effectOn = (above: View, cue: Cue): Effect =>
  above.status === "negated" ? (cue.negated ?? whenNegated(cue.effect)) : cue.effect;

/** What is left of an effect where its cue is negated and the entry does not say. */
function whenNegated(effect: Effect): Effect {
  if (effect === "planned") return "refused";
  if (effect === "possible") return "absent";
  if (effect === "absent" || effect === "stopped" || effect === "refused") return "fact";
  return effect === "denied" ? "possible" : effect;
}

export function outcome(above: View, cue: Cue): Outcome {
  const effect = effectOn(above, cue);
  if (effect === "same") return { status: above.status, negation: above.negation };
  const own = statusOfEffect(effect);
  // "Refused a request to leave", "cancelled a plan to meet": the deed goes the way of its governor.
  if (above.status === "negated" && own.status === "negated" && own.negation === "absent")
    return { status: "negated", negation: above.negation };
  if (above.status === "actual" || above.status === "negated" || effect === "fact") return own;
  return under(above, own);
}

/** A deed inside something that is itself planned, possible, hypothetical or denied. */
export function under(above: Outcome, own: Outcome): Outcome {
  if (own.status === "actual") return above;
  if (above.status === "denied") return own.status === "negated" ? { status: "possible", negation: null } : above;
  if (above.status === "planned") {
    // "Will stop sending", "agreed not to attack": it announces that it will not.
    if (own.status === "negated") return { status: "negated", negation: "refused" };
    return own;
  }
  if (own.status === "negated") return { status: above.status, negation: own.negation };
  return own.status === "denied" || own.status === "hypothetical"
    ? own
    : { status: above.status, negation: above.negation };
}
