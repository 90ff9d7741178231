// Stage "code", attribution: a claim while it is being put together.
import type { EntryId, RuleId } from "#document";
import type { CueClass, FrameSource } from "#lexicon";
import type { Phrase, Pieces } from "./view.ts";

export interface Draft {
  readonly sentence: number;
  /** Token that heads the cue. */
  readonly at: number;
  cue: Pieces;
  speaker: Phrase | null;
  /** Empty while no words but a quotation can be its content. */
  content: Pieces;
  readonly class: CueClass;
  readonly rule: RuleId;
  readonly entry: EntryId;
  /** True where a quotation beside the cue may be (part of) the content. */
  readonly takesQuote: boolean;
  /** Number of the outermost quotation the cue stands in, or -1. */
  readonly inQuote: number;
  /** Whom it is said to, where the text tells. */
  readonly addressee: Phrase | null;
}

/** Rule ids by class: what somebody wants, or merely seems, is no report of what happened. */
export function ruleOf(source: FrameSource, construction: string): RuleId {
  return `code.claim.${source.class}.${construction}`;
}
