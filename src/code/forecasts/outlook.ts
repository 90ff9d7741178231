// Stage "code", forecasts: a clause about the future with a hedge, and the words that make it one.
import { baseRelation, type Claim, type Token } from "#document";
import type { Polarity, ProbabilityLexicon, ProbabilityWord } from "#lexicon";
import { caseToken, range } from "../attribution/nominals.ts";
import type { View } from "../attribution/view.ts";

/** What is foretold, and by which words. */
export interface Outlook {
  readonly sentence: number;
  /** Token that heads what is foretold. */
  readonly foretold: number;
  /** Tokens of the foretold clause or phrase with its hedge. */
  readonly clause: readonly number[];
  /** Tokens of the hedge, in order. */
  readonly phrase: readonly number[];
  readonly polarity: Polarity;
  /** Words to look for a band by, the most specific first. */
  readonly bandKeys: readonly string[];
  readonly construction: string;
  readonly word: ProbabilityWord;
}

export interface Place {
  readonly view: View;
  readonly lexicon: ProbabilityLexicon;
  readonly sentence: number;
  readonly tokens: readonly Token[];
  /** Claims that have a content in this sentence. */
  readonly claims: readonly Claim[];
}

/** "is (far less) likely to V", "expected to V": by the order of the words, which the parser cannot spoil. */
export function byAdjective(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = lexicon.find("adjective", token?.form.toLowerCase() ?? "");
  if (token === undefined || word === undefined || !/^(ADJ|VERB|ADV)$/.test(token.upos)) return null;
  const isRaised = tokens[at + 1]?.form.toLowerCase() === "to";
  const foretold = isRaised ? verbAfter(place, at + 1) : thatClause(place, at);
  if (foretold < 0 || hasPastPerfect(place, foretold)) return null;
  const group = groupBefore(place, at);
  if (group.some((i) => /^(was|were|had|been)$/i.test(tokens[i]?.form ?? ""))) return null;
  // "doubtful", "certain", "sure" with "to" describe a person or a plan already fixed.
  if (isRaised && /^(doubtful|possible|inevitable)$/i.test(token.form)) return null;
  if (!isRaised && !/^(that|whether|if)$/i.test(tokens[at + 1]?.form ?? "") && !isImpersonal(place, at)) return null;
  if (isRaised && /^(set|due)$/i.test(token.form) && hasDay(place, foretold)) return null;
  const polarity = withModifiers(place, group, word.polarity);
  const clause = isRaised ? raisedClause(place, at, foretold) : view.below(sentence, foretold);
  const adverb = group.findLast(
    (i) => lexicon.find("modifier", tokens[i]?.form.toLowerCase() ?? "") === undefined && tokens[i]?.upos === "ADV",
  );
  const isCompared = group.some((i) =>
    /^(less|least|more|most|not|hardly|never|n't|n’t)$/i.test(tokens[i]?.form ?? ""),
  );
  const own = token.form.toLowerCase();
  return {
    sentence,
    foretold,
    clause: [...clause, ...group, at],
    phrase: [...group, at, ...(isRaised ? [at + 1] : [])],
    polarity,
    bandKeys: isCompared ? [] : adverb === undefined ? [own] : [`${tokens[adverb]?.form.toLowerCase()} ${own}`, own],
    construction: isRaised ? "raised" : "impersonal",
    word,
  };
}

const DAY = /^((mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow)$/i;

/** "is set to visit Ghana on Tuesday": an appointment, not a forecast. */
function hasDay({ view, sentence, tokens }: Place, foretold: number): boolean {
  if (view.below(sentence, foretold).some((i) => DAY.test(tokens[i]?.form ?? ""))) return true;
  const span = view.pieces(sentence, view.below(sentence, foretold));
  return view.doc.dates.some(
    ({ precision, start, end, sentence: at }) =>
      at === sentence && precision === "day" && span.some(([s, e]) => s <= start && end <= e),
  );
}

/**
 * An event said to be likely or not: "a swap is possible", "a trade is very likely", "another veto is to be expected",
 * "considers a breakthrough unlikely". What is foretold is a noun.
 */
export function byPredicate(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const own = token?.form.toLowerCase() ?? "";
  const word = lexicon.find("adjective", own);
  if (token === undefined || word === undefined || /^(set|bound|poised|certain|sure|forecast|destined)$/.test(own))
    return null;
  if (/^(to|that|whether|if)$/i.test(tokens[at + 1]?.form ?? "") || token.deprel === "amod") return null;
  const group = groupBefore(place, at);
  const thought =
    token.head >= 0 &&
    /^(think|consider|regard|see|deem|find|believe|judge|call|rate)$/.test(tokens[token.head]?.lemma ?? "");
  const isExpected = /^(expected|anticipated|predicted|projected|tipped)$/.test(own);
  const isBe = group.some(
    (i) => tokens[i]?.lemma === "be" || tokens[i]?.lemma === "seem" || tokens[i]?.lemma === "remain",
  );
  const isPast = group.some((i) => /^(was|were|had|been)$/i.test(tokens[i]?.form ?? ""));
  if (isExpected && (thought || !isBe)) return null;
  if (!isBe && !thought) return null;
  // "said that a settlement was improbable" is told back in the past; "the visit was likely a ruse" is about the past.
  if (isPast && !place.claims.some(({ content }) => content.start <= token.start && token.end <= content.end))
    return null;
  const foretold =
    view.children(sentence, at).find((i) => i < at && /^nsubj/.test(tokens[i]?.deprel ?? "")) ??
    view.children(sentence, thought ? token.head : at).find((i) => i < at && tokens[i]?.deprel === "obj");
  if (
    foretold === undefined ||
    !/^(NOUN|PRON)$/.test(tokens[foretold]?.upos ?? "") ||
    /^(he|she|they|we|I|who|you)$/i.test(tokens[foretold]?.form ?? "")
  )
    return null;
  const degree = group.findLast((i) => tokens[i]?.upos === "ADV");
  return {
    sentence,
    foretold,
    clause: [...view.below(sentence, foretold), ...group, at, ...view.below(sentence, at).filter((i) => i > at)],
    phrase: [...group, at],
    polarity: withModifiers(place, group, word.polarity),
    bandKeys: degree === undefined ? [own] : [`${tokens[degree]?.form.toLowerCase()} ${own}`, own],
    construction: "predicate",
    word,
  };
}

/** "expect a sixth nuclear test", "predicts high losses": the event as an object. */
export function byObject(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = token?.upos === "VERB" ? lexicon.find("verb", token.lemma) : undefined;
  if (
    token === undefined ||
    word === undefined ||
    !/^(expect|predict|foresee|anticipate|forecast|project)$/.test(token.lemma)
  )
    return null;
  if (/^VB[ND]$/.test(token.xpos)) return null;
  const children = view.children(sentence, at);
  const foretold = children.find((i) => i > at && tokens[i]?.deprel === "obj");
  if (
    foretold === undefined ||
    tokens[foretold]?.upos !== "NOUN" ||
    children.some((i) => /^(xcomp|ccomp)$/.test(tokens[i]?.deprel ?? ""))
  )
    return null;
  const isNegated = children.some((i) => i < at && normal(tokens[i]?.form ?? "") === "not");
  return {
    sentence,
    foretold,
    clause: [at, ...view.below(sentence, foretold)],
    phrase: [at],
    polarity: isNegated ? "unlikely" : word.polarity,
    bandKeys: [],
    construction: "object",
    word,
  };
}

/** Copula, auxiliaries and adverbs right before a word: "would be far less". */
function groupBefore({ tokens }: Place, at: number): number[] {
  let first = at;
  while (
    first > 0 &&
    (/^(AUX|ADV|PART)$/.test(tokens[first - 1]?.upos ?? "") ||
      /^(remain|seem|appear|look|become)$/.test(tokens[first - 1]?.lemma ?? ""))
  )
    first--;
  return range(first, at);
}

function verbAfter({ tokens }: Place, to: number): number {
  for (let i = to + 1; i < tokens.length && i <= to + 3; i++)
    if (/^(VERB|AUX)$/.test(tokens[i]?.upos ?? "")) {
      // "expected to be signed": the event hangs on the participle.
      const head = tokens[i]?.head ?? -1;
      const isHelper = /^(aux|cop)/.test(tokens[i]?.deprel ?? "");
      return isHelper && head > i ? head : i;
    }
  return -1;
}

/** The clause after an adjective: of the "that" right behind it, else a child of its own. */
function thatClause({ view, sentence, tokens }: Place, at: number): number {
  const that = tokens[at + 1];
  if (that !== undefined && /^(that|whether|if)$/i.test(that.form) && that.head > at) return that.head;
  const child = view
    .children(sentence, at)
    .find((i) => i > at && /^(ccomp|csubj)$/.test(baseRelation(tokens[i]?.deprel ?? "")));
  return child ?? -1;
}

function isImpersonal({ view, sentence, tokens }: Place, at: number): boolean {
  return view.children(sentence, at).some((i) => i < at && /^it$/i.test(tokens[i]?.form ?? ""));
}

/** The infinitive with the subject of what it is raised to; "makes a deal less likely to last": with the object there. */
function raisedClause({ view, sentence, tokens }: Place, at: number, foretold: number): number[] {
  const below = view.below(sentence, foretold);
  let host = at;
  for (let step = 0; step < 3 && host >= 0; step++) {
    const subject = view.children(sentence, host).find((i) => i < at && /^(nsubj|obj)/.test(tokens[i]?.deprel ?? ""));
    if (subject !== undefined) return [...view.below(sentence, subject), ...below];
    host = tokens[host]?.head ?? -1;
  }
  return below;
}

function withModifiers({ lexicon, tokens }: Place, group: readonly number[], polarity: Polarity): Polarity {
  const turns = group.filter((i) => lexicon.find("modifier", normal(tokens[i]?.form ?? "")) !== undefined).length;
  if (turns % 2 === 0) return polarity;
  return polarity === "likely" ? "unlikely" : polarity === "unlikely" ? "possible" : polarity;
}

function normal(form: string): string {
  return /n[’']t$/i.test(form) ? "not" : form.toLowerCase();
}

/** "will (almost) certainly V", "would probably V". */
export function byAdverb(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = lexicon.find("adverb", token?.form.toLowerCase() ?? "");
  if (token === undefined || word === undefined || tokens[at + 1]?.form.toLowerCase() === "to") return null;
  const future = [at - 1, at + 1, at - 2].find((i) => isFutureWord(tokens[i]));
  const foretold = future === undefined ? -1 : verbOf(place, future);
  if (future === undefined || foretold < 0 || hasPastPerfect(place, foretold)) return null;
  const not = [at - 1, at + 1, future + 1].find((i) => normal(tokens[i]?.form ?? "") === "not");
  const before = tokens[at - 1]?.upos === "ADV" ? [at - 1] : [];
  const phrase = [...new Set([future, ...before, at, ...(not === undefined ? [] : [not])])].sort((a, b) => a - b);
  const own = token.form.toLowerCase();
  const full = before.length > 0 ? `${tokens[at - 1]?.form.toLowerCase()} ${own}` : own;
  return {
    sentence,
    foretold,
    clause: view.below(sentence, foretold),
    phrase,
    polarity: not === undefined ? word.polarity : "unlikely",
    bandKeys: not === undefined ? [full, own] : [`${own} not`],
    construction: "adverb",
    word,
  };
}

function isFutureWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^(will|would|shall|wo|’ll|'ll)$/i.test(token.form) &&
    (token.upos === "AUX" || token.xpos === "MD")
  );
}

/** The verb or predicate that an auxiliary helps. */
function verbOf({ tokens }: Place, auxiliary: number): number {
  const token = tokens[auxiliary];
  if (token !== undefined && token.head >= 0 && /^aux/.test(token.deprel)) return token.head;
  for (let i = auxiliary + 1; i < tokens.length && i <= auxiliary + 4; i++) if (tokens[i]?.upos === "VERB") return i;
  return -1;
}

/** "could have sunk": about the past. */
function hasPastPerfect({ view, sentence, tokens }: Place, verb: number): boolean {
  return (
    tokens[verb]?.xpos === "VBN" &&
    view.children(sentence, verb).some((i) => tokens[i]?.lemma === "have" && /^aux/.test(tokens[i]?.deprel ?? ""))
  );
}

/** The same by the order of the words, as the parser may take "have" for the verb. */
function isPerfectAfter({ tokens }: Place, modal: number): boolean {
  const have = [modal + 1, modal + 2].find((i) => tokens[i]?.lemma === "have");
  return have !== undefined && [have + 1, have + 2].some((i) => tokens[i]?.xpos === "VBN");
}

/**
 * "could V", "may V", "might V"; "will V" in an expert's words.
 *
 * No forecast: about the past ("may have sunk"), ability ("could see"), what is so now ("may be tired", "may be planning"),
 * what somebody could not do, a condition or purpose ("if it could", "so that it could"), a question, "you may".
 */
export function byModal(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = token === undefined ? undefined : lexicon.find("modal", token.form.toLowerCase());
  if (token === undefined || word === undefined || (token.upos !== "AUX" && token.xpos !== "MD")) return null;
  const foretold = verbOf(place, at);
  const verb = tokens[foretold];
  if (isPerfectAfter(place, at)) return null;
  if (verb === undefined || foretold < at || hasPastPerfect(place, foretold)) return null;
  const children = view.children(sentence, foretold);
  const isNegated = children.some((i) => i < foretold && normal(tokens[i]?.form ?? "") === "not");
  if (word.expertsOnly && (isNegated || !isByExpert(place, verb))) return null;
  if (/^could$/i.test(token.form) && (isNegated || lexicon.find("ability", verb.lemma) !== undefined)) return null;
  if (isAboutNow(place, foretold, children) || isConditional(place, foretold, at)) return null;
  const subject = children.find((i) => /^nsubj/.test(tokens[i]?.deprel ?? ""));
  if (subject !== undefined && (subject > at || /^(you|I|we|who|what)$/i.test(tokens[subject]?.form ?? "")))
    return null;
  const phrase = isNegated ? range(at, Math.min(at + 2, tokens.length)) : [at];
  return {
    sentence,
    foretold,
    clause: view.below(sentence, foretold),
    phrase,
    polarity: isNegated ? "unlikely" : word.polarity,
    bandKeys: [],
    construction: "modal",
    word,
  };
}

function isByExpert({ claims }: Place, verb: Token): boolean {
  return claims.some(
    ({ speaker, content }) => speaker?.kind === "expert" && content.start <= verb.start && verb.end <= content.end,
  );
}

/** A copula or a progressive: how things may be, not what may happen, unless the clause names a later time itself. */
function isAboutNow({ view, sentence, tokens }: Place, foretold: number, children: readonly number[]): boolean {
  const hasBe = children.some((i) => tokens[i]?.deprel === "cop");
  const isProgressive = tokens[foretold]?.xpos === "VBG";
  if (!hasBe && !isProgressive) return false;
  const span = view.pieces(sentence, view.below(sentence, foretold));
  return !view.doc.dates.some(
    (date) =>
      date.sentence === sentence &&
      isLater(date.from, view.doc.published) &&
      span.some(([s, e]) => s <= date.start && date.end <= e),
  );
}

function isLater(day: string | null, published: string | null): boolean {
  return day !== null && published !== null && day > published;
}

function isConditional({ view, sentence, tokens }: Place, foretold: number, modal: number): boolean {
  return (
    view
      .children(sentence, foretold)
      .some(
        (i) => i < modal && /^(if|whether|unless|so|when|once|until|where|how|what|why)$/i.test(tokens[i]?.form ?? ""),
      ) ||
    (/^(so|that)$/i.test(tokens[modal - 2]?.form ?? "") && /^so$/i.test(tokens[modal - 3]?.form ?? ""))
  );
}

/** "predicts that prices will fall", "expects Mali to leave", "expect to see more patrols", "fears that it could". */
export function byVerb(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = token?.upos === "VERB" ? lexicon.find("verb", token.lemma) : undefined;
  if (token === undefined || word === undefined) return null;
  const children = view.children(sentence, at);
  if (children.some((i) => /^aux:pass|^nsubj:pass/.test(tokens[i]?.deprel ?? ""))) return null;
  const clause = children.find((i) => i > at && /^(ccomp|xcomp)$/.test(tokens[i]?.deprel ?? ""));
  if (clause === undefined) return null;
  const helpers = view.children(sentence, clause).filter((i) => i < clause);
  const isInfinitive = helpers.some((i) => tokens[i]?.form.toLowerCase() === "to");
  // "fears that it could": the modal says how sure.
  const isFuture = helpers.some((i) => isFutureWord(tokens[i])) || isGoingTo(place, clause);
  if (isInfinitive ? !/^(expect|predict|anticipate|project|forecast|foresee)$/.test(token.lemma) : !isFuture)
    return null;
  if (
    /^(believe|think|reckon)$/.test(token.lemma) &&
    (token.xpos === "VBD" || !helpers.some((i) => /^(will|’ll|'ll)$/i.test(tokens[i]?.form ?? "")))
  )
    return null;
  if (isInfinitive && hasOwnSubjectAsActor(place, at, children, clause)) return null;
  const seen =
    isInfinitive && /^(see|find|hear)$/.test(tokens[clause]?.lemma ?? "") ? seenThing(place, clause) : clause;
  const object = children.find((i) => i > at && i < clause && tokens[i]?.deprel === "obj");
  const isNegated = children.some((i) => i < at && normal(tokens[i]?.form ?? "") === "not");
  return {
    sentence,
    foretold: seen,
    clause: [at, ...(object === undefined ? [] : view.below(sentence, object)), ...view.below(sentence, clause)],
    phrase: [at],
    polarity: isNegated ? (word.polarity === "unlikely" ? "possible" : "unlikely") : word.polarity,
    bandKeys: isNegated ? [] : [token.lemma],
    construction: "verb",
    word,
  };
}

function isGoingTo({ view, sentence, tokens }: Place, clause: number): boolean {
  return tokens[clause]?.lemma === "go" && view.children(sentence, clause).some((i) => tokens[i]?.deprel === "xcomp");
}

/** "The company expects to open a shop": a plan of its own, unless what it expects is to see something. */
function hasOwnSubjectAsActor(
  { tokens, view, sentence }: Place,
  at: number,
  children: readonly number[],
  clause: number,
): boolean {
  const hasOther =
    children.some((i) => i > at && i < clause && tokens[i]?.deprel === "obj") ||
    view.children(sentence, clause).some((i) => /^nsubj/.test(tokens[i]?.deprel ?? ""));
  return !hasOther && !/^(see|find|hear)$/.test(tokens[clause]?.lemma ?? "");
}

function seenThing({ view, sentence, tokens }: Place, verb: number): number {
  return (
    view.children(sentence, verb).find((i) => tokens[i]?.deprel === "obj" || tokens[i]?.deprel === "ccomp") ?? verb
  );
}

/** "remain doubtful that Chad will join". */
export function byStance(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = lexicon.find("stance", token?.form.toLowerCase() ?? "");
  if (token === undefined || word === undefined || isImpersonal(place, at)) return null;
  const clause =
    thatClause(place, at) >= 0 ? thatClause(place, at) : token.head >= 0 ? thatClause(place, token.head) : -1;
  if (clause <= at) return null;
  const isFuture = view
    .children(sentence, clause)
    .some((i) => isFutureWord(tokens[i]) || /^(can|could|may|might)$/i.test(tokens[i]?.form ?? ""));
  if (!isFuture) return null;
  const group = groupBefore(place, at);
  return {
    sentence,
    foretold: clause,
    clause: [...group, at, ...view.below(sentence, clause)],
    phrase: [...group, at],
    polarity: withModifiers(place, group, word.polarity),
    bandKeys: [token.form.toLowerCase()],
    construction: "stance",
    word,
  };
}

/** "The risk of a wider war remains high", "there is little chance of a deal", "raises the risk of". */
export function byNoun(place: Place, at: number): Outlook | null {
  const { view, lexicon, sentence, tokens } = place;
  const token = tokens[at];
  const word = token?.upos === "NOUN" ? lexicon.find("noun", token.lemma) : undefined;
  if (token === undefined || word === undefined) return null;
  const children = view.children(sentence, at);
  const foretold = children.find(
    (i) =>
      i > at &&
      /^(nmod|acl|ccomp)$/.test(baseRelation(tokens[i]?.deprel ?? "")) &&
      /^(of|for|that|to)$/.test(tokens[caseToken(view, sentence, i)]?.lemma ?? ""),
  );
  if (foretold === undefined) return null;
  const measured = measureOf(place, at, children);
  const raised =
    measured === null && token.deprel === "obj"
      ? lexicon.find("raising-verb", tokens[token.head]?.lemma ?? "")
      : undefined;
  if (measured === null && raised === undefined) return null;
  const size = measured?.at === undefined || measured.at > at ? 0 : degreeSize(place, at);
  const bandKeys = size === 0 ? [] : [degreeKey(tokens, at, size)];
  const measure = size === 0 ? (measured?.tokens ?? [token.head]) : range(at - size, at);
  return {
    sentence,
    foretold,
    clause: [...measure, ...view.below(sentence, at)],
    phrase: [...measure, at].sort((a, b) => a - b),
    polarity: polarityOfBand(lexicon, bandKeys[0]) ?? measured?.polarity ?? raised?.polarity ?? word.polarity,
    bandKeys,
    construction: measured === null ? "raised-noun" : "measured-noun",
    word,
  };
}

/** How many words before the noun make a phrase that readers were asked about: "better than even chance" has three. */
function degreeSize({ lexicon, tokens }: Place, at: number): number {
  return [3, 2, 1].find((size) => lexicon.bands.has(degreeKey(tokens, at, size))) ?? 0;
}

function degreeKey(tokens: readonly Token[], at: number, size: number): string {
  const before = tokens.slice(Math.max(0, at - size), at).map(({ form }) => form.toLowerCase());
  return [...before, tokens[at]?.lemma ?? ""].join(" ");
}

/** Where a survey gives a band, its place against an even chance decides. */
function polarityOfBand({ bands }: ProbabilityLexicon, key: string | undefined): Polarity | undefined {
  const band = key === undefined ? undefined : bands.get(key);
  if (band === undefined) return undefined;
  return band.low > 0.5 ? "likely" : band.high < 0.5 ? "unlikely" : "possible";
}

interface Measure {
  readonly at: number;
  readonly tokens: readonly number[];
  readonly polarity: Polarity;
}

/** The measure of a noun: said of it ("remains high") or before it ("little chance"). */
function measureOf(place: Place, at: number, children: readonly number[]): Measure | null {
  const { view, lexicon, sentence, tokens } = place;
  const find = (i: number) => lexicon.find("measure", tokens[i]?.form.toLowerCase() ?? "");
  const before = children.find(
    (i) => i < at && /^(amod|det|advmod)$/.test(tokens[i]?.deprel ?? "") && find(i) !== undefined,
  );
  const own = before === undefined ? undefined : find(before);
  const isStated = children.length > 0 && (isExistential(place, at) || /^(obj|nsubj)/.test(tokens[at]?.deprel ?? ""));
  if (before !== undefined && own !== undefined && isStated)
    return { at: before, tokens: [before], polarity: own.polarity };
  const head = tokens[at]?.head ?? -1;
  if (head < 0 || !/^nsubj/.test(tokens[at]?.deprel ?? "")) return null;
  const said = [head, ...view.children(sentence, head)].find((i) => i > at && find(i) !== undefined);
  const polarity = said === undefined ? undefined : find(said)?.polarity;
  if (said === undefined || polarity === undefined) return null;
  return { at: said, tokens: [...new Set([...(head < said ? [head] : groupBefore(place, said)), said])], polarity };
}

function isExistential({ view, sentence, tokens }: Place, at: number): boolean {
  const verb = tokens[at]?.deprel === "root" ? at : (tokens[at]?.head ?? -1);
  return verb >= 0 && view.children(sentence, verb).some((i) => /^there$/i.test(tokens[i]?.form ?? ""));
}
