// Stage "code", attribution: who the subject of a verb is, through coordination, control, participles and relative clauses.
import { baseRelation } from "#document";
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
 * 1. Its subject; of a passive, the agent ("by the ministry"); so, too, of a past form that opens a clause: "Asked whether …".
 * 2. Of a participle or relative clause on a noun, the noun: "a report detailing".
 * 3. Of a verb without a subject, that of the verb it hangs on: "left, saying that"; the object's, where that is told to speak.
 * 4. The words beside it in an inverted order: "…, said the mayor".
 */
export function speakerOfVerb(view: View, lexicon: ReportingLexicon, sentence: number, verb: number): Phrase | null {
  const { tokens } = view.sentence(sentence);
  let at = verb;
  for (let step = 0; step < MAX_CLIMB && at >= 0; step++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const children = view.children(sentence, at);
    if (step === 0 && (hasPassiveMark(tokens, children) || opensClause(view, sentence, verb))) {
      const agent = children.find(
        (i) => i > at && baseRelation(tokens[i]?.deprel ?? "") === "obl" && caseOf(view, sentence, i) === "by",
      );
      return agent === undefined ? null : withoutCase(view, sentence, agent);
    }
    if (step === 0) {
      const beside = isInverted(view, sentence, verb)
        ? afterVerb(view, lexicon, sentence, verb)
        : beforeAside(view, sentence, verb);
      if (beside !== null) return beside;
    }
    const subject = subjectOf(view, sentence, at);
    if (subject !== null && !isBareExpletive(view, subject))
      return step > 0 && isAfterAside(view, sentence, verb, subject)
        ? beforeWho(view, sentence, subject.head)
        : subject;
    const relation = baseRelation(token.deprel);
    if (relation === "acl") {
      if (step === 0 && token.xpos === "VBN") {
        const agent = children.find((i) => i > at && caseOf(view, sentence, i) === "by");
        return agent === undefined ? null : withoutCase(view, sentence, agent);
      }
      if (token.head < 0) return null;
      return (
        authorOf(view, lexicon, sentence, token.head) ??
        phraseOf(view, sentence, token.head, new Set(view.below(sentence, at)))
      );
    }
    if (step === 0 && relation === "parataxis") return besideOf(view, lexicon, sentence, verb);
    if (!/^(conj|xcomp|advcl|ccomp|parataxis)$/.test(relation)) break;
    at = token.head;
  }
  return besideOf(view, lexicon, sentence, verb);
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
  if (!/^(publish|issue|release|write|post|send|give|make|deliver|produce|present|file|circulate)$/.test(verb.lemma))
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
  return tokens[verb]?.xpos === "VBD" ? afterVerb(view, lexicon, sentence, verb) : null;
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
  let next = verb + 1;
  while (
    /^(DET|ADJ|NOUN|PROPN|ADP|PRON|NUM|PART)$/.test(tokens[next]?.upos ?? "") &&
    !/^(who|which|that)$/i.test(tokens[next]?.form ?? "")
  )
    next++;
  return !/^(VERB|AUX|ADV|SCONJ)$/.test(tokens[next]?.upos ?? "");
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

/** True where the phrase can speak or want: a name, a personal pronoun, a word for speakers, a party. */
export function isPersonal(view: View, lexicon: ReportingLexicon, phrase: Phrase): boolean {
  const head = view.sentence(phrase.sentence).tokens[phrase.head];
  if (head === undefined) return false;
  if (head.upos === "PRON")
    return /^(I|we|he|she|they|who|many|some|both|others|everyone|someone|several|most|one|you)$/i.test(head.form);
  if (head.upos === "PROPN") return true;
  if (/^(many|some|both|others|several|most|few|all)$/i.test(head.form)) return true;
  const lemma = head.lemma.toLowerCase();
  if (lexicon.speakers.has(lemma) || lexicon.documents.has(lemma)) return true;
  const mention = view.mentionAt(phrase.sentence, phrase.head);
  return mention !== null && mention.agentive && mention.head === phrase.head;
}
