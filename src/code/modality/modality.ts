// Stage "code": how a text presents a predicate: as done, planned, possible, not done, denied, only imagined.
import { baseRelation, indexTree, type Sentence, type Tree } from "#document";
import type { Cue, ModalityLexicon } from "#lexicon";
import { govern, governing, governingNoun, reachedBy, under } from "./governors.ts";
import { isDefinite, isRelative, type Link, linkOf, OPEN_RELATIONS, yetOf } from "./links.ts";
import { ownWords } from "./own-words.ts";
import { tenseOf } from "./tense.ts";
import {
  actual,
  childrenWith,
  hasChild,
  MAX_DEPTH,
  type Modality,
  type Outcome,
  type Reader,
  statusOfEffect,
  type View,
} from "./view.ts";

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

function present(reader: Reader, token: number, depth: number): View {
  if (depth > MAX_DEPTH) return actual(token);
  return combine(contextOf(reader, token, depth), ownWords(reader, token));
}

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
    return {
      ...present(reader, here.head, depth + 1),
      chain: [token, here.head],
      control: "subject",
      governorEvent: "purpose",
      cues: [reached],
    };
  if (cue !== null) return govern(present(reader, here.head, depth + 1), token, here.head, cue);
  return byDefault(reader, token, link, depth);
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
    const cue = lexicon
      .find("marker", link.marker)
      .find(({ takes }) => takes === undefined || isBareGerund(tree, token));
    if (cue !== undefined) return marked(reader, above(), token, childrenWith(tree, token, "mark")[0] ?? token, cue);
  }
  if (link.takes.some((take) => take === "to" || take === "whomto" || take === "topassive"))
    return isHeading(tree, here.head)
      ? { ...actual(token), status: "planned", weighedByActor: true, chain: [token, here.head], control: "subject" }
      : unknownInfinitive(above(), token);
  // "will guard the embassy after troops leave": parsers hang the clause on the noun before it
  if (relation === "acl" && link.marker !== null && TIME_MARKERS.has(link.marker) && here.xpos !== "VBG") {
    const verb = verbAbove(tree, here.head);
    return verb < 0 ? actual(token) : shaded(reader, present(reader, verb, depth + 1), token);
  }
  const free = link.marker === null || TIME_MARKERS.has(link.marker);
  if (free && (relation === "advcl" || relation === "csubj")) return shaded(reader, above(), token);
  if (relation === "xcomp" && here.xpos !== "VB") return shaded(reader, above(), token);
  return actual(token);
}

/** The nearest verb that a noun hangs below; -1 for none. */
function verbAbove(tree: Tree, noun: number): number {
  const { tokens } = tree.sentence;
  let at = noun;
  for (let steps = 0; at >= 0 && steps < MAX_DEPTH && tokens[at]?.upos !== "VERB"; steps++) at = tokens[at]?.head ?? -1;
  return at >= 0 && tokens[at]?.upos === "VERB" ? at : -1;
}

/** "Oslo to send doctors": a sentence without a finite verb, whose root is who will do it. */
function isHeading(tree: Tree, head: number): boolean {
  const { tokens } = tree.sentence;
  if (tokens[head]?.deprel !== "root" || tokens[head]?.upos !== "PROPN") return false;
  return !tokens.some(({ xpos }) => ["VBD", "VBZ", "VBP", "MD"].includes(xpos));
}

/** "Like shelling", not "like they are shelling". */
function isBareGerund(tree: Tree, token: number): boolean {
  return tree.sentence.tokens[token]?.xpos === "VBG" && !hasChild(tree, token, "aux", "nsubj");
}

/** Clauses of time and means share the future of their main clause; those of cause and contrast do not. */
const TIME_MARKERS: ReadonlySet<string> = new Set(["when", "after", "while", "by", "whenever", "upon"]);

/** "If it attacks", "without meeting", "before leaving". */
function marked(reader: Reader, above: View, token: number, at: number, cue: Cue): View {
  const cues = [{ token: at, entry: cue.id }];
  if (cue.effect === "same") return { ...shaded(reader, above, token), cues };
  const own = statusOfEffect(cue.effect);
  const inside =
    above.status === "actual" || above.status === "negated" || cue.effect === "absent" ? own : under(above, own);
  // What a deed that is itself only possible is for, has not happened either.
  const unrealised = above.unrealised || (cue.effect === "planned" && inside.status !== "planned");
  const governorEvent = cue.event ?? null;
  return { ...actual(token), ...inside, weighedByActor: cue.effect === "planned", unrealised, governorEvent, cues };
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
function unknownInfinitive(above: View, token: number): View {
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
  const listed = listedIn(reader, token, takes);
  if (listed !== null) return govern(above(), token, listed.at, listed.cue);
  const isNew = (takes.includes("object") && head.upos === "VERB") || (takes.includes("of") && head.upos === "NOUN");
  if (!isNew || isDefinite(reader.tree, token)) return actual(token);
  const view = above();
  return view.status === "actual" ? actual(token) : { ...view, chain: [token] };
}

const LISTING: ReadonlySet<string> = new Set(["include", "comprise", "contain", "list"]);

/** "The demands include the withdrawal of troops": what a demand holds is demanded; what a deal holds is agreed. */
function listedIn(
  { tree, lexicon }: Reader,
  token: number,
  takes: readonly string[],
): { readonly at: number; readonly cue: Cue } | null {
  const { tokens } = tree.sentence;
  const verb = tokens[token]?.head ?? -1;
  if (!takes.includes("object") || !LISTING.has(tokens[verb]?.lemma ?? "")) return null;
  const at = childrenWith(tree, verb, "nsubj")[0];
  if (at === undefined || tokens[at]?.upos !== "NOUN") return null;
  const cue = lexicon
    .find("governor", tokens[at]?.lemma.toLowerCase() ?? "")
    .find(({ pos, effect }) => pos === "NOUN" && effect === "possible");
  return cue === undefined ? null : { at, cue };
}

function combine(context: View, own: View): View {
  const cues = [...context.cues, ...own.cues];
  // "Had no plans": the same word negates the verb and its object.
  const shared = own.cues.some(({ token }) => context.cues.some((cue) => cue.token === token));
  if (own.status === "actual" || (shared && own.status === context.status)) return { ...context, cues };
  const { status, negation } = together(context, own);
  const weighedByActor = own.weighedByActor || context.weighedByActor;
  const unrealised = own.unrealised || context.unrealised;
  return {
    ...context,
    status,
    negation,
    weighedByActor,
    unrealised,
    governorEvent: own.governorEvent ?? context.governorEvent,
    cues,
  };
}

function together(context: Outcome, own: Outcome): Outcome {
  if (context.status === "actual") return own;
  if (context.status !== "negated") return under(context, own);
  return own.status === "negated" ? { status: "actual", negation: null } : context;
}
