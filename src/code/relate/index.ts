// Stage "code": for text whose two parties are marked, which one event stands between them.
import {
  EVENT_CODES,
  type EventCode,
  indexTree,
  intensity,
  type Parsed,
  PLOVER,
  type Quad,
  type Sentence,
  type Span,
  type Status,
  subtree,
} from "#document";
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

export interface Relation {
  readonly event: EventCode;
  readonly mode: string | null;
  readonly quad: Quad;
  readonly intensity: number;
  readonly status: Status;
  /** Share of each event, summing to 1. */
  readonly scores: Readonly<Record<EventCode, number>>;
  readonly rule: string;
}

/** Token sets of the marked parties in one sentence. */
interface Marked {
  readonly actor: ReadonlySet<number>;
  readonly recipient: ReadonlySet<number>;
}

interface Candidate {
  readonly read: ReadDeed;
  readonly score: number;
}

/** How well a slot answers a marked party: it is the party, it holds the party, or only its clause does. */
const FIT = { same: 3, inside: 2, clause: 1, swapped: -1 } as const;
const ON_PATH = 1;
const NOUN_PENALTY = 0.5;
/** What the main clause tells is what the sentence is about. */
const DEPTH_PENALTY = 0.1;
/** What nobody tells a deed of: praise and blame are the commonest things said, and SUPPORT does the least harm. */
const FALLBACK: EventCode = "SUPPORT";

/**
 * Decides the event between two marked parties by frames.
 *
 * 1. all deeds of the sentences that hold a marked party;
 * 2. each scored by how well its slots answer the parties and whether it lies between them in the tree;
 * 3. the best one's event by its status; where PLOVER codes none, the deed itself; where there is no deed, the fallback.
 *
 * @param actor,recipient spans in `doc.text`, null where the text names none
 */
export function relate(doc: Parsed, actor: Span | null, recipient: Span | null, lexicon: EventLexicon): Relation {
  const candidates = doc.sentences.flatMap((sentence) => candidatesOf(sentence, actor, recipient, lexicon));
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return relationOf(FALLBACK, null, "actual", [], "code.relate.fallback");
  const { deed, modality, event, mode } = best.read;
  return relationOf(
    event ?? deed.frame.act,
    event === null ? deed.frame.mode : mode,
    modality.status,
    candidates,
    deed.frame.id,
  );
}

function candidatesOf(
  sentence: Sentence,
  actor: Span | null,
  recipient: Span | null,
  lexicon: EventLexicon,
): Candidate[] {
  const marked: Marked = { actor: tokensIn(sentence, actor), recipient: tokensIn(sentence, recipient) };
  const present = marked.actor.size + marked.recipient.size;
  const tree = indexTree(sentence);
  const tagsOf = (token: number): readonly string[] =>
    marked.actor.has(token) || marked.recipient.has(token)
      ? MARKED_TAGS
      : sentence.tokens[token]!.upos === "PROPN"
        ? NAME_TAGS
        : [];
  const around: Surroundings = { tree, lexicon: lexicon.frames, tagsOf, countedBy: () => null };
  const path = pathBetween(sentence, marked);
  return withoutGoverning(readDeeds(around, lexicon)).map((read) => ({
    read,
    score: present === 0 ? -2 : scoreOf(around, read, marked, path),
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

function tokensIn(sentence: Sentence, span: Span | null): Set<number> {
  const found = new Set<number>();
  if (span === null) return found;
  sentence.tokens.forEach((token, i) => {
    if (token.start < span.end && token.end > span.start) found.add(i);
  });
  return found;
}

/** Tokens on the way through the tree from one party to the other, both ends excluded. */
function pathBetween(sentence: Sentence, { actor, recipient }: Marked): Set<number> {
  const from = topOf(sentence, actor);
  const to = topOf(sentence, recipient);
  const path = new Set<number>();
  if (from < 0 || to < 0) return path;
  const up = ancestors(sentence, from);
  const down = ancestors(sentence, to);
  const meeting = up.find((token) => down.includes(token)) ?? -1;
  for (const line of [up, down])
    for (const token of line) {
      if (!actor.has(token) && !recipient.has(token)) path.add(token);
      if (token === meeting) break;
    }
  return path;
}

function depthOf(sentence: Sentence, token: number): number {
  return Math.min(5, ancestors(sentence, token).length - 1);
}

function ancestors(sentence: Sentence, token: number): number[] {
  const line: number[] = [];
  for (let at = token; at >= 0 && line.length <= sentence.tokens.length; at = sentence.tokens[at]!.head) line.push(at);
  return line;
}

/** The token of a marked party whose head lies outside it. */
function topOf(sentence: Sentence, marked: ReadonlySet<number>): number {
  for (const token of marked) if (!marked.has(sentence.tokens[token]!.head)) return token;
  return -1;
}

function relationOf(
  event: EventCode,
  mode: string | null,
  status: Status,
  candidates: readonly Candidate[],
  rule: string,
): Relation {
  const weights = Object.fromEntries(EVENT_CODES.map((code) => [code, 0.05])) as Record<EventCode, number>; // every code is a key: made from the list itself
  for (const { read, score } of candidates) {
    const { frame } = read.deed;
    weights[read.event ?? frame.act] += Math.exp(score);
  }
  const sum = EVENT_CODES.reduce((total, code) => total + weights[code], 0);
  for (const code of EVENT_CODES) weights[code] = Math.round((weights[code] / sum) * 1e4) / 1e4;
  return { event, mode, quad: PLOVER[event].quad, intensity: intensity(event, mode), status, scores: weights, rule };
}
