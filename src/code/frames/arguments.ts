// Stage "code", first part: where the tree keeps the arguments of a verb or an event noun.
import { agentOf, baseRelation, caseOf, childBy, childrenOf, isPassive, type Token, type Tree } from "#document";

const RELATIVE_TAGS = new Set(["WP", "WDT", "WP$"]);
const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
const FINITE_TAGS = new Set(["VBD", "VBZ", "VBP", "MD"]);
const VERBAL = new Set(["VERB", "AUX"]);
/** Verbs whose object does what the infinitive says: "ordered the envoy to leave". All others pass their subject on. */
const SUBJECT_CONTROL = new Set(["promise", "threaten", "vow", "pledge", "use", "take", "spend", "need"]);
/** "called on Monday" calls on nobody. */
const DAYS: ReadonlySet<string> = new Set(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tomorrow week weekend month year day night morning afternoon evening eve occasion sidelines".split(
    " ",
  ),
);
/** How far control, raising and coordination are followed: deeper chains are parser errors as a rule. */
const MAX_STEPS = 6;

/** Token index of the logical subject of a verb (in a passive: its agent), or -1. */
export function subjectOf(tree: Tree, verb: number, steps = 0): number {
  if (steps > MAX_STEPS) return -1;
  if (isPassive(tree, verb)) return agentBehind(tree, verb);
  return surfaceSubject(tree, verb, steps);
}

/** Prepositions of phrases that tell the deed itself, not one before or after it: "suspended from his post by the king". */
const OWN_PHRASES = new Set(["from", "at", "on", "of", "to", "as", "with"]);

/** The agent of a passive, also where the tree hangs it on another phrase of the verb; -1 for none. */
function agentBehind(tree: Tree, verb: number): number {
  const agent = agentOf(tree, verb);
  if (agent >= 0) return agent;
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, verb)) {
    if (i < verb || baseRelation(tokens[i]!.deprel) !== "obl") continue;
    const preposition = caseOf(tree, i);
    const isWhere = WHERE_PHRASES.has(preposition) && !BY_NOUNS.has(tokens[i]!.lemma);
    if (!OWN_PHRASES.has(preposition) && !isWhere) continue;
    const inner = childrenOf(tree, i).find((k) => k > i && caseOf(tree, k) === "by" && tokens[k]!.upos !== "NUM");
    if (inner !== undefined) return inner;
  }
  // "was convicted and jailed by a court": one agent of both
  const joined = childrenOf(tree, verb).find(
    (i) =>
      i > verb && tokens[i]!.deprel === "conj" && childBy(tree, i, "nsubj", "nsubj:pass") < 0 && isPassive(tree, i),
  );
  return joined === undefined || tokens[joined]!.upos !== "VERB" ? -1 : agentBehind(tree, joined);
}

/** "Jailed in a camp by the army", "shot at a market by gunmen": the agent hangs on the place as often as on the verb. */
const WHERE_PHRASES = new Set(["in", "at", "near", "outside", "inside"]);
/** Nouns that are done by somebody themselves: "killed in a raid by rebels" tells whose raid it was. */
const BY_NOUNS: ReadonlySet<string> = new Set(
  "attack strike airstrike raid ambush shooting bombing assault operation clash explosion blast incident attempt shelling offensive campaign massacre series wave protest rally ceremony vote election decision ruling deal agreement statement report speech interview video letter move response".split(
    " ",
  ),
);

/** Token index of the logical object of a verb (in a passive: its subject), or -1. */
export function objectOf(tree: Tree, verb: number): number {
  if (isPassive(tree, verb)) return surfaceSubject(tree, verb, 0);
  const token = tree.sentence.tokens[verb]!;
  const object = childBy(tree, verb, "obj");
  if (object >= 0 && caseOf(tree, object) === "") {
    const given = secondObject(tree, verb, object);
    if (given >= 0) return given;
    const own = objectBesideThat(tree, verb, object);
    return own >= 0 ? own : antecedent(tree, object, verb);
  }
  const before = object < 0 ? -1 : beforePreposition(tree, verb, object);
  if (before >= 0) return before;
  const other = looseObject(tree, verb);
  if (other >= 0) return other;
  const after = objectTakenForSubject(tree, verb);
  if (after >= 0) return after;
  // "the town that Chad shelled": a relative clause with a subject of its own and no object lacks just that.
  if (token.deprel === "acl:relcl" && token.head >= 0) {
    const subject = childBy(tree, verb, "nsubj");
    if (subject >= 0 && !isRelative(tree.sentence.tokens[subject]!)) return token.head;
  }
  // "shelled and burnt the port": the object follows the last verb.
  const conjunct = childrenOf(tree, verb).find(
    (i) => tree.sentence.tokens[i]!.deprel === "conj" && tree.sentence.tokens[i]!.upos === "VERB",
  );
  if (conjunct !== undefined && childBy(tree, verb, "ccomp", "xcomp") < 0) {
    const shared = childBy(tree, conjunct, "obj");
    // Only where nothing stands between the verbs that would be an argument of the first.
    if (shared >= 0 && !hasOblique(tree, verb)) return shared;
  }
  return -1;
}

/** "Confirms that Chad killed Ann Addo" read as "the one that Chad killed": a clause with an object of its own lacks none; -1 for none. */
function objectBesideThat(tree: Tree, verb: number, object: number): number {
  const { tokens } = tree.sentence;
  if (object > verb || !isRelative(tokens[object]!) || GIVING.has(tokens[verb]!.lemma)) return -1;
  return childrenOf(tree, verb).find((i) => i > verb && tokens[i]!.deprel === "obj" && caseOf(tree, i) === "") ?? -1;
}

/** Verbs with two bare objects: who is given to, and what. */
const GIVING = new Set("give send lend offer grant supply provide pay deliver hand sell promise".split(" "));

/** "sent Ukraine fourteen tanks" read with Ukraine as the object: the thing is the bare noun after it; -1 for none. */
function secondObject(tree: Tree, verb: number, first: number): number {
  const { tokens } = tree.sentence;
  if (!GIVING.has(tokens[verb]!.lemma) || tokens[first]!.upos !== "PROPN") return -1;
  const things = childrenOf(tree, verb).filter((i) => {
    const { deprel, upos, lemma } = tokens[i]!;
    if (i <= first || upos !== "NOUN" || DAYS.has(lemma)) return false;
    return deprel === "obl:unmarked" || (deprel === "obj" && caseOf(tree, i) === "");
  });
  return things.at(-1) ?? -1;
}

/** "accused Washington of double standards" read as standards of some kind: the name right after the verb, before the preposition. */
function beforePreposition(tree: Tree, verb: number, object: number): number {
  const { tokens } = tree.sentence;
  const name = childrenOf(tree, object).find((i) => i > verb && tokens[i]!.deprel === "compound");
  if (name === undefined || tokens[name]!.upos !== "PROPN") return -1;
  return tokens[name + 1]?.deprel === "case" && tokens[name + 1]!.xpos !== "POS" ? name : -1;
}

/**
 * What is an object although the tree calls it otherwise: the one asked ("asked Togo for fuel"), the subject of a
 * small clause ("held Togo responsible", "urged Togo to yield"), a bare phrase after a particle ("carried out a test").
 */
function looseObject(tree: Tree, verb: number): number {
  const { tokens } = tree.sentence;
  for (const i of childrenOf(tree, verb)) {
    const { deprel, upos, lemma } = tokens[i]!;
    if (i < verb) continue;
    if (deprel === "iobj") return i;
    // "thanked the United States": of a name only the plain relation, as days and titles have others
    const isBare =
      (baseRelation(deprel) === "obl" && upos === "NOUN") ||
      (deprel === "obl" && upos === "PROPN") ||
      // of a verb that is read as a noun
      (deprel === "nmod:unmarked" && tokens[verb]!.upos === "NOUN");
    if (isBare && !DAYS.has(lemma.toLowerCase())) {
      const preposition = caseOf(tree, i);
      if (preposition === "" || (PARTICLES.has(preposition) && PARTICLE_VERBS.has(tokens[verb]!.lemma))) return i;
    }
    if ((deprel === "ccomp" || deprel === "xcomp") && isSmallClause(tree, i)) return childBy(tree, i, "nsubj");
  }
  return -1;
}

/**
 * The name right after a verb that the tree takes for a subject:
 *
 * 1. "officially endorses Anna Berg": of the same verb, which has another before it;
 * 2. "condemns Togo and Mali for closing": of a clause whose own opening word follows the name.
 */
function objectTakenForSubject(tree: Tree, verb: number): number {
  const { tokens } = tree.sentence;
  const subjects = childrenOf(tree, verb).filter((i) => tokens[i]!.deprel === "nsubj");
  const [first] = subjects;
  const second = subjects.find((i) => i > verb);
  if (first !== undefined && second !== undefined && first < verb && childBy(tree, verb, "ccomp") < 0) return second;
  for (const clause of childrenOf(tree, verb)) {
    const marker = childBy(tree, clause, "mark");
    if (marker < 0 || tokens[clause]!.upos !== "VERB") continue;
    const subject = childrenOf(tree, clause).find((i) => i > verb && i < marker && tokens[i]!.deprel === "nsubj");
    if (subject !== undefined && caseOf(tree, subject) === "") return subject;
  }
  return -1;
}

/** Second words that taggers take for prepositions: "handed over a fugitive". */
const PARTICLES = new Set(["over", "up", "out", "off", "down", "back", "in"]);
const PARTICLE_VERBS = new Set(
  "hand turn give lay carry call pull take set bring shoot gun blow lock round put kick throw bail shut cut".split(" "),
);

/**
 * A verb, or a noun that has the arguments of one: "The missile strikes a hotel", "The Norwegian army orders an
 * evacuation" are read with a noun where the present tense is rare in what taggers learn from.
 */
export function isVerbal(tree: Tree, token: number): boolean {
  const { upos, xpos } = tree.sentence.tokens[token]!;
  if (upos === "VERB") return true;
  if (xpos !== "NNS" || childBy(tree, token, "cop", "case") >= 0) return false;
  const subject = childBy(tree, token, "nsubj");
  if (subject >= 0) return subject < token && childBy(tree, token, "det") < 0;
  return childBy(tree, token, "obj") > token && nounSubject(tree, token) >= 0;
}

/** Of a verb that is read as a noun with an object, the noun right before it. */
function nounSubject(tree: Tree, token: number): number {
  const { tokens } = tree.sentence;
  const before = tokens[token - 1];
  const isSubject = before?.head === token && NOMINAL.has(before.upos) && /^(compound|nmod)$/.test(before.deprel);
  return isSubject ? token - 1 : -1;
}

/** A complement with a subject but no finite verb. */
export function isSmallClause(tree: Tree, clause: number): boolean {
  if (childBy(tree, clause, "nsubj") < 0) return false;
  const { tokens } = tree.sentence;
  if (childrenOf(tree, clause).some((i) => tokens[i]!.deprel === "aux" || tokens[i]!.deprel === "cop")) return false;
  const isBareVerb = tokens[clause]!.upos !== "VERB" || tokens[clause]!.xpos === "VB" || isGerundNoun(tree, clause);
  return isBareVerb || tokens[clause]!.deprel === "xcomp";
}

/** "helped Togo with the questioning": a verb with an article or a preposition is a noun. */
export function isGerundNoun(tree: Tree, verb: number): boolean {
  const { tokens } = tree.sentence;
  return tokens[verb]!.xpos === "VBG" && childBy(tree, verb, "det") >= 0 && childBy(tree, verb, "case") >= 0;
}

/** The noun that stands where a subject stands, whatever the voice; follows control, raising, coordination, relatives. */
function surfaceSubject(tree: Tree, verb: number, steps: number): number {
  if (steps > MAX_STEPS) return -1;
  const { tokens } = tree.sentence;
  const own = ownSubject(tree, verb);
  if (own >= 0) return antecedent(tree, own, verb);
  const token = tokens[verb]!;
  // a main verb that is read as a participle without an auxiliary is finite all the same
  const standsFinite = hasFiniteForm(tree, verb) || (token.xpos === "VBN" && token.deprel === "root");
  if (standsFinite && !SUBJECTLESS.has(token.deprel)) {
    const neighbour = neighbourSubject(tree, verb);
    if (neighbour >= 0) return neighbour;
  }
  if (token.head < 0) return -1;
  const head = tokens[token.head]!;
  switch (baseRelation(token.deprel)) {
    case "conj":
    case "parataxis":
      if (token.deprel === "parataxis") return -1;
      if (head.upos === "NOUN" && head.lemma.endsWith("ing") && accusedOf(tree, token.head) >= 0)
        return accusedOf(tree, token.head);
      if (isPredicate(tree, token.head)) return surfaceSubject(tree, token.head, steps + 1);
      return hasFiniteForm(tree, verb) ? subjectOfJoined(tree, token.head, verb, steps) : -1;
    case "acl":
    case "amod":
      // "killed ten herders and wounded": no clause about the herders
      if (childBy(tree, verb, "cc") === verb - 1) return subjectOfJoined(tree, token.head, verb, steps);
      // "troops shelling the port", "the port shelled by": the noun itself; "its decision to shell", "interest in
      // visiting": the noun's owner; "income by selling": whoever does the main verb.
      if (accusedOf(tree, verb) >= 0) return accusedOf(tree, verb);
      if (isSentence(tree, verb)) return culpritOf(tree, token.head, steps);
      if (token.deprel !== "acl:relcl" && (isInfinitive(tree, verb) || childBy(tree, verb, "mark") >= 0)) {
        const owner = isByPhrase(tree, verb) ? -1 : ownerOf(tree, token.head, steps + 1);
        return owner >= 0 ? owner : clauseSubject(tree, token.head, steps);
      }
      return token.head;
    case "xcomp":
    case "ccomp":
    case "advcl":
      return controller(tree, verb, token, head, steps);
    default:
      return -1;
  }
}

/**
 * The subject of a finite verb that the tree joins to a noun: "kills six people and injures" has that of the verb above, "The navy boards
 * and seizes" the noun itself, which is a verb taken for one.
 */
function subjectOfJoined(tree: Tree, noun: number, verb: number, steps: number): number {
  const { head, deprel } = tree.sentence.tokens[noun]!;
  if (noun > verb || head < 0) return -1;
  const relation = baseRelation(deprel);
  if (relation === "nsubj") return noun;
  return relation === "obj" && head < noun && isPredicate(tree, head) ? surfaceSubject(tree, head, steps + 1) : -1;
}

/** Words that open a clause as well as a phrase: "as Chad left" may be read as "as Chad". */
const SUBORDINATORS = new Set(["as", "after", "before", "since", "until", "than", "like"]);
/** Clauses that lack a subject by right: it stands in the first conjunct, or is the noun they hang on. */
const SUBJECTLESS = new Set(["conj", "acl:relcl", "acl", "xcomp"]);
const INNER_NAME = new Set(["flat", "compound", "amod", "nmod:desc"]);

/**
 * "Reports indicate Chad is arming the rebels" read with Chad as an object: a finite verb without a subject has the
 * phrase right before it, if that phrase has no preposition.
 */
function neighbourSubject(tree: Tree, verb: number): number {
  const { tokens } = tree.sentence;
  let end = verb;
  while (
    end > 0 &&
    (tokens[end - 1]!.upos === "AUX" || tokens[end - 1]!.upos === "ADV" || tokens[end - 1]!.upos === "PART") &&
    tokens[end - 1]!.xpos !== "POS"
  )
    end--;
  // "Chad test-fired"
  if (tokens[end - 1]?.form === "-" && tokens[end - 2]?.head === verb) end -= 2;
  const at = nominalEnding(tree, end - 1);
  return at >= 0 && (caseOf(tree, at) === "" || SUBORDINATORS.has(caseOf(tree, at))) ? at : -1;
}

/** The head of the noun phrase that ends with a token, or -1. */
function nominalEnding(tree: Tree, last: number): number {
  const { tokens } = tree.sentence;
  if (last < 0 || !NOMINAL.has(tokens[last]!.upos)) return -1;
  let at = last;
  for (let steps = 0; steps < MAX_STEPS && INNER_NAME.has(tokens[at]!.deprel) && tokens[at]!.head <= last; steps++)
    at = tokens[at]!.head;
  return NOMINAL.has(tokens[at]!.upos) ? at : -1;
}

/** "Putin, who thanked", whatever the tree made of the clause: the noun phrase right before a relative pronoun. */
function nominalBefore(tree: Tree, pronoun: number): number {
  const { tokens } = tree.sentence;
  return nominalEnding(tree, tokens[pronoun - 1]?.form === "," ? pronoun - 2 : pronoun - 1);
}

const EMPHATIC = /^(itself|himself|herself|themselves)$/;

/** The verb's own subject; parsers also hang it on the auxiliary. */
function ownSubject(tree: Tree, verb: number): number {
  const subjects = childrenOf(tree, verb).filter((i) => /^nsubj(:pass)?$/.test(tree.sentence.tokens[i]!.deprel));
  // "eight weeks after Kim met": a stretch of time does nothing where somebody else may
  const own = subjects.find((i) => !DAYS.has(tree.sentence.tokens[i]!.lemma.toLowerCase())) ?? subjects[0];
  // "which itself was shelled": the word before it
  if (
    own !== undefined &&
    EMPHATIC.test(tree.sentence.tokens[own]!.form) &&
    own > 0 &&
    isRelative(tree.sentence.tokens[own - 1]!)
  )
    return own - 1;
  if (own !== undefined) return nameEnding(tree, own, subjects);
  if (tree.sentence.tokens[verb]!.upos === "NOUN") return isVerbal(tree, verb) ? nounSubject(tree, verb) : -1;
  // "and another is injured": an article of a verb is none
  const stray = childBy(tree, verb, "det");
  if (stray >= 0 && stray < verb && tree.sentence.tokens[stray]!.lemma === "another") return stray;
  for (const i of childrenOf(tree, verb)) {
    if (baseRelation(tree.sentence.tokens[i]!.deprel) !== "aux") continue;
    const misplaced = childBy(tree, i, "nsubj", "nsubj:pass");
    if (misplaced >= 0) return misplaced;
  }
  return -1;
}

/** "United States President Anna Berg pardons", "England player Anna Berg is" read with two subjects: where nothing stands between but words of names, the last. */
function nameEnding(tree: Tree, first: number, subjects: readonly number[]): number {
  const { tokens } = tree.sentence;
  const last = subjects.at(-1)!; // `first` is one of them
  if (last <= first || tokens[last]!.head < last) return first;
  for (let t = first + 1; t <= last; t++) if (tokens[t]!.upos !== "PROPN") return first;
  return last;
}

function hasFiniteForm(tree: Tree, verb: number): boolean {
  if (FINITE_TAGS.has(tree.sentence.tokens[verb]!.xpos)) return true;
  return childrenOf(tree, verb).some((i) => {
    const { deprel, xpos } = tree.sentence.tokens[i]!;
    return baseRelation(deprel) === "aux" && FINITE_TAGS.has(xpos);
  });
}

function controller(tree: Tree, verb: number, token: Token, head: Token, steps: number): number {
  // A finite complement has a subject of its own; where the tree has lost it, nobody knows.
  if (token.deprel === "ccomp" && hasFiniteForm(tree, verb)) return -1;
  if (!isPredicate(tree, token.head)) return head.upos === "NOUN" ? ownerOf(tree, token.head, steps + 1) : -1;
  if (isOutcome(tree, verb, token) && isPassive(tree, token.head)) return agentBehind(tree, token.head);
  if (isCharge(tree, verb, head)) {
    const blamed = childBy(tree, token.head, "obj", "iobj");
    if (blamed >= 0 && blamed < verb) return antecedent(tree, blamed, token.head);
  }
  if (token.deprel === "xcomp" && !SUBJECT_CONTROL.has(head.lemma)) {
    const object = childBy(tree, token.head, "obj", "iobj");
    if (object >= 0 && object < verb) return antecedent(tree, object, token.head);
  }
  return surfaceSubject(tree, token.head, steps + 1);
}

/** "Was shelled by rebels, killing two": what came of it is the work of whoever did it, and not of those it was done to. */
function isOutcome(tree: Tree, verb: number, { deprel, xpos, head }: Token): boolean {
  if (deprel !== "advcl" || xpos !== "VBG" || head > verb || childBy(tree, verb, "obj") < 0) return false;
  return tree.sentence.tokens[verb - 1]?.form === "," && childBy(tree, verb, "mark", "nsubj") < 0;
}

const CHARGES: ReadonlySet<string> = new Set(["for", "of", "from", "over"]);
/** Verbs whose subject is the one that did what follows "for": "won a prize for helping". */
const OWN_DEEDS: ReadonlySet<string> = new Set("win receive get earn gain use face have serve need".split(" "));

/** "Thanked Togo for visiting", "convicted Togo of killing", "kept Togo from leaving": the object does what the gerund says. */
function isCharge(tree: Tree, verb: number, head: Token): boolean {
  const { tokens } = tree.sentence;
  if (tokens[verb]!.xpos !== "VBG" || OWN_DEEDS.has(head.lemma)) return false;
  return childrenOf(tree, verb).some(
    (i) => i < verb && /^(mark|case)$/.test(tokens[i]!.deprel) && CHARGES.has(tokens[i]!.form.toLowerCase()),
  );
}

const ACCUSING = new Set([
  "accuse",
  "suspect",
  "convict",
  "acquit",
  "blame",
  "charge",
  "condemn",
  "criticise",
  "criticize",
]);

/** "Accused Togo of shelling and burning the port", whatever the tree makes of the gerund: whoever is accused; -1 for nobody. */
function accusedOf(tree: Tree, gerund: number): number {
  const { tokens } = tree.sentence;
  const { head } = tokens[gerund]!;
  const opening = tokens[/^["“'‘]$/.test(tokens[gerund - 1]?.form ?? "") ? gerund - 2 : gerund - 1]?.form.toLowerCase();
  if (head < 0 || (opening !== "of" && opening !== "for")) return -1;
  const isVerb = VERBAL.has(tokens[head]!.upos);
  const accuser = isVerb ? head : tokens[head]!.head;
  if (accuser < 0 || !ACCUSING.has(tokens[accuser]!.lemma)) return -1;
  const accused = objectOf(tree, accuser);
  return accused >= 0 && accused < gerund ? accused : -1;
}

/** Words for what follows a deed of one's own, where "for" names that deed: "a prison term for killing". */
const CONSEQUENCES: ReadonlySet<string> = new Set(
  "sentence term conviction imprisonment charge indictment trial fine penalty prison jail award prize medal".split(" "),
);

/** "A prison term for killing": the gerund is what it is for. */
function isSentence(tree: Tree, gerund: number): boolean {
  const { tokens } = tree.sentence;
  const { head, xpos } = tokens[gerund]!;
  return xpos === "VBG" && CONSEQUENCES.has(tokens[head]!.lemma) && tokens[gerund - 1]?.form === "for";
}

/** Whose sentence, charge or prize it is: its owner, else whom the verb above gives it to, or who receives it; -1 for nobody. */
function culpritOf(tree: Tree, noun: number, steps: number): number {
  const possessor = childBy(tree, noun, "nmod:poss");
  if (possessor >= 0) return possessor;
  const { head } = tree.sentence.tokens[noun]!;
  if (head < 0 || !VERBAL.has(tree.sentence.tokens[head]!.upos)) return -1;
  const object = objectOf(tree, head);
  if (object >= 0 && object !== noun) return object;
  return OWN_DEEDS.has(tree.sentence.tokens[head]!.lemma) ? surfaceSubject(tree, head, steps + 1) : -1;
}

/** "by selling": a clause of means, wherever the tree hangs it. */
export function isByPhrase(tree: Tree, verb: number): boolean {
  const marker = childBy(tree, verb, "mark");
  return marker >= 0 && tree.sentence.tokens[marker]!.lemma === "by";
}

/** The subject of the nearest predicate above a token. */
function clauseSubject(tree: Tree, token: number, steps: number): number {
  const { tokens } = tree.sentence;
  for (
    let at = tokens[token]!.head, climbed = steps;
    at >= 0 && climbed <= MAX_STEPS;
    at = tokens[at]!.head, climbed++
  ) {
    if (VERBAL.has(tokens[at]!.upos)) return surfaceSubject(tree, at, climbed + 1);
  }
  return -1;
}

/** Whose plan, decision, threat a noun is: its possessor, its agent, or the subject of the verb it belongs to. */
export function ownerOf(tree: Tree, noun: number, steps = 0): number {
  if (steps > MAX_STEPS) return -1;
  const possessor = childBy(tree, noun, "nmod:poss");
  if (possessor >= 0) return possessor;
  const isShared = BETWEEN_TWO.has(tree.sentence.tokens[noun]!.lemma);
  for (const preposition of isShared ? ["between", "by", "of", "from"] : ["by", "of", "from"]) {
    const found = prepositional(tree, noun, preposition);
    if (found.length > 0) return found[0]!;
  }
  const { deprel, head } = tree.sentence.tokens[noun]!;
  if (head >= 0 && (deprel === "obj" || deprel === "obl" || deprel === "xcomp"))
    return subjectOf(tree, head, steps + 1);
  if (head >= 0 && deprel === "nsubj:pass") return agentOf(tree, head);
  return -1;
}

/** The noun a relative pronoun stands for; any other token itself. */
function antecedent(tree: Tree, token: number, verb: number): number {
  const { tokens } = tree.sentence;
  if (!isRelative(tokens[token]!)) return token;
  for (let i = verb, steps = 0; i >= 0 && steps <= MAX_STEPS; i = tokens[i]!.head, steps++) {
    if (tokens[i]!.deprel === "acl:relcl") return tokens[i]!.head;
  }
  const before = nominalBefore(tree, token);
  return before >= 0 ? before : token;
}

function isRelative(token: Token): boolean {
  return RELATIVE_TAGS.has(token.xpos) || (token.upos === "PRON" && token.lemma === "that" && token.xpos !== "DT");
}

/** A verb, or an adjective or noun with a subject or copula of its own. */
function isPredicate(tree: Tree, token: number): boolean {
  const { upos } = tree.sentence.tokens[token]!;
  return VERBAL.has(upos) || childBy(tree, token, "cop", "nsubj") >= 0 || upos === "ADJ";
}

export function isInfinitive(tree: Tree, verb: number): boolean {
  return (
    tree.sentence.tokens[verb]!.xpos === "VB" &&
    childrenOf(tree, verb).some((i) => tree.sentence.tokens[i]!.xpos === "TO")
  );
}

function hasOblique(tree: Tree, verb: number): boolean {
  return childrenOf(tree, verb).some((i) => baseRelation(tree.sentence.tokens[i]!.deprel) === "obl");
}

/** Phrases hung on `token` by a preposition: obliques of a verb, modifiers of a noun, also where the tree gave them to its verb. */
export function prepositional(tree: Tree, token: number, preposition: string): number[] {
  const found: number[] = [];
  for (const i of childrenOf(tree, token)) {
    const { deprel, lemma } = tree.sentence.tokens[i]!;
    const relation = baseRelation(deprel);
    if (relation !== "obl" && relation !== "nmod" && relation !== "obj") continue;
    // "while Kim was on Russian soil, Togo fired": a clause, whatever it is called
    if (childBy(tree, i, "cop") >= 0) continue;
    if (caseOf(tree, i) === preposition && !DAYS.has(lemma.toLowerCase())) found.push(i);
  }
  if (found.length === 0) return strayPhrases(tree, token, preposition);
  return preposition === "between" && found.length === 1 ? [...found, ...partnerOf(tree, found[0]!)] : found;
}

/** "between Denmark and Poland grew": what "and" joins to the one after "between", where the tree made it a subject. */
function partnerOf(tree: Tree, one: number): number[] {
  const { tokens } = tree.sentence;
  if (childBy(tree, one, "conj") >= 0 || tokens[one + 1]?.form !== "and") return [];
  let at = one + 2;
  while (at < tokens.length && BEFORE_NOUN.has(tokens[at]!.deprel) && tokens[at]!.head > at) at = tokens[at]!.head;
  return NOMINAL.has(tokens[at]?.upos ?? "") ? [at] : [];
}

const BEFORE_NOUN = new Set(["det", "amod", "compound", "nummod"]);

/** Nouns that lie, or are made, between two: what "with" joins to them is theirs, not the verb's. */
const BETWEEN_TWO: ReadonlySet<string> = new Set(
  "border frontier treaty agreement deal pact accord alliance contract tie relation relations link dispute conflict war talks".split(
    " ",
  ),
);

/**
 * Phrases of a noun that the tree gave to the noun's verb:
 *
 * 1. between a subject and its verb: "The deployment of troops to Sudan began";
 * 2. after the noun that is said to be there: "There were threats by Togo against Ghana";
 * 3. right after another noun, where the preposition cannot be the verb's: "condemned the raid by Togo", "the border with Togo".
 */
function strayPhrases(tree: Tree, noun: number, preposition: string): number[] {
  const { tokens } = tree.sentence;
  const { upos, deprel, head, lemma } = tokens[noun]!;
  if (upos !== "NOUN" || head < 0) return [];
  const isSubject = deprel === "nsubj" || deprel === "nsubj:pass";
  const isThere = isSubject && head < noun && childBy(tree, head, "expl") >= 0;
  const isOwn =
    preposition === "by"
      ? baseRelation(deprel) === "obj" && !isPassive(tree, head)
      : preposition === "with" && BETWEEN_TWO.has(lemma);
  return childrenOf(tree, head).filter((i) => {
    if (i < noun || baseRelation(tokens[i]!.deprel) !== "obl" || DAYS.has(tokens[i]!.lemma.toLowerCase())) return false;
    if (caseOf(tree, i) !== preposition) return false;
    if (isThere || (isSubject && i < head)) return true;
    return isOwn && VERBAL.has(tokens[head]!.upos) && tokens[noun + 1]?.form.toLowerCase() === preposition;
  });
}

const QUANTIFIERS = new Set(["several", "some", "many", "most", "all", "both", "few", "any", "each"]);
const MAX_PHRASE = 8;

/** "the closure of several of its embassies", whatever the tree made of it: the phrase that `preposition` opens right after a noun. */
export function adjacentPhrase(tree: Tree, noun: number, preposition: string): number[] {
  const { tokens } = tree.sentence;
  if (tokens[noun + 1]?.form.toLowerCase() !== preposition) return [];
  let last = -1;
  for (let i = noun + 2; i < tokens.length && i < noun + 2 + MAX_PHRASE; i++) {
    const { upos, xpos, lemma } = tokens[i]!;
    const partitive = lemma === "of" && QUANTIFIERS.has(tokens[i - 1]!.lemma);
    if (upos === "NOUN" || upos === "PROPN") last = i;
    else if (!partitive && !["DET", "ADJ", "NUM"].includes(upos) && xpos !== "PRP$" && xpos !== "POS") break;
  }
  return last < 0 ? [] : [last];
}

/** The noun and those coordinated with it: "Chad, Mali and Niger" from "Chad". */
export function conjuncts(tree: Tree, token: number): number[] {
  const found = [token];
  for (const i of childrenOf(tree, token)) if (tree.sentence.tokens[i]!.deprel === "conj") found.push(i);
  return found;
}
