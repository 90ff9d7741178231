// Stage "code", fourth part: from deeds to event records.
import {
  baseRelation,
  childrenOf,
  type EventCode,
  type EventRecord,
  indexTree,
  intensity,
  isPassive,
  type Mention,
  type Party,
  PLOVER,
  type PlaceMention,
  type Quote,
  type Recognised,
  type Sentence,
  type Span,
  subtree,
  type Timex,
  type Token,
  type Tree,
} from "#document";
import type { Cameo, ContextLexicon, FrameLexicon, ModalityLexicon, OutcomeTable, Slot } from "#lexicon";
import { type ConfidenceModel, confidenceOf, type Scene, sceneOf } from "../confidence/index.ts";
import { eventOf, type Modality, readModalityIn, tenseOf } from "../modality/index.ts";
import { isByPhrase, objectOf, prepositional, subjectOf } from "./arguments.ts";
import { contextsOf } from "./contexts.ts";
import { type Deed, findDeeds, governorVerb, type Surroundings, slotTokens } from "./match.ts";
import { withJointVictims, withSharedDoers, withVictimsThere } from "./one-deed.ts";
import { type FoundParty, isKnown, type MentionIndex, mentionsBySentence, partiesOf, withoutInner } from "./parties.ts";

export interface EventLexicon {
  readonly frames: FrameLexicon;
  readonly contexts: ContextLexicon;
  readonly modality: ModalityLexicon;
  readonly outcomes: OutcomeTable;
  readonly cameo: Cameo;
}

/** A deed with its arguments, before it becomes a record. */
export interface Reading extends ReadDeed {
  readonly sentence: number;
  /** True where a verb carries the noun ("held talks", "announced the closure"): it is told, not only named. */
  readonly carried: boolean;
  readonly actor: readonly FoundParty[];
  readonly recipient: readonly FoundParty[];
  /** True where the recipient is only where it was done: "an airstrike in Togo". */
  readonly onlyWhere: boolean;
}

/** Days before publication from which a dated deed is background, not news. A month: weeklies and follow-ups stay news. */
const BACKGROUND_DAYS = 31;
const QUOTE_CONTEXT = 40;
const DAY_MS = 86_400_000;

/** Deeds that nobody does alone. */
const TWO_SIDED: ReadonlySet<EventCode> = new Set(["CONSULT", "COOPERATE"]);
/** Deeds that may stand without a named doer: "the sanctions imposed on Fiji". */
const AGENTLESS: ReadonlySet<EventCode> = new Set(["SANCTION", "ASSAULT", "COERCE", "RETREAT"]);
/** Deeds that answer others: "condemned the decision". */
const REACTIONS: ReadonlySet<EventCode> = new Set(["ACCUSE", "SUPPORT", "REJECT"]);
/** How many sentences back the deed may stand that a reaction takes up; reactions come in rows ("France also criticised ..."). */
const REACTION_WINDOW = 3;

/** All event records of a document, in text order, without attribution (added by the stage's index). */
export function codeEvents(doc: Recognised, lexicon: EventLexicon & { confidence: ConfidenceModel }): EventRecord[] {
  return readDocument(doc, lexicon).map(({ reading, scene }, i) => ({
    ...toRecord(doc, reading, lexicon, `e${i + 1}`),
    confidence: confidenceOf(scene, reading, lexicon.confidence),
  }));
}

/** The deeds of a document that have parties, in text order, each with what else its sentence holds. */
export function readDocument(doc: Recognised, lexicon: EventLexicon): { reading: Reading; scene: Scene }[] {
  const mentions = mentionsBySentence(doc);
  const told: Reading[] = [];
  return doc.sentences.flatMap((sentence, s) => {
    const named = mentions[s]!;
    if (sentence.flat === true || !named.hasKnown) return [];
    const around = surroundingsOf(doc, s, named, lexicon.frames);
    const first = told.length;
    for (const reading of readSentence(around, named, s, lexicon))
      told.push(withAddressee(sentence, reading, told, lexicon.frames));
    if (told.length === first) return [];
    const readings = told.slice(first);
    const scene = sceneOf(around.tree, named, readings);
    return readings.map((reading) => ({ reading, scene }));
  });
}

/** The deeds of one sentence that have parties, each told once. */
function readSentence(
  around: Surroundings,
  mentions: MentionIndex,
  sentence: number,
  lexicon: EventLexicon,
): Reading[] {
  const tokens = around.tree.sentence;
  const reads = readDeeds(around, lexicon);
  const told = isSport(tokens, lexicon.frames) ? isOfState : isTold;
  const readings = withArguments(around, mentions, sentence, reads).filter(told);
  return withoutRepeats(withoutMeans(around.tree, withoutUnaimed(withoutAlleged(tokens, withoutGoverning(readings)))));
}

/** Deeds that the same words of a sentence tell over and over: "launched strikes on the port, killing ten and destroying homes". */
const MANY_WORDED: ReadonlySet<EventCode> = new Set(["ASSAULT", "SANCTION", "RETREAT"]);

/** Modes that tell what a deed was done with: they hold of all that it did. */
const MEANS: ReadonlySet<string> = new Set(
  "firearms explosives aerial drone heavy-weapons primitive suicide-attack".split(" "),
);

/** What is told of nobody, or only of a place, beside the same told of somebody, is no deed of its own; its mode is. */
function withoutUnaimed(readings: readonly Reading[]): Reading[] {
  const isSame = (one: Reading, other: Reading): boolean =>
    one.event === other.event &&
    one.deed.frame.act === other.deed.frame.act &&
    one.modality.status === other.modality.status &&
    !one.deed.frame.reciprocal &&
    side(one.actor) === side(other.actor);
  const isAimed = ({ recipient, onlyWhere }: Reading): boolean => recipient.length > 0 && !onlyWhere;
  const unaimed = readings.filter(
    (reading) =>
      MANY_WORDED.has(reading.deed.frame.act) &&
      !isAimed(reading) &&
      readings.some((other) => isAimed(other) && isSame(reading, other)),
  );
  return readings
    .filter((reading) => !unaimed.includes(reading))
    .map((reading) => {
      const means = unaimed.find(({ mode }) => mode !== null && MEANS.has(mode));
      return reading.mode === null && means !== undefined && isSame(reading, means)
        ? { ...reading, mode: means.mode }
        : reading;
    });
}

/** "Backed Togo by blocking new sanctions" is one deed: its means, if they are turned to nobody else, tell none of their own. */
function withoutMeans(tree: Tree, readings: readonly Reading[]): Reading[] {
  const { tokens } = tree.sentence;
  const isMeansOf = ({ deed, actor, recipient }: Reading, other: Reading): boolean =>
    recipient.length === 0 &&
    isByPhrase(tree, deed.trigger) &&
    other.deed.trigger === tokens[deed.trigger]!.head &&
    side(other.actor) === side(actor);
  return readings.filter((reading) => !readings.some((other) => isMeansOf(reading, other)));
}

/** What the frames of one sentence may ask of the document. */
export function surroundingsOf(
  doc: Recognised,
  sentence: number,
  mentions: MentionIndex,
  lexicon: FrameLexicon,
): Surroundings {
  const tree = indexTree(doc.sentences[sentence]!);
  return {
    tree,
    lexicon,
    tagsOf: (token) => tagsAt(tree, mentions, token),
    countedBy: (token) => countedNoun(doc, sentence, token),
    beginsLater: (deed) => beginsLater(doc, sentence, deed),
  };
}

/** The deeds of a sentence with their parties, whether or not that is enough for a record. */
export function withArguments(
  around: Surroundings,
  mentions: MentionIndex,
  sentence: number,
  reads: readonly ReadDeed[],
): Reading[] {
  const shared = withSharedDoers(
    around.tree,
    reads.map((read) => readArguments(around, mentions, sentence, read, reads)),
  );
  return withJointVictims(around.tree, mentions, withVictimsThere(around.tree, shared));
}

/** A deed, how it is presented, and the event that makes. */
export interface ReadDeed {
  readonly deed: Deed;
  readonly modality: Modality;
  /** Null where PLOVER codes none. */
  readonly event: EventCode | null;
  readonly mode: string | null;
}

/** The deeds of a sentence as they are presented; what a request asks for gives the request its mode. */
export function readDeeds(around: Surroundings, lexicon: Pick<EventLexicon, "modality" | "outcomes">): ReadDeed[] {
  const reads = withoutConsumed(findDeeds(around)).map((deed): ReadDeed => {
    const told = asPerformed(around, deed, readModalityIn(around.tree, deed.trigger, lexicon.modality));
    const modality = asDated(around, deed, told);
    return { deed, modality, ...eventOf(deed.frame.act, deed.frame.mode, modality, lexicon.outcomes) };
  });
  const asked = reads.filter(({ modality }) => modality.governorEvent === "request");
  return reads
    .filter((read) => !asked.includes(read) && !isAlleged(read) && !isOfAnother(around, read))
    .map((read) => (isCutShort(around, read) ? { ...read, event: null, mode: null } : read))
    .map((read) => {
      if (read.event !== "REQUEST" || read.mode !== null) return read;
      const wish = asked.find(({ modality }) => modality.chain.includes(read.deed.trigger));
      return wish === undefined || wish.event !== "REQUEST" ? read : { ...read, mode: wish.mode };
    });
}

/** "Is suspected of sending troops", "charged with plotting to send them": the accusation is told and the claim kept; that it was done, nobody says. */
const isAlleged = ({ modality }: ReadDeed): boolean =>
  (modality.governorEvent === "accuse" && modality.status === "actual") ||
  (modality.status !== "negated" && modality.cues.some(({ entry }) => entry === "modality.accuse"));

/**
 * "Vetoed a plan by Togo to raid the camp", "rejected its request to meet": whoever turns down what another wants to do
 * refuses it to that other; of the deed that was not theirs they tell nothing.
 */
function isOfAnother({ tree, tagsOf }: Surroundings, { modality }: ReadDeed): boolean {
  if (!modality.cues.some(({ entry }) => entry === "modality.refuse.object")) return false;
  return modality.cues.some(({ token }) => {
    if (tree.sentence.tokens[token]!.upos !== "NOUN") return false;
    const owners = childrenOf(tree, token).filter((i) => tree.sentence.tokens[i]!.deprel === "nmod:poss");
    const by = ["by", "from"].flatMap((preposition) => prepositional(tree, token, preposition));
    return [...owners, ...by].some((i) => tagsOf(i).includes("@party"));
  });
}

/** "The visit was cut short by a storm": nobody called it off. */
function isCutShort({ tree, tagsOf }: Surroundings, { modality }: ReadDeed): boolean {
  if (modality.negation !== "stopped") return false;
  return modality.cues.some(({ token }) => {
    if (tree.sentence.tokens[token]!.upos !== "VERB" || !isPassive(tree, token)) return false;
    const by = prepositional(tree, token, "by");
    return by.length > 0 && !by.some((i) => tagsOf(i).includes("@party"));
  });
}

/** Deeds that are done by saying so: whoever announces sanctions has imposed them. */
const PERFORMATIVE: ReadonlySet<EventCode> = new Set(["SANCTION", "COERCE", "CONCEDE", "SUPPORT", "REJECT"]);

/** Deeds of one's own forces: whoever orders strikes has them flown; an announcement alone is a threat. */
const ORDERED: ReadonlySet<EventCode> = new Set(["ASSAULT", "MOBILIZE"]);

/** A mobilisation is declared, as a war is. */
const CALL_UP: ReadonlySet<string> = new Set(["mobilisation", "mobilization", "conscription"]);

/** "Announced the closure of its embassy" tells a deed done, although "announced a visit" only plans one. */
function asPerformed(around: Surroundings, { kind, frame, trigger }: Deed, modality: Modality): Modality {
  if (isAttempted(around, trigger, modality)) {
    if (frame.act === "ASSAULT") return { ...modality, status: "actual", negation: null, governorEvent: null };
    if (PLOVER[frame.act].quad === 4) return { ...modality, weighedByActor: false };
  }
  const open = modality.status === "planned" || modality.status === "possible";
  if (kind !== "noun" || !open || !(PERFORMATIVE.has(frame.act) || ORDERED.has(frame.act))) return modality;
  const verb = governorVerb(around, trigger);
  const lemma = verb < 0 ? "" : around.tree.sentence.tokens[verb]!.lemma;
  const isCallUp = CALL_UP.has(around.tree.sentence.tokens[trigger]!.lemma.toLowerCase());
  const said = PERFORMATIVE.has(frame.act) || isCallUp ? "announce" : "command";
  const performed = around.lexicon.classes.get(said)?.has(lemma);
  return performed ? { ...modality, status: "actual", governorEvent: null } : modality;
}

/** Deeds that may be made known before they take effect. */
const DATED: ReadonlySet<EventCode> = new Set([
  "SANCTION",
  "COERCE",
  "CONCEDE",
  "RETREAT",
  "AID",
  "MOBILIZE",
  "CONSULT",
]);

/** "Announces a ban from next Monday", "suspends flights beginning tomorrow": told in the present, done on a day to come. */
function asDated(around: Surroundings, deed: Deed, modality: Modality): Modality {
  const isOpen = modality.status === "actual" && DATED.has(deed.frame.act);
  if (!isOpen || ["past", "perfect", "pluperfect"].includes(modality.tense) || !around.beginsLater(deed))
    return modality;
  return { ...modality, status: "planned", weighedByActor: true };
}

const TRIES: ReadonlySet<string> = new Set(["try", "attempt"]);
const TOLD: ReadonlySet<string> = new Set(["past", "present", "perfect", "pluperfect"]);

/**
 * "Gunmen tried to kill him", "forces attempt to storm the port": an attack that fails is an attack all the same. Who tried to
 * arrest or expel somebody has neither done so nor threatened it.
 */
function isAttempted({ tree }: Surroundings, trigger: number, { status, chain }: Modality): boolean {
  const [deed, tries, ...above] = chain;
  if (status !== "possible" || deed !== trigger || tries === undefined || above.length > 0) return false;
  return TRIES.has(tree.sentence.tokens[tries]!.lemma) && TOLD.has(tenseOf(tree, tries));
}

/** Without the deeds whose word another frame has used up: "imposed sanctions" is told once. */
export function withoutConsumed(deeds: readonly Deed[]): Deed[] {
  const consumed = new Set<number>();
  const kept = [...deeds].sort(byReach).filter((deed) => {
    if (consumed.has(deed.trigger)) return false;
    for (const token of deed.consumed) consumed.add(token);
    return true;
  });
  return kept.sort((a, b) => a.trigger - b.trigger);
}

/**
 * "Charged him with conspiring to arm the rebels": whoever accuses or asks does not do the deed below it, although
 * the tree may lead up to no other subject.
 */
function withoutAlleged(sentence: Sentence, readings: readonly Reading[]): Reading[] {
  const speech = readings.filter(({ deed }) => deed.frame.act === "ACCUSE" || deed.frame.act === "REQUEST");
  const penalties = readings.filter(({ deed }) => deed.frame.act === "SANCTION" || deed.frame.act === "COERCE");
  return readings.filter(
    (reading) =>
      ![...speech, ...(isGround(sentence, reading.deed.trigger) ? penalties : [])].some(
        (above) =>
          isBelow(sentence, reading.deed.trigger, above.deed.trigger) &&
          (reading.actor.some(({ party }) => above.actor.some((other) => sameParty(other.party, party))) ||
            (above.deed.frame.act === "ACCUSE" && isCharge(sentence, reading.deed.trigger, above.deed.trigger))),
      ),
  );
}

/** "Fined the bank for helping the rebels": what somebody is punished for. */
function isGround({ tokens }: Sentence, verb: number): boolean {
  return (
    tokens[verb]!.xpos === "VBG" &&
    tokens.some(({ head, deprel, form }, i) => head === verb && i < verb && OPENS.has(deprel) && form === "for")
  );
}

/** "Charged them with plotting to arm the rebels": the gerund on the way up says what they are charged with. */
function isCharge({ tokens }: Sentence, token: number, above: number): boolean {
  let at = token;
  for (let steps = 0; at >= 0 && at !== above && steps < tokens.length; steps++) {
    const gerund = at;
    const isOpened = tokens.some(
      ({ head, deprel, form }, i) => head === gerund && i < gerund && OPENS.has(deprel) && /^(with|of)$/.test(form),
    );
    if (isOpened && tokens[gerund]!.xpos === "VBG") return true;
    at = tokens[at]!.head;
  }
  return false;
}

const OPENS: ReadonlySet<string> = new Set(["mark", "case"]);

/** True where a token hangs below another as its complement or adjunct, not as its equal. */
function isBelow(sentence: Sentence, token: number, above: number): boolean {
  let at = token;
  for (let steps = 0; at >= 0 && steps < sentence.tokens.length; steps++) {
    if (at === above) return steps > 0;
    const { deprel, head } = sentence.tokens[at]!;
    if (deprel === "conj" || deprel === "parataxis" || deprel === "acl:relcl") return false;
    at = head;
  }
  return false;
}

/** Verbs before nouns, heavier frames first: "imposed sanctions" is told by the verb with its noun, not by both. */
function byReach(a: Deed, b: Deed): number {
  if (a.kind !== b.kind) return a.kind === "verb" ? -1 : 1;
  return b.frame.weight - a.frame.weight;
}

/**
 * "Threatened to shell" is one record, of the shelling: the verb that governs a told deed tells none of its own. What is
 * done for a purpose ("flew to Accra to meet him") is.
 */
export function withoutGoverning<T extends ReadDeed>(reads: readonly T[]): T[] {
  const governing = new Set(
    reads.flatMap(({ deed, modality }) =>
      modality.governorEvent === "purpose" ? [] : modality.chain.filter((token) => token !== deed.trigger),
    ),
  );
  return reads.filter(({ deed }) => !governing.has(deed.trigger) || STANDS_ALONE.has(deed.frame.act));
}

/** Acts of speech that stay events of their own although they govern another deed: "demanded that Togo withdraw". */
const STANDS_ALONE: ReadonlySet<EventCode> = new Set(["REQUEST", "ACCUSE", "SUPPORT"]);

/** Tags of the mention at a noun; a noun that is none but belongs to somebody ("a Ugandan banker") is a party all the same. */
function tagsAt(tree: Tree, mentions: MentionIndex, token: number): readonly string[] {
  const mention = mentions.at(token);
  if (mention !== null) return tagsOf(mention);
  return partiesOf(tree, mentions, token, { role: "actor", act: null }).length > 0 ? ["@party"] : [];
}

/** How many sentences back the noun may stand that a bare number counts. */
const COUNT_WINDOW = 3;

/** "It sent 15,000 in all": what the page counted last before a number that stands alone, as a lemma; null for nothing. */
function countedNoun(doc: Recognised, sentence: number, number: number): string | null {
  for (let s = sentence; s >= Math.max(0, sentence - COUNT_WINDOW); s--) {
    const { tokens } = doc.sentences[s]!;
    for (let i = s === sentence ? number - 1 : tokens.length - 1; i >= 0; i--) {
      const { deprel, head } = tokens[i]!;
      const counted = tokens[head];
      if (baseRelation(deprel) === "nummod" && counted !== undefined && !isMeasure(counted))
        return counted.lemma.toLowerCase();
    }
  }
  return null;
}

/** Units of time, money and share count other things than people and arms. */
const isMeasure = ({ lemma, xpos }: Token): boolean => MEASURES.has(lemma.toLowerCase()) || !xpos.endsWith("S");
const MEASURES: ReadonlySet<string> = new Set(
  "year month week day hour minute second dollar euro rouble ruble won yuan pound percent per cent point kilometre kilometer mile metre meter degree time".split(
    " ",
  ),
);

const ARMED: ReadonlySet<string> = new Set(["MIL", "REB", "PRM", "UAF", "COP"]);

/** Of those, who bear arms for no state. */
const OF_NO_STATE: ReadonlySet<string> = new Set(["REB", "PRM", "UAF"]);

/** A people by the plural of its name: "Iraqis", "Poles". */
const NATION = /(?:ans|[^t]is|Serbs|Croats|Greeks|Turks|Poles|Britons|Finns|Danes|Swedes)$/;

function tagsOf(mention: Mention | null): readonly string[] {
  if (mention === null || mention.readings.length === 0) return [];
  const tags = ["@party"];
  const { sectors, code } = mention.readings[0]!;
  const armed = sectors.some((sector) => ARMED.has(sector));
  if (mention.kind === "person" || (mention.kind === "role" && mention.role !== null && !armed)) tags.push("@person");
  if (code !== null) tags.push("@body");
  if (mention.kind === "country" && mention.form === "name") tags.push("@state-name");
  if (mention.kind === "country" && mention.form !== "metonym" && NATION.test(mention.text)) tags.push("@nation");
  if (sectors.includes("GOV") || mention.kind === "country") tags.push("@government");
  if (armed) tags.push("@military");
  if (sectors.some((sector) => OF_NO_STATE.has(sector))) tags.push("@rebel");
  if (sectors.includes("BUS")) tags.push("@business");
  return tags;
}

function readArguments(
  around: Surroundings,
  mentions: MentionIndex,
  sentence: number,
  read: ReadDeed,
  reads: readonly ReadDeed[],
): Reading {
  const { frame } = read.deed;
  let actor = fill(around, mentions, read.deed, actorSlots(read.deed), "actor", []);
  if (actor.length === 0) actor = governingSubject(around, mentions, read);
  if (frame.mode === "resign") actor = actor.map((one) => asHolder(around, mentions, read.deed, one));
  const slots = recipientSlots(read.deed);
  // fired at somebody, but an attack at noon at a market
  const isNoun = frame.act === "ASSAULT" && read.deed.kind === "noun";
  const aims = isNoun ? slots.filter((slot) => !WHERE.has(slot)) : slots;
  let recipient: readonly FoundParty[] = fill(around, mentions, read.deed, aims, "recipient", actor);
  if (recipient.length === 0 && isNoun) recipient = aimedAt(around, mentions, read.deed, actor);
  const onlyWhere = recipient.length === 0 && aims.length < slots.length;
  if (onlyWhere) recipient = fill(around, mentions, read.deed, slots, "recipient", actor);
  if (recipient.length === 0) recipient = governingRecipient(around, mentions, read, reads, actor);
  if (recipient.length === 0 && actor.length > 0) recipient = aimedAt(around, mentions, read.deed, actor);
  if (recipient.length === 0 && frame.act === "AID") recipient = receiverOf(around, mentions, read.deed);
  if (ON_OTHERS.has(frame.act)) recipient = recipient.filter((one) => !isOwnGround(actor, one));
  // "declares a state of emergency in Togo": its government's own state is only where
  else if (frame.act === "COERCE")
    recipient = recipient.filter((one) => !(isStateItself(one) && isOwnGround(actor, one)));
  if (frame.reciprocal) {
    actor = [...actor, ...recipient.filter(({ party }) => !actor.some((other) => sameParty(other.party, party)))];
    recipient = [];
  }
  const carried = read.modality.chain.length > 1 || slotTokens(around, read.deed.trigger, "light").length > 0;
  return { ...read, sentence, carried, actor, recipient, onlyWhere };
}

/** The state by its own name, and no thing or people of it. */
const isStateItself = ({ mention, party }: FoundParty): boolean =>
  mention.kind === "country" && party.start === mention.start && party.end === mention.end;

/** Deeds that forces do to others: on the ground of their own state, the place is only where. */
const ON_OTHERS: ReadonlySet<EventCode> = new Set(["ASSAULT", "RETREAT", "MOBILIZE"]);
const REBELLIOUS: ReadonlySet<string> = new Set(["REB", "OPP", "PRM", "UAF", "CRM", "CVL", "SEP"]);

/** "The army withdrew from Lomé", "conducted airstrikes in Lomé": a state's forces leave, and hit, no part of their own state. */
function isOwnGround(actor: readonly FoundParty[], { mention, party }: FoundParty): boolean {
  const isGround = (mention.kind === "place" || mention.kind === "country") && party.sectors.length === 0;
  const [first] = actor;
  if (!isGround || first === undefined || first.party.country !== party.country) return false;
  return actor.every(
    (one) => one.party.country === party.country && !one.party.sectors.some((sector) => REBELLIOUS.has(sector)),
  );
}

export function actorSlots({ kind, frame }: Deed): readonly Slot[] {
  return kind === "verb" ? frame.actor : frame.nounActor;
}

export function recipientSlots({ kind, frame }: Deed): readonly Slot[] {
  return kind === "verb" ? frame.recipient : frame.nounRecipient;
}

/**
 * Parties of the first slot that has any which are not taken already. A recipient that is known, and not of the actor's own
 * state, goes before others: in "Togo closed the Ghanaian consulate in Lomé" it is Ghana, in "pledged soldiers to Mali" Mali.
 */
function fill(
  around: Surroundings,
  mentions: MentionIndex,
  deed: Deed,
  slots: readonly Slot[],
  role: "actor" | "recipient",
  taken: readonly FoundParty[],
): FoundParty[] {
  let first: readonly FoundParty[] = [];
  for (const slot of slots) {
    const heads = slotTokens(around, deed.trigger, slot);
    // "in a camp in Jenin, in the West Bank": one place, told more and more widely
    const behind = (WHERE.has(slot) ? heads.slice(0, 1) : heads).flatMap((token) =>
      partiesOf(around.tree, mentions, token, { role, act: deed.frame.act }).filter(isFit(around, deed, token, role)),
    );
    const found = withoutInner(behind).filter(
      ({ party, mention }) => !taken.some((other) => other.mention === mention || sameParty(other.party, party)),
    );
    const isForeign = (one: FoundParty) => isKnown(one) && !taken.some((other) => isSameState(other.party, one.party));
    // "a strike against rebels in Mali": the place does not go before those who were hit there
    if (WHERE.has(slot) && first.some(({ mention }) => TARGETS.has(mention.kind))) break;
    if (found.length > 0 && (role === "actor" || found.some(isForeign))) return found;
    if (first.length === 0) first = found;
  }
  return [...first];
}

const WHERE: ReadonlySet<string> = new Set(["in", "at", "across", "inside"]);
const TARGETS: ReadonlySet<Mention["kind"]> = new Set(["group", "organisation", "person", "bloc"]);

/** Dealings of states, which private people have only with each other: they visit, meet, agree and praise all the same. */
const DEALINGS: ReadonlySet<EventCode> = new Set(["CONSULT", "COOPERATE", "AGREE", "SUPPORT"]);

/** Whether a party that stands at a token may be one of the deed: a tourist's trip is no visit of their state. */
function isFit(around: Surroundings, { frame }: Deed, token: number, role: "actor" | "recipient") {
  const { tokens } = around.tree.sentence;
  const isPrivate = (i: number): boolean =>
    around.lexicon.classes.get("private")?.has(tokens[i]!.lemma.toLowerCase()) === true;
  const mayBePrivate = !DEALINGS.has(frame.act) || (role === "recipient" && !TWO_SIDED.has(frame.act));
  return ({ mention, party, depth }: FoundParty): boolean =>
    mayBePrivate ||
    party.entity?.startsWith("person.") === true ||
    !(isPrivate(mention.head) || (depth > 0 && isPrivate(token)));
}

function isSameState(one: Party, other: Party): boolean {
  return (one.country ?? one.code) === (other.country ?? other.code);
}

/** Whoever threatens, plans or refuses the deed: the subject of the highest verb of its chain. */
function governingSubject(around: Surroundings, mentions: MentionIndex, { deed, modality }: ReadDeed): FoundParty[] {
  const { tokens } = around.tree.sentence;
  for (const token of [...modality.chain].reverse()) {
    if (token === deed.trigger || tokens[token]!.upos !== "VERB") continue;
    // whoever receives a shipment has not sent it
    if (around.lexicon.classes.get("light-receive")?.has(tokens[token]!.lemma)) continue;
    const subject = subjectOf(around.tree, token);
    if (subject < 0) continue;
    const found = partiesOf(around.tree, mentions, subject, { role: "actor", act: deed.frame.act });
    if (found.length > 0) return found;
  }
  return [];
}

/** "Threatened Togo with strikes", "agreed with Togo to meet": the verb above the deed says whom it is about. */
function governingRecipient(
  around: Surroundings,
  mentions: MentionIndex,
  { deed, modality }: ReadDeed,
  reads: readonly ReadDeed[],
  taken: readonly FoundParty[],
): FoundParty[] {
  for (const token of modality.chain) {
    const above = token === deed.trigger ? undefined : reads.find((read) => read.deed.trigger === token);
    if (above === undefined) continue;
    const found = fill(around, mentions, above.deed, recipientSlots(above.deed), "recipient", taken);
    if (found.length > 0) return found;
  }
  return [];
}

/** "Anna Berg resigns as leader of the Malian Greens": nobody known of herself, she is who held the office. */
function asHolder(around: Surroundings, mentions: MentionIndex, { trigger }: Deed, one: FoundParty): FoundParty {
  if (isKnown(one)) return one;
  const office = slotTokens(around, trigger, "as").flatMap((token) =>
    partiesOf(around.tree, mentions, token, { role: "actor", act: "RETREAT" }),
  );
  const held = office.find(isKnown)?.party;
  if (held === undefined) return one;
  return { ...one, party: { ...one.party, country: held.country, code: held.code, sectors: held.sectors } };
}

/**
 * Whom a deed is meant for where its own words name nobody: "sanctions targeting Togo", "threatens to block Kenyans from its site".
 */
function aimedAt(around: Surroundings, mentions: MentionIndex, deed: Deed, taken: readonly FoundParty[]): FoundParty[] {
  const { tree } = around;
  const { tokens } = tree.sentence;
  const nouns = deed.kind === "noun" ? [deed.trigger] : deed.consumed;
  const aims = nouns.flatMap((noun) => subtree(tree, noun).filter((i) => AIMING.has(tokens[i]!.form.toLowerCase())));
  const inner = deed.frame.act === "THREATEN" && deed.kind === "verb" ? slotTokens(around, deed.trigger, "xcomp") : [];
  const objects = [...aims, ...inner].map((verb) => objectOf(tree, verb));
  const aimedOn = aims.flatMap((verb) => prepositional(tree, verb, "at"));
  return [...objects, ...aimedOn]
    .filter((token) => token >= 0)
    .flatMap((token) => partiesOf(tree, mentions, token, { role: "recipient", act: deed.frame.act }))
    .filter((one) => isKnown(one) && !taken.some((other) => isOwnState(other, one)));
}

/** "Togo receives vaccines donated by Ghana": whoever receives what a participle tells of. */
function receiverOf(
  around: Surroundings,
  mentions: MentionIndex,
  { trigger, kind, frame }: Deed,
): readonly FoundParty[] {
  const { tokens } = around.tree.sentence;
  const { deprel, head: thing } = tokens[trigger]!;
  if (kind !== "verb" || deprel !== "acl" || !isPassive(around.tree, trigger)) return [];
  const verb = governorVerb(around, thing);
  if (verb < 0 || isPassive(around.tree, verb) || !RECEIVING.has(tokens[verb]!.lemma)) return [];
  const receiver = subjectOf(around.tree, verb);
  return receiver < 0 ? [] : partiesOf(around.tree, mentions, receiver, { role: "recipient", act: frame.act });
}

const RECEIVING: ReadonlySet<string> = new Set(["receive", "get", "accept", "obtain"]);

/** The actor itself, or the state that it is of. */
const isOwnState = (actor: FoundParty, one: FoundParty): boolean =>
  actor.mention === one.mention ||
  sameParty(actor.party, one.party) ||
  (isSameState(actor.party, one.party) && one.party.sectors.length === 0);

const AIMING: ReadonlySet<string> = new Set(["targeting", "aimed"]);

/** The same state or body acting in the same capacity; those who are no entity of the lexicon are told apart by name. */
function sameParty(one: Party, other: Party): boolean {
  if (one.country !== other.country || one.code !== other.code) return false;
  if (one.entity === null && other.entity === null) return one.name === other.name;
  return one.entity === other.entity && one.sectors.join() === other.sectors.join();
}

/**
 * "Condemned the decision": a reaction to a deed told before is directed at whoever did it. The nearest sentence that tells a
 * deed the noun may stand for decides; two doers there leave it open.
 */
function withAddressee(sentence: Sentence, reading: Reading, told: readonly Reading[], lexicon: FrameLexicon): Reading {
  const { deed, actor, recipient } = reading;
  if (!REACTIONS.has(deed.frame.act) || deed.kind !== "verb" || deed.frame.reciprocal || recipient.length > 0)
    return reading;
  const noun = takenUp(sentence, deed.trigger);
  const acts = noun === null ? null : actsOf(noun.lemma.toLowerCase(), lexicon);
  if (acts === null) return reading;
  for (let back = 0; back <= REACTION_WINDOW; back++) {
    const deeds = told.filter((other) => other.sentence === reading.sentence - back && isTakenUp(other, acts));
    const isOther = (one: FoundParty) => isKnown(one) && !actor.some((by) => isSameState(by.party, one.party));
    const doers = deeds.map((other) => other.actor.filter(isOther)).filter((parties) => parties.length > 0);
    const [first] = doers;
    if (first !== undefined && new Set(doers.map(side)).size === 1)
      return { ...reading, recipient: first.map((party) => ({ ...party, depth: 2 })) };
    if (deeds.length > 0) return reading;
  }
  return reading;
}

const POINTING: ReadonlySet<string> = new Set(["the", "this", "that", "these", "those"]);
const BARE: ReadonlySet<string> = new Set(["det", "amod", "case", "punct", "advmod"]);

/** The object of a verb that points back: "the decision", "that test", with nothing after it that says whose. */
function takenUp({ tokens }: Sentence, verb: number): Token | null {
  const object = tokens.findIndex(({ head, deprel }, i) => head === verb && i > verb && baseRelation(deprel) === "obj");
  const noun = tokens[object];
  if (noun === undefined || noun.upos !== "NOUN") return null;
  const inside = tokens.filter(({ head }) => head === object);
  const points = inside.some(({ deprel, form }) => deprel === "det" && POINTING.has(form.toLowerCase()));
  // parsers hang "of a new engine" on the verb, too
  if (tokens[object + 1]?.form.toLowerCase() === "of") return null;
  return points && inside.every(({ deprel }) => BARE.has(baseRelation(deprel))) ? noun : null;
}

/** Which deeds a noun may stand for: those of its own frames; any, for "decision" and the like (empty); null for none. */
function actsOf(noun: string, { nouns, classes }: FrameLexicon): ReadonlySet<EventCode> | null {
  if (classes.get("deed")?.has(noun)) return new Set();
  const acts = new Set((nouns.get(noun) ?? []).map(({ frame }) => frame.act));
  // "attack" may be one in words, but seldom is where it stands alone
  if (acts.size > 1) acts.delete("ACCUSE");
  return acts.size === 0 ? null : acts;
}

function isTakenUp({ deed, modality, event }: Reading, acts: ReadonlySet<EventCode>): boolean {
  // what is only possible is not answered, a refusal is
  if (event === null || modality.status === "possible" || modality.status === "hypothetical") return false;
  if (acts.size === 0) return deed.frame.act !== "ACCUSE";
  return acts.has(deed.frame.act) || acts.has(event);
}

/** Enough is told for a record: somebody acts on somebody, or the deed needs no second party. */
export function isTold({ deed, modality, actor, recipient, carried }: Reading): boolean {
  if (![...actor, ...recipient].some(isKnown)) return false;
  const { act, reciprocal } = deed.frame;
  const said = deed.kind === "verb" || carried;
  // "Togo signed the treaty": with whom may stand elsewhere; but a meeting of one is none.
  if (reciprocal)
    return actor.length > 1 || (said && (!TWO_SIDED.has(act) || actor.some(({ party }) => party.code !== null)));
  if (actor.length === 0) {
    return (
      (deed.kind === "verb" || act === "SANCTION") &&
      AGENTLESS.has(act) &&
      recipient.length > 0 &&
      modality.status === "actual"
    );
  }
  // whoever travels without being anybody's: a tourist, an athlete
  if (TWO_SIDED.has(act) && !actor.some(isKnown)) return false;
  if (recipient.length === 0) {
    return !TWO_SIDED.has(act) && actor.some(({ depth }) => depth <= 1) && said;
  }
  return true;
}

/** Sentences on sport are full of attacks, strikes and defeats of countries: one plain word of sport, a score, or three words that may be. */
export function isSport({ tokens }: Sentence, { classes }: FrameLexicon): boolean {
  const strong = classes.get("sport");
  const weak = classes.get("sport-weak");
  let weight = 0;
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.lemma.toLowerCase();
    const after = tokens[i + SCORE_TOKENS]?.lemma.toLowerCase() ?? "";
    if (strong?.has(word)) weight += SPORT_WEIGHT;
    else if (weak?.has(word)) weight += 1;
    else if (isScore(tokens, i) && (weak?.has(after) || isScore(tokens, i + SCORE_TOKENS))) weight += SPORT_WEIGHT;
    if (weight >= SPORT_WEIGHT) return true;
  }
  return false;
}

const SPORT_WEIGHT = 3;
const SCORE_TOKENS = 3;

/** "5-0": alone it may be a vote, before "win" or another score it is none. */
function isScore(tokens: readonly Token[], first: number): boolean {
  const isPoints = (i: number) => /^\d{1,3}$/.test(tokens[i]?.form ?? "");
  return isPoints(first) && /^[-–]$/.test(tokens[first + 1]?.form ?? "") && isPoints(first + 2);
}

const STATE_SECTORS: ReadonlySet<string> = new Set(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB"]);

/** There, only what somebody of a state does is an event: a ban by a ministry, not a defeat by a team. */
function isOfState(reading: Reading): boolean {
  return (
    isTold(reading) && reading.actor.some(({ party }) => party.sectors.some((sector) => STATE_SECTORS.has(sector)))
  );
}

/** One deed told by a verb and a noun of the same clause is one record: the surer reading stays. */
function withoutRepeats(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const key = [reading.deed.frame.act, reading.event, side(reading.actor), side(reading.recipient)].join("|");
    const other = best.get(key);
    if (other === undefined || isNearer(reading, other)) best.set(key, reading);
  }
  return [...best.values()].sort((a, b) => a.deed.trigger - b.deed.trigger);
}

/** The tree shows it more plainly: by a verb, and by words that are the parties themselves. */
function isNearer(one: Reading, other: Reading): boolean {
  if (one.deed.kind !== other.deed.kind) return one.deed.kind === "verb";
  return stepsBehind(one) < stepsBehind(other);
}

const stepsBehind = ({ actor, recipient }: Reading): number =>
  Math.max(0, ...[...actor, ...recipient].map(({ depth }) => depth));

function side(parties: readonly FoundParty[]): string {
  return parties
    .map(({ party }) => party.country ?? party.code ?? party.name)
    .sort()
    .join(",");
}

function toRecord(
  doc: Recognised,
  reading: Reading,
  lexicon: EventLexicon,
  id: string,
): Omit<EventRecord, "confidence"> {
  const { deed, modality, event, mode } = reading;
  const sentence = doc.sentences[reading.sentence]!;
  const span = quoteSpan(sentence, reading);
  const contexts = contextsOf(sentence, span, deed.frame.contexts, lexicon.contexts);
  const when = whenOf(doc, reading, sentence);
  return {
    id,
    event,
    act: deed.frame.act,
    mode: event === null ? null : mode,
    contexts,
    quad: event === null ? null : PLOVER[event].quad,
    intensity: event === null ? null : intensity(event, mode),
    cameo: lexicon.cameo.cameoOf(event, event === null ? null : mode, contexts, deed.frame.act),
    actor: reading.actor.map(({ party }) => party),
    recipient: reading.recipient.map(({ party }) => party),
    reciprocal: deed.frame.reciprocal,
    ...when,
    place: placeOf(doc, reading, sentence),
    status: modality.status,
    attribution: null,
    quote: quote(doc.text, span),
    rule: `code.frame.${deed.kind}`,
    entries: [deed.frame.id, ...modality.cues.map((cue) => cue.entry), ...entriesOf(reading)],
  };
}

function entriesOf({ actor, recipient }: Reading): string[] {
  return [...new Set([...actor, ...recipient].flatMap(({ mention }) => mention.entries))];
}

/** The words it was read from: from the first to the last of trigger, parties and cues, whole tokens of one sentence. */
function quoteSpan(sentence: Sentence, { deed, modality, actor, recipient }: Reading): Span {
  const trigger = sentence.tokens[deed.trigger]!;
  let { start, end } = trigger;
  const include = (span: Span) => {
    if (span.start < sentence.start || span.end > sentence.end) return;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  };
  for (const { party } of [...actor, ...recipient]) include(party);
  for (const cue of modality.cues) if (cue.idle !== true) include(sentence.tokens[cue.token]!);
  return { start, end };
}

function quote(text: string, { start, end }: Span): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - QUOTE_CONTEXT), start),
    suffix: text.slice(end, end + QUOTE_CONTEXT),
    start,
    end,
  };
}

type When = Pick<EventRecord, "date" | "enddate" | "datePrecision" | "dateBasis" | "historical">;

/** The day of a deed: what its own clause says, else (for what is told as news) the day of publication. */
function whenOf(doc: Recognised, reading: Reading, sentence: Sentence): When {
  const { modality } = reading;
  const timex = timexOf(doc, reading, sentence);
  if (timex !== null && timex.from !== null && !isAhead(doc, reading, timex.from)) {
    const to = timex.to ?? timex.from;
    const past = doc.published !== null && daysBetween(to, doc.published) > BACKGROUND_DAYS;
    const { precision } = timex;
    return {
      date: shortened(timex.from, precision),
      enddate: shortened(to, precision),
      datePrecision: precision,
      dateBasis: "text",
      historical: past,
    };
  }
  const historical =
    modality.tense === "pluperfect" || timex?.value === "PAST_REF" || isInBackground(doc, reading, sentence);
  if (doc.published === null || historical || modality.status !== "actual")
    return { date: null, enddate: null, datePrecision: null, dateBasis: null, historical };
  return {
    date: doc.published,
    enddate: doc.published,
    datePrecision: "day",
    dateBasis: "published",
    historical: false,
  };
}

/** A deed that is told as done is not of a day to come: "promised 500 trucks by May" was promised before. */
function isAhead(doc: Recognised, { modality }: Reading, from: string): boolean {
  return modality.status === "actual" && doc.published !== null && daysBetween(doc.published, from) > LATE_DAYS;
}

/** A page may carry the day before the one it tells of, by its clock. */
const LATE_DAYS = 2;

/** "Three days before it invaded Mali": a clause of time beside a clause that is dated as background is background too. */
function isInBackground(doc: Recognised, { sentence: number, deed }: Reading, sentence: Sentence): boolean {
  const { deprel, head } = sentence.tokens[deed.trigger]!;
  if (deprel !== "advcl" || head < 0 || doc.published === null) return false;
  const timex = nearestTimex(doc, number, sentence, new Set([head]));
  const to = timex?.to ?? timex?.from ?? null;
  return to !== null && daysBetween(to, doc.published) > BACKGROUND_DAYS;
}

const BEGINNING: ReadonlySet<string> = new Set(["from", "between", "beginning", "starting", "commencing", "effective"]);
const BEGIN: ReadonlySet<string> = new Set(["begin", "start", "commence"]);
const MAX_DATE_STEPS = 8;

function beginsLater(
  doc: Recognised,
  number: number,
  { trigger, consumed }: Pick<Deed, "trigger" | "consumed">,
): boolean {
  const { published } = doc;
  const sentence = doc.sentences[number]!;
  const carriers = new Set([trigger, ...consumed]);
  return doc.dates.some(
    (timex) =>
      timex.sentence === number &&
      timex.from !== null &&
      published !== null &&
      timex.from > published &&
      isBeginning(sentence, timex) &&
      hangsOn(sentence, timex, carriers),
  );
}

/** "From July 3", "beginning on Monday", "as of May", "tomorrow". */
function isBeginning({ tokens }: Sentence, { first }: { first: number }): boolean {
  const word = (i: number) => tokens[i]?.form.toLowerCase() ?? "";
  if (word(first) === "tomorrow") return true;
  const before = ["on", "the", "at", "in"].includes(word(first - 1)) ? first - 2 : first - 1;
  return BEGINNING.has(word(before)) || (word(before) === "of" && word(before - 1) === "as");
}

/** Whether a date hangs below one of the carriers, past no verb but those that only say that it begins. */
function hangsOn({ tokens }: Sentence, { last }: { last: number }, carriers: ReadonlySet<number>): boolean {
  let at = last;
  let begins = false;
  for (let steps = 0; at >= 0 && steps <= MAX_DATE_STEPS; steps++) {
    if (carriers.has(at)) return true;
    const { upos, xpos, lemma, head } = tokens[at]!;
    begins ||= BEGIN.has(lemma);
    // "a quarantine for people arriving from Togo beginning tomorrow": parsers hang it on whoever arrives
    if (steps > 0 && upos === "VERB" && !(begins && xpos === "VBG")) return false;
    at = head;
  }
  return false;
}

/** A day written no longer than it is known: `2024-06` for a month. */
function shortened(day: string, precision: Timex["precision"]): string {
  if (precision === "year") return day.slice(0, 4);
  return precision === "month" ? day.slice(0, 7) : day;
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / DAY_MS;
}

/**
 * The time expression that hangs on the deed's own clause: the fewest steps up to its trigger or the verbs that carry
 * it; where there is none, that of the clause it is told in one breath with ("came in 2002 and met him", "in 2002, when
 * he met him", "invited him when they met in 2002").
 */
function timexOf(doc: Recognised, { sentence: number, deed, modality }: Reading, sentence: Sentence): Timex | null {
  const own = nearestTimex(doc, number, sentence, new Set([deed.trigger, ...modality.chain, ...deed.consumed]));
  if (own !== null) return own;
  const { deprel, head } = sentence.tokens[deed.trigger]!;
  const shared =
    head >= 0 &&
    (deprel === "conj" ||
      (deed.kind === "noun" && (deprel === "obl" || deprel === "obj")) ||
      (TIME_CLAUSES.has(deprel) && isSimultaneous(sentence, deed.trigger)));
  if (modality.status !== "actual") return null;
  const above = shared ? nearestTimex(doc, number, sentence, new Set([head])) : null;
  return above ?? nearestTimex(doc, number, sentence, new Set(simultaneousClauses(sentence, deed.trigger)));
}

/** Clauses of time below a verb, and below a date: "in July 2000, when he met him". */
const TIME_CLAUSES: ReadonlySet<string> = new Set(["advcl", "advcl:relcl", "acl:relcl"]);

function simultaneousClauses(sentence: Sentence, verb: number): number[] {
  return sentence.tokens.flatMap(({ head, deprel }, i) =>
    head === verb && TIME_CLAUSES.has(deprel) && isSimultaneous(sentence, i) ? [i] : [],
  );
}

const SIMULTANEOUS: ReadonlySet<string> = new Set(["when", "while", "as"]);

/** "Broke off relations in 2016, when a crowd stormed": told of the same time. */
function isSimultaneous({ tokens }: Sentence, verb: number): boolean {
  return tokens.some(({ head, form }, i) => head === verb && i < verb && SIMULTANEOUS.has(form.toLowerCase()));
}

function nearestTimex(
  doc: Recognised,
  number: number,
  sentence: Sentence,
  carriers: ReadonlySet<number>,
): Timex | null {
  let best: { timex: Timex; steps: number } | null = null;
  for (const timex of doc.dates) {
    if (timex.sentence !== number || (timex.type !== "DATE" && timex.type !== "TIME")) continue;
    const steps = stepsUp(sentence, timex, carriers);
    if (steps >= 0 && (best === null || steps < best.steps)) best = { timex, steps };
  }
  return best?.timex ?? null;
}

const MAX_TIME_STEPS = 5;

/** Steps from the head of a phrase up to a carrier, not past another verb; -1 where none is met. */
function stepsUp(
  sentence: Sentence,
  { first, last }: { first: number; last: number },
  carriers: ReadonlySet<number>,
): number {
  const { tokens } = sentence;
  let at = last;
  while (at >= first && tokens[at]!.head >= first && tokens[at]!.head <= last) at = tokens[at]!.head;
  for (let steps = 0; at >= 0 && steps <= MAX_TIME_STEPS; steps++) {
    if (carriers.has(at)) return steps;
    if (steps > 0 && tokens[at]!.upos === "VERB")
      return carriers.has(tokens[at]!.head) && tokens[at]!.deprel === "conj" ? steps + 1 : -1;
    at = tokens[at]!.head;
  }
  return -1;
}

/** Where the deed was done: a literal place that hangs on its clause by in, at, near. */
function placeOf(
  doc: Recognised,
  { sentence: number, deed, modality }: Reading,
  sentence: Sentence,
): PlaceMention | null {
  const carriers = new Set([deed.trigger, ...modality.chain, ...deed.consumed]);
  let best: { place: PlaceMention; steps: number } | null = null;
  for (const place of doc.places) {
    if (place.sentence !== number || place.sense !== "literal") continue;
    const steps = stepsUp(sentence, { first: place.head, last: place.head }, carriers);
    if (steps >= 0 && (best === null || steps < best.steps)) best = { place, steps };
  }
  return best?.place ?? null;
}
