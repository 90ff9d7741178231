// Stage "code", attribution: who the subject of a verb is, through coordination, control, participles and relative clauses.
import { baseRelation, type Token } from "#document";
import type { ReportingLexicon } from "#lexicon";
import {
  caseOf,
  groupOf,
  hasPassiveMark,
  nominalRunBefore,
  phraseOf,
  range,
  subjectOf,
  withoutCase,
} from "./nominals.ts";
import type { Phrase, View } from "./view.ts";

/** How far a missing subject is sought: "wanted to be able to say". */
const MAX_CLIMB = 5;

/**
 * Who speaks through the verb.
 *
 * 1. Whatever stands between a quotation and the verb: "“…,” the envoy, Ann Ito, said".
 * 2. Of a passive, the agent ("by the ministry"); so, too, of a past form that opens a clause: "Asked whether …".
 * 3. Whom the tree gives (`subjectByTree`), unless that is a day.
 * 4. The nominal right before the verb, or before an aside that ends there; after "and", the last subject.
 */
export function speakerOfVerb(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const closing = afterQuotation(view, sentence, verb);
  if (closing !== null) return closing;
  const children = view.children(sentence, verb);
  if (hasPassiveMark(view.sentence(sentence).tokens, children) || opensClause(view, sentence, verb))
    return agentOf(view, sentence, verb);
  const found = subjectByTree(view, lexicon, sentence, verb);
  if (found !== null && !view.isTime(sentence, found.head)) return found;
  return leftOf(view, lexicon, sentence, verb) ?? nearSubject(view, lexicon, sentence, verb);
}

/** "by the ministry". */
export function agentOf(view: View, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const agent = view
    .children(sentence, verb)
    .find((i) => i > verb && baseRelation(tokens[i]?.deprel ?? "") === "obl" && caseOf(view, sentence, i) === "by");
  return agent === undefined ? null : withoutCase(view, sentence, agent);
}

/**
 * 1. The words beside the verb in an inverted order, or before an aside: "…, said the mayor", "Ms Ito, a lawyer, said".
 * 2. Its subject.
 * 3. Of a participle or relative clause on a noun, the noun: "a report detailing".
 * 4. Of a verb without a subject, that of the verb it hangs on: "left, saying that"; the object's, where that is told to speak.
 */
function subjectByTree(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const beside =
    beforeAside(view, sentence, verb) ??
    (isInverted(view, sentence, verb) ? afterVerb(view, lexicon, sentence, verb) : null);
  if (beside !== null) return beside;
  let at = verb;
  for (let step = 0; step < MAX_CLIMB && at >= 0; step++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const subject = subjectOf(view, sentence, at);
    if (subject !== null && !isBareExpletive(view, subject))
      return step > 0 && isAfterAside(view, sentence, verb, subject)
        ? beforeWho(view, sentence, subject.head)
        : subject;
    const relation = baseRelation(token.deprel);
    if (relation === "acl" && !isSetApart(view, lexicon, sentence, at)) {
      if (step === 0 && token.xpos === "VBN") return agentOf(view, sentence, verb);
      if (token.head < 0) return null;
      const behindThing = step === 0 && token.xpos === "VBG" && isMereThing(view, lexicon, sentence, token.head);
      if (behindThing) {
        const teller = tellerOf(view, lexicon, sentence, token.head);
        if (teller !== null) return teller;
      }
      return (
        authorOf(view, lexicon, sentence, token.head) ??
        phraseOf(view, sentence, token.head, new Set(view.below(sentence, at)))
      );
    }
    if (step === 0 && relation === "parataxis") return besideOf(view, lexicon, sentence, verb);
    if (!/^(conj|xcomp|advcl|ccomp|parataxis|acl)$/.test(relation)) break;
    at = relation === "acl" ? (tokens[token.head]?.head ?? -1) : token.head;
  }
  return besideOf(view, lexicon, sentence, verb);
}

/** A noun that neither speaks nor is written: "announced the suspension of exports stating that". */
function isMereThing(view: View, lexicon: ReportingLexicon, sentence: number, noun: number): boolean {
  const lemma = view.sentence(sentence).tokens[noun]?.lemma.toLowerCase() ?? "";
  return !lexicon.documents.has(lemma) && !isPersonal(view, lexicon, phraseOf(view, sentence, noun));
}

/** The subject of the verb that a noun hangs below, if it can speak. */
function tellerOf(view: View, lexicon: ReportingLexicon, sentence: number, noun: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  let at = noun;
  for (let step = 0; step < MAX_CLIMB && at >= 0 && tokens[at]?.upos !== "VERB"; step++) at = tokens[at]?.head ?? -1;
  const subject = at >= 0 && tokens[at]?.upos === "VERB" ? subjectOf(view, sentence, at) : null;
  return subject !== null && isPersonal(view, lexicon, subject) ? subject : null;
}

/**
 * "The envoy laid out his plan, stating that …", "emailed supporters saying": a participle behind a comma, or behind whoever
 * is told something, is said by whoever the verb before it has for subject, though the tree hangs it on the noun.
 */
function isSetApart(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): boolean {
  const { tokens } = view.sentence(sentence);
  const token = tokens[verb];
  const noun = tokens[token?.head ?? -1];
  if (token?.xpos !== "VBG" || noun === undefined || lexicon.documents.has(noun.lemma.toLowerCase())) return false;
  const isMarked = view.children(sentence, verb).some((i) => tokens[i]?.deprel === "mark");
  const host = lexicon.verbs.get(tokens[noun.head]?.lemma ?? "");
  return isMarked || tokens[verb - 1]?.form === "," || (noun.deprel === "obj" && host?.frames.has("quote") === true);
}

/** Most words between a quotation and the verb that gives it to somebody. */
const MAX_AFTER_QUOTATION = 18;

/** The nominal right before the verb and its auxiliaries, or before an aside between commas: "Ito, many say a saint, argues". */
function leftOf(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  let end = verb;
  while (end > 0 && /^(AUX|ADV)$/.test(tokens[end - 1]?.upos ?? "")) end--;
  // "Ann Ito (Labour) called".
  if (tokens[end - 1]?.form === ")")
    end = Math.max(
      0,
      tokens.findLastIndex(({ form }, i) => i < end && form === "("),
    );
  if (tokens[end - 1]?.form === ",") {
    const opening = tokens.findLastIndex(({ form }, i) => i < end - 1 && form === ",");
    const isAside = range(opening + 1, end - 1).every((i) => !/^(AUX|VERB|CCONJ)$/.test(tokens[i]?.upos ?? ""));
    if (opening < 1 || !isAside) return null;
    end = opening;
  }
  const first = nominalRunBefore(tokens, end);
  const found = groupOf(tokens, sentence, first, end);
  const isWhole = end > first && !view.isTime(sentence, found.head) && tokens[first]?.upos !== "ADP";
  return isWhole &&
    /^(NOUN|PROPN|PRON|NUM|DET)$/.test(tokens[found.head]?.upos ?? "") &&
    isPersonal(view, lexicon, found)
    ? found
    : null;
}

/**
 * "He shook hands and asked", "He left the hall, referring to …": of a past form that follows "and", and of a participle, the
 * last subject that can speak; of a participle that opens the sentence, the first after it.
 */
function nearSubject(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const token = tokens[verb];
  const isParticiple = token?.xpos === "VBG" && /^(advcl|acl|conj|xcomp|parataxis)$/.test(token.deprel);
  const isJoined = tokens[verb - 1]?.upos === "CCONJ" && /^VB[DNZP]$/.test(token?.xpos ?? "");
  if (!isParticiple && !isJoined) return null;
  const speaks = (i: number): Phrase | null => {
    const phrase = /^nsubj/.test(tokens[i]?.deprel ?? "") ? phraseOf(view, sentence, i) : null;
    return phrase !== null && isPersonal(view, lexicon, phrase) ? phrase : null;
  };
  const before = range(0, verb).flatMap((i) => speaks(i) ?? []);
  if (before.length > 0 || verb > 1) return before.at(-1) ?? null;
  return range(verb + 1, tokens.length).flatMap((i) => speaks(i) ?? [])[0] ?? null;
}

/** The noun phrase, with its asides, that alone stands between the end of a quotation and the verb. */
function afterQuotation(view: View, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  if (tokens[verb]?.xpos === "VBG") return null;
  const at = tokens[verb]?.start ?? 0;
  const closed = view.quotesIn(sentence).findLast((q) => (view.quotations[q]?.end ?? at) <= at);
  const end = closed === undefined ? -1 : (view.quotations[closed]?.end ?? -1);
  const first = tokens.findIndex(({ start, upos }) => start >= end && upos !== "PUNCT");
  if (end < 0 || first < 0 || first >= verb || verb - first > MAX_AFTER_QUOTATION) return null;
  let last = verb;
  while (last > first && /^(AUX|ADV|PUNCT)$/.test(tokens[last - 1]?.upos ?? "")) last--;
  const comma = range(first, last).find((i) => /^[,—–-]$/.test(tokens[i]?.form ?? "")) ?? last;
  if (nominalRunBefore(tokens, comma) > first || tokens[first]?.upos === "ADP") return null;
  const isAside = range(comma, last).every(
    (i) => tokens[i]?.upos !== "VERB" || /^(VBN|VBG)$/.test(tokens[i]?.xpos ?? ""),
  );
  const isWho = /^who$/i.test(tokens[comma + 1]?.form ?? "");
  const head = groupOf(tokens, sentence, first, comma).head;
  const isNominal = /^(NOUN|PROPN|PRON)$/.test(tokens[head]?.upos ?? "");
  return isNominal && (isAside || isWho) ? { sentence, head, tokens: range(first, last) } : null;
}

/** "Asked whether he would go, the minister said": it is done to whom the sentence is about, whatever the tagger made of it. */
function opensClause(view: View, sentence: number, verb: number): boolean {
  const { tokens } = view.sentence(sentence);
  const token = tokens[verb];
  if (token?.deprel !== "advcl" || !/^VB[DN]$/.test(token.xpos) || token.head < verb) return false;
  return view.below(sentence, verb).every((i) => i >= verb || /^(?:mark|advmod|punct)$/.test(tokens[i]?.deprel ?? ""));
}

/** "The institute published a report detailing …": the institute speaks, by way of its report. */
function authorOf(view: View, lexicon: ReportingLexicon, sentence: number, noun: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const document = tokens[noun];
  const verb = tokens[document?.head ?? -1];
  if (document?.deprel !== "obj" || verb === undefined || !lexicon.documents.has(document.lemma.toLowerCase()))
    return null;
  if (
    !/^(publish|issue|release|write|post|send|give|make|deliver|produce|present|file|circulate|pass|adopt|approve|sign|draft)$/.test(
      verb.lemma,
    )
  )
    return null;
  const author = speakerOfVerb(view, lexicon, sentence, document.head);
  return author !== null && isPersonal(view, lexicon, author) ? author : null;
}

/** "An official, who asked not to be named, said": the tree may give "said" to the aside. */
function isAfterAside(view: View, sentence: number, verb: number, subject: Phrase): boolean {
  const { tokens } = view.sentence(sentence);
  return /^who$/i.test(tokens[subject.head]?.form ?? "") && tokens[verb - 1]?.form === "," && subject.head > 0;
}

/** The noun phrase that "who" goes back to, by the order of the words. */
export function beforeWho(view: View, sentence: number, who: number): Phrase {
  const { tokens } = view.sentence(sentence);
  const end = tokens[who - 1]?.form === "," ? who - 1 : who;
  return groupOf(tokens, sentence, nominalRunBefore(tokens, end), end);
}

function isBareExpletive(view: View, subject: Phrase): boolean {
  return (
    subject.tokens.length === 1 && /^(there)$/i.test(view.sentence(subject.sentence).tokens[subject.head]?.form ?? "")
  );
}

/** "Ms Ito, a lawyer, said": the phrase that opens the sentence, with its aside, if the tree has not found it. */
function beforeAside(view: View, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const comma = tokens.findIndex(({ form }) => form === ",");
  if (tokens[verb - 1]?.form !== "," || comma < 1 || comma >= verb - 1 || nominalRunBefore(tokens, comma) > 0)
    return null;
  if (tokens.slice(0, comma).some(({ upos }) => upos === "ADP" || upos === "PRON") && tokens[0]?.upos === "ADP")
    return null;
  if (view.isTime(sentence, groupOf(tokens, sentence, 0, comma).head)) return null;
  const isAside = tokens.slice(comma + 1, verb - 1).every(({ upos, form }) => upos !== "VERB" || /ing$/.test(form));
  const whole = groupOf(tokens, sentence, 0, comma);
  const subject = subjectOf(view, sentence, verb);
  if (subject !== null && subject.tokens.includes(whole.head)) return subject;
  return isAside || /^(who|,)$/i.test(tokens[comma + 1]?.form ?? "") ? whole : null;
}

/** A noun phrase right after the verb, up to a comma that closes it, or right before it: for trees that lost the subject. */
function besideOf(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  const isNominal = (i: number) => /^(PROPN|NOUN|PRON)$/.test(tokens[i]?.upos ?? "");
  if (verb > 0 && isNominal(verb - 1) && tokens[verb]?.xpos !== "VBG") {
    const found = phraseOf(view, sentence, topOfNominal(view, sentence, verb - 1));
    if (found.tokens.every((i) => i < verb) && isPersonal(view, lexicon, found)) return found;
  }
  return tokens[verb]?.xpos === "VBD" && !isFollowedByClause(tokens, verb)
    ? afterVerb(view, lexicon, sentence, verb)
    : null;
}

/** "said they prefer": what stands after the verb has a verb of its own. */
function isFollowedByClause(tokens: readonly Token[], verb: number): boolean {
  let next = verb + 1;
  while (
    /^(DET|ADJ|NOUN|PROPN|ADP|PRON|NUM|PART)$/.test(tokens[next]?.upos ?? "") &&
    !/^(who|which|that)$/i.test(tokens[next]?.form ?? "")
  )
    next++;
  return /^(VERB|AUX|ADV|SCONJ)$/.test(tokens[next]?.upos ?? "");
}

/**
 * "…, said the mayor": a finite clause or a quotation, its closing mark, the verb, a noun phrase that has no verb of its own.
 * "Ms Ito, a lawyer, said the mayor had left" is not inverted.
 */
function isInverted(view: View, sentence: number, verb: number): boolean {
  const { tokens } = view.sentence(sentence);
  if (!/^VB[DZ]$/.test(tokens[verb]?.xpos ?? "") || !/^(,|''|["”’'»?!])$/.test(tokens[verb - 1]?.form ?? ""))
    return false;
  const hasFinite = tokens.slice(0, verb).some(({ upos }) => upos === "VERB" || upos === "AUX");
  if (!hasFinite && tokens[verb - 1]?.form === ",") return false;
  return !isFollowedByClause(tokens, verb);
}

function afterVerb(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  if (!/^(PROPN|DET|PRON|ADJ|NOUN)$/.test(tokens[verb + 1]?.upos ?? "")) return null;
  let last = verb + 1;
  while (last + 1 < tokens.length && /^(PROPN|NOUN|ADJ|DET|NUM)$/.test(tokens[last + 1]?.upos ?? "")) last++;
  const run = range(verb + 1, last + 1);
  const head = run.find(
    (i) => /^(PROPN|NOUN|PRON)$/.test(tokens[i]?.upos ?? "") && !run.includes(tokens[i]?.head ?? -1),
  );
  if (head === undefined) return null;
  const whole = phraseOf(view, sentence, head).tokens.filter((i) => i > verb);
  const kept = [...new Set([...run, ...whole, ...affiliationAfter(view, sentence, last)])];
  const found = { sentence, head, tokens: kept.sort((a, b) => a - b) };
  return isPersonal(view, lexicon, found) ? found : null;
}

/** "… of the Hangang Policy Centre", "… on condition of anonymity" right after a name, which the parser may have given to the verb. */
function affiliationAfter(view: View, sentence: number, last: number): number[] {
  const { tokens } = view.sentence(sentence);
  const isUnnamed = /^on$/i.test(tokens[last + 1]?.form ?? "") && /^condition$/i.test(tokens[last + 2]?.form ?? "");
  if (!isUnnamed && !/^(of|from|at|for|with)$/i.test(tokens[last + 1]?.form ?? "")) return [];
  let end = last + 1;
  while (
    /^(DET|PROPN|NOUN|ADJ)$/.test(tokens[end + 1]?.upos ?? "") ||
    /^(of|for|and|on)$/.test(tokens[end + 1]?.form ?? "")
  )
    end++;
  return end === last + 1 ? [] : range(last + 1, end + 1);
}

function topOfNominal(view: View, sentence: number, token: number): number {
  const { tokens } = view.sentence(sentence);
  let at = token;
  for (let step = 0; step < MAX_CLIMB; step++) {
    const head = tokens[at]?.head ?? -1;
    if (head < 0 || !/^(flat|compound|nmod|appos|conj)/.test(tokens[at]?.deprel ?? "") || head > token) return at;
    at = head;
  }
  return at;
}

/** "candidate Sen. Ann Ito": a noun that a name hangs on. */
function isTitleOf(view: View, phrase: Phrase): boolean {
  const { tokens } = view.sentence(phrase.sentence);
  return tokens.some(
    ({ head, upos, deprel }) => head === phrase.head && upos === "PROPN" && /^(flat|appos)/.test(deprel),
  );
}

/** True where the phrase can speak or want: a name, a personal pronoun, a word for speakers, a party. */
export function isPersonal(view: View, lexicon: ReportingLexicon, phrase: Phrase): boolean {
  const head = view.sentence(phrase.sentence).tokens[phrase.head];
  if (head === undefined) return false;
  if (head.upos === "PRON")
    return /^(I|we|he|she|they|it|who|that|which|many|some|both|others|everyone|someone|several|most|one|none|nobody|anyone|you)$/i.test(
      head.form,
    );
  if (head.upos === "PROPN" || head.upos === "NUM") return true;
  if (/^(many|some|both|others|several|most|few|all|another|none|nobody|anyone|everybody|more)$/i.test(head.form))
    return true;
  const lemma = head.lemma.toLowerCase();
  if (lexicon.speakers.has(lemma) || lexicon.persons.has(lemma) || lexicon.documents.has(lemma)) return true;
  if (isTitleOf(view, phrase)) return true;
  const mention = view.mentionAt(phrase.sentence, phrase.head);
  return mention !== null && mention.agentive && mention.head === phrase.head;
}
