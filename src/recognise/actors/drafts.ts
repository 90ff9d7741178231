// Stage "recognise", actors: mentions while they are still being put together.
import type { EntryId, MentionForm, MentionKind, PartyReading, Token } from "#document";
import type { NameEntity, NamePhrase, RoleKind } from "#lexicon";
import type { KnownPerson } from "./page.ts";

/** A name in a sentence: of the lexicon, or a proper noun typed by its cues. */
export interface Named {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly kind: MentionKind;
  readonly phrase: NamePhrase | null;
  readonly entity: NameEntity | null;
  readonly person: KnownPerson | null;
  readonly form: MentionForm;
  reading: PartyReading;
  /** Set where a longer mention takes it in as its own name or possessor. */
  absorbed: boolean;
}

export interface Draft {
  readonly sentence: number;
  first: number;
  last: number;
  start: number;
  end: number;
  head: number;
  kind: MentionKind;
  form: MentionForm;
  readings: readonly PartyReading[];
  role: string | null;
  rule: string;
  entries: readonly EntryId[];
  agentive: boolean;
  antecedent: Draft | null;
  /** More than one thing or person is meant. */
  readonly plural: boolean;
  /** What sort of thing, for pronouns: a person, a state, or another body. */
  readonly sort: "person" | "state" | "body" | "people" | null;
  readonly person: KnownPerson | null;
  /** The words, for the name of a party that is found later. */
  readonly text: string;
  /** True where it is the subject of a clause. */
  readonly isSubject: boolean;
  readonly deprel: string;
  /** What is to be looked up on the page: a pronoun, or a noun phrase without a state of its own. */
  readonly ask: Question | null;
}

/** A reference to resolve. `count`: how many parties it must have (2 for "both", "the two"). */
export interface Question {
  readonly by: "person" | "thing" | "plural" | "possessor" | "pair" | "noun";
  readonly noun: string | null;
  readonly roleKind: RoleKind | null;
}

/** The token of a range that the tree attaches outside of it; the last noun where the parser attached several. */
export function headOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  prefer: readonly [number, number] = [first, last],
): number {
  let best = -1;
  for (let t = first; t <= last; t++) {
    const { head, upos } = tokens[t]!;
    if (head >= first && head <= last) continue;
    if (upos === "PUNCT" || upos === "DET" || upos === "ADP" || upos === "CCONJ") continue;
    const preferred = t >= prefer[0] && t <= prefer[1];
    if (best < 0 || preferred || !(best >= prefer[0] && best <= prefer[1])) best = t;
  }
  return best < 0 ? prefer[1] : best;
}
