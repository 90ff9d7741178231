// Stage "code": how a text presents a predicate: as done, planned, possible, not done, denied, only imagined.
import {
  baseRelation,
  childrenOf,
  type EntryId,
  indexTree,
  type Sentence,
  type Status,
  type Token,
  type Tree,
} from "#document";
import type { Cue, Effect, GovernorEvent, ModalityLexicon, Negation } from "#lexicon";

export type Tense = "past" | "present" | "perfect" | "pluperfect" | "future" | "infinitive" | "none";

export interface ModalityCue {
  /** Index of the cue's word in `sentence.tokens`. */
  readonly token: number;
  readonly entry: EntryId;
}

export interface Modality {
  readonly status: Status;
  /** How it does not happen; also beside `possible` and `hypothetical` ("may refuse to meet"). */
  readonly negation: Negation | null;
  /** True where the actor itself plans, weighs or refuses the deed; false for an outsider's guess. */
  readonly weighedByActor: boolean;
  /** The trigger, then the predicates above it through which its subject is found: attack ← threaten. */
  readonly chain: readonly number[];
  /** Which argument of the last predicate of the chain does the deed; null where the chain is the trigger alone. */
  readonly control: "subject" | "object" | null;
  /** What the nearest governing predicate does to the deed. */
  readonly governorEvent: GovernorEvent | null;
  /** Of the trigger itself. */
  readonly tense: Tense;
  readonly cues: readonly ModalityCue[];
}

/** What is known of a predicate before its tense: everything but `tense`. */
type View = Omit<Modality, "tense">;

/**
 * How the sentence presents the predicate at `token`, a verb, an event noun or a predicative adjective.
 *
 * 1. The context: what the predicates above make of it, outermost first ("refused to consider sending").
 * 2. Its own words: auxiliaries, negation, adverbs; for a noun its adjectives and determiner.
 * A relative clause, an apposition and a coordinate with its own subject stand outside the modality of their head.
 *
 * @throws RangeError if `token` is not a token of the sentence (a caller's mistake)
 * @see ontology: PLOVER's auxiliary modes
 */
export function readModality(sentence: Sentence, token: number, lexicon: ModalityLexicon): Modality {
  return readModalityIn(indexTree(sentence), token, lexicon);
}

/** As `readModality`, on a tree indexed before. */
export function readModalityIn(tree: Tree, token: number, lexicon: ModalityLexicon): Modality {
  const here = tree.sentence.tokens[token];
  if (here === undefined) throw new RangeError(`no token ${token} in a sentence of ${tree.sentence.tokens.length}`);
  return { ...present({ tree, lexicon }, token, 0), tense: tenseOf(tree, token) };
}

interface Reader {
  readonly tree: Tree;
  readonly lexicon: ModalityLexicon;
}

/** Embedding deeper than this is a fault of the tree, not of the writer. */
const MAX_DEPTH = 12;

const actual = (token: number): View => ({
  status: "actual",
  negation: null,
  weighedByActor: false,
  chain: [token],
  control: null,
  governorEvent: null,
  cues: [],
});

function present(reader: Reader, token: number, depth: number): View {
  if (depth > MAX_DEPTH) return actual(token);
  return combine(contextOf(reader, token, depth), ownWords(reader, token));
}

// ---- 1. the context ----

function contextOf(reader: Reader, token: number, depth: number): View {
  const { tokens } = reader.tree.sentence;
  const here = tokens[token];
  const head = here === undefined ? undefined : tokens[here.head];
  if (here === undefined || head === undefined) return actual(token);
  const relation = baseRelation(here.deprel);
  if (relation === "conj") return ofFirstConjunct(reader, token, depth);
  if (isRelative(reader.tree, token) || OPEN_RELATIONS.has(relation)) return actual(token);
  if (yetOf(reader.tree, token) !== null) return { ...actual(token), chain: [token, here.head], control: "subject" };
  const link = linkOf(reader.tree, token);
  const noun = governingNoun(reader, token, link);
  if (noun !== null) return govern(present(reader, noun.at, depth + 1), token, noun.at, noun.cue);
  const cue = governing(reader, here.head, link, token);
  const reached = reachedBy(reader, token, link, cue);
  if (reached !== null)
    return { ...present(reader, here.head, depth + 1), chain: [token, here.head], control: "subject", cues: [reached] };
  if (cue !== null) return govern(present(reader, here.head, depth + 1), token, here.head, cue);
  return byDefault(reader, token, link, depth);
}

/** Relations that leave a clause on its own. */
const OPEN_RELATIONS = new Set([
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
function yetOf(tree: Tree, token: number): number | null {
  const { tokens } = tree.sentence;
  const to = childrenWith(tree, token, "mark").find((i) => tokens[i]?.lemma === "to") ?? -1;
  return to > 0 && tokens[to - 1]?.lemma === "yet" ? to - 1 : null;
}

/** A relative clause proper; parsers give its relation to "the claim that it shelled" too, where "that" is no pronoun. */
function isRelative(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  if (tokens[token]?.deprel !== "acl:relcl") return false;
  return !childrenWith(tree, token, "mark").some((i) => tokens[i]?.lemma === "that");
}

/**
 * "Announced a plan to visit": the infinitive belongs to the object, wherever the parser hung it, if the object is a
 * word that takes one and the verb itself asks nobody ("asked the plan to" is no such verb).
 */
function governingNoun(reader: Reader, token: number, link: Link): { readonly at: number; readonly cue: Cue } | null {
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

/** "Will visit Rome and meet": shared auxiliaries; "visited Rome and will meet": only what stands above both. */
function ofFirstConjunct(reader: Reader, token: number, depth: number): View {
  const { tokens } = reader.tree.sentence;
  const here = tokens[token];
  const first = here?.head ?? -1;
  const head = tokens[first];
  if (here === undefined || head === undefined) return actual(token);
  const sameForm = here.xpos === head.xpos && (["VB", "VBG", "VBN"].includes(here.xpos) || here.upos === "NOUN");
  const shares = sameForm && !hasChild(reader.tree, token, "nsubj", "nsubj:pass", "aux", "mark");
  const view = shares ? present(reader, first, depth + 1) : contextOf(reader, first, depth + 1);
  return { ...view, chain: [token, ...view.chain.slice(1)] };
}

/** How a deed hangs on its head: what the head takes, most telling first. */
interface Link {
  readonly takes: readonly string[];
  /** The clause is an adjunct: its marker decides, where the head takes no such complement. */
  readonly marker: string | null;
}

function linkOf(tree: Tree, token: number): Link {
  const here = tree.sentence.tokens[token];
  if (here === undefined) return { takes: [], marker: null };
  const isClause = here.upos === "VERB" || here.upos === "AUX" || hasChild(tree, token, "cop");
  return isClause ? clauseLink(tree, token, here) : nounLink(tree, token, here);
}

function clauseLink(tree: Tree, token: number, here: Token): Link {
  const { tokens } = tree.sentence;
  const marks = childrenWith(tree, token, "mark").map((i) => tokens[i]?.lemma.toLowerCase() ?? "");
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
    if (marker !== null) return { takes: [marker], marker };
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

/** The entry by which a head governs what hangs on it so; null where it is no cue, or takes no such deed. */
function governing({ tree, lexicon }: Reader, head: number, link: Link, deed: number): Cue | null {
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
      if (found !== undefined) return found;
    }
  }
  return null;
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
function reachedBy({ tree, lexicon }: Reader, token: number, link: Link, cue: Cue | null): ModalityCue | null {
  const here = tree.sentence.tokens[token];
  const isPurpose = link.marker === "to" || cue?.takes?.includes("purpose") === true;
  if (here === undefined || !isPurpose || (cue !== null && cue.takes?.includes("purpose") !== true)) return null;
  if (!["past", "perfect", "pluperfect"].includes(tenseOf(tree, here.head))) return null;
  const [entry] = lexicon.find("reached", here.lemma.toLowerCase());
  return entry === undefined ? null : { token, entry: entry.id };
}

/** "Agreed on Monday to lift": parsers hang far infinitives as adjuncts; of these verbs they are not. */
const takesComplement = (cue: Cue): boolean =>
  cue.takes?.includes("to") === true && cue.effect !== "same" && cue.effect !== "fact";

/** What the cue makes of the deed, given how the text presents the cue itself. */
function govern(above: View, token: number, head: number, cue: Cue): View {
  const { status, negation } = outcome(above, cue);
  const passes = effectOn(above, cue) === "same";
  return {
    status,
    negation,
    weighedByActor: passes ? above.weighedByActor : cue.weighs === true,
    chain: cue.control === undefined ? [token] : [token, ...(cue.control === "subject" ? above.chain : [head])],
    control: cue.control ?? null,
    governorEvent:
      above.governorEvent === "threaten" && status !== "actual"
        ? "threaten"
        : (cue.event ?? (passes ? above.governorEvent : null)),
    cues: [...above.cues, { token: head, entry: cue.id }],
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

type Outcome = Pick<View, "status" | "negation">;

function outcome(above: View, cue: Cue): Outcome {
  const effect = effectOn(above, cue);
  if (effect === "same") return { status: above.status, negation: above.negation };
  const own = statusOfEffect(effect);
  // "Refused a request to leave", "cancelled a plan to meet": the deed goes the way of its governor.
  if (above.status === "negated" && own.status === "negated" && own.negation === "absent")
    return { status: "negated", negation: above.negation };
  if (above.status === "actual" || above.status === "negated" || effect === "fact") return own;
  return under(above, own);
}

function statusOfEffect(effect: Effect): Outcome {
  switch (effect) {
    case "absent":
    case "stopped":
    case "refused":
      return { status: "negated", negation: effect };
    case "same":
    case "fact":
    case "hearsay":
      return { status: "actual", negation: null };
    default:
      return { status: effect, negation: null };
  }
}

/** A deed inside something that is itself planned, possible, hypothetical or denied. */
function under(above: Outcome, own: Outcome): Outcome {
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

/** Where no entry governs the deed, its construction decides. */
function byDefault(reader: Reader, token: number, link: Link, depth: number): View {
  const { tree, lexicon } = reader;
  const { tokens } = tree.sentence;
  const here = tokens[token];
  if (here === undefined) return actual(token);
  const above = (): View => present(reader, here.head, depth + 1);
  const relation = baseRelation(here.deprel);
  if (here.upos === "NOUN" || here.upos === "PROPN") return nounDefault(reader, token, link, above);
  if (link.marker !== null) {
    const [cue] = lexicon.find("marker", link.marker);
    if (cue !== undefined) return marked(reader, above(), token, childrenWith(tree, token, "mark")[0] ?? token, cue);
  }
  if (link.takes.some((take) => take === "to" || take === "whomto" || take === "topassive"))
    return unknownInfinitive(above(), token, relation);
  const free = link.marker === null || TIME_MARKERS.has(link.marker);
  if (free && (relation === "advcl" || relation === "csubj")) return shaded(reader, above(), token);
  if (relation === "xcomp" && here.xpos !== "VB") return shaded(reader, above(), token);
  return actual(token);
}

/** Clauses of time share the future of their main clause; those of cause and contrast do not. */
const TIME_MARKERS: ReadonlySet<string> = new Set(["when", "after", "while"]);

/** "If it attacks", "without meeting", "before leaving". */
function marked(reader: Reader, above: View, token: number, at: number, cue: Cue): View {
  const cues = [{ token: at, entry: cue.id }];
  if (cue.effect === "same") return { ...shaded(reader, above, token), cues };
  const own = statusOfEffect(cue.effect);
  const inside =
    above.status === "actual" || above.status === "negated" || cue.effect === "absent" ? own : under(above, own);
  return { ...actual(token), ...inside, weighedByActor: cue.effect === "planned", cues };
}

/** A participle or a clause of time goes with a main clause that has not happened; of one that did not, it says nothing. */
function shaded({ tree, lexicon }: Reader, above: View, token: number): View {
  if (["past", "perfect", "pluperfect"].includes(tenseOf(tree, token))) return actual(token);
  // "Will visit Rome, saying …": the saying is done.
  const lemma = tree.sentence.tokens[token]?.lemma.toLowerCase() ?? "";
  if (lexicon.find("governor", lemma).some((cue) => cue.effect === "fact" && cue.takes?.includes("that")))
    return actual(token);
  if (above.status !== "planned" && above.status !== "possible" && above.status !== "hypothetical")
    return actual(token);
  return { ...above, negation: null, chain: [token] };
}

/** An infinitive after a word that no entry describes: it has not happened as far as the text says. */
function unknownInfinitive(above: View, token: number, _relation: string): View {
  const own: Outcome = { status: "possible", negation: null };
  const inside = above.status === "actual" || above.status === "negated" ? own : under(above, own);
  return { ...actual(token), ...inside, chain: [token, ...above.chain], control: "subject", cues: above.cues };
}

/** A noun names a deed as known, unless it is a new one ("may face an attack") or a part of one ("a wave of attacks"). */
function nounDefault(reader: Reader, token: number, { takes }: Link, above: () => View): View {
  const { tokens } = reader.tree.sentence;
  const head = tokens[tokens[token]?.head ?? -1];
  if (head === undefined) return actual(token);
  if (takes.includes("subject") && (head.upos === "ADJ" || head.upos === "NOUN")) {
    const [cue] = reader.lexicon.find("adjective", head.lemma.toLowerCase());
    if (cue !== undefined) return govern(above(), token, tokens[token]?.head ?? 0, { ...cue, kind: "governor" });
  }
  const isNew = (takes.includes("object") && head.upos === "VERB") || (takes.includes("of") && head.upos === "NOUN");
  if (!isNew || isDefinite(reader.tree, token)) return actual(token);
  const view = above();
  return view.status === "actual" ? actual(token) : { ...view, chain: [token] };
}

function isDefinite(tree: Tree, token: number): boolean {
  const { tokens } = tree.sentence;
  return [...childrenOf(tree, token)].some((i) => {
    const child = tokens[i];
    if (child?.deprel === "nmod:poss") return true;
    return child?.deprel === "det" && ["the", "this", "that", "these", "those"].includes(child.form.toLowerCase());
  });
}

// ---- 2. its own words ----

/** Auxiliaries, negation and adverbs of a verb; adjectives and determiner of a noun. */
function ownWords(reader: Reader, token: number): View {
  const modal = modalOf(reader, token);
  const negator = negatorOf(reader, token);
  const adverb = adverbOf(reader, token);
  const cues = [modal?.cue, negator?.cue, adverb?.cue].flatMap((cue) => cue ?? []);
  let own: Outcome = modal?.outcome ?? { status: "actual", negation: null };
  if (negator !== null) own = negated(own, negator.negation, modal?.word ?? null);
  if (adverb !== null) own = weakened(own, adverb.effect);
  if (own.status === "actual" && isPolarQuestion(reader.tree, token)) own = { status: "possible", negation: null };
  if (own.status === "actual" && isImperative(reader.tree, token))
    own = { status: "hypothetical", negation: own.negation };
  return {
    ...actual(token),
    ...own,
    weighedByActor: modal?.outcome.status === "planned",
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
        };
      continue;
    }
    const [cue] = lexicon.find("auxiliary", word);
    if (cue !== undefined)
      return { word, outcome: statusOfEffect(cue.effect), event: cue.event ?? null, cue: { token: i, entry: cue.id } };
  }
  return beTo(tree, token);
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
  return { word: "be", outcome: planned, event: null, cue: { token: be, entry: "modality.be-to" } };
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
  if (POLITE.has(here.lemma)) return null;
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
    const here = child === undefined ? null : negatingChild(tree, lexicon, i, child);
    // "Does not send any more": the more telling of two wins.
    if (here !== null && !isOnlyPart(tree, i) && (found === null || here.negation === "stopped")) found = here;
  }
  return found;
}

function negatingChild(tree: Tree, lexicon: ModalityLexicon, i: number, child: Token): Negator | null {
  const { tokens } = tree.sentence;
  const word = child.lemma.toLowerCase();
  const relation = baseRelation(child.deprel);
  if (relation === "advmod") {
    if (word === "long" || word === "longer") {
      const no = childrenWith(tree, i, "advmod", "det").find((j) => ["no", "not"].includes(tokens[j]?.lemma ?? ""));
      return no === undefined ? null : { negation: "stopped", cue: { token: no, entry: "modality.no-longer" } };
    }
    return negationBy(lexicon, "adverb", i, word) ?? negationBy(lexicon, "adverb", i, child.form.toLowerCase());
  }
  if (relation === "det") return negationBy(lexicon, "determiner", i, word);
  if (relation === "amod") {
    return negationBy(lexicon, "adjective", i, word) ?? negationBy(lexicon, "adjective", i, child.form.toLowerCase());
  }
  if (relation !== "nsubj" && relation !== "obj" && relation !== "obl" && relation !== "iobj") return null;
  const subject = relation === "nsubj" || relation === "obj" ? negationBy(lexicon, "subject", i, word) : null;
  if (subject !== null || relation === "obl") return subject;
  const no = childrenWith(tree, i, "det").find((j) => tokens[j]?.lemma === "no");
  return no === undefined ? null : { negation: "absent", cue: { token: no, entry: "modality.no" } };
}

function negationBy(
  lexicon: ModalityLexicon,
  kind: "adverb" | "determiner" | "adjective" | "subject",
  token: number,
  word: string,
): Negator | null {
  for (const cue of lexicon.find(kind, word)) {
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
function negated(own: Outcome, negation: Negation, modal: string | null): Outcome {
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
    const kind = child?.deprel === "advmod" ? "adverb" : child?.deprel === "amod" ? "adjective" : null;
    if (child === undefined || kind === null) continue;
    const cue = [
      ...lexicon.find(kind, child.lemma.toLowerCase()),
      ...lexicon.find(kind, child.form.toLowerCase()),
    ].find(({ effect }) => ["planned", "possible", "hearsay", "hypothetical"].includes(effect));
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

function isImperative(tree: Tree, token: number): boolean {
  const here = tree.sentence.tokens[token];
  if (here?.xpos !== "VB" || here.upos !== "VERB") return false;
  // Taggers take many a present for a base form: a noun or pronoun right before it is its subject.
  const before = tree.sentence.tokens.slice(0, token).findLast(({ upos }) => upos !== "ADV");
  if (before !== undefined && ["NOUN", "PROPN", "PRON"].includes(before.upos)) return false;
  if (!["root", "parataxis"].includes(here.deprel)) return false;
  return (
    !hasChild(tree, token, "nsubj", "nsubj:pass", "mark", "expl") &&
    !childrenWith(tree, token, "aux").some((i) => tree.sentence.tokens[i]?.lemma !== "do")
  );
}

// ---- both together ----

function combine(context: View, own: View): View {
  const cues = [...context.cues, ...own.cues];
  // "Had no plans": the same word negates the verb and its object.
  const shared = own.cues.some(({ token }) => context.cues.some((cue) => cue.token === token));
  if (own.status === "actual" || (shared && own.status === context.status)) return { ...context, cues };
  const { status, negation } = together(context, own);
  const weighedByActor = own.weighedByActor || context.weighedByActor;
  return {
    ...context,
    status,
    negation,
    weighedByActor,
    governorEvent: own.governorEvent ?? context.governorEvent,
    cues,
  };
}

function together(context: Outcome, own: Outcome): Outcome {
  if (context.status === "actual") return own;
  if (context.status !== "negated") return under(context, own);
  return own.status === "negated" ? { status: "actual", negation: null } : context;
}

// ---- tense ----

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

// ---- the tree ----

function childrenWith(tree: Tree, token: number, ...relations: readonly string[]): number[] {
  const found: number[] = [];
  for (const i of childrenOf(tree, token)) if (relations.includes(tree.sentence.tokens[i]?.deprel ?? "")) found.push(i);
  return found;
}

function hasChild(tree: Tree, token: number, ...relations: readonly string[]): boolean {
  for (const i of childrenOf(tree, token)) if (relations.includes(tree.sentence.tokens[i]?.deprel ?? "")) return true;
  return false;
}
