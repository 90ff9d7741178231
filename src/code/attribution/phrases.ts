// Stage "code", attribution: claims that a set phrase or a colon makes. "According to X, …", "reportedly", "Ito: …".
import { baseRelation, type Token } from "#document";
import type { ReportingLexicon, ReportingPhrase } from "#lexicon";
import { type Draft, ruleOf } from "./draft.ts";
import { phraseOf, range, withoutCase } from "./nominals.ts";
import { isPersonal } from "./subjects.ts";
import { type Phrase, type Pieces, unite, type View } from "./view.ts";

/** Longest name before a colon: "South Korean Foreign Minister Cho Tae-yul:". */
const MAX_NAME_BEFORE_COLON = 7;

/** The claims of the set phrase that starts at token `first`: none or one. */
export function draftOfPhrase(view: View, lexicon: ReportingLexicon, sentence: number, first: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const phrase = lexicon.phrases
    .get(tokens[first]?.form.toLowerCase() ?? "")
    ?.find(({ words }) => words.every((word, k) => tokens[first + k]?.form.toLowerCase() === word));
  if (phrase === undefined || view.quoteOf(sentence, first) >= 0) return null;
  return phrase.kind === "adverb"
    ? draftOfAdverb(view, phrase, sentence, first)
    : draftOfPreposition(view, lexicon, phrase, sentence, first);
}

function draftOfPreposition(
  view: View,
  lexicon: ReportingLexicon,
  phrase: ReportingPhrase,
  sentence: number,
  first: number,
): Draft | null {
  const { tokens } = view.sentence(sentence);
  const last = first + phrase.words.length - 1;
  const speaker = nominalAfter(view, sentence, last);
  if (speaker === null || (phrase.words[0] !== "according" && !isPersonal(view, lexicon, speaker))) return null;
  // "per person", "per vote": a rate.
  if (speaker.tokens.length === 1 && tokens[speaker.head]?.upos === "NOUN" && phrase.words.length === 1) return null;
  const out = new Set([...range(first, last + 1), ...speaker.tokens]);
  const whole = wholeBefore(view, sentence, first, Math.max(last, ...speaker.tokens));
  const content = whole ?? clauseAround(view, sentence, speaker.head, out);
  if (content.length === 0) return null;
  return draft(view, phrase, sentence, first, range(first, last + 1), speaker, content, tokens.length);
}

/**
 * "Togo ships arms there, according to experts; Lomé denies it": all that stands before a phrase that a comma sets off and
 * that ends its part of the sentence; null where it does not.
 */
function wholeBefore(view: View, sentence: number, first: number, last: number): number[] | null {
  const { tokens } = view.sentence(sentence);
  if (tokens[first - 1]?.form !== "," || !/^[.;]$/.test(tokens[last + 1]?.form ?? "")) return null;
  const start = tokens.findLastIndex(({ form }, i) => i < first && form === ";") + 1;
  const before = range(start, first - 1);
  return before.some((i) => /^(VERB|AUX)$/.test(tokens[i]?.upos ?? "")) ? before : null;
}

/** The noun phrase that follows token `last`: the one that the tree hangs the preposition on, or the next nominal. */
function nominalAfter(view: View, sentence: number, last: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  let head = -1;
  for (let i = last + 1; i < tokens.length && i <= last + 8; i++)
    if (/^(NOUN|PROPN|PRON)$/.test(tokens[i]?.upos ?? "")) {
      head = i;
      break;
    }
  if (head < 0) return null;
  while (
    /^(compound|flat|nmod:poss|amod|nmod|case)/.test(tokens[head]?.deprel ?? "") &&
    (tokens[head]?.head ?? -1) > last
  )
    head = tokens[head]?.head ?? head;
  const found = phraseOf(view, sentence, head);
  return { ...found, tokens: found.tokens.filter((i) => i > last) };
}

/** The clause that a phrase hangs on, less the phrase: the nearest verb above it, or the whole sentence beside it. */
function clauseAround(view: View, sentence: number, from: number, without: ReadonlySet<number>): number[] {
  const { tokens } = view.sentence(sentence);
  let at = tokens[from]?.head ?? -1;
  for (let step = 0; step < 6 && at >= 0; step++) {
    const token = tokens[at];
    if (token === undefined) break;
    const isClause = token.deprel === "root" || /^(ccomp|advcl|acl|parataxis|conj)/.test(token.deprel);
    if (isClause && !without.has(at)) return view.below(sentence, at).filter((i) => !without.has(i));
    at = token.head;
  }
  return tokens.map((_, i) => i).filter((i) => !without.has(i));
}

function draftOfAdverb(view: View, phrase: ReportingPhrase, sentence: number, at: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const head = tokens[at]?.head ?? -1;
  const children = head < 0 ? [] : view.children(sentence, head);
  // "apparently helped, and some were arrested": what stands beside with a subject of its own is told without it
  const beside = children.filter(
    (i) =>
      tokens[i]?.deprel === "conj" && view.children(sentence, i).some((k) => /^nsubj/.test(tokens[k]?.deprel ?? "")),
  );
  const without = new Set([at, ...beside.flatMap((i) => view.below(sentence, i))]);
  const content = head < 0 ? [] : view.below(sentence, head).filter((i) => !without.has(i));
  return content.length === 0 ? null : draft(view, phrase, sentence, at, [at], null, content, tokens.length);
}

function draft(
  view: View,
  phrase: ReportingPhrase,
  sentence: number,
  at: number,
  cue: readonly number[],
  speaker: Phrase | null,
  content: readonly number[],
  length: number,
): Draft {
  return {
    sentence,
    at: Math.min(at, length - 1),
    cue: view.pieces(sentence, cue),
    speaker,
    content: view.pieces(sentence, content),
    class: phrase.class,
    rule: ruleOf(phrase, phrase.kind),
    entry: phrase.entry,
    takesQuote: phrase.kind === "preposition",
    inQuote: -1,
    addressee: null,
  };
}

/** "In a poll by Gallup, …": a finding is told by where it stands. */
export function draftOfFinding(view: View, lexicon: ReportingLexicon, sentence: number, at: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const token = tokens[at];
  const noun = tokens[token?.head ?? -1];
  if (token === undefined || noun === undefined || !/^in$/i.test(token.form) || token.deprel !== "case") return null;
  const phrase = lexicon.findings.get(noun.lemma.toLowerCase());
  const relation = baseRelation(noun.deprel);
  if (phrase === undefined || (relation !== "obl" && relation !== "nmod") || view.quoteOf(sentence, at) >= 0)
    return null;
  if (isStanding(tokens, at, token.head)) return null;
  const speaker = withoutCase(view, sentence, token.head);
  const content = clauseAround(view, sentence, token.head, new Set([at, ...speaker.tokens]));
  const isNumbered = content.some((i) => tokens[i]?.upos === "NUM");
  return isNumbered ? draft(view, phrase, sentence, at, [at], speaker, content, tokens.length) : null;
}

/** "He leads in the polls", "half of the voters in the survey say": how somebody stands, and who was asked; no poll is told from. */
function isStanding(tokens: readonly Token[], at: number, noun: number): boolean {
  const asked = /^(?:respondent|voter|participant|people|adult|resident|american|republican|democrat)$/i;
  const isPolls = noun === at + 2 && /^the$/i.test(tokens[at + 1]?.form ?? "") && tokens[noun]?.xpos === "NNS";
  return isPolls || asked.test(tokens[at - 1]?.lemma ?? "");
}

/** Names of speakers as transcripts write them, in capitals: "WALLACE:". */
const CAPITALS = /^\p{Lu}{3,}$/u;
/** Notes in capitals that are nobody's name. */
const NOTE =
  /^(?:NOTE|UPDATE|UPDATED|WATCH|READ|MORE|RELATED|BREAKING|LIVE|VIDEO|PHOTOS?|WARNING|CORRECTION|ABSTRACT|FULL|TEXT)$/;

/**
 * "Ito: the road is open", "Poll: the road is unpopular", as headlines and transcripts put it: a name or a document, a colon,
 * a clause or a quotation. In a transcript that is quoted, each turn opens with a quotation mark: "“ITO: The road is open."
 */
export function draftOfColon(view: View, lexicon: ReportingLexicon, sentence: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const mark = /^["“]$/.test(tokens[0]?.form ?? "") ? 1 : 0;
  const colon = tokens.findIndex((token) => token.form === ":");
  const isLast = colon === tokens.length - 1;
  if (colon <= mark || colon > MAX_NAME_BEFORE_COLON || (!isLast && colon + 3 > tokens.length)) return null;
  const name = range(mark, colon);
  const last = tokens[colon - 1];
  const isCapitals = mark === 1 && name.length <= 3 && name.every((i) => CAPITALS.test(tokens[i]?.form ?? ""));
  const isTurn = (colon === 1 && /^[QA]$/.test(last?.form ?? "")) || (isCapitals && !NOTE.test(last?.form ?? ""));
  if (mark === 1 && !isTurn) return null;
  const isDocument = colon <= 2 && lexicon.documents.has(last?.lemma.toLowerCase() ?? "");
  const isNominal = name.every((i) => /^(PROPN|NOUN|ADJ)$/.test(tokens[i]?.upos ?? ""));
  if (!isTurn && (!isNominal || (last?.upos !== "PROPN" && !isDocument))) return null;
  const isClause = tokens.slice(colon + 1).some(({ upos }) => upos === "VERB" || upos === "AUX");
  // "Ito: No talks before May": a headline without a verb, if the name is somebody's.
  const mention = view.mentionAt(sentence, colon - 1);
  const isSomebody = mention?.kind === "person" || mention?.kind === "organisation";
  if (!isClause && !isSomebody && !isTurn) return null;
  const own = view.pieces(sentence, range(colon + 1, tokens.length));
  const content = isLast || mark === 1 ? unite(view.doc.text, own, restOfParagraph(view, sentence)) : own;
  if (content.length === 0) return null;
  return {
    sentence,
    at: colon,
    cue: [[tokens[colon]?.start ?? 0, tokens[colon]?.end ?? 0]],
    speaker: { sentence, head: colon - 1, tokens: name },
    content,
    class: "say",
    rule: "code.claim.say.name-colon",
    entry: "reporting.say",
    takesQuote: true,
    inQuote: mark === 1 ? view.quoteOf(sentence, colon) : -1,
    addressee: null,
  };
}

/** What follows a sentence in its paragraph: "Q: | Did they take care of you? | And then?" */
function restOfParagraph(view: View, sentence: number): Pieces {
  const { sentences, text } = view.doc;
  const { paragraph } = view.sentence(sentence);
  let pieces: Pieces = [];
  for (let s = sentence + 1; sentences[s]?.paragraph === paragraph; s++)
    pieces = unite(text, pieces, view.pieces(s, range(0, view.sentence(s).tokens.length)));
  return pieces;
}
