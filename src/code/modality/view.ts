// Stage "code", modality: what is known of how a predicate is presented, and the walk over its tree.
import { childrenOf, type EntryId, type Status, type Tree } from "#document";
import type { Effect, GovernorEvent, ModalityLexicon, Negation } from "#lexicon";

export type Tense = "past" | "present" | "perfect" | "pluperfect" | "future" | "infinitive" | "none";

export interface ModalityCue {
  /** Index of the cue's word in `sentence.tokens`. */
  readonly token: number;
  readonly entry: EntryId;
  /** It left the deed as it was, so that a record's quote can do without it: "said that ..". */
  readonly idle?: boolean;
}

export interface Modality {
  readonly status: Status;
  /** How it does not happen; also beside `possible` and `hypothetical` ("may refuse to meet"). */
  readonly negation: Negation | null;
  /** True where the actor itself plans, weighs or refuses the deed; false for an outsider's guess. */
  readonly weighedByActor: boolean;
  /**
   * True where a deed that is only possible or hypothetical is wished, asked for, weighed or made a consequence, and
   * so has not happened by the time of writing; false where that stays open ("may have sent", "if they sent").
   */
  readonly unrealised: boolean;
  /** The trigger, then the predicates above it through which its subject is found: attack ← threaten. */
  readonly chain: readonly number[];
  /** Which argument of the last predicate of the chain does the deed; null where the chain is the trigger alone. */
  readonly control: "subject" | "object" | null;
  /** What the nearest governing predicate does to the deed. */
  readonly governorEvent: GovernorEvent | null;
  /** Of the trigger itself. */
  readonly tense: Tense;
  readonly cues: readonly ModalityCue[];
}

/** What is known of a predicate before its tense: everything but `tense`. */
export type View = Omit<Modality, "tense">;

export interface Reader {
  readonly tree: Tree;
  readonly lexicon: ModalityLexicon;
}

/** Embedding deeper than this is a fault of the tree, not of the writer. */
export const MAX_DEPTH = 12;

export const actual = (token: number): View => ({
  status: "actual",
  negation: null,
  weighedByActor: false,
  unrealised: false,
  chain: [token],
  control: null,
  governorEvent: null,
  cues: [],
});

export type Outcome = Pick<View, "status" | "negation">;

export function statusOfEffect(effect: Effect): Outcome {
  switch (effect) {
    case "absent":
    case "stopped":
    case "refused":
      return { status: "negated", negation: effect };
    case "same":
    case "fact":
    case "hearsay":
      return { status: "actual", negation: null };
    default:
      return { status: effect, negation: null };
  }
}

export function childrenWith(tree: Tree, token: number, ...relations: readonly string[]): number[] {
  const found: number[] = [];
  for (const i of childrenOf(tree, token)) if (relations.includes(tree.sentence.tokens[i]?.deprel ?? "")) found.push(i);
  return found;
}

export function hasChild(tree: Tree, token: number, ...relations: readonly string[]): boolean {
  for (const i of childrenOf(tree, token)) if (relations.includes(tree.sentence.tokens[i]?.deprel ?? "")) return true;
  return false;
}
