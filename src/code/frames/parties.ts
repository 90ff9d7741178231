// Stage "code", third part: the parties that stand behind a noun.
import {
  childBy,
  childrenOf,
  type EventCode,
  indexMentions,
  type Mention,
  mentionAt,
  OUTWARD_RULE,
  type Party,
  type PartyReading,
  type Recognised,
  subtree,
  TITLE_RULE,
  type Tree,
} from "#document";
import { prepositional } from "./arguments.ts";

/** Mentions of one sentence by token. */
export interface MentionIndex {
  /** Whether any of them is a state's or a body's: without one, a sentence has no record. */
  readonly hasKnown: boolean;
  /** The mention that a token stands for, or null. */
  at(token: number): Mention | null;
  /** The words of the document between two offsets. */
  textOf(start: number, end: number): string;
}

/** Who is sought: whoever does a deed, or to whom it is done; the deed is null where none is read yet. */
export interface Sought {
  readonly role: "actor" | "recipient";
  readonly act: EventCode | null;
}

/** Where the parties of a noun may hide when the noun itself is none: "Togo's decision", "the shelling by Togo". */
const BEHIND_ACTOR = ["poss", "by", "mod"] as const;
const BEHIND_RECIPIENT = ["poss", "by", "mod", "from", "of", "in", "on", "against", "with", "to"] as const;
/** Where something is. */
const INSIDE: ReadonlySet<string> = new Set(["in", "inside", "across"]);
/** "A group of gunmen attacks" is about those who are counted. */
const COUNTED: ReadonlySet<string> = new Set(
  "group band pair couple dozen hundred thousand crowd gang team coalition squad majority".split(" "),
);
const MODIFIERS = new Set(["amod", "compound", "appos", "flat", "nmod:unmarked"]);
const MAX_DEPTH = 3;

/** A party with how it was found: 0 the noun itself, 1 or more steps behind it. */
export interface FoundParty {
  readonly party: Party;
  readonly mention: Mention;
  readonly depth: number;
}

/** True where the party is a state's or a body's: a name alone is not enough for a record. */
export function isKnown({ party }: FoundParty): boolean {
  return isOwned(party);
}

const isOwned = ({ country, code }: Pick<PartyReading, "country" | "code">): boolean =>
  country !== null || code !== null;

/** The mentions of every sentence by token. */
export function mentionsBySentence(doc: Recognised): readonly MentionIndex[] {
  const index = indexMentions(doc);
  const known = new Set(doc.mentions.filter(({ readings }) => readings.some(isOwned)).map(({ sentence }) => sentence));
  return doc.sentences.map((_, sentence) => ({
    hasKnown: known.has(sentence),
    at: (token) => mentionAt(index, sentence, token),
    textOf: (start, end) => doc.text.slice(start, end),
  }));
}

/**
 * The parties that a noun stands for, with those coordinated with it.
 *
 * 1. mentions headed by the noun, its conjuncts or its appositions;
 * 2. else what owns, does or surrounds it, at most three steps away: "Togo's decision", "the shelling by Togo".
 *
 * Those who are harmed where something or somebody is hit are named by their own words, and take from what lies behind
 * only the state: "two shelters in Sudan" is not Sudan, "protesters in Sudan" are not, "the country's prison service" is not the country.
 *
 * @returns empty where nobody can be told
 */
export function partiesOf(tree: Tree, mentions: MentionIndex, token: number, sought: Sought): FoundParty[] {
  return unique(search(tree, mentions, token, sought, 0));
}

function search(tree: Tree, mentions: MentionIndex, token: number, sought: Sought, depth: number): FoundParty[] {
  // "a purchase of 5 million Canadian dollars" is nobody's
  if (CURRENCIES.has(tree.sentence.tokens[token]!.lemma.toLowerCase())) return [];
  const within = contained(tree, mentions, token);
  if (within !== token) return search(tree, mentions, within, sought, depth);
  const found = nominals(tree, mentions, token).flatMap((i) => read(tree, mentions, mentions.at(i), sought, depth));
  // "a town in Sudan" is somebody's town: who it is matters more than the word.
  const known = found.some(isKnown);
  if (known || depth >= MAX_DEPTH || found.some(({ mention }) => mention.rule === OUTWARD_RULE)) return found;
  if (found.some(({ mention }) => mention.kind === "person")) return withHome(tree, mentions, found);
  let unknown: readonly FoundParty[] = [];
  for (const step of stepsFrom(tree, token, sought, found.length > 0)) {
    const steps = stepBehind(tree, mentions, token, step);
    const around = steps.length > 0 || step !== "in" ? steps : placeOfHarm(tree, token, sought, found);
    const behind = around
      .flatMap((i) => search(tree, mentions, i, sought, depth + 1))
      .filter(({ mention }) => !found.some((one) => isHost(tree, one.mention, mention)));
    const own = inOwnWords(tree, mentions, token, { step, sought, depth }, found, behind);
    if (behind.some(isKnown)) return own;
    if (unknown.length === 0) unknown = own;
  }
  return found.length > 0 ? found : [...unknown];
}

/** "The ambassador to Togo Anna Berg" is not Togo's. */
const isHost = (tree: Tree, title: Mention, { first, last }: Mention): boolean =>
  title.rule === TITLE_RULE &&
  title.first < first &&
  last < title.last &&
  tree.sentence.tokens[first - 1]?.form === "to";

/** Whose a noun is goes first; but "Chad's Lions movement" are the Lions. Those who are named say more than some of them. */
function stepsFrom(tree: Tree, token: number, { role, act }: Sought, isNamed: boolean): readonly string[] {
  const steps: string[] = role === "actor" ? [...BEHIND_ACTOR] : [...BEHIND_RECIPIENT];
  if (role === "recipient" && act !== null && BODILY.has(act)) steps.push("inside", "across");
  if (role === "actor" && COUNTED.has(tree.sentence.tokens[token]!.lemma)) steps.push("of");
  if (!isNamed) steps.push(...(role === "actor" ? ["including"] : ["including", "such as", "owner"]));
  return GROUP_NOUNS.has(tree.sentence.tokens[token]!.lemma.toLowerCase()) ? ["mod", ...steps] : steps;
}

const GROUP_NOUNS: ReadonlySet<string> = new Set(
  "movement group organisation organization militia cartel gang party faction network company firm agency".split(" "),
);

/** "Attacked two shelters in Sudan", "killed two people in Sudan": the place hangs on the verb as often as on what was hit there. */
function placeOfHarm(tree: Tree, token: number, { act }: Sought, found: readonly FoundParty[]): readonly number[] {
  const { deprel, head, upos } = tree.sentence.tokens[token]!;
  if (act !== "ASSAULT" || deprel !== "obj" || upos !== "NOUN" || phraseStart(tree, token) === token) return [];
  const isPrivate = found.every(({ party }) => party.sectors.every((sector) => sector === "CVL"));
  return isPrivate ? prepositional(tree, head, "in") : [];
}

/** "England player Anna Berg": a person stays whom the words name, of the state whose name stands before. */
function withHome(tree: Tree, mentions: MentionIndex, found: readonly FoundParty[]): FoundParty[] {
  const [only, other] = found;
  if (only === undefined || other !== undefined) return [...found];
  const { tokens } = tree.sentence;
  for (let t = only.mention.first - 1; t >= 0 && /^(ADJ|NOUN|PROPN)$/.test(tokens[t]!.upos); t--) {
    const before = mentions.at(t);
    if (before?.kind === "country") return [{ ...only, party: { ...only.party, country: before.country } }];
  }
  return [...found];
}

/** "The country's parliament": words for a body or for people, which say more than whose they are. */
const hasSector = ({ party, mention }: FoundParty): boolean => mention.kind === "role" && party.sectors.length > 0;

interface Step {
  readonly step: string;
  readonly sought: Sought;
  readonly depth: number;
}

/** Deeds that are done to people and things, not to their state as such. */
const BODILY: ReadonlySet<EventCode> = new Set(["ASSAULT", "COERCE", "AID"]);

/**
 * The parties behind a noun, under the noun's own words where those say who or what is meant:
 *
 * 1. people in a place ("protesters in Sudan"): they, with the state of the place;
 * 2. a thing in a place that is hit ("two shelters in Sudan"): the thing, with the state of the place;
 * 3. a body or people of somebody ("the country's parliament"), whatever is done: it, with the state of its owner;
 * 4. a thing of somebody who is not named, or is only of a kind ("the country's prison service", "a refugee camp"): the thing, with the
 *    state and the sectors of whoever it is.
 */
function inOwnWords(
  tree: Tree,
  mentions: MentionIndex,
  token: number,
  { step, sought, depth }: Step,
  found: readonly FoundParty[],
  behind: readonly FoundParty[],
): FoundParty[] {
  const first = behind.find(isKnown) ?? behind[0];
  if (step === "poss" && first !== undefined && found.some(hasSector)) {
    const { country, code } = first.party;
    // "Chad and Mali urged their citizens": whose they are is more than one party can say
    if (behind.some(({ party }) => party.country !== country || party.code !== code)) return [...found];
    return found.filter(hasSector).map((one) => ({ ...one, party: { ...one.party, country, code } }));
  }
  // whatever is done to officials in Togo is done to those, not to Togo
  if (sought.role === "recipient" && INSIDE.has(step) && found.some(hasSector) && first?.party.country != null) {
    const { country } = first.party;
    return found.map((one) => ({ ...one, party: { ...one.party, country } }));
  }
  const isBodily = sought.act !== null && BODILY.has(sought.act);
  if (first === undefined || sought.role === "actor" || !isBodily) return [...behind];
  const { kind } = first.mention;
  const { country } = first.party;
  if (INSIDE.has(step) && country !== null) {
    if (found.length > 0) return found.map((one) => ({ ...one, party: { ...one.party, country } }));
    const isPlace = kind === "country" || kind === "place";
    // a noun alone is too little to know a target by: "fighting breaks out in Lomé" may be read as a fight of breaks
    const isName = tree.sentence.tokens[token]!.upos === "PROPN" || mentions.at(token)?.kind === "place";
    const says = phraseStart(tree, token) < token || isName;
    if (isPlace && (sought.act === "ASSAULT" || sought.act === "COERCE") && says)
      return [named(tree, mentions, token, { ...first, depth }, [])];
  }
  if (found.length > 0 || !isOfKind(tree, token, step, first)) return [...behind];
  return [named(tree, mentions, token, { ...first, depth }, first.party.sectors)];
}

/** Something of somebody who is not named: "a refugee camp", "the country's prison service"; not what a government says. */
function isOfKind(tree: Tree, token: number, step: string, { mention, party }: FoundParty): boolean {
  if (mention.kind !== "role" || mention.form === "reference" || mention.rule === TITLE_RULE) return false;
  const { tokens } = tree.sentence;
  if (step === "poss") return mention.country !== null && party.sectors.length === 0;
  if (step !== "mod" || (party.sectors.includes("GOV") && !party.sectors.includes("MIL"))) return false;
  for (let t = mention.last + 1; t < token; t++) if (!/^(NOUN|PROPN|ADJ)$/.test(tokens[t]!.upos)) return false;
  return mention.last < token && tokens[token]!.upos === "NOUN";
}

/** The noun with the words before it, as a party of the state that another has. */
function named(
  tree: Tree,
  mentions: MentionIndex,
  token: number,
  { party, mention, depth }: FoundParty,
  sectors: Party["sectors"],
): FoundParty {
  const { tokens } = tree.sentence;
  const start = tokens[phraseStart(tree, token)]!.start;
  const { end } = tokens[lastOfName(tree, token)]!;
  const name = mentions.textOf(start, end);
  return { party: { ...party, name, sectors, entity: null, start, end }, mention, depth: depth + 1 };
}

/** The last word of the name that a token begins: "Lahar" of "al-Lahar"; of any other word itself. */
function lastOfName(tree: Tree, token: number): number {
  if (tree.sentence.tokens[token]!.upos !== "PROPN") return token;
  const rest = childrenOf(tree, token).filter((i) => i > token && tree.sentence.tokens[i]!.deprel === "flat");
  return Math.max(token, ...rest);
}

const BEFORE_NOUN = new Set(["det", "amod", "compound", "nummod", "nmod:poss", "flat"]);

/** The first word of a noun's phrase. */
export function phraseStart(tree: Tree, token: number): number {
  const { tokens } = tree.sentence;
  const before = childrenOf(tree, token).filter((i) => i < token && BEFORE_NOUN.has(tokens[i]!.deprel));
  // a conjunction before the phrase may hang inside of it
  const words = before.flatMap((i) => subtree(tree, i)).filter((i) => !/^(CCONJ|PUNCT|ADP)$/.test(tokens[i]!.upos));
  return Math.min(token, ...words);
}

const CURRENCIES: ReadonlySet<string> = new Set(
  "dollar dlr dlrs pound euro franc mark yen yuan won rouble ruble rupee peso krone krona lira riyal dinar dirham shilling".split(
    " ",
  ),
);

function nominals(tree: Tree, mentions: MentionIndex, token: number): number[] {
  const { tokens } = tree.sentence;
  const found = [token];
  for (const i of childrenOf(tree, token)) {
    const { deprel } = tokens[i]!;
    if (deprel === "conj") addConjuncts(tree, mentions, i, found);
    else if (deprel === "flat" && i > token && opensNext(tree, mentions, i)) found.push(i);
    else if (isPaired(tree, mentions, i, token)) found.push(i);
  }
  found.push(...besideBearer(tree, mentions, token));
  for (const i of appositions(tree, token)) found.push(...conjunctsOf(tree, i).filter((k) => isPerson(mentions.at(k))));
  const stray = strayConjuncts(tree, token)
    .filter((i) => !isContainer(tree, mentions, i))
    .flatMap((i) => [i, ...conjunctsOf(tree, i)]);
  return stray.length === 0 ? found : [...new Set([...stray, ...found])].sort((a, b) => a - b);
}

const appositions = (tree: Tree, token: number): number[] =>
  childrenOf(tree, token).filter((i) => i > token && tree.sentence.tokens[i]!.deprel === "appos");

/** "Anna Berg, the head of the union, and Ama Osei": joined to the apposition by the tree, to the name by its sense. */
const isPerson = (mention: Mention | null): boolean =>
  mention !== null && (mention.kind === "person" || mention.rule === TITLE_RULE);

/** A conjunct, and those that the tree has joined to it in its turn: "Togo, Ghana and Mali" read as Togo, and Ghana with Mali. */
function addConjuncts(tree: Tree, mentions: MentionIndex, token: number, found: number[]): void {
  const { upos } = tree.sentence.tokens[token]!;
  if (upos === "VERB" || isContainer(tree, mentions, token) || isMember(tree, token)) return;
  found.push(token);
  for (const i of conjunctsOf(tree, token)) if (i > token) addConjuncts(tree, mentions, i, found);
}

/** "The Togolese-Ghanaian border": both sides of a hyphen, of which the tree hangs the first on the second. */
function isPaired(tree: Tree, mentions: MentionIndex, i: number, token: number): boolean {
  const { tokens } = tree.sentence;
  if (i !== token - 2 || !/^[-‐‑–]$/.test(tokens[i + 1]!.form)) return false;
  if (mentions.at(i)?.kind !== "country" || mentions.at(token)?.kind !== "country") return false;
  const noun = tokens[tokens[token]!.head];
  return noun?.upos === "NOUN" && SHARED.has(noun.lemma);
}

/** What two states have between them; a Togolese-Ghanaian doctor is one person. */
const SHARED: ReadonlySet<string> = new Set(
  "border frontier war talk force troop airstrike strike raid operation exercise drill agreement deal relation summit".split(
    " ",
  ),
);

/** "The chief of staff General Ann Addo, Minister Paul Osei and": persons joined to the name that stands inside of the first one's title. */
function besideBearer(tree: Tree, mentions: MentionIndex, token: number): number[] {
  const whole = mentions.at(token);
  if (whole?.rule !== TITLE_RULE) return [];
  const found: number[] = [];
  for (let i = whole.first; i <= whole.last; i++) {
    if (i === token) continue;
    for (const k of conjunctsOf(tree, i))
      if (k > whole.last && isPerson(mentions.at(k))) addConjuncts(tree, mentions, k, found);
  }
  return found;
}

/** "Two Kenyans, including a nurse": one of those already counted. */
function isMember(tree: Tree, token: number): boolean {
  const opening = tree.sentence.tokens[phraseStart(tree, token) - 1]?.form.toLowerCase();
  return opening === "including" || opening === "among";
}

/** "Minister Paul Osei, Minister Ann Addo" read as one name: somebody else, after a comma or "and". */
function opensNext(tree: Tree, mentions: MentionIndex, token: number): boolean {
  const mention = mentions.at(token);
  return mention?.kind === "role" && /^(,|and)$/.test(tree.sentence.tokens[mention.first - 1]?.form ?? "");
}

/** "In Karma, Mali": a state or region after a comma holds the place before it, and is not joined to anything. */
function isContainer(tree: Tree, mentions: MentionIndex, token: number): boolean {
  const mention = mentions.at(token);
  if (mention?.form !== "name" || (mention.kind !== "country" && mention.kind !== "place")) return false;
  if (tree.sentence.tokens[mention.first - 1]?.form !== ",") return false;
  const before = mentions.at(mention.first - 2);
  if (before === null || tree.sentence.tokens[mention.last + 1]?.form === "and") return false;
  // "in Scotland, United Kingdom"
  return before.kind === "place" || (before.kind === "country" && before.country === mention.country);
}

/** The place that an address begins with, where the tree has taken what holds it: "Karma" in "attacked Karma, Kayes Region, Mali". */
function contained(tree: Tree, mentions: MentionIndex, token: number): number {
  if (!isContainer(tree, mentions, token)) return token;
  const before = mentions.at(mentions.at(token)!.first - 2);
  return before === null || before.head >= token ? token : contained(tree, mentions, before.head);
}

function conjunctsOf(tree: Tree, token: number): number[] {
  return childrenOf(tree, token).filter((i) => tree.sentence.tokens[i]!.deprel === "conj");
}

const SUBJECTS = new Set(["nsubj", "nsubj:pass"]);

/**
 * What is coordinated with a noun although the tree hangs it elsewhere:
 *
 * 1. "The Union, Britain and Norway imposed": two subjects of one verb with a comma or "and" between;
 * 2. "kills two rebels and Ali Osman": two objects, likewise; "sentences actress Ann Addo", her trade and her name;
 * 3. "Two Malians, a Chadian, and a Togolese were held", the verb joined to the Malians: what it is joined to;
 * 4. "condemned Togo and other states for", Togo taken for what the states are said of: likewise;
 * 5. "In May, Togo and Ghana vetoed", both taken for conjuncts of May: the one before "and".
 */
function strayConjuncts(tree: Tree, token: number): number[] {
  const { tokens } = tree.sentence;
  const { deprel, head } = tokens[token]!;
  if (head < 0) return [];
  const beside = childrenOf(tree, head).filter((i) => i !== token && tokens[i]!.deprel === deprel);
  if (SUBJECTS.has(deprel)) {
    const joined = beside.filter((i) => isJoined(tree, Math.min(i, token), Math.max(i, token)));
    const inside = childrenOf(tree, token).filter((i) => i < token && SUBJECTS.has(tokens[i]!.deprel));
    return [...joined, ...joinedBefore(tree, token), ...inside.filter((i) => isJoined(tree, i, token))];
  }
  // "asks Togo, Ghana and Mali to": the tree may take bare objects for anything
  if (isBareObject(tree, token)) {
    const isAlike = (i: number) => tokens[i]!.deprel === deprel || tokens[i]!.upos === tokens[token]!.upos;
    const others = childrenOf(tree, head).filter((i) => i !== token && isBareObject(tree, i) && isAlike(i));
    return others.filter((i) => isJoined(tree, Math.min(i, token), Math.max(i, token)) || isNameAfter(tree, token, i));
  }
  if (deprel !== "conj") return [];
  const before = tokens[head]!.deprel === "conj" ? [...beside, head] : beside;
  return before.filter((i) => tokens[i + 1]?.form === "and" && i + 2 === token && tokens[i - 1]?.form === ",");
}

/** "Actress Ann Addo": a name right after a noun without an article. */
function isNameAfter(tree: Tree, noun: number, name: number): boolean {
  const { tokens } = tree.sentence;
  if (tokens[noun]!.upos !== "NOUN" || tokens[name]!.upos !== "PROPN" || childBy(tree, noun, "det") >= 0) return false;
  return noun < name && phraseStart(tree, name) === noun + 1;
}

/** An object, or what the tree takes for another part of the clause although no preposition stands before it: a name or office, no date. */
function isBareObject(tree: Tree, token: number): boolean {
  const { deprel, upos, head } = tree.sentence.tokens[token]!;
  if (deprel === "obj") return true;
  return deprel === "obl" && upos === "PROPN" && token > head && childBy(tree, token, "case") < 0;
}

/** Nothing but a comma or "and" stands between two phrases; a clause that the tree hangs on the first is no part of it. */
function isJoined(tree: Tree, one: number, other: number, clause = -1): boolean {
  const { tokens } = tree.sentence;
  const last = lastOfPhrase(tree, one, other, clause);
  const first = phraseStart(tree, other);
  if (last >= first) return false;
  const between = tokens.slice(last + 1, first).map(({ form }) => form.toLowerCase());
  return between.length > 0 && between.every((form) => form === "," || form === "and" || form === "or");
}

/** The last word of a phrase that stands before another. */
function lastOfPhrase(tree: Tree, token: number, before: number, clause: number): number {
  const apart = clause < 0 ? [] : subtree(tree, clause);
  const own = subtree(tree, token).filter((i) => i < before && tree.sentence.tokens[i]!.upos !== "PUNCT");
  return Math.max(token, ...own.filter((i) => !apart.includes(i)));
}

/** Relations of whole clauses: a noun that bears one lacks its verb. */
const CLAUSAL = /^(root|ccomp|parataxis|advcl)$/;

/** Nouns before a subject that the tree takes the whole clause to be joined to. */
function joinedBefore(tree: Tree, subject: number): number[] {
  const { tokens } = tree.sentence;
  const { head: verb } = tokens[subject]!;
  const { deprel, head } = tokens[verb]!;
  const above = deprel === "conj" ? head : -1;
  // the clause is joined to the noun, or to the verb that the noun is taken for the complement of
  const noun =
    above < 0 || tokens[above]!.upos !== "VERB"
      ? above
      : (childrenOf(tree, above).findLast((i) => i < subject && i > above && CLAUSAL.test(tokens[i]!.deprel)) ?? -1);
  if (noun < 0 || !/^(NOUN|PROPN)$/.test(tokens[noun]!.upos) || !CLAUSAL.test(tokens[noun]!.deprel)) return [];
  const others = [noun, ...conjunctsOf(tree, noun)].filter((i) => i < subject && tokens[i]!.upos !== "VERB");
  return isJoined(tree, others.at(-1) ?? noun, subject, verb) ? others : [];
}

/** Deeds that crowds do, or that are done to single people: there "Kenyans" alone are people, not Kenya. */
const PEOPLES: Readonly<Record<Sought["role"], ReadonlySet<EventCode>>> = {
  actor: new Set(["PROTEST"]),
  recipient: new Set([...BODILY, "REQUEST", "REJECT", "CONCEDE", "RETREAT"]),
};

function read(
  tree: Tree,
  mentions: MentionIndex,
  mention: Mention | null,
  { role, act }: Sought,
  depth: number,
): FoundParty[] {
  if (mention === null || isSourceTag(tree, mention) || isDirection(tree, mention)) return [];
  // tariffs on Togolese-made goods hit Togo
  const isHit = role === "recipient" && act === "SANCTION" && isMadeBy(tree, mention);
  if (!isHit && isSide(tree, mention)) return [];
  const found = mention.readings.map((reading) => ({
    party: placed(tree, mentions, toParty(reading, mention), mention),
    mention,
    depth,
  }));
  if (act === null || !PEOPLES[role].has(act) || !isBareDemonym(tree, mention)) return found;
  return found.map((one) => ({ ...one, party: { ...one.party, name: mention.text, sectors: ["CVL"], entity: null } }));
}

/** What a state has to do with somebody without being them: "Togolese-backed rebels", "a Togolese-made drone". */
const BACKING =
  /^(backed|supported|sponsored|allied|aligned|affiliated|linked|armed|trained|funded|financed|born|made|built|run|occupied|held|controlled|administered)$/;

const PARTS_OF_LAND =
  /^(sides?|parts?|half|cit(y|ies)|regions?|outskirts|suburbs?|provinces?|districts?|towns?|villages?|areas?|edge|flank|bank|coast|borders?|front|desert|highlands|neighbou?rhoods?)$/i;

/** "The western outskirts of Lomé": not those of the West. */
const isDirection = (tree: Tree, { text, last }: Mention): boolean => {
  const { tokens } = tree.sentence;
  const noun = text === "western" ? tokens[last + 1] : tokens[last];
  return /^(the )?western\b/.test(text) && PARTS_OF_LAND.test(noun?.form ?? "");
};

/** "Togolese-made goods". */
const isMadeBy = (tree: Tree, { last }: Mention): boolean =>
  /^[-‐‑]$/.test(tree.sentence.tokens[last + 1]?.form ?? "") &&
  /^(made|built)$/.test(tree.sentence.tokens[last + 2]?.form ?? "");

/** "Pro-Togolese protesters", "anti-Togo", "Togolese-backed rebels": whose side is taken, or against whom, takes no part itself. */
function isSide(tree: Tree, { first, last, start }: Mention): boolean {
  const { tokens } = tree.sentence;
  const token = tokens[first]!;
  if (/^[-‐‑]$/.test(tokens[last + 1]?.form ?? "") && BACKING.test(tokens[last + 2]?.form ?? "")) return true;
  if (start > token.start) return /^(pro|anti)[-‐‑]/i.test(token.form);
  return /^[-‐‑]$/.test(tokens[first - 1]?.form ?? "") && /^(pro|anti)$/i.test(tokens[first - 2]?.form ?? "");
}

/** "In Karma, Kayes Region, Mali": a place lies in the state that is named after it, last where several are. */
function placed(tree: Tree, mentions: MentionIndex, party: Party, mention: Mention): Party {
  if (mention.kind !== "place") return party;
  const { tokens } = tree.sentence;
  let { country } = party;
  for (let at = mention; tokens[at.last + 1]?.form === ","; ) {
    const next = mentions.at(at.last + 2);
    if (next === null || next.first !== at.last + 2 || !isContainer(tree, mentions, next.head)) break;
    country = next.readings[0]?.country ?? country;
    at = next;
  }
  return { ...party, country };
}

/** "Kenyans"; not "the Kenyans", who are as often Kenya's army or team. */
function isBareDemonym(tree: Tree, { rule, text, first }: Mention): boolean {
  if (rule !== "recognise.name.demonym" || !text.endsWith("s")) return false;
  return !/^(the|these|those)$/i.test(tree.sentence.tokens[first - 1]?.form ?? "");
}

/** "(Lomé Herald)": whoever is named alone in brackets tells the news and takes no part in it. */
function isSourceTag(tree: Tree, { first, last, kind }: Mention): boolean {
  const { tokens } = tree.sentence;
  return kind === "organisation" && tokens[first - 1]?.form === "(" && tokens[last + 1]?.form === ")" && first === 1;
}

export function toParty(reading: PartyReading, mention: Mention): Party {
  const { name, country, code, sectors, entity } = reading;
  return { name, country, code, sectors, entity, start: mention.start, end: mention.end };
}

function stepBehind(tree: Tree, mentions: MentionIndex, token: number, step: string): number[] {
  if (step === "poss") {
    const possessor = childBy(tree, token, "nmod:poss");
    return possessor < 0 ? [] : [possessor];
  }
  if (step === "mod") {
    return childrenOf(tree, token).filter((i) => {
      const { deprel, upos } = tree.sentence.tokens[i]!;
      // "a school adjacent to a camp": an adjective that names nobody leads to nobody; "a base in Lomé, Togo" is not Togo by apposition.
      if (!MODIFIERS.has(deprel) || (i > token && isContainer(tree, mentions, i))) return false;
      return upos !== "ADJ" || mentions.at(i) !== null;
    });
  }
  if (step === "owner") return ownersBehind(tree, token);
  return prepositional(tree, token, step);
}

/** "A channel belonging to Togo", "a ship owned by Ghana": a participle of the noun, or right after it whatever it hangs on. */
function ownersBehind(tree: Tree, token: number): number[] {
  const { tokens } = tree.sentence;
  const isOf = (i: number): boolean => i === token + 1 || (tokens[i]!.head === token && tokens[i]!.deprel === "acl");
  return tokens.flatMap(({ lemma, xpos }, i) => {
    const link = /^VB[GN]$/.test(xpos) && isOf(i) ? OWNED.get(lemma) : undefined;
    return link === undefined ? [] : prepositional(tree, i, link);
  });
}

const OWNED: ReadonlyMap<string, string> = new Map([
  ["belong", "to"],
  ["own", "by"],
  ["operate", "by"],
  ["run", "by"],
]);

function unique(found: readonly FoundParty[]): FoundParty[] {
  const seen = new Set<string>();
  return found.filter(({ party }) => {
    const key = `${party.country}|${party.code}|${party.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Without the "Chadian" in "a Chadian doctor", who are one: found by way of both words; nor in "the Chadian Coast Guard", where the name
 * of the body follows.
 */
export function withoutInner(found: readonly FoundParty[]): FoundParty[] {
  return found.filter(
    ({ party, mention }) =>
      !found.some(
        (other) =>
          other.mention !== mention &&
          other.party.country === party.country &&
          other.party.code === party.code &&
          ((other.mention.start <= mention.start && mention.end <= other.mention.end) ||
            (mention.form === "adjective" && other.mention.first === mention.last + 1)),
      ),
  );
}
