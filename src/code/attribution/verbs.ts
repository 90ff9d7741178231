// Stage "code", attribution: claims that a verb makes. "The minister said that …", "X, he added", "is believed to …".
import { baseRelation, childBy, childrenOf, type Token } from "#document";
import type { FrameSource, ReportingFrame, ReportingLexicon, ReportingWord } from "#lexicon";
import { type Draft, ruleOf } from "./draft.ts";
import {
  caseOf,
  caseToken,
  groupOf,
  hasPassiveMark,
  nominalRunBefore,
  range,
  subjectOf,
  withoutCase,
} from "./nominals.ts";
import { isPersonal, speakerOfVerb } from "./subjects.ts";
import type { Phrase, View } from "./view.ts";

/** Content as tokens, what of it belongs to the cue, and the construction that found it. */
interface Reading {
  readonly source: FrameSource;
  readonly construction: string;
  readonly content: readonly number[];
  readonly cue: readonly number[];
  /** Set where the construction names its speaker otherwise than by the subject; null: names none. */
  readonly speaker?: Phrase | null;
}

/** What a reading function may ask. */
interface VerbContext {
  readonly view: View;
  readonly lexicon: ReportingLexicon;
  readonly sentence: number;
  readonly verb: number;
  readonly tokens: readonly Token[];
  readonly word: ReportingWord;
  readonly frames: ReadonlyMap<ReportingFrame, FrameSource>;
  readonly subject: Phrase | null;
}

/** Most tokens between a verb and its "that": an addressee, a day, a place. */
const MAX_TO_THAT = 12;

/** Most tokens from a cue to the end of its sentence: "said on Wednesday in a statement". */
const MAX_TAIL = 10;
/** Most tokens of a cue and its speaker between two commas. */
const MAX_CUE_BETWEEN = 8;

/**
 * The claim that verb `verb` makes, or null. The first reading that the tree allows counts:
 * clause, infinitive, passive, a name in quotation marks, object with predicate, prepositional phrase, passive, raising, object.
 */
export function draftOfVerb(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const { word, particle } = wordOf(view, lexicon, sentence, verb);
  if (word === null) return null;
  const subject = speakerOfVerb(view, lexicon, sentence, verb);
  const frames = framesFor(view, lexicon, word, subject);
  const context: VerbContext = { view, lexicon, sentence, verb, tokens, word, frames, subject };
  const read = readVerb(context);
  const quote = frames.get("quote");
  const isWorthy =
    read === null || hasWorthySpeaker(context, read, read.speaker === undefined ? subject : read.speaker);
  // What cannot be its content may leave a quotation beside it.
  const reading = isWorthy ? read : null;
  if (!isWorthy && quote === undefined) return null;
  const source = reading?.source ?? quote;
  if (source === undefined) return null;
  const inQuote = view.quoteOf(sentence, verb);
  const speaker = reading?.speaker === undefined ? subject : reading.speaker;
  if (inQuote >= 0 && !isNestedReport(context, reading, speaker)) return null;
  return {
    sentence,
    at: verb,
    cue: view.pieces(sentence, [...cueTokens(view, sentence, verb), ...particle, ...(reading?.cue ?? [])]),
    speaker,
    content: reading === null ? [] : view.pieces(sentence, reading.content),
    class: source.class,
    rule: ruleOf(source, reading?.construction ?? "quote"),
    entry: source.entry,
    takesQuote: quote !== undefined,
    inQuote,
    addressee: addresseeOf(context),
  };
}

/** The entry of a verb, looked up with its particle or fixed adjective first: "point out", "make clear". */
function wordOf(
  view: View,
  lexicon: ReportingLexicon,
  sentence: number,
  verb: number,
): { word: ReportingWord | null; particle: number[] } {
  const { tokens } = view.sentence(sentence);
  const lemma = tokens[verb]?.lemma ?? "";
  for (const child of view.children(sentence, verb)) {
    const token = tokens[child];
    if (token === undefined || child < verb || child > verb + 3) continue;
    const word = lexicon.verbs.get(`${lemma} ${token.lemma}`);
    if (word !== undefined) return { word, particle: [child] };
  }
  // "joked" may have lost its e.
  const word =
    lexicon.verbs.get(lemma) ?? (tokens[verb]?.xpos.startsWith("VBD") ? lexicon.verbs.get(`${lemma}e`) : undefined);
  return { word: word ?? null, particle: [] };
}

/** A document speaks in frames of its own: "the poll shows", where "the guard shows" is no claim. */
function framesFor(
  view: View,
  lexicon: ReportingLexicon,
  word: ReportingWord,
  subject: Phrase | null,
): ReadonlyMap<ReportingFrame, FrameSource> {
  if (word.documentFrames.size === 0 || subject === null) return word.frames;
  const head = view.sentence(subject.sentence).tokens[subject.head];
  if (
    head === undefined ||
    !(lexicon.documents.has(head.lemma.toLowerCase()) || lexicon.outlets.has(head.form.toLowerCase()))
  )
    return word.frames;
  return new Map([...word.documentFrames, ...word.frames]);
}

function readVerb(context: VerbContext): Reading | null {
  return (
    readClause(context) ??
    readInfinitive(context) ??
    readPassive(context) ??
    readNaming(context) ??
    readPredicate(context) ??
    readAbout(context) ??
    readRaising(context) ??
    readObject(context)
  );
}

/**
 * 0. The words around or before a cue set off by commas, which a tree seldom holds together. Speech alone.
 * 1. A clausal complement: "said that the road was open", "the road was open, he said".
 * 2. The clause that the verb is set beside: "The road, he said, was open".
 * 3. A clause set beside the verb, after a colon: "He said: the road is open".
 * 4. By the order of words, where the tree has lost the clause.
 */
function readClause(context: VerbContext): Reading | null {
  const source = context.frames.get("clause");
  if (source === undefined || isPassiveReport(context)) return null;
  const { view, sentence, verb, tokens } = context;
  const tree = view.tree(sentence);
  const reading = (construction: string, content: readonly number[]): Reading => ({
    source,
    construction,
    content,
    cue: [],
  });
  const set = source.class === "say" ? (aroundCue(context) ?? tailOf(context)) : null;
  if (set !== null) return { ...reading("order", set.content), speaker: set.speaker };
  const complement = childBy(tree, verb, "ccomp");
  if (complement >= 0 && !isSubjectInverted(context, complement) && !isAfterThat(context, complement))
    return reading("clause", view.below(sentence, complement));
  const own = tokens[verb];
  if (own !== undefined && baseRelation(own.deprel) === "parataxis" && own.head >= 0 && source.class === "say") {
    const below = new Set(view.below(sentence, verb));
    return reading(
      "beside",
      view.below(sentence, own.head).filter((i) => !below.has(i)),
    );
  }
  const beside = childrenOf(tree, verb).find(
    (i) => i > verb && tokens[i]?.deprel === "parataxis" && isClausal(context, i),
  );
  if (beside !== undefined) return reading("colon", view.below(sentence, beside));
  return readByOrder(context, reading);
}

/** "said this week that Togo had left, a figure that …": what stands behind a clause with "that" and has no verb is no complement. */
function isAfterThat(context: VerbContext, complement: number): boolean {
  const { view, sentence, verb, tokens } = context;
  if (tokens[complement]?.upos !== "NOUN" || childBy(view.tree(sentence), complement, "cop", "nsubj") >= 0)
    return false;
  const that = thatAfter(context);
  return that > verb && that < Math.min(...view.below(sentence, complement));
}

/** The parser sometimes takes the inverted subject for a complement: "…, said Ms Ito". */
function isSubjectInverted({ view, sentence, verb }: VerbContext, complement: number): boolean {
  return (
    complement > verb &&
    view.sentence(sentence).tokens[complement]?.upos === "PROPN" &&
    complement <= verb + 3 &&
    !view.children(sentence, complement).some((i) => view.sentence(sentence).tokens[i]?.deprel === "cop")
  );
}

function isClausal({ view, sentence, tokens }: VerbContext, token: number): boolean {
  if (tokens[token]?.upos === "VERB") return true;
  return view
    .children(sentence, token)
    .some((i) => tokens[i]?.deprel === "cop" || tokens[i]?.deprel.startsWith("nsubj"));
}

/** What a cue set off by commas leaves of its sentence, and who speaks. */
interface SetOff {
  readonly content: readonly number[];
  readonly speaker: Phrase;
}

/** The words on both sides of a cue set between commas: "The road, the mayor noted, is closed". */
function aroundCue({ view, sentence, verb, tokens, subject, frames }: VerbContext): SetOff | null {
  if (frames.get("quote") === undefined) return null;
  const own = subject !== null && subject.sentence === sentence ? subject : null;
  const isInverted = own !== null && (own.tokens[0] ?? 0) > verb;
  const first = isInverted ? verb : nominalRunBefore(tokens, verb);
  const last = isInverted ? (own.tokens.at(-1) ?? verb) : verb;
  const isSetOff = tokens[first - 1]?.form === "," && tokens[last + 1]?.form === ",";
  if (first < 2 || last === first || last - first > MAX_CUE_BETWEEN || !isSetOff) return null;
  if (view.quoteOf(sentence, first - 2) >= 0 || view.quoteOf(sentence, last + 2) >= 0) return null;
  const speaker = own !== null && (own.tokens[0] ?? -1) >= first ? own : groupOf(tokens, sentence, first, verb);
  const content = [...range(0, first - 1), ...range(last + 2, tokens.length)];
  return hasVerb(tokens, content) ? { content, speaker } : null;
}

/**
 * Where the tree has lost the clause, the order of the words tells.
 *
 * 1. "that" after the verb, with no other verb between: "warned its neighbour that", "said on Tuesday that".
 * 2. A finite clause right after a verb of saying: "The office said about half of the sum was lost".
 */
function readByOrder(
  context: VerbContext,
  reading: (construction: string, content: readonly number[]) => Reading,
): Reading | null {
  const { sentence, verb, tokens, subject, frames } = context;
  const that = thatAfter(context);
  if (that >= 0) return reading("that", range(that, clauseEnd(context, that)));
  if (frames.get("clause")?.class !== "say" || frames.get("quote") === undefined) return null;
  if (subject === null || subject.sentence !== sentence) return null;
  const last = Math.max(subject.tokens.at(-1) ?? verb, verb);
  const isSaid = frames.get("clause")?.entry === "reporting.say" && last === verb;
  return isSaid && startsClause(context, verb + 1) ? reading("bare", range(verb + 1, tokens.length)) : null;
}

/**
 * A cue that ends its sentence after a comma, with its speaker before or after the verb:
 * "…, a customs broker in Khasan said on Monday", "…, said the mayor".
 */
function tailOf({ view, sentence, verb, tokens, subject, frames, word }: VerbContext): SetOff | null {
  if (frames.get("quote") === undefined) return null;
  const own = subject !== null && subject.sentence === sentence ? subject : null;
  const isInverted = own !== null && own.tokens[0] === verb + 1;
  const isLast = tokens.slice(verb + 1, -1).every(({ upos, form }) => !/^(VERB|AUX|SCONJ)$/.test(upos) && form !== ",");
  if (!isInverted && (!isLast || tokens.length - verb > MAX_TAIL)) return null;
  const first = isInverted ? verb : nominalRunBefore(tokens, verb);
  const comma = isQuoteMark(tokens[first - 1]) ? first - 2 : first - 1;
  if (comma < 3 || tokens[comma]?.form !== "," || (first === verb && !isInverted)) return null;
  if (view.quoteOf(sentence, comma - 1) >= 0 || !hasVerb(tokens, range(0, comma))) return null;
  if (!isInverted && hasOwnObject(tokens[verb + 1], word)) return null;
  const speaker = own !== null && (own.tokens[0] ?? -1) >= first ? own : groupOf(tokens, sentence, first, verb);
  return { content: range(0, comma), speaker };
}

function hasVerb(tokens: readonly Token[], among: readonly number[]): boolean {
  return among.some((i) => tokens[i]?.upos === "VERB" || tokens[i]?.upos === "AUX");
}

/** "…, she had uttered a word": the verb has an object of its own; "told the court" and "said last week" have none. */
function hasOwnObject(next: Token | undefined, word: ReportingWord): boolean {
  if (next === undefined || word.addressee) return false;
  return (
    /^(DET|PRON|ADJ|NOUN|NUM)$/.test(next.upos) &&
    !/^(last|this|earlier|late|early|yesterday|today|tonight)$/i.test(next.form)
  );
}

function isQuoteMark(token: Token | undefined): boolean {
  return token !== undefined && /^(''|``|["“”‘’'])$/.test(token.form);
}

/** The complementiser of a clause that the verb can have, or -1. */
function thatAfter({ verb, tokens, word }: VerbContext): number {
  for (let i = verb + 1; i < tokens.length && i <= verb + MAX_TO_THAT; i++) {
    const token = tokens[i];
    if (token === undefined || token.upos === "VERB" || token.form === ";") return -1;
    const isQuestion = word.addressee && /^(if|whether|how|what|why|who)$/i.test(token.form) && i <= verb + 4;
    const isThat = token.lemma === "that" && (token.upos === "SCONJ" || i === verb + 1);
    if ((isThat || isQuestion) && tokens[i + 1]?.upos !== "PUNCT")
      return tokens.slice(i + 1).some(({ upos }) => upos === "VERB" || upos === "AUX") ? i : -1;
  }
  return -1;
}

/** One past the last token of the clause that "that" opens: of its verb, if the tree knows it, else of the sentence. */
function clauseEnd({ view, sentence, tokens }: VerbContext, that: number): number {
  const head = tokens[that]?.head ?? -1;
  return head > that ? Math.max(...view.below(sentence, head)) + 1 : tokens.length;
}

function startsClause({ tokens, view, sentence }: VerbContext, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^(DET|PRON|PROPN|NOUN|ADJ|NUM|SCONJ|VERB|ADV)$/.test(token.upos)) return false;
  if (view.quoteOf(sentence, at) >= 0) return false;
  const rest = tokens.slice(at + 1);
  return rest.some(({ upos, xpos }) => upos === "AUX" || (upos === "VERB" && /^VB[DPZ]$/.test(xpos)));
}

function readInfinitive(context: VerbContext): Reading | null {
  const source = context.frames.get("infinitive");
  if (source === undefined || isPassiveReport(context)) return null;
  const { view, sentence, verb, tokens, word } = context;
  const tree = view.tree(sentence);
  const object = childBy(tree, verb, "obj");
  // "expects the price to rise": the parser hangs the infinitive on the price as often as on the verb.
  const complement = [...childrenOf(tree, verb), ...(object > verb ? childrenOf(tree, object) : [])].find(
    (i) => i > verb && /^(xcomp|ccomp|acl|advcl)$/.test(tokens[i]?.deprel ?? "") && hasMark(context, i, "to"),
  );
  if (complement === undefined) return null;
  // "wants Mali to leave": Mali's leaving is wanted; "urged Mali to leave": Mali hears it.
  const content = [
    ...(object > verb && !word.addressee ? view.below(sentence, object) : []),
    ...view.below(sentence, complement),
  ];
  return { source, construction: "infinitive", content, cue: [] };
}

function hasMark({ view, sentence, tokens }: VerbContext, token: number, mark: string): boolean {
  return view.children(sentence, token).some((i) => tokens[i]?.deprel === "mark" && tokens[i]?.lemma === mark);
}

/** "He is said to have fled", "it is believed that", "was told that". */
function readPassive(context: VerbContext): Reading | null {
  const { view, sentence, verb, word, tokens } = context;
  const source = context.frames.get("passive");
  if (!isPassiveReport(context)) return null;
  const tree = view.tree(sentence);
  const speaker = agentOf(context);
  const subject = subjectOf(view, sentence, verb);
  const clause = childBy(tree, verb, "ccomp", "csubj", "csubj:pass", "csubj:outer");
  const clauseSource = source ?? (word.addressee ? context.frames.get("clause") : undefined);
  if (clause >= 0 && clauseSource !== undefined)
    return { source: clauseSource, construction: "passive", content: view.below(sentence, clause), cue: [], speaker };
  const raised = childBy(tree, verb, "xcomp");
  if (source !== undefined && subject !== null && raised > verb)
    return {
      source,
      construction: "passive",
      content: [...subject.tokens, ...view.below(sentence, raised)],
      cue: [],
      speaker,
    };
  const object = context.frames.get("object");
  if (object !== undefined && subject !== null && speaker !== null && tokens[verb]?.deprel !== "acl")
    return { source: object, construction: "passive-object", content: subject.tokens, cue: [], speaker };
  return null;
}

/**
 * "Was told", "the plan described by Togo". Narrower than the document's `isPassive`: a cue that is a mere participle beside
 * its noun, or that only seems passive, still has its subject for speaker.
 */
function isPassiveReport({ view, sentence, verb, tokens }: VerbContext): boolean {
  const token = tokens[verb];
  if (token?.xpos !== "VBN") return false;
  const children = view.children(sentence, verb);
  if (hasPassiveMark(tokens, children)) return true;
  return token.deprel === "acl" && !children.some((i) => tokens[i]?.deprel === "obj");
}

/** "by the ministry". */
function agentOf({ view, sentence, verb, tokens }: VerbContext): Phrase | null {
  const agent = view
    .children(sentence, verb)
    .find((i) => i > verb && baseRelation(tokens[i]?.deprel ?? "") === "obl" && caseOf(view, sentence, i) === "by");
  return agent === undefined ? null : withoutCase(view, sentence, agent);
}

/** "called the plan a mistake", "accused Mali of fraud", "described it as unsafe". */
function readPredicate(context: VerbContext): Reading | null {
  const source = context.frames.get("predicate");
  const { view, sentence, verb } = context;
  if (source === undefined) return null;
  const passive = isPassiveReport(context);
  const object = passive
    ? (subjectOf(view, sentence, verb)?.head ?? -1)
    : childBy(view.tree(sentence), verb, "obj", "iobj");
  if (object < 0) return null;
  const said = view.children(sentence, verb).filter((i) => i > verb && i !== object && isPredicate(context, i));
  const inside =
    said.length === 0 ? view.children(sentence, object).filter((i) => i > verb && isPredicate(context, i)) : [];
  if (said.length + inside.length === 0) return null;
  const content = [...view.below(sentence, object), ...said.flatMap((i) => view.below(sentence, i))];
  if (passive) return { source, construction: "passive-predicate", content, cue: [], speaker: agentOf(context) };
  return { source, construction: "predicate", content, cue: [] };
}

function isPredicate({ view, sentence, word, tokens }: VerbContext, token: number): boolean {
  const relation = baseRelation(tokens[token]?.deprel ?? "");
  if (relation === "xcomp" || tokens[token]?.deprel === "obl:unmarked" || tokens[token]?.deprel === "obl:npmod")
    return true;
  if (relation !== "obl" && relation !== "advcl" && relation !== "nmod" && relation !== "acl") return false;
  return word.with.has(caseOf(view, sentence, token));
}

/** "called the report “a cheap lie”": from the verb to the next comma or conjunction outside the thing named. */
function readNaming(context: VerbContext): Reading | null {
  const { view, sentence, verb, tokens } = context;
  const source = context.frames.get("naming");
  const object = childBy(view.tree(sentence), verb, "obj", "iobj", "ccomp", "xcomp", "obl:unmarked");
  const isNominal =
    /^(DET|PRON|PROPN|NOUN|ADJ|PUNCT)$/.test(tokens[verb + 1]?.upos ?? "") && tokens[verb + 1]?.form !== ",";
  if (source === undefined || object < verb || isPassiveReport(context) || !isNominal) return null;
  const quoted = view.quoteOf(sentence, verb + 2);
  let end = Math.max(...view.below(sentence, object)) + 1;
  while (
    end < tokens.length &&
    !(quoted < 0 && /^(CCONJ)$/.test(tokens[end]?.upos ?? "")) &&
    !/^[,;.]$/.test(tokens[end]?.form ?? "")
  )
    end++;
  // "called a lawyer" names nobody: two things must stand there.
  const nominals = range(verb + 1, end).filter((i) => /^(NOUN|PROPN|PRON|ADJ)$/.test(tokens[i]?.upos ?? ""));
  const isNamed = range(verb + 1, end).some((i) => view.quoteOf(sentence, i) >= 0);
  return nominals.length >= 2 && isNamed
    ? { source, construction: "naming", content: range(verb + 1, end), cue: [] }
    : null;
}

/** "called for a truce", "pointed to a lack of funds", "called on the minister to resign". */
function readAbout(context: VerbContext): Reading | null {
  const { view, sentence, verb, tokens, word } = context;
  if (word.about.size === 0 || isPassiveReport(context)) return null;
  for (const child of view.children(sentence, verb)) {
    const relation = baseRelation(tokens[child]?.deprel ?? "");
    if (child < verb || (relation !== "obl" && relation !== "advcl")) continue;
    const marker = caseToken(view, sentence, child);
    const source = marker < 0 ? undefined : word.about.get(tokens[marker]?.lemma ?? "");
    if (source === undefined || marker > verb + 4) continue;
    const rest = view
      .children(sentence, verb)
      .filter(
        (i) =>
          i > child && (tokens[i]?.deprel === "xcomp" || (tokens[i]?.deprel === "advcl" && hasMark(context, i, "to"))),
      );
    const content = [...view.below(sentence, child), ...rest.flatMap((i) => view.below(sentence, i))].filter(
      (i) => i !== marker,
    );
    return { source, construction: "about", content, cue: marker <= verb + 2 ? [marker] : [] };
  }
  return null;
}

/** "seems to have left", "appears tired". */
function readRaising(context: VerbContext): Reading | null {
  const source = context.frames.get("raising");
  if (source === undefined) return null;
  const { view, sentence, verb } = context;
  const tree = view.tree(sentence);
  const clause = childBy(tree, verb, "ccomp");
  if (clause > verb)
    return { source, construction: "raising", content: view.below(sentence, clause), cue: [], speaker: null };
  const raised = childBy(tree, verb, "xcomp");
  const subject = subjectOf(view, sentence, verb);
  if (raised < verb || subject === null) return null;
  return {
    source,
    construction: "raising",
    content: [...subject.tokens, ...view.below(sentence, raised)],
    cue: [],
    speaker: null,
  };
}

function readObject(context: VerbContext): Reading | null {
  const source = context.frames.get("object");
  const { view, sentence, verb, tokens } = context;
  if (source === undefined || isPassiveReport(context)) return null;
  const object = childBy(view.tree(sentence), verb, "obj");
  if (object < 0 || (tokens[object]?.xpos === "PRP" && tokens[object]?.form.endsWith("self"))) return null;
  const content = source.class === "show" ? withPhrasesAfter(context, object) : view.below(sentence, object);
  return { source, construction: "object", content, cue: [] };
}

/** "show new trenches near the border": what a picture shows takes the place right after it with it, which trees give to the verb. */
function withPhrasesAfter({ view, sentence, verb, tokens }: VerbContext, object: number): number[] {
  const below = view.below(sentence, object);
  for (const child of view.children(sentence, verb)) {
    const phrase = view.below(sentence, child);
    const isNext = Math.min(...phrase) === Math.max(...below) + 1;
    if (isNext && baseRelation(tokens[child]?.deprel ?? "") === "obl" && caseOf(view, sentence, child) !== "")
      below.push(...phrase);
  }
  return below;
}

/** Inside quotation marks the speaker goes on; only what is told of somebody else's words is a claim of its own. */
function isNestedReport(
  { view, sentence, frames }: VerbContext,
  reading: Reading | null,
  speaker: Phrase | null,
): boolean {
  if (
    reading === null ||
    reading.source.class !== "say" ||
    reading.construction !== "clause" ||
    frames.get("quote") === undefined
  )
    return false;
  if (speaker === null || speaker.sentence !== sentence) return false;
  const head = view.sentence(sentence).tokens[speaker.head];
  return head !== undefined && (head.upos === "PROPN" || head.upos === "NOUN" || /^(he|she)$/i.test(head.form));
}

/** Attitudes and objects need somebody who can have them; speech may be told without a speaker where a clause is said. */
function hasWorthySpeaker({ view, lexicon }: VerbContext, reading: Reading, speaker: Phrase | null): boolean {
  if (/^(passive|passive-predicate|raising)$/.test(reading.construction)) return true;
  if (speaker === null) return reading.source.class === "say" && /^(clause|beside)$/.test(reading.construction);
  // "I think", "we want": the voice of the page or of a quotation without marks, no report of another's mind.
  const head = view.sentence(speaker.sentence).tokens[speaker.head]?.form ?? "";
  if (/^(I|we|you)$/i.test(head) && reading.source.class !== "say") return false;
  const isSpeech = reading.source.class === "say" && /^(that|order|beside|bare)$/.test(reading.construction);
  return (
    isSpeech ||
    reading.construction === "clause" ||
    reading.source.class === "show" ||
    isPersonal(view, lexicon, speaker)
  );
}

/** The verb with what stands right before it of its group: "has also said", "did not respond". */
export function cueTokens(view: View, sentence: number, verb: number): number[] {
  const { tokens } = view.sentence(sentence);
  const found = [verb];
  for (let i = verb - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token === undefined || token.head !== verb) break;
    const relation = baseRelation(token.deprel);
    const isShortAdverb =
      relation === "advmod" &&
      view.children(sentence, i).length === 0 &&
      token.upos !== "SCONJ" &&
      !/^(when|where|how|why|as)$/i.test(token.form);
    if (relation !== "aux" && relation !== "cop" && !isShortAdverb) break;
    found.unshift(i);
  }
  const next = tokens[verb + 1];
  if (next?.head === verb && next.deprel === "compound:prt") found.push(verb + 1);
  return found;
}

function addresseeOf({ view, sentence, verb, tokens }: VerbContext): Phrase | null {
  const hearer = view.children(sentence, verb).find((i) => {
    const relation = baseRelation(tokens[i]?.deprel ?? "");
    return (
      i > verb &&
      (relation === "obj" ||
        relation === "iobj" ||
        (relation === "obl" && /^(to|with|by)$/.test(caseOf(view, sentence, i))))
    );
  });
  return hearer === undefined ? null : withoutCase(view, sentence, hearer);
}
