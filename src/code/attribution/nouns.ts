// Stage "code", attribution: claims that a noun or an adjective makes. "The claim that …", "her call for …", "is confident that …".
import { baseRelation, childBy } from "#document";
import type { FrameSource, ReportingLexicon, ReportingWord } from "#lexicon";
import { type Draft, ruleOf } from "./draft.ts";
import { caseOf, caseToken, range, subjectOf, withoutCase } from "./nominals.ts";
import { isPersonal, speakerOfVerb } from "./subjects.ts";
import { cueTokens } from "./verbs.ts";
import type { Phrase, View } from "./view.ts";

interface Content {
  readonly source: FrameSource;
  readonly tokens: readonly number[];
  /** Preposition that belongs to the cue, or -1. */
  readonly marker: number;
  /** The token that heads the content. */
  readonly head: number;
  /** A clause with "that" or "whether", which nothing but a cue can have. */
  readonly isClause: boolean;
}

/**
 * The claim of noun `noun`, or null. Who makes it: its possessor ("Iran's refusal"), "by" or "from" somebody,
 * or the subject of the verb that carries it ("issued a warning"). Without any of these only a clause counts.
 */
export function draftOfNoun(view: View, lexicon: ReportingLexicon, sentence: number, noun: number): Draft | null {
  const { tokens } = view.sentence(sentence);
  const word = lexicon.nouns.get(tokens[noun]?.lemma.toLowerCase() ?? "");
  if (word === undefined || view.quoteOf(sentence, noun) >= 0) return null;
  const carrier = carrierOf(view, sentence, noun, word);
  const content = contentOf(view, sentence, noun, word);
  if (content === null) return null;
  const speaker = speakerOfNoun(view, lexicon, sentence, noun, content.head, carrier);
  if (speaker === null && !content.isClause && (word.needsSpeaker || content.marker >= 0)) return null;
  const own = [noun, ...(content.marker < 0 ? [] : [content.marker])];
  const cue = carrier < 0 ? own : [...cueTokens(view, sentence, carrier), ...range(carrier + 1, noun), ...own];
  return {
    sentence,
    at: noun,
    cue: view.pieces(sentence, cue),
    speaker,
    content: view.pieces(sentence, content.tokens),
    class: content.source.class,
    rule: ruleOf(content.source, carrier < 0 ? "noun" : "carried-noun"),
    entry: content.source.entry,
    takesQuote: false,
    inQuote: -1,
    addressee: null,
  };
}

function contentOf(view: View, sentence: number, head: number, word: ReportingWord): Content | null {
  const { tokens } = view.sentence(sentence);
  for (const child of view.children(sentence, head)) {
    if (child < head) continue;
    const relation = baseRelation(tokens[child]?.deprel ?? "");
    const marker = caseToken(view, sentence, child);
    const lemma = tokens[marker]?.lemma ?? "";
    const isClause =
      relation === "ccomp" ||
      relation === "acl" ||
      relation === "advcl" ||
      relation === "csubj" ||
      relation === "xcomp";
    if (isClause && (tokens[child]?.deprel !== "acl:relcl" || opensWithMark(view, sentence, child))) {
      const clause = word.frames.get("clause");
      const infinitive = word.frames.get("infinitive");
      if (
        clause !== undefined &&
        relation !== "xcomp" &&
        (lemma === "that" || lemma === "whether" || relation === "ccomp")
      )
        return { source: clause, tokens: view.below(sentence, child), marker: -1, head: child, isClause: lemma !== "" };
      if (infinitive !== undefined && lemma === "to")
        return { source: infinitive, tokens: view.below(sentence, child), marker: -1, head: child, isClause: false };
    }
    const about = relation === "nmod" || relation === "obl" || isClause ? word.about.get(lemma) : undefined;
    if (about !== undefined) {
      const below = view.below(sentence, child).filter((i) => i !== marker);
      return { source: about, tokens: below, marker: marker === head + 1 ? marker : -1, head: child, isClause: false };
    }
  }
  return besideContent(view, sentence, head, word);
}

/** "a warning that the river would rise": a "that" that stands for nothing makes no relative clause, whatever it is called. */
function opensWithMark(view: View, sentence: number, clause: number): boolean {
  const mark = childBy(view.tree(sentence), clause, "mark");
  const hasSubject = childBy(view.tree(sentence), clause, "nsubj", "nsubj:pass") > mark;
  return hasSubject && view.sentence(sentence).tokens[mark]?.lemma === "that";
}

/** A preposition right after the noun whose phrase the parser gave to the verb: "repeated its support for the reform". */
function besideContent(view: View, sentence: number, noun: number, word: ReportingWord): Content | null {
  const { tokens } = view.sentence(sentence);
  const marker = tokens[noun + 1];
  const source = marker?.upos === "ADP" ? word.about.get(marker.lemma) : undefined;
  if (marker === undefined || source === undefined || marker.head <= noun + 1) return null;
  const below = view.below(sentence, marker.head).filter((i) => i > noun + 1);
  return { source, tokens: below, marker: noun + 1, head: marker.head, isClause: false };
}

/** The light verb whose object the noun is: "issued (a warning)", or -1. */
function carrierOf(view: View, sentence: number, noun: number, word: ReportingWord): number {
  const { tokens } = view.sentence(sentence);
  const token = tokens[noun];
  const head = tokens[token?.head ?? -1];
  if (token === undefined || head === undefined || token.deprel !== "obj" || token.head > noun) return -1;
  return word.light.has(head.lemma) ? token.head : -1;
}

function speakerOfNoun(
  view: View,
  lexicon: ReportingLexicon,
  sentence: number,
  noun: number,
  content: number,
  carrier: number,
): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const carried = carrier < 0 ? null : speakerOfVerb(view, lexicon, sentence, carrier);
  const owner = childBy(view.tree(sentence), noun, "nmod:poss");
  if (owner >= 0) {
    const phrase = withoutCase(view, sentence, owner);
    // "expressed their support": whose it is, the verb's subject tells better than a pronoun.
    if (tokens[owner]?.upos === "PRON" && carried !== null && isPersonal(view, lexicon, carried)) return carried;
    return isPersonalOwner(view, lexicon, phrase) ? phrase : null;
  }
  const maker = view
    .children(sentence, noun)
    .find(
      (i) =>
        i > noun &&
        i !== content &&
        baseRelation(tokens[i]?.deprel ?? "") === "nmod" &&
        /^(by|from|among|of)$/.test(caseOf(view, sentence, i)),
    );
  const made = maker === undefined ? null : withoutCase(view, sentence, maker);
  if (made !== null && isPersonal(view, lexicon, made)) return made;
  return carried !== null && isPersonal(view, lexicon, carried) ? carried : null;
}

function isPersonalOwner(view: View, lexicon: ReportingLexicon, phrase: Phrase): boolean {
  const form = view.sentence(phrase.sentence).tokens[phrase.head]?.form ?? "";
  return /^(his|her|their|my|our|its)$/i.test(form) || isPersonal(view, lexicon, phrase);
}

/** "Analysts remain doubtful that …", "it is unclear whether …". */
export function draftOfAdjective(
  view: View,
  lexicon: ReportingLexicon,
  sentence: number,
  adjective: number,
): Draft | null {
  const { tokens } = view.sentence(sentence);
  const token = tokens[adjective];
  const lemma = token?.form.toLowerCase() ?? "";
  const isKnown = lexicon.impersonals.has(lemma) || lexicon.adjectives.has(lemma);
  if (token === undefined || !isKnown || view.quoteOf(sentence, adjective) >= 0) return null;
  const subject =
    subjectOf(view, sentence, adjective) ?? (token.deprel === "xcomp" ? subjectOf(view, sentence, token.head) : null);
  const isIt = subject === null || /^(it)$/i.test(tokens[subject.head]?.form ?? "");
  const word = (isIt ? lexicon.impersonals : lexicon.adjectives).get(lemma);
  if (word === undefined) return null;
  const content = contentOf(view, sentence, adjective, word) ?? complementOf(view, sentence, adjective, word);
  if (content === null || (!isIt && (subject === null || !isPersonal(view, lexicon, subject)))) return null;
  const copula = childBy(view.tree(sentence), adjective, "cop");
  const verb = copula >= 0 ? copula : token.deprel === "xcomp" ? token.head : adjective;
  const marker = content.marker < 0 ? [] : [content.marker];
  return {
    sentence,
    at: adjective,
    cue: view.pieces(sentence, [
      ...cueTokens(view, sentence, adjective),
      ...range(Math.min(verb, adjective), adjective + 1),
      ...marker,
    ]),
    speaker: isIt ? null : subject,
    content: view.pieces(sentence, content.tokens),
    class: content.source.class,
    rule: ruleOf(content.source, "adjective"),
    entry: content.source.entry,
    takesQuote: false,
    inQuote: -1,
    addressee: null,
  };
}

/** The parser hangs the clause on "remain" as often as on "doubtful". */
function complementOf(view: View, sentence: number, adjective: number, word: ReportingWord): Content | null {
  const token = view.sentence(sentence).tokens[adjective];
  const source = word.frames.get("clause");
  if (token === undefined || source === undefined || token.deprel !== "xcomp") return null;
  const clause = childBy(view.tree(sentence), token.head, "ccomp");
  return clause > adjective
    ? { source, tokens: view.below(sentence, clause), marker: -1, head: clause, isClause: true }
    : null;
}
