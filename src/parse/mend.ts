// Stage "parse": what the tree builder regularly gets wrong and a look at the finished words can tell. Every rule names
// the shape that it is for; where one condition fails, the tree stays as it was.
import type { Token } from "#document";

/** A word whose place in the tree may still change. */
export type OpenWord = { -readonly [K in "lemma" | "upos" | "xpos" | "head" | "deprel"]: Token[K] } & Pick<
  Token,
  "form"
>;

type Words = readonly OpenWord[];

const FINITE = new Set(["VBD", "VBZ", "VBP"]);
const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);

/**
 * Moves words to where English has them, in place:
 *
 * 1. "was hurt after rebels opened fire" read as "after rebels" with a verb joined to the first: a clause of its own;
 * 2. "Chad, chair of the Union, asks" read as one name: the apposition of what stands before the comma;
 * 3. "Chadian-held Mali" read as a clause: one word before the noun;
 * 4. ", with the army shelling the port": the army shells;
 * 5. ", killing two" hung on the noun before the comma: on the verb above;
 * 6. "the man accused of shelling" with the gerund hung on the verb above: on the participle before it;
 * 7. "says that Chad shelled the port, condemning it": whoever speaks condemns;
 * 8. "three rebels killed in a raid" read with a past tense that has no object: done to them;
 * 9. "a raid in Lomé, Togo killed two" read with Togo as the subject: the raid killed;
 * 10. "kills ten people and injures four others" read with a plural noun: a verb that is joined to the first.
 */
export function mendTree(words: Words): void {
  for (let i = 0; i < words.length; i++) {
    const { xpos, deprel } = words[i]!;
    if (FINITE.has(xpos)) {
      mendPartSubject(words, i);
      mendPlaceSubject(words, i);
      mendReported(words, i);
      mendSubordinate(words, i);
      if (xpos === "VBD") mendPassive(words, i);
    } else if (xpos === "VBG") mendGerund(words, i);
    else if (xpos === "VBN") mendParticiple(words, i);
    else if (xpos === "NNS") mendCountingVerb(words, i);
    else if (xpos === "HYPH") mendHyphen(words, i);
    else if (deprel === "compound") mendApposition(words, i);
  }
}

const BEFORE_CLAUSE = new Set(["after", "as", "before", "since", "while", "when", "because", "until", "although"]);
/** Relations that a clause of its own never bears by right where its noun phrase hangs on the verb by a preposition. */
const LOST_CLAUSE = new Set(["conj", "advcl", "acl", "parataxis", "ccomp", "xcomp"]);

function mendSubordinate(words: Words, verb: number): void {
  const word = words[verb]!;
  // "was hurt when a rocket hit": joined to nothing
  const isWhen =
    childWith(words, verb, ({ deprel, xpos }, i) => i < verb && deprel === "advmod" && xpos === "WRB") >= 0;
  if (/^(conj|obl)$/.test(word.deprel) && isWhen && childWith(words, verb, ({ deprel }) => deprel === "cc") < 0)
    word.deprel = "advcl";
  if (!LOST_CLAUSE.has(word.deprel) || childWith(words, verb, isSubject) >= 0) return;
  const first = firstOfVerb(words, verb);
  const subject = phraseEnding(words, first - 1);
  if (subject < 0 || !/^(obl|nmod)$/.test(words[subject]!.deprel)) return;
  const opening = childWith(words, subject, ({ deprel, form }) => deprel === "case" && opens(form));
  const above = words[subject]!.head;
  if (opening < 0 || opening > subject || above < 0) return;
  const to = above === verb ? word.head : above;
  if (to < 0 || to > opening) return;
  if (childWith(words, verb, ({ deprel }, i) => i < verb && (deprel === "cc" || deprel === "mark")) >= 0) return;
  if (isBelow(words, to, verb) || isBelow(words, to, subject)) return;
  const passive = childWith(words, verb, ({ deprel }) => deprel === "aux:pass") >= 0;
  attach(words, opening, verb, "mark");
  attach(words, subject, verb, passive ? "nsubj:pass" : "nsubj");
  attach(words, verb, verbAbove(words, to), "advcl");
}

/** "The ministry of defence says" read with defence as the subject: a phrase with "of" is part of the noun before it. */
function mendPartSubject(words: Words, verb: number): void {
  const part = childWith(words, verb, isSubject);
  if (part < 0 || part > verb) return;
  const of = childWith(words, part, ({ deprel, form }) => deprel === "case" && form === "of");
  const whole = of < 1 || of > part ? -1 : phraseEnding(words, of - 1);
  if (whole < 0 || words[whole]!.head === verb || isBelow(words, whole, part)) return;
  attach(words, part, whole, "nmod");
}

const COUNTING = new Map([
  ["injures", "injure"],
  ["wounds", "wound"],
]);

/** "Kills ten people and injures four others": the present tense of a verb is rare in what taggers learn from. */
function mendCountingVerb(words: Words, at: number): void {
  const word = words[at]!;
  const lemma = COUNTING.get(word.form);
  const first = words[word.head];
  if (lemma === undefined || word.deprel !== "conj" || first?.deprel !== "obj" || first.head > at) return;
  if (words[at - 1]?.form !== "and" || !/^(kill|murder|shoot|stab)$/.test(words[first.head]?.lemma ?? "")) return;
  const noun = word.head;
  const opening = words[at + 1];
  if (opening === undefined || !(opening.xpos === "CD" || opening.form === "another")) return;
  const harmed = words.findIndex((other, i) => i > at && other.head === noun && other.deprel === "conj");
  if (harmed < 0 || (opening.head !== harmed && harmed !== at + 1)) return;
  Object.assign(word, { lemma, upos: "VERB", xpos: "VBZ" });
  attach(words, at, first.head, "conj");
  attach(words, harmed, at, "obj");
}

/** Nouns that harm, and that no state or town is called by a comma after them. */
const HARMFUL = new Set(
  "airstrike strike attack bombing blast explosion shooting raid ambush shelling stabbing bombardment assault massacre".split(
    " ",
  ),
);

/** "A raid in Lomé, Togo killed two": the state after the comma only says where. */
function mendPlaceSubject(words: Words, verb: number): void {
  const place = childWith(words, verb, ({ deprel, upos }) => deprel === "nsubj" && upos === "PROPN");
  if (place < 2 || place > verb || words[place - 1]!.form !== "," || words[place - 2]!.upos !== "PROPN") return;
  const noun = childWith(words, place, ({ lemma, upos }, i) => i < place && upos === "NOUN" && HARMFUL.has(lemma));
  if (noun < 0 || childWith(words, noun, ({ deprel }) => deprel === "case") >= 0) return;
  const where = childWith(words, noun, ({ deprel }, i) => i > noun && i < place && deprel.startsWith("nmod"));
  if (where < 0) return;
  attach(words, noun, verb, "nsubj");
  attach(words, place, where, "appos");
}

/** "Says two nurses have been killed", "says troops wounded two" read with the nurses as what is said: they are the clause's. */
function mendReported(words: Words, verb: number): void {
  const { head, deprel } = words[verb]!;
  if (!/^(conj|acl|parataxis|ccomp)$/.test(deprel) || childWith(words, verb, isSubject) >= 0) return;
  const subject = phraseEnding(words, firstOfVerb(words, verb) - 1);
  const above = subject < 0 ? -1 : words[subject]!.head;
  if (above < 0 || above > subject || words[subject]!.deprel !== "obj" || (head !== above && head !== subject)) return;
  if (!REPORTING.has(words[above]!.lemma)) return;
  if (childWith(words, verb, ({ deprel: own }, i) => i < verb && (own === "cc" || own === "mark")) >= 0) return;
  const passive = childWith(words, verb, ({ deprel: own }) => own === "aux:pass") >= 0;
  attach(words, subject, verb, passive ? "nsubj:pass" : "nsubj");
  attach(words, verb, above, "ccomp");
}

const opens = (form: string): boolean => BEFORE_CLAUSE.has(form.toLowerCase());

/** The first of a verb's own words before it: its auxiliaries, adverbs. */
function firstOfVerb(words: Words, verb: number): number {
  let first = verb;
  while (first > 0 && /^(AUX|ADV|PART)$/.test(words[first - 1]!.upos) && words[first - 1]!.xpos !== "POS") first--;
  return first;
}

/** The head of the noun phrase that ends with a word; -1 for none. */
function phraseEnding(words: Words, last: number): number {
  if (last < 0 || !NOMINAL.has(words[last]!.upos)) return -1;
  let at = last;
  for (let steps = 0; steps < words.length; steps++) {
    const { deprel, head } = words[at]!;
    if (head < 0 || head > last || !/^(flat|compound|nmod|appos|conj)/.test(deprel)) break;
    at = head;
  }
  return NOMINAL.has(words[at]!.upos) ? at : -1;
}

function mendApposition(words: Words, name: number): void {
  const { head, xpos } = words[name]!;
  if (head <= name + 1 || words[name + 1]?.form !== "," || !xpos.startsWith("NN")) return;
  if (childWith(words, name, ({ deprel }) => deprel === "conj") >= 0) return;
  const other = words[head]!;
  if (!NOMINAL.has(other.upos) || childWith(words, head, ({ deprel }, i) => deprel === "conj" && i < head) >= 0) return;
  for (let i = 0; i < name; i++) if (words[i]!.head === head) words[i]!.head = name;
  attach(words, name, other.head, other.deprel);
  attach(words, head, name, "appos");
}

/** "Chadian-held": word, hyphen, participle, then the noun that is held. */
function mendHyphen(words: Words, hyphen: number): void {
  const participle = hyphen + 1;
  if (hyphen < 1 || words[participle]?.xpos !== "VBN") return;
  if (words[participle]!.deprel === "amod") {
    const inside = words[hyphen - 1]!;
    if (inside.head === participle && inside.deprel === "obl") inside.deprel = "compound";
    return;
  }
  let noun = participle + 1;
  while (noun < words.length && /^(compound|amod|nummod)$/.test(words[noun]!.deprel) && words[noun]!.head > noun)
    noun++;
  const { head, deprel } = words[participle]!;
  const own = words[noun];
  if (own === undefined || !NOMINAL.has(own.upos) || own.head !== participle || deprel === "root") return;
  if (!/^(acl|acl:relcl|advcl|obl|nmod|conj)$/.test(deprel) || isBelow(words, head, noun)) return;
  const preposition = childWith(words, hyphen - 1, (word) => word.deprel === "case");
  if (preposition >= 0) words[preposition]!.head = noun;
  for (const [i, word] of words.entries())
    if (word.head === participle && i !== noun && i !== hyphen - 1 && i !== hyphen) word.head = noun;
  attach(words, noun, head, preposition >= 0 ? "obl" : deprel === "conj" ? "conj" : "nmod");
  attach(words, participle, noun, "amod");
  attach(words, hyphen - 1, participle, "compound");
}

function mendGerund(words: Words, verb: number): void {
  const { head, deprel } = words[verb]!;
  if (head < 0 || head > verb) return;
  const first = firstOfVerb(words, verb);
  const before = words[first - 1]?.form;
  if (before === ",") {
    if (deprel === "acl") mendFarClause(words, verb);
    else if (deprel === "advcl") mendSpeech(words, verb);
  } else if (deprel === "advcl" || deprel === "acl") {
    mendAbsolute(words, verb, first);
    mendAccused(words, verb);
  }
}

/** The verb above takes the clause, if the noun stands on its path and before the comma. */
function mendFarClause(words: Words, verb: number): void {
  const noun = words[verb]!.head;
  if (!NOMINAL.has(words[noun]!.upos) || NAMING.has(words[verb]!.lemma)) return;
  if (/^(nsubj|root|appos)/.test(words[noun]!.deprel)) return;
  const above = verbAbove(words, noun);
  if (above < 0 || above > noun || words[above]!.upos !== "VERB") return;
  attach(words, verb, above, "advcl");
}

/** Participles that describe what stands before them, wherever the comma. */
const NAMING = new Set(
  "include comprise contain consist feature involve number represent total cover range concern date".split(" "),
);

const SPEAKING = new Set(
  "accuse add allege argue blame call cite claim condemn criticise criticize declare demand denounce describe express insist note praise promise reiterate reject say state stress thank threaten urge vow warn".split(
    " ",
  ),
);
const REPORTING = new Set("say announce state report claim confirm declare warn add tell note".split(" "));

function mendSpeech(words: Words, verb: number): void {
  const told = words[verb]!.head;
  const { deprel, head } = words[told]!;
  if (deprel !== "ccomp" || head < 0 || head > told || !SPEAKING.has(words[verb]!.lemma)) return;
  if (!REPORTING.has(words[head]!.lemma) || SPEAKING.has(words[told]!.lemma)) return;
  words[verb]!.head = head;
  // "..., condemning it, and summons the envoy": what follows is joined to the same verb
  const next = words.findIndex((word, i) => i > verb && word.head === told && word.deprel === "conj");
  if (next >= 0 && words[next]!.xpos === words[head]!.xpos && childWith(words, next, isSubject) < 0)
    words[next]!.head = head;
}

/** The phrase between ", with" and a participle does what that says. */
function mendAbsolute(words: Words, verb: number, first: number): void {
  const subject = phraseEnding(words, first - 1);
  if (subject < 0 || words[subject]!.deprel !== "obl" || words[subject]!.head !== words[verb]!.head) return;
  const opening = childWith(words, subject, ({ deprel, form }) => deprel === "case" && form.toLowerCase() === "with");
  if (opening < 0 || words[opening - 1]?.form !== ",") return;
  if (childWith(words, verb, isSubject) >= 0) return;
  attach(words, opening, verb, "mark");
  attach(words, subject, verb, "nsubj");
}

/** "Arrested a man accused of shelling": the participle right before the preposition. */
function mendAccused(words: Words, verb: number): void {
  const opening = words[verb - 1];
  if (opening === undefined || opening.head !== verb || !/^(of|in|with|from|for)$/.test(opening.form)) return;
  const participle = words[verb - 2];
  if (participle?.xpos !== "VBN" || participle.deprel !== "acl" || words[verb]!.head === verb - 2) return;
  attach(words, verb, verb - 2, "advcl");
}

/** Harm that is always done to somebody: without an object their past tense is a participle. */
const HARMING = new Set("kill wound injure arrest detain convict sentence behead execute kidnap evacuate".split(" "));
const CIRCUMSTANCE = /^(in|by|during|after|at|near|outside|inside|amid|on|as|when|while)$/;

function mendPassive(words: Words, verb: number): void {
  if (!HARMING.has(words[verb]!.lemma) || !CIRCUMSTANCE.test(words[verb + 1]?.form ?? "")) return;
  const subject = childWith(words, verb, ({ deprel }) => deprel === "nsubj");
  if (subject < 0 || subject > verb || words[subject]!.upos === "PRON") return;
  if (childWith(words, verb, ({ deprel }, i) => /^(obj|aux|ccomp|xcomp)/.test(deprel) && i > verb) >= 0) return;
  words[verb]!.xpos = "VBN";
  words[subject]!.deprel = "nsubj:pass";
}

/** "Says troops wounded two", "says two have been killed": a participle with an object or an auxiliary is the verb of what is said. */
function mendParticiple(words: Words, verb: number): void {
  const isVerb = childWith(words, verb, ({ deprel }, i) => (deprel === "obj" && i > verb) || /^aux/.test(deprel)) >= 0;
  if (isVerb) mendReported(words, verb);
}

const isSubject = ({ deprel }: OpenWord): boolean => deprel === "nsubj" || deprel === "nsubj:pass";

/** First word that hangs on another and passes a test; -1 for none. */
function childWith(words: Words, head: number, test: (word: OpenWord, i: number) => boolean): number {
  for (let i = 0; i < words.length; i++) if (words[i]!.head === head && test(words[i]!, i)) return i;
  return -1;
}

/** The word itself or the nearest one above that is a verb; else the word. */
function verbAbove(words: Words, from: number): number {
  let at = from;
  for (let steps = 0; at >= 0 && steps < words.length; steps++) {
    if (words[at]!.upos === "VERB") return at;
    at = words[at]!.head;
  }
  return from;
}

/** True where a word is another or hangs below it. */
function isBelow(words: Words, word: number, top: number): boolean {
  let at = word;
  for (let steps = 0; at >= 0 && steps <= words.length; steps++) {
    if (at === top) return true;
    at = words[at]!.head;
  }
  return false;
}

function attach(words: Words, word: number, head: number, deprel: string): void {
  words[word]!.head = head;
  words[word]!.deprel = deprel;
}
