// Stage "code", modality: the words beside the deed itself: auxiliaries, negation and adverbs of a verb, adjectives and
// determiner of a noun, and the form of its sentence.
import { baseRelation, childrenOf, type Status, type Token, type Tree } from "#document";
import type { Effect, GovernorEvent, ModalityLexicon, Negation } from "#lexicon";
import { yetOf } from "./links.ts";
import {
  actual,
  childrenWith,
  hasChild,
  MAX_DEPTH,
  type ModalityCue,
  type Outcome,
  type Reader,
  statusOfEffect,
  type View,
} from "./view.ts";

/** Auxiliaries, negation and adverbs of a verb; adjectives and determiner of a noun. */
export function ownWords(reader: Reader, token: number): View {
  const modal = modalOf(reader, token);
  const negator = negatorOf(reader, token);
  const adverb = adverbOf(reader, token);
  const cues = [modal?.cue, negator?.cue, adverb?.cue].flatMap((cue) => cue ?? []);
  let own: Outcome = modal?.outcome ?? { status: "actual", negation: null };
  if (negator !== null) own = negated(own, negator.negation, modal?.word ?? null);
  if (adverb !== null) own = weakened(own, adverb.effect);
  if (own.status === "actual" && isPolarQuestion(reader.tree, token)) own = { status: "possible", negation: null };
  const isSought = own.status === "actual" && isWhInfinitive(reader.tree, token);
  if (isSought) own = { status: "possible", negation: own.negation };
  if (own.status === "actual" && isSupposed(reader.tree, token)) own = { status: "hypothetical", negation: null };
  const isAsked = own.status === "actual" && isImperative(reader.tree, token);
  if (isAsked) own = { status: "hypothetical", negation: own.negation };
  return {
    ...actual(token),
    ...own,
    weighedByActor: modal?.outcome.status === "planned",
    unrealised: isAsked || isSought || modal?.unrealised === true,
    governorEvent: modal?.event ?? null,
    cues,
  };
}

interface Modal {
  readonly word: string;
  readonly outcome: Outcome;
  /** "Must", "should": in somebody else's mouth, a request. */
  readonly event: GovernorEvent | null;
  readonly cue: ModalityCue;
  readonly unrealised: boolean;
}

function modalOf({ tree, lexicon }: Reader, token: number): Modal | null {
  const { tokens } = tree.sentence;
  for (const i of childrenWith(tree, token, "aux", "cop")) {
    const word = tokens[i]?.form.toLowerCase() ?? "";
    if (word === "would" || word === "'d" || word === "’d") {
      const status = wouldStatus(tree, token, i);
      if (status !== null)
        return {
          word: "would",
          outcome: { status, negation: null },
          event: null,
          cue: { token: i, entry: "modality.would" },
          unrealised: status === "hypothetical",
        };
      continue;
    }
    const [cue] = lexicon.find("auxiliary", word);
    if (cue !== undefined)
      return {
        word,
        outcome: statusOfEffect(cue.effect),
        event: cue.event ?? null,
        cue: { token: i, entry: cue.id },
        unrealised: cue.unrealised === true || isOfSpeaker(tree, token),
      };
  }
  return beTo(tree, token) ?? goingTo(tree, token);
}

/** "I will", "you can": an intention, an offer or advice, where "the envoy will" is a schedule and "the jet can" a property. */
function isOfSpeaker(tree: Tree, token: number): boolean {
  return childrenWith(tree, token, "nsubj", "nsubj:pass").some((i) =>
    /^(I|we|you)$/i.test(tree.sentence.tokens[i]?.form ?? ""),
  );
}

/** "Is going to rain": the word itself is no deed; what it announces is planned, and so is it. */
function goingTo(tree: Tree, token: number): Modal | null {
  const { tokens } = tree.sentence;
  if (!["going", "gon"].includes(tokens[token]?.form.toLowerCase() ?? "")) return null;
  const next = tokens[token + 1];
  const verb = tokens[next?.head ?? -1];
  const announces = next?.deprel === "mark" && ["to", "na"].includes(next.form.toLowerCase()) && verb?.head === token;
  if (!announces) return null;
  const planned = { status: "planned", negation: null } as const;
  return {
    word: "going",
    outcome: planned,
    event: null,
    cue: { token, entry: "modality.going-to" },
    unrealised: isOfSpeaker(tree, token),
  };
}

/** "Is to visit", "was to be signed". */
function beTo(tree: Tree, token: number): Modal | null {
  const { tokens } = tree.sentence;
  const to = childrenWith(tree, token, "mark").find((i) => tokens[i]?.lemma === "to");
  if (to === undefined || tokens[token]?.upos !== "VERB") return null;
  const be = childrenWith(tree, token, "aux", "aux:pass", "cop").find(
    (i) => i < to && tokens[i]?.lemma === "be" && ["VBZ", "VBP", "VBD"].includes(tokens[i]?.xpos ?? ""),
  );
  if (be === undefined) return null;
  const planned = { status: "planned", negation: null } as const;
  return { word: "be", outcome: planned, event: null, cue: { token: be, entry: "modality.be-to" }, unrealised: false };
}

/** Attitudes that "would" only makes polite: "would like to thank". */
const POLITE = new Set(["like", "love", "prefer", "say", "appreciate", "think", "hope", "suggest", "want", "wish"]);

/**
 * "Would": of a past report the future ("said it would send"), of a condition hypothetical; past what it might have
 * been ("would have sent") hypothetical too. "'d" may be "had": then it says nothing.
 */
function wouldStatus(tree: Tree, token: number, auxiliary: number): Status | null {
  const { tokens } = tree.sentence;
  const here = tokens[token];
  if (here === undefined || tokens[auxiliary]?.lemma === "have") return null;
  if (POLITE.has(here.lemma) && !hasChild(tree, token, "aux:pass", "nsubj:pass")) return null;
  if (childrenWith(tree, token, "aux").some((i) => tokens[i]?.lemma === "have")) return "hypothetical";
  const conditional = [...childrenOf(tree, token)].some(
    (i) =>
      tokens[i]?.deprel === "advcl" &&
      childrenWith(tree, i, "mark").some((m) => ["if", "unless"].includes(tokens[m]?.lemma ?? "")),
  );
  if (conditional) return "hypothetical";
  return isReportedPast(tree, token) ? "planned" : "hypothetical";
}

/** A complement of a past verb, or a coordinate or clause inside of one; or a clause with its reporting verb after it. */
function isReportedPast(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  for (let at = token, steps = 0; at >= 0 && steps < MAX_DEPTH; steps += 1) {
    const here = tokens[at];
    if (here === undefined) return false;
    const head = tokens[here.head];
    if (
      ["ccomp", "acl"].includes(here.deprel) &&
      head !== undefined &&
      (["VBD", "VBN", "VBG"].includes(head.xpos) || head.upos === "NOUN")
    )
      return true;
    const reporter = [...childrenOf(tree, at)].some(
      (i) => tokens[i]?.deprel === "parataxis" && tokens[i]?.xpos === "VBD",
    );
    if (reporter) return true;
    at = here.head;
  }
  return false;
}

interface Negator {
  readonly negation: Negation;
  readonly cue: ModalityCue;
}

function negatorOf({ tree, lexicon }: Reader, token: number): Negator | null {
  const { tokens } = tree.sentence;
  const yet = yetOf(tree, token);
  if (yet !== null) return { negation: "absent", cue: { token: yet, entry: "modality.yet-to" } };
  let found: Negator | null = null;
  for (const i of childrenOf(tree, token)) {
    const child = tokens[i];
    const here = child === undefined ? null : negatingChild(tree, lexicon, i, child, tokens[token]?.upos ?? "");
    // "Does not send any more": the more telling of two wins.
    if (here !== null && !isOnlyPart(tree, i) && (found === null || here.negation === "stopped")) found = here;
  }
  return found;
}

function negatingChild(tree: Tree, lexicon: ModalityLexicon, i: number, child: Token, beside: string): Negator | null {
  const { tokens } = tree.sentence;
  const word = child.lemma.toLowerCase();
  const relation = baseRelation(child.deprel);
  if (relation === "advmod") {
    if (word === "long" || word === "longer") {
      const no = childrenWith(tree, i, "advmod", "det").find((j) => ["no", "not"].includes(tokens[j]?.lemma ?? ""));
      return no === undefined ? null : { negation: "stopped", cue: { token: no, entry: "modality.no-longer" } };
    }
    return (
      negationBy(lexicon, "adverb", i, word, beside) ??
      negationBy(lexicon, "adverb", i, child.form.toLowerCase(), beside)
    );
  }
  // "Left rather than meet": joined as if by "and", but in its stead.
  if (relation === "cc" && word === "rather")
    return { negation: "absent", cue: { token: i, entry: "modality.without" } };
  if (relation === "det") return negationBy(lexicon, "determiner", i, word);
  if (relation === "amod" || isParticipleAfter(child, relation)) {
    for (const form of adjectiveForms(child)) {
      const found = negationBy(lexicon, "adjective", i, form);
      if (found !== null) return found;
    }
    return null;
  }
  if (relation !== "nsubj" && relation !== "obj" && relation !== "obl" && relation !== "iobj") return null;
  const subject = relation === "nsubj" || relation === "obj" ? negationBy(lexicon, "subject", i, word) : null;
  if (subject !== null || relation === "obl") return subject;
  const no = childrenWith(tree, i, "det").find((j) => tokens[j]?.lemma === "no");
  return no === undefined ? null : { negation: "absent", cue: { token: no, entry: "modality.no" } };
}

/** "The visit cancelled on Monday", "flight delayed after accident": as "the cancelled visit". */
const isParticipleAfter = (child: Token, relation: string): boolean => relation === "acl" && child.xpos === "VBN";

/** Lemma and form, and what they end in: "the now-cancelled deal". */
function adjectiveForms({ lemma, form }: Token): string[] {
  return [lemma, form].flatMap((word) => {
    const whole = word.toLowerCase();
    return whole.includes("-") ? [whole, whole.slice(whole.lastIndexOf("-") + 1)] : [whole];
  });
}

function negationBy(
  lexicon: ModalityLexicon,
  kind: "adverb" | "determiner" | "adjective" | "subject",
  token: number,
  word: string,
  beside = "",
): Negator | null {
  for (const cue of lexicon.find(kind, word)) {
    if (cue.beside !== undefined && !cue.beside.some((pos) => pos === beside)) continue;
    if (cue.effect === "absent" || cue.effect === "stopped" || cue.effect === "refused")
      return { negation: cue.effect, cue: { token, entry: cue.id } };
  }
  return null;
}

/** "Not only visited": no negation. */
function isOnlyPart(tree: Tree, i: number): boolean {
  const next = tree.sentence.tokens[i + 1]?.form.toLowerCase() ?? "";
  return ["only", "just", "merely", "simply", "necessarily"].includes(next) && tree.sentence.tokens[i]?.lemma === "not";
}

/** "Will not" refuses; "cannot" and "could not" are absence; "may not" stays open. */
export function negated(own: Outcome, negation: Negation, modal: string | null): Outcome {
  if (own.status === "planned") return { status: "negated", negation: "refused" };
  if (own.status === "possible" && ["can", "ca", "could"].includes(modal ?? ""))
    return { status: "negated", negation: "absent" };
  if (own.status === "possible" || own.status === "hypothetical") return { status: own.status, negation };
  return { status: "negated", negation };
}

function adverbOf(
  { tree, lexicon }: Reader,
  token: number,
): { readonly effect: Effect; readonly cue: ModalityCue } | null {
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, token)) {
    const child = tokens[i];
    if (child === undefined) continue;
    const relation = baseRelation(child.deprel);
    const isAdjective = relation === "amod" || isParticipleAfter(child, relation);
    const kind = relation === "advmod" ? "adverb" : isAdjective ? "adjective" : null;
    if (kind === null) continue;
    const cue = adjectiveForms(child)
      .flatMap((form) => lexicon.find(kind, form))
      .find(({ effect }) => ["planned", "possible", "hearsay", "hypothetical"].includes(effect));
    if (cue !== undefined) return { effect: cue.effect, cue: { token: i, entry: cue.id } };
  }
  return null;
}

function weakened(own: Outcome, effect: Effect): Outcome {
  if (effect === "hearsay") return own.status === "planned" ? { status: "possible", negation: null } : own;
  if (own.status === "actual" || (own.status === "planned" && effect === "possible")) return statusOfEffect(effect);
  if (own.status === "negated" && effect === "possible") return { status: "possible", negation: own.negation };
  return own;
}

/** "Did Oslo send doctors?" leaves it open; "Why did Oslo send them?" takes it for granted. */
function isPolarQuestion(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  const here = tokens[token];
  if (here?.upos !== "VERB" || here.deprel !== "root" || tokens.at(-1)?.form !== "?") return false;
  const inverted = childrenWith(tree, token, "aux", "cop", "aux:pass").some((i) => {
    const subject = childrenWith(tree, token, "nsubj", "nsubj:pass", "expl")[0];
    return subject !== undefined && i < subject;
  });
  const asked = tokens.slice(0, token).some(({ xpos }) => xpos.startsWith("W"));
  return inverted && !asked;
}

/** "What if Oslo sent doctors?": a main clause that "if" opens. */
function isSupposed(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  if (tokens[token]?.deprel !== "root" || tokens[token]?.upos !== "VERB") return false;
  return childrenWith(tree, token, "mark").some((i) => i < token && tokens[i]?.lemma === "if");
}

/** "How to send doctors", "where to meet": a way or a place is sought for what is not done yet. */
function isWhInfinitive(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  if (tokens[token]?.xpos !== "VB") return false;
  const to = childrenWith(tree, token, "mark").find((i) => tokens[i]?.lemma === "to") ?? -1;
  const asked = tokens[to - 1];
  return to > 0 && asked?.head === token && /^(WRB|WP|WDT)$/.test(asked.xpos);
}

function isImperative(tree: Tree, token: number): boolean {
  const here = tree.sentence.tokens[token];
  if (here?.xpos !== "VB" || here.upos !== "VERB") return false;
  // Taggers take many a present for a base form: a noun or pronoun right before it is its subject.
  const before = tree.sentence.tokens.slice(0, token).findLastIndex(({ upos }) => upos !== "ADV");
  const isName = ["NOUN", "PROPN", "PRON"].includes(tree.sentence.tokens[before]?.upos ?? "");
  if (isName && !isInAdjunct(tree, before, token)) return false;
  if (!["root", "parataxis"].includes(here.deprel)) return false;
  return (
    !hasChild(tree, token, "nsubj", "nsubj:pass", "mark", "expl") &&
    !childrenWith(tree, token, "aux").some((i) => tree.sentence.tokens[i]?.lemma !== "do")
  );
}

/** "In the last line add a word", "if you want more take a look": the word belongs to what leads up to the verb. */
function isInAdjunct(tree: Tree, word: number, verb: number): boolean {
  const { tokens } = tree.sentence;
  for (let at = word, steps = 0; at >= 0 && steps < MAX_DEPTH; steps += 1) {
    const here = tokens[at];
    if (here === undefined) return false;
    if (here.head === verb) {
      if (here.deprel === "advcl") return hasChild(tree, at, "mark");
      return here.deprel === "obl" && hasChild(tree, at, "case");
    }
    at = here.head;
  }
  return false;
}
