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
import { draftOfNoun } from "./nouns.ts";
import { agentOf, isPersonal, speakerOfVerb } from "./subjects.ts";
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
  /** Tokens of the entry behind the verb: "point out", "put it". */
  readonly particle: ReadonlySet<number>;
  readonly frames: ReadonlyMap<ReportingFrame, FrameSource>;
  readonly subject: Phrase | null;
}

/** Most tokens between a verb and its "that": an addressee, a day, a place. */
const MAX_TO_THAT = 12;

/** Most tokens from a cue to the end of its sentence: "said on Wednesday in a statement". */
const MAX_TAIL = 10;
/** Most tokens from a verb to that of the clause it has, its subject between them. */
const MAX_LOST_SUBJECT = 6;
/** Most tokens of a cue and its speaker between two commas. */
const MAX_CUE_BETWEEN = 8;

/**
 * The claim that verb `verb` makes, or null. The first reading that the tree allows counts:
 * clause, infinitive, passive, a name in quotation marks, object with predicate, prepositional phrase, passive, raising, object.
 */
export function draftOfVerb(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const { word, particle } = wordOf(view, lexicon, sentence, verb);
  if (word === null || isAbsolute(view, sentence, verb)) return null;
  if (isNounAfterAll(tokens, verb)) return draftOfNoun(view, lexicon, sentence, verb);
  const subject = speakerOfVerb(view, lexicon, sentence, verb);
  const frames = framesFor(view, lexicon, word, subject);
  const context: VerbContext = {
    view,
    lexicon,
    sentence,
    verb,
    tokens,
    word,
    particle: new Set(particle),
    frames,
    subject,
  };
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

/** "Five rockets hit the base, with no casualties reported": what is reported so is a thing, and nobody says it. */
function isAbsolute(view: View, sentence: number, verb: number): boolean {
  const { tokens } = view.sentence(sentence);
  const { xpos = "", lemma = "" } = tokens[verb] ?? {};
  if (!/^VB[DN]$/.test(xpos) || !/^(?:report|record|confirm|announce)$/.test(lemma)) return false;
  const comma = tokens.findLastIndex(({ form }, i) => i < verb && form === ",");
  return /^with$/i.test(tokens[comma + 1]?.form ?? "") && verb - comma <= MAX_CUE_BETWEEN;
}

/** "Amid reports that the mayor had left": taggers take the noun for a verb. */
function isNounAfterAll(tokens: readonly Token[], verb: number): boolean {
  return tokens[verb]?.xpos === "VBZ" && /^(?:amid|amidst|despite|following)$/i.test(tokens[verb - 1]?.form ?? "");
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
  const word =
    lexicon.verbs.get(lemma) ??
    spellings(tokens[verb])
      .map((form) => lexicon.verbs.get(form))
      .find(Boolean);
  return { word: word ?? null, particle: [] };
}

/** What else the lemma of a past form or participle may be: "joked" may have lost its e, "credited" may have got one. */
function spellings(token: Token | undefined): string[] {
  if (token === undefined || !/^VB[DGN]/.test(token.xpos)) return [];
  return [`${token.lemma}e`, ...(token.lemma.endsWith("e") ? [token.lemma.slice(0, -1)] : [])];
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
    readAside(context) ??
    readAsked(context) ??
    readClause(context) ??
    readInfinitive(context) ??
    readPassive(context) ??
    readNaming(context) ??
    readPredicate(context) ??
    readAbout(context) ??
    readRaising(context) ??
    readObject(context) ??
    readGap(context)
  );
}

/** "As the mayor noted, the road is closed": the sentence without the clause that "as" opens, where that says nothing itself. */
function readAside(context: VerbContext): Reading | null {
  const { view, sentence, verb, tokens, subject, frames, particle } = context;
  const source = frames.get("clause");
  if (source === undefined || source.class === "want" || subject === null || subject.sentence !== sentence) return null;
  const opening = (subject.tokens[0] ?? 0) - 1;
  const first = /^as$/i.test(tokens[opening]?.form ?? "") && tokens[opening - 1]?.upos !== "ADJ" ? opening : -1;
  if (first < 0 || (subject.tokens[0] ?? verb) > verb || isPassiveReport(context)) return null;
  if (range(subject.head + 1, verb).some((i) => tokens[i]?.upos === "VERB")) return null;
  const own = view.children(sentence, verb).filter((i) => i > verb);
  const isBare = own.every(
    (i) =>
      !/^(obj|ccomp|xcomp|conj|parataxis)$/.test(tokens[i]?.deprel ?? "") || isAddressee(context, i) || particle.has(i),
  );
  const comma = tokens.findIndex(({ form }, i) => i > verb && /^[,.;]$/.test(form));
  const last = comma < 0 ? tokens.length : comma;
  if (!isBare || range(verb + 1, last).some((i) => tokens[i]?.upos === "VERB")) return null;
  const start = tokens.findLastIndex(({ form }, i) => i < first && form === ";") + 1;
  const content = [...range(start, first), ...range(last + 1, tokens.length)];
  return hasVerb(tokens, content) ? { source, construction: "aside", content, cue: [] } : null;
}

/** Most words between "Asked" and what was asked: "Asked by a reporter on Monday whether". */
const MAX_TO_QUESTION = 7;

/** "Asked whether he would go, the minister said": what somebody is asked, up to the comma, however the tree reads it. */
function readAsked(context: VerbContext): Reading | null {
  const { view, sentence, verb, tokens, word } = context;
  const source = context.frames.get("clause");
  if (source === undefined || !word.addressee || verb > 1 || !/^VB[DN]$/.test(tokens[verb]?.xpos ?? "")) return null;
  const comma = tokens.findIndex(({ form }, i) => i > verb && form === ",");
  const question = tokens.findIndex(
    ({ form }, i) => i > verb && /^(if|whether|what|why|how|who|when|where|which|about)$/i.test(form),
  );
  if (question < 0 || comma < question || question > verb + MAX_TO_QUESTION) return null;
  return {
    source,
    construction: "passive",
    content: range(question, comma),
    cue: [],
    speaker: agentOf(view, sentence, verb),
  };
}

function isAddressee({ word, tokens }: VerbContext, token: number): boolean {
  return word.addressee && tokens[token]?.deprel === "obj";
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
  const set = /^(say|show)$/.test(source.class) ? (aroundCue(context) ?? tailOf(context)) : null;
  if (set !== null) return { ...reading("order", set.content), speaker: set.speaker };
  const complement = childBy(tree, verb, "ccomp");
  if (complement >= 0 && !isSubjectInverted(context, complement) && !isAfterThat(context, complement))
    return reading("clause", fromVerb(context, view.below(sentence, complement)));
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

/** A clause that begins a few words after the verb takes them along, where the tree has lost its subject: "said [the road] was open". */
function fromVerb({ view, sentence, verb, tokens, word }: VerbContext, content: readonly number[]): readonly number[] {
  const first = Math.min(...content);
  const lost = range(verb + 1, first);
  const isNominal = lost.every((i) => /^(DET|ADJ|NOUN|PROPN|PRON|NUM|ADP|PART|ADV|CCONJ)$/.test(tokens[i]?.upos ?? ""));
  const isOther = word.addressee || lost.some((i) => view.isTime(sentence, i)) || tokens[first]?.lemma === "that";
  return lost.length > 0 &&
    isNominal &&
    !isOther &&
    /^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tokens[verb + 1]?.upos ?? "")
    ? [...lost, ...content]
    : content;
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
  if (subject === null || subject.sentence !== sentence) return null;
  const last = Math.max(subject.tokens.at(-1) ?? verb, verb);
  if (last !== verb || !startsClause(context, verb + 1)) return null;
  const isSaid = frames.get("clause")?.entry === "reporting.say" && frames.get("quote") !== undefined;
  return isSaid || isClauseNext(context) ? reading("bare", range(verb + 1, tokens.length)) : null;
}

/** "worry it will fail": a few nominal words and a finite verb right after. */
function isClauseNext({ verb, tokens, frames }: VerbContext): boolean {
  if (!/^(say|think|show)$/.test(frames.get("clause")?.class ?? "") || /^VB[GN]$/.test(tokens[verb]?.xpos ?? ""))
    return false;
  let next = verb + 1;
  while (/^(DET|ADJ|NOUN|PROPN|PRON|NUM|PART)$/.test(tokens[next]?.upos ?? "") && tokens[next]?.form !== "to") next++;
  return next > verb + 1 && next <= verb + MAX_LOST_SUBJECT && /^(VB[DZP]|MD)$/.test(tokens[next]?.xpos ?? "");
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
    if (token === undefined || (token.upos === "VERB" && token.deprel !== "amod") || token.form === ";") return -1;
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
  const speaker = agentOf(view, sentence, verb);
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
  const heard = word.addressee ? hearingOf(context) : null;
  if (heard !== null) return { ...heard, construction: "passive", speaker };
  const object = context.frames.get("object");
  if (object !== undefined && subject !== null && speaker !== null && tokens[verb]?.deprel !== "acl")
    return { source: object, construction: "passive-object", content: subject.tokens, cue: [], speaker };
  return null;
}

/** What somebody is told or asked: "was asked about the fire", "was told to leave". */
function hearingOf(context: VerbContext): Omit<Reading, "construction"> | null {
  const { view, sentence, verb, tokens, word, frames } = context;
  const infinitive = frames.get("infinitive");
  for (const child of view.children(sentence, verb)) {
    if (child < verb) continue;
    const content = view.below(sentence, child);
    if (infinitive !== undefined && tokens[child]?.deprel === "xcomp" && hasMark(context, child, "to"))
      return { source: infinitive, content, cue: [] };
    const marker = caseToken(view, sentence, child);
    const about = marker < 0 ? undefined : word.about.get(tokens[marker]?.lemma ?? "");
    if (about !== undefined)
      return { source: about, content: content.filter((i) => i !== marker), cue: marker === verb + 1 ? [marker] : [] };
  }
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

/**
 * 1. An object and what is said of it: "called the plan a mistake", "accused Mali of fraud", "described it as unsafe".
 * 2. A clause without a verb, as which the tree may take both: "called [the actions lawful]".
 * 3. A preposition of the verb's own somewhere in its object: "accused the envoy and his aides of fraud".
 */
function readPredicate(context: VerbContext): Reading | null {
  const source = context.frames.get("predicate");
  const { view, sentence, verb, tokens } = context;
  if (source === undefined) return null;
  const passive = isPassiveReport(context);
  const children = view.children(sentence, verb);
  const object = passive
    ? (subjectOf(view, sentence, verb)?.head ?? -1)
    : childBy(view.tree(sentence), verb, "obj", "iobj");
  if (object < 0) {
    const small = passive ? undefined : children.find((i) => i > verb && isSmallClause(context, i));
    return small === undefined
      ? null
      : { source, construction: "predicate", content: view.below(sentence, small), cue: [] };
  }
  if (isReflexive(tokens[object]) && !children.some((i) => caseOf(view, sentence, i) === "as")) return null;
  const said = children.filter((i) => i > verb && i !== object && isPredicate(context, i));
  const below = view.below(sentence, object);
  const inside = below.some((i) => i > verb && i !== object && isPredicate(context, i));
  if (said.length === 0 && !inside) return null;
  const content = [...below, ...said.flatMap((i) => view.below(sentence, i))];
  if (passive)
    return { source, construction: "passive-predicate", content, cue: [], speaker: agentOf(view, sentence, verb) };
  const reached = tokens[object]?.upos === "PRON" ? content : range(Math.min(...content), Math.max(...content) + 1);
  return { source, construction: "predicate", content: object > verb ? reached : content, cue: [] };
}

function isReflexive(token: Token | undefined): boolean {
  return token?.upos === "PRON" && /sel(f|ves)$/.test(token.form);
}

function isSmallClause({ view, sentence, verb, tokens }: VerbContext, token: number): boolean {
  if (!/^(xcomp|ccomp)$/.test(tokens[token]?.deprel ?? "") || /^(VERB|AUX)$/.test(tokens[token]?.upos ?? ""))
    return false;
  const subject = childBy(view.tree(sentence), token, "nsubj");
  return subject > verb && subject < token && childBy(view.tree(sentence), token, "cop", "mark") < 0;
}

function isPredicate({ view, sentence, word, tokens, verb }: VerbContext, token: number): boolean {
  const deprel = tokens[token]?.deprel ?? "";
  const relation = baseRelation(deprel);
  const isOwn = tokens[token]?.head === verb;
  // "found ways to win", "saw him come": a deed, not what somebody is called.
  if (isOwn && deprel === "xcomp" && tokens[token]?.xpos !== "VB") return true;
  if (isOwn && /^obl:(unmarked|npmod)$/.test(deprel) && !view.isTime(sentence, token)) return true;
  if (!/^(obl|advcl|nmod|acl)$/.test(relation)) return false;
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
  const isQuoted = (i: number) => view.quoteOf(sentence, i) >= 0;
  const nominals = range(verb + 1, end).filter(
    (i) => /^(NOUN|PROPN|PRON|ADJ)$/.test(tokens[i]?.upos ?? "") || (isQuoted(i) && tokens[i]?.upos === "VERB"),
  );
  const isNamed = range(verb + 1, end).some(isQuoted);
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
  const named = childBy(view.tree(sentence), verb, "obj");
  const object = named >= 0 ? named : nominalComplement(context);
  if (object < 0 || isReflexive(tokens[object])) return null;
  const content = withPhrasesAfter(context, object);
  return { source, construction: "object", content, cue: [] };
}

/** "suggested raising the fee": a deed by its -ing form, or a clause without a verb, right after the verb; or -1. */
function nominalComplement({ view, sentence, verb, tokens }: VerbContext): number {
  const found = view
    .children(sentence, verb)
    .find(
      (i) =>
        i > verb &&
        /^(xcomp|ccomp|advcl)$/.test(tokens[i]?.deprel ?? "") &&
        Math.min(...view.below(sentence, i)) === verb + 1,
    );
  return found !== undefined && (tokens[found]?.xpos === "VBG" || /^(NOUN|PROPN)$/.test(tokens[found]?.upos ?? ""))
    ? found
    : -1;
}

/**
 * "The pact, which Mali calls a mistake", "what the envoy called “a lie”", "the road that the mayor says is closed": the thing
 * meant stands before the speaker. The content is the relative word, or what it stands for, and what follows the verb.
 */
function readGap(context: VerbContext): Reading | null {
  const { view, sentence, verb, tokens, subject, frames } = context;
  const source = frames.get("clause") ?? frames.get("predicate") ?? frames.get("object") ?? frames.get("naming");
  if (source === undefined || subject === null || subject.sentence !== sentence) return null;
  const first = subject.tokens[0] ?? verb;
  if (first < 1 || first > verb || isPassiveReport(context)) return null;
  const relative = /^(which|that|what|who|whom)$/i.test(tokens[first - 1]?.form ?? "") ? first - 1 : -1;
  const token = tokens[verb];
  const isRelative = token?.deprel === "acl:relcl" && token.head >= 0 && token.head < first;
  const isSubject = /^(who|which|that|what)$/i.test(tokens[subject.head]?.form ?? "");
  const isManner =
    tokens[relative - 1]?.upos === "ADP" ||
    /^(way|manner|reason|time|day)$/.test(tokens[token?.head ?? -1]?.lemma ?? "");
  if ((relative < 0 && !isRelative) || isSubject || isManner) return null;
  const isWhole = view.children(sentence, verb).some((i) => i > verb && /^i?obj$/.test(tokens[i]?.deprel ?? ""));
  if (isWhole && !(frames.has("predicate") && /^wh/i.test(tokens[relative]?.form ?? ""))) return null;
  const after = view.below(sentence, verb).filter((i) => i > verb);
  if (source.class === "think" && !hasVerb(tokens, after)) return null;
  const isNamed = relative >= 0 && /^wh/i.test(tokens[relative]?.form ?? "");
  const meant = isNamed ? [relative] : isRelative ? groupAround(context, token.head, first) : [];
  const content = [...meant, ...after];
  return content.length === 0 ? null : { source, construction: "gap", content, cue: [] };
}

/** A nominal with what stands before the clause that hangs on it. */
function groupAround({ view, sentence }: VerbContext, head: number, end: number): number[] {
  return view.below(sentence, head).filter((i) => i < end - 1);
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
    if (relation !== "aux" && relation !== "cop" && !(relation === "mark" && token.form === "to") && !isShortAdverb)
      break;
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
