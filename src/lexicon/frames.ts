// Frames: which verbs and nouns tell which deed, and where the tree keeps who does it to whom.
import type { EntryId, EventCode } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

/**
 * Where an argument stands, seen from the trigger.
 *
 * `subj` and `obj` are logical: in a passive clause the agent and the patient. A preposition names its oblique
 * (`with`, `against`). `poss`, `mod` (adjective or compound), `light.subj` (subject of the light verb: "X held talks")
 * belong to nouns. `obj.poss` and the like look one step further.
 */
export type Slot = string;

/** A sentence of ours that the entry is for (or is not for), run as a test. Codes are ISO3 or body codes. */
export interface FrameExample {
  readonly text: string;
  readonly published?: string;
  readonly event?: EventCode | null;
  readonly status?: string;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
}

export interface FrameEntry {
  readonly id: EntryId;
  readonly act: EventCode;
  readonly mode?: string;
  readonly contexts?: readonly string[];
  /** Lemmas; `pull out` is a lemma with a particle or preposition. */
  readonly verbs?: readonly string[];
  readonly nouns?: readonly string[];
  /** Head lemmas that must stand in every slot named; `$class`, `@party`, `@any`, `@none`. */
  readonly where?: Readonly<Record<Slot, readonly string[]>>;
  /** Head lemmas that must stand in none of them. */
  readonly unless?: Readonly<Record<Slot, readonly string[]>>;
  readonly actor?: readonly Slot[];
  readonly recipient?: readonly Slot[];
  readonly nounActor?: readonly Slot[];
  readonly nounRecipient?: readonly Slot[];
  /** Every party is an actor: a meeting, a joint drill. */
  readonly reciprocal?: boolean;
  /** Higher goes first among frames that fit equally well; 0 by default. */
  readonly rank?: number;
  /** True where the words tell no event ("meet a deadline", "win a match"); `act` is what they might be taken for. */
  readonly nothing?: true;
  /** Why such an entry tells no event; it has this, no other. */
  readonly why?: string;
  readonly example: FrameExample;
  readonly counterexample: FrameExample;
}

/** A named list of lemmas that `where` and `unless` refer to as `$name`. */
export interface WordClass {
  readonly class: string;
  readonly words: readonly string[];
}

export interface Frame {
  readonly id: EntryId;
  readonly act: EventCode;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly nothing: boolean;
  readonly reciprocal: boolean;
  readonly where: readonly (readonly [Slot, readonly string[]])[];
  readonly unless: readonly (readonly [Slot, readonly string[]])[];
  readonly actor: readonly Slot[];
  readonly recipient: readonly Slot[];
  readonly nounActor: readonly Slot[];
  readonly nounRecipient: readonly Slot[];
  /** Number of conditions, then rank: what decides between frames of one trigger. */
  readonly weight: number;
}

/** A frame under its trigger lemma, with the particle that a multi-word verb asks for. */
export interface TriggerData {
  readonly frame: number;
  readonly particle: string | null;
}

export interface FramesData {
  readonly frames: readonly Frame[];
  readonly verbs: Readonly<Record<string, readonly TriggerData[]>>;
  readonly nouns: Readonly<Record<string, readonly TriggerData[]>>;
  readonly classes: Readonly<Record<string, readonly string[]>>;
}

export interface FrameCondition {
  readonly slot: Slot;
  readonly words: ReadonlySet<string>;
}

export interface IndexedFrame extends Omit<Frame, "where" | "unless"> {
  readonly where: readonly FrameCondition[];
  readonly unless: readonly FrameCondition[];
}

export interface Trigger {
  readonly frame: IndexedFrame;
  readonly particle: string | null;
}

export interface FrameLexicon {
  /** Heaviest frame first. */
  readonly verbs: ReadonlyMap<string, readonly Trigger[]>;
  readonly nouns: ReadonlyMap<string, readonly Trigger[]>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
}

const VERB_ACTOR: readonly Slot[] = ["subj"];
const VERB_RECIPIENT: readonly Slot[] = ["obj"];
const NOUN_ACTOR: readonly Slot[] = ["light.subj", "by", "poss", "mod", "between", "from"];
const NOUN_RECIPIENT: readonly Slot[] = ["on", "against", "of", "to", "with", "in"];

export const FRAMES_PART: LexiconPart<FrameEntry | WordClass, FramesData> = { folder: "frames", compile };

function compile(files: readonly LexiconFile<FrameEntry | WordClass>[]): {
  data: FramesData;
  problems: LexiconProblem[];
} {
  const problems: LexiconProblem[] = [];
  const all = files.flatMap((file) => file.entries.map((entry) => ({ path: file.path, entry })));
  const classes: Record<string, readonly string[]> = {};
  for (const { entry } of all) if ("class" in entry) classes[entry.class] = entry.words;
  const frames: Frame[] = [];
  const verbs: Record<string, TriggerData[]> = Object.create(null);
  const nouns: Record<string, TriggerData[]> = Object.create(null);
  const seen = new Set<EntryId>();
  for (const { path, entry } of all) {
    if ("class" in entry) continue;
    const report = (message: string) => problems.push({ path, entry: entry.id, message });
    if (seen.has(entry.id)) report("id stands twice; give one of them another");
    seen.add(entry.id);
    for (const name of referredClasses(entry))
      if (!(name in classes)) report(`class $${name} is not defined in lexicons/frames`);
    const frame = frames.length;
    frames.push(toFrame(entry));
    for (const phrase of entry.verbs ?? []) addTrigger(verbs, phrase, frame);
    for (const phrase of entry.nouns ?? []) addTrigger(nouns, phrase, frame);
  }
  return { data: { frames, verbs, nouns, classes }, problems };
}

function toFrame(entry: FrameEntry): Frame {
  const where = Object.entries(entry.where ?? {});
  const conditions = where.length + Object.keys(entry.unless ?? {}).length * 0.25;
  return {
    id: entry.id,
    act: entry.act,
    mode: entry.mode ?? null,
    contexts: entry.contexts ?? [],
    nothing: entry.nothing ?? false,
    reciprocal: entry.reciprocal ?? false,
    where,
    unless: Object.entries(entry.unless ?? {}),
    actor: entry.actor ?? VERB_ACTOR,
    recipient: entry.recipient ?? VERB_RECIPIENT,
    nounActor: entry.nounActor ?? NOUN_ACTOR,
    nounRecipient: entry.nounRecipient ?? NOUN_RECIPIENT,
    weight: conditions + (entry.rank ?? 0),
  };
}

function addTrigger(index: Record<string, TriggerData[]>, phrase: string, frame: number): void {
  const [lemma = "", ...rest] = phrase.split(" ");
  index[lemma] ??= [];
  index[lemma].push({ frame, particle: rest.length === 0 ? null : rest.join(" ") });
}

function referredClasses(entry: FrameEntry): string[] {
  const lists = [...Object.values(entry.where ?? {}), ...Object.values(entry.unless ?? {})];
  return lists.flat().flatMap((word) => (word.startsWith("$") ? [word.slice(1)] : []));
}

/** Makes the run-time index; a few milliseconds for a thousand frames. */
export function indexFrames(data: FramesData): FrameLexicon {
  const classes = new Map(Object.entries(data.classes).map(([name, words]) => [name, new Set(words)]));
  const conditions = (list: Frame["where"]): FrameCondition[] =>
    list.map(([slot, words]) => ({
      slot,
      words: new Set(
        words.flatMap((word) => (word.startsWith("$") ? [...(classes.get(word.slice(1)) ?? [])] : [word])),
      ),
    }));
  const frames = data.frames.map(
    (frame): IndexedFrame => ({ ...frame, where: conditions(frame.where), unless: conditions(frame.unless) }),
  );
  const triggers = (index: FramesData["verbs"]): Map<string, Trigger[]> =>
    new Map(
      Object.entries(index).map(([lemma, list]) => {
        const sorted = list.flatMap(({ frame, particle }) =>
          frames[frame] === undefined ? [] : [{ frame: frames[frame], particle }],
        );
        // A multi-word verb counts as one more condition met.
        const weight = (trigger: Trigger) => trigger.frame.weight + (trigger.particle === null ? 0 : 1);
        return [lemma, sorted.sort((a, b) => weight(b) - weight(a))];
      }),
    );
  return { verbs: triggers(data.verbs), nouns: triggers(data.nouns), classes };
}
