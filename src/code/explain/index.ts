// Stage "code", explained: for every word of a sentence that may tell a deed, the frame that reads it, who it finds in which role,
// what made its status, and why it has a record or none. Reads what the coder read; decides nothing.
import { push, type Recognised } from "#document";
import type { FrameCondition, IndexedFrame, Slot, Trigger } from "#lexicon";
import { type ConfidenceModel, type Doubt, doubtsOf } from "../confidence/index.ts";
import {
  actorSlots,
  type EventLexicon,
  isSport,
  isTold,
  type ReadDeed,
  type Reading,
  readDeeds,
  readDocument,
  recipientSlots,
  surroundingsOf,
  withArguments,
  withoutConsumed,
} from "../frames/events.ts";
import {
  type Deed,
  findDeeds,
  obstacleOf,
  type Surroundings,
  slotTokens,
  triggerKind,
  triggersOf,
} from "../frames/match.ts";
import { type FoundParty, isKnown, type MentionIndex, mentionsBySentence, partiesOf } from "../frames/parties.ts";
import type { Modality } from "../modality/index.ts";

/** Why a word that might tell a deed has no record. */
export type WhyNot =
  | "no-frame"
  | "refused"
  | "nothing"
  | "told-by-another"
  | "asked-or-alleged"
  | "governs"
  | "no-party"
  | "party-unknown"
  | "no-actor"
  | "actor-unknown"
  | "no-recipient"
  | "one-sided"
  | "sport"
  | "repeat";

/** A condition of a frame, and the tokens that stand in its slot. */
export interface Asked {
  readonly slot: Slot;
  /** Lemmas, or tags such as `@party`. */
  readonly words: readonly string[];
  readonly found: readonly number[];
}

/** A frame of the word that did not fire: something it asks for is not there, or something it forbids is. */
export interface Refusal {
  readonly frame: IndexedFrame;
  readonly why: "particle" | "lacks" | "forbids";
  /** The particle, or what the slot would have to hold. */
  readonly asked: Asked;
}

/** Who stands in a role, and the slot of the frame he was found in; null where a word above the deed led to him. */
export interface RoleFound {
  readonly role: "actor" | "recipient";
  readonly slot: Slot | null;
  readonly found: FoundParty;
}

export interface ExplainedDeed {
  /** Index into the tokens of the sentence. */
  readonly trigger: number;
  readonly kind: Deed["kind"];
  /** The frame that fired, also one that says that nothing is told; null where none did. */
  readonly frame: IndexedFrame | null;
  readonly met: readonly Asked[];
  readonly refusals: readonly Refusal[];
  readonly roles: readonly RoleFound[];
  readonly modality: Modality | null;
  /** Number of its record among those of the document, or -1. */
  readonly record: number;
  /** What its record is doubted for. */
  readonly doubts: readonly Doubt[];
  /** Null where it has a record. */
  readonly whyNot: WhyNot | null;
}

/**
 * Explains the verbs of every sentence, and the nouns that a frame begins with; in text order.
 *
 * @returns a list for each sentence; empty for one without a tree
 */
export function explainDeeds(
  doc: Recognised,
  lexicon: EventLexicon & { readonly confidence: ConfidenceModel },
): (readonly ExplainedDeed[])[] {
  const mentions = mentionsBySentence(doc);
  const told = new Map<number, ToldReading[]>();
  readDocument(doc, lexicon).forEach(({ reading, scene }, record) => {
    push(told, reading.sentence, { reading, record, doubts: doubtsOf(scene, reading, lexicon.confidence) });
  });
  return doc.sentences.map((sentence, s) =>
    sentence.flat === true ? [] : explainSentence(doc, s, mentions[s]!, lexicon, told.get(s) ?? []),
  );
}

/** A reading that became a record: its number among those of the document, and what it is doubted for. */
interface ToldReading {
  readonly reading: Reading;
  readonly record: number;
  readonly doubts: readonly Doubt[];
}

function explainSentence(
  doc: Recognised,
  s: number,
  mentions: MentionIndex,
  lexicon: EventLexicon,
  told: readonly ToldReading[],
): ExplainedDeed[] {
  const sentence = doc.sentences[s]!;
  const around = surroundingsOf(doc, s, mentions, lexicon.frames);
  const found = findDeeds(around);
  const reads = readDeeds(around, lexicon);
  const whole: Passes = {
    found,
    kept: withoutConsumed(found),
    reads,
    readings: withArguments(around, mentions, s, reads),
    told: told.map(({ reading }) => reading),
    sport: isSport(sentence, lexicon.frames),
  };
  return candidatesIn(around).map(({ at, kind }): ExplainedDeed => {
    const read = whole.reads.find(({ deed }) => deed.trigger === at);
    const deed = found.find(({ trigger }) => trigger === at);
    const reading = whole.readings.find(({ deed: other }) => other.trigger === at) ?? null;
    const record = told.find(({ reading: { deed: other } }) => other.trigger === at);
    const frame = deed?.frame ?? nothingFrame(around, at, kind);
    return {
      trigger: at,
      kind,
      frame,
      met: frame === null ? [] : frame.where.map((condition) => askedIn(around, at, condition)),
      refusals: frame === null ? refusalsOf(around, at, kind) : [],
      roles: reading === null ? [] : rolesOf(around, mentions, record?.reading ?? reading),
      modality: read?.modality ?? null,
      record: record?.record ?? -1,
      doubts: record?.doubts ?? [],
      whyNot: record !== undefined ? null : whyNot(around, whole, at, kind, frame, reading),
    };
  });
}

/** What the passes of the coder over one sentence found and kept. */
interface Passes {
  readonly found: readonly Deed[];
  readonly kept: readonly Deed[];
  readonly reads: readonly ReadDeed[];
  readonly readings: readonly Reading[];
  readonly told: readonly Reading[];
  readonly sport: boolean;
}

/** Verbs, and nouns that some frame begins with. */
function candidatesIn(around: Surroundings): { at: number; kind: Deed["kind"] }[] {
  return around.tree.sentence.tokens.flatMap((_, at) => {
    const kind = triggerKind(around.tree, at);
    if (kind === null || (kind === "noun" && triggersOf(around, at, kind).length === 0)) return [];
    return [{ at, kind }];
  });
}

/** The entry that keeps others from firing ("meet a deadline"), if it is what the word met first. */
function nothingFrame(around: Surroundings, at: number, kind: Deed["kind"]): IndexedFrame | null {
  const first = triggersOf(around, at, kind).find((trigger) => refusalOf(around, at, trigger) === null);
  return first?.frame.nothing === true ? first.frame : null;
}

/** A reader wants the nearest misses, not all forty senses of "take". */
const MAX_REFUSALS = 4;

function refusalsOf(around: Surroundings, at: number, kind: Deed["kind"]): Refusal[] {
  const refusals = triggersOf(around, at, kind).flatMap((trigger) => refusalOf(around, at, trigger) ?? []);
  const rank = { forbids: 0, lacks: 1, particle: 2 } as const;
  return refusals.sort((a, b) => rank[a.why] - rank[b.why]).slice(0, MAX_REFUSALS);
}

/** The first thing that keeps a frame from firing, in the coder's order; null where it would fire. */
function refusalOf(around: Surroundings, at: number, trigger: Trigger): Refusal | null {
  const obstacle = obstacleOf(around, at, trigger, new Map());
  return obstacle && { frame: trigger.frame, why: obstacle.why, asked: askedIn(around, at, obstacle.condition) };
}

function askedIn(around: Surroundings, at: number, { slot, words }: FrameCondition): Asked {
  return { slot, words: [...words], found: slotTokens(around, at, slot) };
}

function rolesOf(around: Surroundings, mentions: MentionIndex, { deed, actor, recipient }: Reading): RoleFound[] {
  // of a meeting, the party in a recipient's slot is an actor, too
  const slots = [
    ...actorSlots(deed).map((slot) => ({ slot, role: "actor" as const })),
    ...recipientSlots(deed).map((slot) => ({ slot, role: "recipient" as const })),
  ];
  const slotOf = ({ mention }: FoundParty): Slot | null => {
    const holding = slots.find(({ slot, role }) =>
      slotTokens(around, deed.trigger, slot).some((token) =>
        partiesOf(around.tree, mentions, token, { role, act: deed.frame.act }).some(
          (other) => other.mention === mention,
        ),
      ),
    );
    return holding?.slot ?? null;
  };
  const roles = (role: RoleFound["role"], parties: readonly FoundParty[]) =>
    parties.map((found): RoleFound => ({ role, slot: slotOf(found), found }));
  return [...roles("actor", actor), ...roles("recipient", recipient)];
}

/** The first pass of the coder that left the word out. */
function whyNot(
  around: Surroundings,
  { found, kept, reads, told, sport }: Passes,
  at: number,
  kind: Deed["kind"],
  frame: IndexedFrame | null,
  reading: Reading | null,
): WhyNot {
  if (frame === null) return triggersOf(around, at, kind).length === 0 ? "no-frame" : "refused";
  if (frame.nothing) return "nothing";
  if (found.some(({ trigger }) => trigger === at) && !kept.some(({ trigger }) => trigger === at))
    return "told-by-another";
  if (!reads.some(({ deed }) => deed.trigger === at)) return "asked-or-alleged";
  if (reading === null) return "repeat";
  if (told.some(({ modality }) => modality.chain.slice(1).includes(at))) return "governs";
  const untold = whyUntold(reading);
  if (untold !== null) return untold;
  return sport ? "sport" : "repeat";
}

function whyUntold(reading: Reading): WhyNot | null {
  if (isTold(reading)) return null;
  const { actor, recipient, deed } = reading;
  const parties = [...actor, ...recipient];
  if (!parties.some(isKnown)) return parties.length === 0 ? "no-party" : "party-unknown";
  if (deed.frame.reciprocal) return "one-sided";
  if (actor.length === 0) return "no-actor";
  return actor.some(isKnown) ? "no-recipient" : "actor-unknown";
}
