// Stage "code", relate: what the frames read between two marked parties, likeliest first.
import { type EventCode, indexTree, type Parsed, type Sentence, type Span, subtree } from "#document";
import type { Slot } from "#lexicon";
import { conjuncts } from "../frames/arguments.ts";
import {
  actorSlots,
  type EventLexicon,
  type ReadDeed,
  readDeeds,
  recipientSlots,
  withoutGoverning,
} from "../frames/events.ts";
import { type Surroundings, slotTokens } from "../frames/match.ts";
import { ancestors, type Marked, markedIn, pathBetween } from "./marked.ts";

export interface Candidate {
  readonly read: ReadDeed;
  readonly score: number;
  /** Index of its sentence. */
  readonly sentence: number;
}

/** What a candidate reads; where PLOVER codes none, the deed itself. */
export function eventOf({ read }: Candidate): EventCode {
  return read.event ?? read.deed.frame.act;
}

/** How well a slot answers a marked party: it is the party, it holds the party, or only its clause does. */
const FIT = { same: 3, inside: 2, clause: 1, swapped: -1 } as const;
const ON_PATH = 1;
const NOUN_PENALTY = 0.5;
/** What the main clause tells is what the sentence is about. */
const DEPTH_PENALTY = 0.1;

/**
 * All deeds of the text, each scored by how well its slots answer the parties and whether it lies between them in the
 * tree; best first.
 *
 * @param actor,recipient spans in `doc.text`, null where the text names none
 */
export function candidatesOf(
  doc: Parsed,
  actor: Span | null,
  recipient: Span | null,
  lexicon: EventLexicon,
): Candidate[] {
  return doc.sentences
    .flatMap((sentence, i) => candidatesIn(sentence, i, markedIn(sentence, actor, recipient), lexicon))
    .sort((a, b) => b.score - a.score);
}

function candidatesIn(sentence: Sentence, index: number, marked: Marked, lexicon: EventLexicon): Candidate[] {
  const present = marked.actor.size + marked.recipient.size;
  const tree = indexTree(sentence);
  const tagsOf = (token: number): readonly string[] =>
    marked.actor.has(token) || marked.recipient.has(token)
      ? MARKED_TAGS
      : sentence.tokens[token]!.upos === "PROPN"
        ? NAME_TAGS
        : [];
  const around: Surroundings = {
    tree,
    lexicon: lexicon.frames,
    tagsOf,
    countedBy: () => null,
    beginsLater: () => false,
  };
  const path = pathBetween(sentence, marked);
  return withoutGoverning(readDeeds(around, lexicon)).map((read) => ({
    read,
    score: present === 0 ? -2 : scoreOf(around, read, marked, path),
    sentence: index,
  }));
}

const MARKED_TAGS: readonly string[] = ["@party", "@person"];
const NAME_TAGS: readonly string[] = ["@party"];

function scoreOf(
  around: Surroundings,
  { deed, modality }: ReadDeed,
  marked: Marked,
  path: ReadonlySet<number>,
): number {
  const { frame, kind, trigger } = deed;
  const recipients = recipientSlots(deed);
  const chain = modality.chain.filter((token) => around.tree.sentence.tokens[token]!.upos === "VERB");
  const asActor = Math.max(
    answers(around, trigger, actorSlots(deed), marked.actor),
    ...chain.map((token) => answers(around, token, ["subj"], marked.actor)),
  );
  const asRecipient = answers(
    around,
    trigger,
    frame.reciprocal ? [...recipients, ...actorSlots(deed)] : recipients,
    marked.recipient,
  );
  const swapped =
    !frame.reciprocal && asActor === 0 && answers(around, trigger, recipients, marked.actor) >= FIT.inside
      ? FIT.swapped
      : 0;
  const clause = asRecipient === 0 && meets(subtree(around.tree, trigger), marked.recipient) ? FIT.clause : 0;
  const between = path.has(trigger) || chain.some((token) => path.has(token)) ? ON_PATH : 0;
  return (
    asActor +
    asRecipient +
    swapped +
    clause +
    between +
    frame.weight * 0.1 -
    (kind === "noun" ? NOUN_PENALTY : 0) -
    depthOf(around.tree.sentence, trigger) * DEPTH_PENALTY
  );
}

function answers(around: Surroundings, trigger: number, slots: readonly Slot[], marked: ReadonlySet<number>): number {
  if (marked.size === 0) return 0;
  let best = 0;
  for (const slot of slots) {
    for (const head of slotTokens(around, trigger, slot)) {
      if (meets(conjuncts(around.tree, head), marked)) return FIT.same;
      if (meets(subtree(around.tree, head), marked)) best = FIT.inside;
    }
  }
  return best;
}

function meets(tokens: readonly number[], marked: ReadonlySet<number>): boolean {
  return tokens.some((token) => marked.has(token));
}

function depthOf(sentence: Sentence, token: number): number {
  return Math.min(5, ancestors(sentence, token).length - 1);
}
