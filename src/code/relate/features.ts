// Stage "code", relate: what the model weighs of a text with two marked parties, as names that a reader can understand.
// A feature is `group:words`, where words are lemmas; the parties themselves are masked, so that no country has an event.
import {
  baseRelation,
  caseOf,
  childrenOf,
  indexTree,
  isPassive,
  type Parsed,
  type Sentence,
  type Span,
  type Token,
  type Tree,
} from "#document";
import { type Candidate, eventOf } from "./candidates.ts";
import { suggestionOf, type VerbDictionary } from "./dictionary.ts";
import { type Marked, markedIn, pathBetween, topOf } from "./marked.ts";

/** One thing that was seen, and the words of the text that it was seen in. */
export interface Feature {
  readonly name: string;
  /** Indexes into `doc.sentences` and its tokens; empty for what is not there. */
  readonly at: readonly Place[];
}

interface Place {
  readonly sentence: number;
  readonly token: number;
}

type Put = (name: string, ...tokens: readonly number[]) => void;

/** Sentences that hold a party; all of them where none does. */
export function featuresOf(
  doc: Parsed,
  actor: Span | null,
  recipient: Span | null,
  candidates: readonly Candidate[],
  dictionary: VerbDictionary,
): Feature[] {
  const views = doc.sentences.map((sentence, index) => ({
    sentence,
    index,
    marked: markedIn(sentence, actor, recipient),
  }));
  const holding = views.filter(({ marked }) => marked.actor.size + marked.recipient.size > 0);
  const found = new Map<string, Feature>();
  for (const { sentence, index, marked } of holding.length > 0 ? holding : views) {
    const put: Put = (name, ...tokens) => {
      if (!found.has(name)) found.set(name, { name, at: tokens.map((token) => ({ sentence: index, token })) });
    };
    putWords(sentence, marked, put);
    putTree(sentence, marked, dictionary, put);
  }
  for (const feature of frameFeatures(candidates)) if (!found.has(feature.name)) found.set(feature.name, feature);
  if (actor === null) found.set("party:no-actor", { name: "party:no-actor", at: [] });
  if (recipient === null) found.set("party:no-recipient", { name: "party:no-recipient", at: [] });
  return [...found.values()];
}

const SILENT: ReadonlySet<string> = new Set(["PUNCT", "SYM", "DET", "X"]);

/** What stands for a word: its lemma; a mask for parties, names and numbers. */
function keyOf({ lemma, upos }: Token): string {
  if (upos === "PROPN") return "NAME";
  if (upos === "NUM" || /^[\d.,:-]+$/.test(lemma)) return "#";
  return lemma.toLowerCase();
}

const isContent = ({ upos }: Token): boolean => upos === "VERB" || upos === "NOUN" || upos === "ADJ" || upos === "ADV";

function putWords({ tokens }: Sentence, marked: Marked, put: Put): void {
  const sides = tokens.map((_, i) => (marked.actor.has(i) ? "A" : marked.recipient.has(i) ? "R" : ""));
  const first = sides.findIndex((side) => side !== "");
  const last = sides.findLastIndex((side) => side !== "");
  const line: { readonly key: string; readonly at: number }[] = [{ key: "^", at: 0 }];
  tokens.forEach((token, i) => {
    const side = sides[i]!;
    if (side !== "") {
      if (isContent(token)) put(`in${side}:${keyOf(token)}`, i);
      if (line.at(-1)!.key !== side) line.push({ key: side, at: i });
      return;
    }
    if (SILENT.has(token.upos)) return;
    const key = keyOf(token);
    if (key === "NAME" && line.at(-1)!.key === "NAME") return;
    line.push({ key, at: i });
    if (key === "NAME" || key === "#") return;
    put(`w:${key}`, i);
    const region = i < first ? "before" : i > last ? "after" : "between";
    if (isContent(token)) put(`${region}:${key}`, i);
  });
  for (let k = 1; k < line.length; k++) {
    const [a, b, c] = [line[k - 1]!, line[k]!, line[k + 1]];
    put(`2:${a.key} ${b.key}`, a.at, b.at);
    if (c !== undefined) put(`3:${a.key} ${b.key} ${c.key}`, a.at, b.at, c.at);
  }
  const order = sides.filter((side, i) => side !== "" && side !== sides[i - 1]).join("");
  put(`order:${order}`);
}

const VERBAL: ReadonlySet<string> = new Set(["VERB", "AUX", "ADJ"]);

function putTree(sentence: Sentence, marked: Marked, dictionary: VerbDictionary, put: Put): void {
  const tree = indexTree(sentence);
  const { tokens } = sentence;
  for (const token of pathBetween(sentence, marked))
    if (isContent(tokens[token]!)) put(`path:${keyOf(tokens[token]!)}`, token);
  const seen = new Set<number>();
  const putPattern = (group: string, at: number): void => {
    const suggestion = suggestionOf(sentence, at, dictionary);
    if (suggestion === null) return;
    put(`${group}:${suggestion.root}`, at);
    if (suggestion.words > 0) put(`${group}:${suggestion.root} ${suggestion.words > 1 ? "many" : "one"}`, at);
  };
  for (const [side, set] of [
    ["A", marked.actor],
    ["R", marked.recipient],
  ] as const) {
    const top = topOf(sentence, set);
    if (top < 0) continue;
    if (isContent(tokens[top]!)) put(`head${side}:${keyOf(tokens[top]!)}`, top);
    const above = tokens[top]!.head;
    const relation = relationOf(tree, top);
    if (above >= 0) {
      put(`arc${side}:${relation}`, top);
      put(`above${side}:${keyOf(tokens[above]!)}`, above);
      put(`above${side}:${keyOf(tokens[above]!)} ${relation}`, above, top);
    }
    let at = above;
    for (let steps = 0; at >= 0 && steps < 6; steps += 1, at = tokens[at]!.head) {
      if (!VERBAL.has(tokens[at]!.upos)) continue;
      put(`verb${side}:${verbKey(tree, at)}`, at);
      putPattern(`old${side}`, at);
      if (!seen.has(at)) putPredicate(tree, marked, at, put);
      seen.add(at);
    }
  }
  tokens.forEach((token, i) => {
    if (token.upos === "VERB") {
      put(`v:${verbKey(tree, i)}`, i);
      putPattern("old", i);
    }
    if (token.upos === "VERB" && !seen.has(i)) putPredicate(tree, marked, i, put);
    if (token.head < 0 && token.upos === "VERB") put(`root:${verbKey(tree, i)}`, i);
  });
}

function relationOf(tree: Tree, token: number): string {
  const { deprel, head } = tree.sentence.tokens[token]!;
  const relation = baseRelation(deprel);
  if (relation === "nsubj" && head >= 0 && isPassive(tree, head)) return "nsubj:pass";
  const marker = relation === "obl" || relation === "nmod" ? caseOf(tree, token) : "";
  return marker === "" ? relation : `${relation} ${marker}`;
}

/** A verb with its particle: "carry out". */
function verbKey(tree: Tree, verb: number): string {
  const { tokens } = tree.sentence;
  const particle = childrenOf(tree, verb).find((i) => tokens[i]!.deprel === "compound:prt");
  return particle === undefined
    ? keyOf(tokens[verb]!)
    : `${keyOf(tokens[verb]!)} ${tokens[particle]!.form.toLowerCase()}`;
}

const ARGUMENTS: ReadonlySet<string> = new Set(["nsubj", "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "nmod"]);

/** A predicate with each of its arguments, auxiliaries and negations: "impose obj sanction", "will agree". */
function putPredicate(tree: Tree, marked: Marked, verb: number, put: Put): void {
  const { tokens } = tree.sentence;
  const key = verbKey(tree, verb);
  if (isPassive(tree, verb)) put(`voice:${key} passive`, verb);
  for (const i of childrenOf(tree, verb)) {
    const relation = baseRelation(tokens[i]!.deprel);
    if (relation === "aux" || tokens[i]!.lemma.toLowerCase() === "not") put(`aux:${keyOf(tokens[i]!)} ${key}`, i, verb);
    if (!ARGUMENTS.has(relation)) continue;
    const side = marked.actor.has(i) ? "A" : marked.recipient.has(i) ? "R" : null;
    const name = relationOf(tree, i);
    put(`arg:${key} ${name} ${side ?? keyOf(tokens[i]!)}`, verb, i);
    if (side !== null) put(`arg:${key} ${name} ${keyOf(tokens[i]!)}`, verb, i);
    if (relation === "obj" || relation === "obl")
      for (const k of childrenOf(tree, i)) {
        const below = baseRelation(tokens[k]!.deprel);
        if (below === "nmod" || below === "amod" || below === "compound")
          put(`arg2:${key} ${keyOf(tokens[i]!)} ${keyOf(tokens[k]!)}`, verb, i, k);
      }
  }
}

/** What the frames propose: the best reading in full, the others by their event; seen in the word that tells the deed. */
function frameFeatures(candidates: readonly Candidate[]): Feature[] {
  const [best, next] = candidates;
  if (best === undefined) return [{ name: "frame:none", at: [] }];
  const seenIn = ({ read, sentence }: Candidate, names: readonly string[]): Feature[] =>
    names.map((name) => ({ name, at: [{ sentence, token: read.deed.trigger }] }));
  const { deed, modality } = best.read;
  const said = eventOf(best);
  const fitOf = (score: number): string => (score >= WELL ? "fits" : score >= PARTLY ? "partly" : "hardly");
  const margin = next === undefined ? "alone" : best.score - next.score > 1 ? "clear" : "close";
  return [
    ...seenIn(best, [
      `says:${said}`,
      `says:${said} ${margin}`,
      `says:${said} ${fitOf(best.score)}`,
      `act:${deed.frame.act}`,
      `act:${deed.frame.act} ${modality.status}`,
      `frame:${deed.frame.id}`,
      `frame:${deed.frame.id} ${modality.status}`,
      `status:${modality.status}`,
      `tense:${modality.tense}`,
      `governor:${modality.governorEvent ?? "none"}`,
    ]),
    ...(next === undefined ? [] : seenIn(next, [`second:${eventOf(next)}`])),
    ...candidates
      .slice(1)
      .flatMap((candidate) =>
        seenIn(candidate, [`also:${eventOf(candidate)}`, `also:${eventOf(candidate)} ${fitOf(candidate.score)}`]),
      ),
  ];
}

/** Scores from which both parties stand where the frame wants them, or one does. */
const WELL = 5;
const PARTLY = 2;
