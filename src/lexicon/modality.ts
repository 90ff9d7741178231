// Lexicon part "modality": words that change how a deed is presented. One entry is a construction with its words.
import type { EntryId, Status } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

/**
 * What a cue makes of the deed in its scope: a status, or one of the three ways of not happening, or
 * - `same`: the deed is presented as the cue's own word is ("managed to visit", "began to shell"),
 * - `fact`: it is taken to have happened whatever the cue's own status ("does not regret that …"),
 * - `hearsay`: a plan becomes possible, a deed stays what it was ("reportedly plans").
 */
export const EFFECTS = [
  "same",
  "fact",
  "hearsay",
  "planned",
  "possible",
  "hypothetical",
  "denied",
  "absent",
  "stopped",
  "refused",
] as const;
export type Effect = (typeof EFFECTS)[number];

/** What the governing predicate does to the deed, for the table of events. */
export const GOVERNOR_EVENTS = [
  "threaten",
  "agree",
  "refuse",
  "request",
  "accuse",
  "deny",
  "stop",
  "fail",
  "try",
  "force",
  "allow",
  "prevent",
  "offer",
  "plan",
  "consider",
  "expect",
  "purpose",
] as const;
export type GovernorEvent = (typeof GOVERNOR_EVENTS)[number];

export const CUE_KINDS = [
  "governor",
  "auxiliary",
  "adverb",
  "adjective",
  "determiner",
  "marker",
  "subject",
  "reached",
] as const;
/** `reached`: a deed that, as the purpose of something done ("came to meet"), is told as done itself. */
export type CueKind = (typeof CUE_KINDS)[number];

/** How a text with the cue in it must be read: the word in question, and its status. */
export interface CueExample {
  readonly text: string;
  /** The deed: a form that stands once in the text. */
  readonly word: string;
  readonly status: Status;
  readonly negation?: Negation;
}

/** absent: it did not happen; stopped: it has ended or was called off; refused: the actor will not do it. */
export type Negation = "absent" | "stopped" | "refused";

export interface CueEntry {
  readonly id: EntryId;
  readonly kind: CueKind;
  /** Lemmas in lower case; a particle after a blank ("call off"). */
  readonly words: readonly string[];
  /** Part of speech the cue must have, where the lemma has several. */
  readonly pos?: "VERB" | "NOUN" | "ADJ" | "ADV" | "AUX";
  /**
   * How the deed hangs on a governor: `to` an infinitive, `ing` a gerund, `that` a finite clause, `object` a noun as
   * object or passive subject, `subject` a noun as active subject, or a preposition ("for": "call for talks").
   */
  readonly takes?: readonly string[];
  /** Parts of speech of the words that an adverb changes, where not all: "almost took", but "almost sure to take". */
  readonly beside?: readonly ("VERB" | "NOUN" | "ADJ")[];
  /** Only of a noun that is new to the text, without "the" or a possessor: "announced a visit", not "the closure". */
  readonly onlyNew?: boolean;
  readonly effect: Effect;
  /** Where the cue itself stands in the past tense: "had to leave" (and left), but "has to leave". */
  readonly past?: Effect;
  /** Where the cue itself is negated: "did not fail to"; by default see `whenNegated` of the coder. */
  readonly negated?: Effect;
  readonly event?: GovernorEvent;
  /** True where the subject of the cue weighs or intends the deed itself. */
  readonly weighs?: boolean;
  /** True where what the cue leaves possible has not happened by the time of writing: wished, asked for, weighed. */
  readonly unrealised?: boolean;
  /** Who does the deed: the cue's subject, or its object ("forced X to"). */
  readonly control?: "subject" | "object";
  readonly source: string;
  readonly examples: readonly CueExample[];
  readonly counterexamples: readonly CueExample[];
}

/** What the coder needs of an entry. */
export type Cue = Omit<CueEntry, "source" | "examples" | "counterexamples">;

export interface ModalityData {
  readonly cues: readonly Cue[];
}

export interface ModalityLexicon {
  /** By kind and lemma; for governors with a particle, by "lemma particle". */
  find(kind: CueKind, word: string): readonly Cue[];
}

export const MODALITY_PART: LexiconPart<CueEntry, ModalityData> = { folder: "modality", compile };

function compile(files: readonly LexiconFile<CueEntry>[]): {
  readonly data: ModalityData;
  readonly problems: readonly LexiconProblem[];
} {
  const problems: LexiconProblem[] = [];
  const seen = new Map<string, EntryId>();
  const ids = new Set<EntryId>();
  for (const { path, entries } of files) {
    for (const entry of entries) {
      if (ids.has(entry.id)) problems.push({ path, entry: entry.id, message: "id stands twice" });
      ids.add(entry.id);
      for (const key of keysOf(entry)) {
        const other = seen.get(key);
        if (other !== undefined) problems.push({ path, entry: entry.id, message: `"${key}" also stands in ${other}` });
        seen.set(key, entry.id);
      }
    }
  }
  return { data: { cues: files.flatMap(({ entries }) => entries.map(withoutTests)) }, problems };
}

/** A word may stand in several entries, but not twice in the same construction. */
function keysOf(entry: CueEntry): string[] {
  const takes = entry.takes ?? [""];
  return entry.words.flatMap((word) => takes.map((take) => `${entry.kind} ${entry.pos ?? ""} ${word} ${take}`.trim()));
}

function withoutTests({ source: _source, examples: _for, counterexamples: _against, ...cue }: CueEntry): Cue {
  return cue;
}

export function indexModality({ cues }: ModalityData): ModalityLexicon {
  const byWord = new Map<string, Cue[]>();
  for (const cue of cues) {
    for (const word of cue.words) {
      const key = `${cue.kind} ${word}`;
      byWord.set(key, [...(byWord.get(key) ?? []), cue]);
    }
  }
  return { find: (kind, word) => byWord.get(`${kind} ${word}`) ?? [] };
}
