// Stage "code", fourth part: one deed told by two words of a sentence, "killed in a raid by rebels", "killed ten and wounded two".
import { baseRelation, caseOf, childBy, type EventCode, type Tree } from "#document";
import { objectOf, prepositional } from "./arguments.ts";
import type { Reading } from "./events.ts";
import { type FoundParty, type MentionIndex, phraseStart } from "./parties.ts";

/** Deeds that a passive tells without saying by whom, and which words beside it tell the same. */
const SAME: ReadonlyMap<EventCode, ReadonlySet<EventCode>> = new Map([
  ["ASSAULT", new Set<EventCode>(["ASSAULT"])],
  ["COERCE", new Set<EventCode>(["COERCE", "ASSAULT"])],
]);

/**
 * A deed whose doer is not named takes the doer of the deed that its adjunct names: "killed in a raid by rebels", "killed when rebels
 * raided the camp". Where that one says no more (nobody whom it was done to, or only where), both are one record.
 * In a fight it is the other side: "killed in clashes with rebels".
 */
export function withSharedDoers(tree: Tree, readings: readonly Reading[]): Reading[] {
  const told = new Set<Reading>();
  const shared = readings.map((reading) => {
    const foes = foesOf(tree, reading, readings);
    if (foes.length > 0) return { ...reading, actor: foes };
    const causes = reading.actor.length > 0 ? [] : readings.filter((other) => isCause(tree, reading, other));
    const cause = causes.find(({ actor }) => actor.length > 0) ?? causes[0];
    if (cause === undefined) return reading;
    const isSame = cause.deed.frame.act === reading.deed.frame.act && cause.event === reading.event;
    const mode = isSame ? (reading.mode ?? cause.mode) : reading.mode;
    if (!saysNoMore(cause, reading)) return { ...reading, actor: cause.actor, mode };
    told.add(cause);
    return { ...reading, actor: cause.actor, recipient: reading.recipient.map((one) => placed(one, cause)), mode };
  });
  return shared.filter((_, i) => !told.has(readings[i]!));
}

/** Those against whom the harmed were fighting; empty where nobody is told, or whose side the harmed were on. */
function foesOf(tree: Tree, { deed, actor, recipient }: Reading, readings: readonly Reading[]): readonly FoundParty[] {
  if (deed.frame.act !== "ASSAULT" || deed.frame.reciprocal || actor.length > 0 || recipient.length === 0) return [];
  const fight = readings.find(
    (other) =>
      other.deed.frame.reciprocal &&
      other.deed.frame.act === "ASSAULT" &&
      linkTo(tree, other.deed.trigger, deed.trigger) === "during",
  );
  if (fight === undefined) return [];
  const foes = fight.actor.filter((one) => !recipient.some((harmed) => isSameSide(one, harmed)));
  const isTold = foes.length < fight.actor.length || (fight.actor.length === 1 && recipient.every(isArmed));
  return isTold &&
    recipient.every((harmed) => fight.actor.length === 1 || fight.actor.some((one) => isSameSide(one, harmed)))
    ? foes
    : [];
}

const isRebel = ({ party }: FoundParty): boolean => party.sectors.includes("REB");

/** Of one state or body, and on one side in its wars. */
const isSameSide = (one: FoundParty, other: FoundParty): boolean =>
  (one.party.country ?? one.party.code) !== null &&
  one.party.country === other.party.country &&
  one.party.code === other.party.code &&
  isRebel(one) === isRebel(other);

const isArmed = ({ party }: FoundParty): boolean => party.sectors.some((sector) => FIGHTING.has(sector));
const FIGHTING: ReadonlySet<string> = new Set(["MIL", "REB", "PRM", "UAF", "COP", "GOV"]);

/** "Nine people were killed in attacks by rebels in Mali": whose people they are, nothing but the place says. */
function placed(one: FoundParty, { recipient }: Reading): FoundParty {
  const [place, second] = new Set(recipient.map(({ party }) => party.country));
  if (one.party.country !== null || one.party.code !== null || place == null || second !== undefined) return one;
  return { ...one, party: { ...one.party, country: place } };
}

function isCause(tree: Tree, { deed, modality, recipient }: Reading, other: Reading): boolean {
  if (recipient.length === 0 || other.deed.frame.reciprocal) return false;
  if (other.actor.some(({ party }) => recipient.some((one) => one.party.name === party.name))) return false;
  if (other.actor.length === 0 && (other.recipient.length === 0 || !saysNoMore(other, { recipient }))) return false;
  if (SAME.get(deed.frame.act)?.has(other.deed.frame.act) !== true) return false;
  if (modality.status !== other.modality.status) return false;
  const link = linkTo(tree, other.deed.trigger, deed.trigger);
  if (link === null) return false;
  // what happened after another deed need not be its work: only where the same are hit, as far as they are named
  return link !== "after" || other.recipient.every(({ party }) => party.country === null || isAmong(party, recipient));
}

const isAmong = ({ country }: FoundParty["party"], others: readonly FoundParty[]): boolean =>
  others.some(({ party }) => party.country === country || party.country === null);

const DURING: ReadonlySet<string> = new Set(["in", "during", "by", "from", "amid", "as a result of", "because of"]);
const WHEN: ReadonlySet<string> = new Set(["when", "as", "while", "in", "during"]);
const MAX_STEPS = 6;

/** How a deed hangs on another, or on a verb that is joined to that: as its circumstance, or as what came before; null for neither. */
function linkTo(tree: Tree, from: number, above: number): "during" | "after" | null {
  const { tokens } = tree.sentence;
  let at = from;
  let link: "during" | "after" | null = null;
  for (let steps = 0; steps < MAX_STEPS && tokens[at]!.head >= 0; steps++) {
    const { deprel, head } = tokens[at]!;
    const relation = baseRelation(deprel);
    if (relation === "advcl" || relation === "ccomp") link ??= linkOfClause(tree, at);
    else if (isDeedAsSubject(tree, at)) link ??= "during";
    else if (relation === "obl" && tokens[head]!.upos === "VERB") link ??= linkOfPhrase(caseOf(tree, at));
    else if (relation === "conj" ? tokens[head]!.upos !== "VERB" : !(relation === "nmod" && link === null)) return null;
    at = head;
    if (link !== null && (at === above || isJoinedTo(tree, at, above) || isJoinedTo(tree, above, at))) return link;
    if (link !== null && relation !== "conj") return null;
  }
  return null;
}

/** "An airstrike in Lomé kills ten". */
function isDeedAsSubject({ sentence: { tokens } }: Tree, token: number): boolean {
  const { deprel, head, upos } = tokens[token]!;
  return deprel === "nsubj" && upos === "NOUN" && tokens[head]!.upos === "VERB" && COUNTING.has(tokens[head]!.lemma);
}

function linkOfClause(tree: Tree, clause: number): "during" | "after" | null {
  const word = openingOf(tree, clause);
  if (WHEN.has(word)) return "during";
  return word === "after" ? "after" : null;
}

/** The word that opens a clause, "when" of "when rebels raided", in lower case; empty for none. */
function openingOf(tree: Tree, clause: number): string {
  const marker = childBy(tree, clause, "mark", "advmod");
  return marker < 0 ? "" : tree.sentence.tokens[marker]!.form.toLowerCase();
}

function linkOfPhrase(preposition: string): "during" | "after" | null {
  if (DURING.has(preposition)) return "during";
  return preposition === "after" || preposition === "following" ? "after" : null;
}

const isJoinedTo = (tree: Tree, one: number, other: number): boolean =>
  tree.sentence.tokens[one]!.deprel === "conj" && tree.sentence.tokens[one]!.head === other;

/** Nobody is named to whom it was done, or only the place, or those of the deed that it explains. */
function saysNoMore({ recipient, onlyWhere }: Reading, { recipient: told }: Pick<Reading, "recipient">): boolean {
  return recipient.every(
    ({ mention, party }) =>
      onlyWhere ||
      mention.kind === "place" ||
      mention.kind === "country" ||
      told.some((other) => other.party.name === party.name),
  );
}

/** Where people are, who are hit there; the house itself is seldom meant. */
const VENUES: ReadonlySet<string> = new Set(
  "school university college campus church mosque temple synagogue bar pub restaurant cafe café nightclub club mall market supermarket shop store bank hotel hospital clinic house home office factory party festival concert rally wedding funeral gathering event beach park square street station airport checkpoint stadium cinema theatre theater gym hall casino".split(
    " ",
  ),
);

/** "Opens fire at a bar in Lomé, killing four" is one deed, done to the four. */
export function withVictimsThere(tree: Tree, readings: readonly Reading[]): Reading[] {
  const told = new Set<Reading>();
  const joined = readings.map((reading) => {
    const where = readings.find(
      (other) => other !== reading && isDoneAt(tree, other) && isOutcomeOf(tree, reading, other),
    );
    if (where === undefined) return reading;
    told.add(where);
    return {
      ...reading,
      recipient: reading.recipient.map((one) => placed(one, where)),
      mode: reading.mode ?? where.mode,
    };
  });
  return joined.filter((_, i) => !told.has(readings[i]!));
}

/** Its recipient is but the venue: "at a bar", not "on a crowd at a bar". */
function isDoneAt(tree: Tree, { deed, event, recipient }: Reading): boolean {
  const [only, second] = recipient;
  if (deed.kind !== "verb" || event !== "ASSAULT" || only === undefined || second !== undefined) return false;
  // "fire on a crowd at a bar": at the crowd
  const isAimed = [deed.trigger, objectOf(tree, deed.trigger)].some(
    (i) => i >= 0 && prepositional(tree, i, "on").length > 0,
  );
  if (isAimed) return false;
  return ["at", "in", "inside", "outside"].some((preposition) =>
    prepositional(tree, deed.trigger, preposition).some((i) => {
      const { lemma, start, end } = tree.sentence.tokens[i]!;
      return VENUES.has(lemma.toLowerCase()) && only.party.start <= start && end <= only.party.end;
    }),
  );
}

/** ", killing four", "and kills four": whom the same doers harmed by it. */
function isOutcomeOf(tree: Tree, reading: Reading, { deed, actor, event, modality }: Reading): boolean {
  const { deprel, head } = tree.sentence.tokens[reading.deed.trigger]!;
  if (head !== deed.trigger || !/^(advcl|conj)$/.test(deprel) || !isCounting(tree, reading)) return false;
  if (reading.recipient.length === 0 || reading.event !== event || reading.modality.status !== modality.status)
    return false;
  return reading.actor.length > 0 && reading.actor.every(({ mention }) => isAmongst(mention, actor));
}

/** Verbs that count the victims of one deed, one after the other. */
const COUNTING: ReadonlySet<string> = new Set(["kill", "wound", "injure", "hurt", "maim"]);

/**
 * "Killed ten people and wounded two others" is one deed with all its victims: the later verb adds those whom it counts, and tells no
 * record of its own.
 */
export function withJointVictims(tree: Tree, mentions: MentionIndex, readings: readonly Reading[]): Reading[] {
  const joined: Reading[] = [];
  for (const reading of readings) {
    const i = joined.findIndex((first) => isSameHarm(tree, first, reading));
    const first = joined[i];
    const victims = first === undefined ? [] : victimsOf(tree, mentions, reading, first);
    if (first === undefined || victims.length === 0) joined.push(reading);
    else joined[i] = { ...first, recipient: [...first.recipient, ...victims] };
  }
  return joined;
}

function isSameHarm(tree: Tree, first: Reading, later: Reading): boolean {
  if (![first, later].every((one) => one.event === "ASSAULT" && isCounting(tree, one))) return false;
  if (first.recipient.length === 0 || first.modality.status !== later.modality.status) return false;
  if (!isAddedTo(tree, later.deed.trigger)) return false;
  return later.actor.length === 0 || later.actor.every(({ mention }) => isAmongst(mention, first.actor));
}

/** "And wounded two", "while two were wounded": not "after a guard was killed", which is another deed. */
function isAddedTo(tree: Tree, verb: number): boolean {
  const relation = baseRelation(tree.sentence.tokens[verb]!.deprel);
  const word = openingOf(tree, verb);
  if (relation === "advcl") return word === "while";
  return !BEFORE.has(word) && (relation === "conj" || childBy(tree, verb, "cc") === verb - 1);
}

const BEFORE: ReadonlySet<string> = new Set(["after", "when", "as", "before", "since"]);

const isCounting = (tree: Tree, { deed }: Reading): boolean =>
  deed.kind === "verb" && COUNTING.has(tree.sentence.tokens[deed.trigger]!.lemma);

const isAmongst = (mention: FoundParty["mention"], parties: readonly FoundParty[]): boolean =>
  parties.some((one) => one.mention === mention);

/** Whom the later verb names; "two others" and a bare number are of the kind named first. */
function victimsOf(tree: Tree, mentions: MentionIndex, later: Reading, first: Reading): readonly FoundParty[] {
  const { tokens } = tree.sentence;
  const object = objectOf(tree, later.deed.trigger);
  const word = tokens[object];
  if (word === undefined || object < first.deed.trigger || !(word.upos === "NUM" || MORE.has(word.lemma.toLowerCase())))
    return later.recipient.every(({ mention }) => isAmongst(mention, first.recipient)) ? [] : later.recipient;
  const [kind] = first.recipient;
  if (kind === undefined) return [];
  const start = tokens[phraseStart(tree, object)]!.start;
  const name = mentions.textOf(start, word.end);
  const party = { ...sharedBy(first.recipient, kind.party), name, entity: null, start, end: word.end };
  return [{ ...kind, party }];
}

/** Of one party, what all the others have as well: who is counted after them may be of any of them. */
function sharedBy(parties: readonly FoundParty[], party: FoundParty["party"]): FoundParty["party"] {
  const all = (same: (other: FoundParty["party"]) => boolean) => parties.every((other) => same(other.party));
  return {
    ...party,
    country: all(({ country }) => country === party.country) ? party.country : null,
    code: all(({ code }) => code === party.code) ? party.code : null,
    sectors: all(({ sectors }) => sectors.join() === party.sectors.join()) ? party.sectors : [],
  };
}

const MORE: ReadonlySet<string> = new Set(["another", "other", "others", "more", "dozen", "hundred", "score"]);
