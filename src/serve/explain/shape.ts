// Edge "serve": the explanation of a text as data: plain, and written for the reader.
import type { Asked, ExplainedDeed, Relation, WhyNot } from "#code";
import {
  type Claim,
  type Coded,
  EVENT_CODES,
  type EventCode,
  type EventRecord,
  type Mention,
  type Notice,
  type PartyReading,
  type Sentence,
  type Span,
  type Status,
} from "#document";
import { codedShape, type EventShape } from "../api.ts";

/** Words of the text. */
export interface Words extends Span {
  readonly text: string;
}

export interface ExplainedWord extends Words {
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** Index into the words of the sentence; -1 at the root. */
  readonly head: number;
  readonly deprel: string;
}

export interface ExplainedParty extends Words {
  readonly kind: Mention["kind"];
  readonly readings: readonly PartyReading[];
  readonly rule: string;
  readonly entries: readonly string[];
}

/** A slot of a frame, what it asks for, and the words that stand there. */
export interface ConditionShape {
  readonly slot: string;
  /** Lemmas and tags, at most `MAX_ASKED`; `more` says how many are left out. */
  readonly asks: readonly string[];
  readonly more: number;
  readonly found: readonly Words[];
}

export interface DeedShape {
  readonly word: Words;
  readonly kind: "verb" | "noun";
  /** `act` is null for an entry that says that nothing is told. */
  readonly frame: { readonly id: string; readonly act: EventCode | null; readonly mode: string | null } | null;
  readonly conditions: readonly ConditionShape[];
  /** Frames of the word that did not fire, nearest first. */
  readonly refused: readonly (ConditionShape & {
    readonly frame: string;
    readonly act: EventCode;
    readonly why: "particle" | "lacks" | "forbids";
  })[];
  readonly roles: readonly {
    readonly role: "actor" | "recipient";
    /** Null where a word above the deed led to the party. */
    readonly slot: string | null;
    readonly party: Words & { readonly name: string; readonly code: string | null };
  }[];
  readonly status: {
    readonly status: Status;
    readonly tense: string;
    /** The words that made it so, with their entries. */
    readonly cues: readonly (Words & { readonly entry: string })[];
    /** The words above through which it is told, nearest first. */
    readonly chain: readonly Words[];
    readonly governor: string | null;
  } | null;
  /** Id of its record, or null. */
  readonly event: string | null;
  /** Traits of the record that speak against it, in logits. @see models/confidence.md */
  readonly doubts: ExplainedDeed["doubts"];
  readonly whyNot: WhyNot | null;
}

/** What the model of marked pairs says of the same words. */
export interface ModelSay extends Omit<Relation, "intensity"> {
  /** The record that it was asked about; null where the parties were marked, or where there is no record. */
  readonly of: string | null;
  readonly marked: boolean;
  readonly actor: Words | null;
  readonly recipient: Words | null;
  readonly next: { readonly event: EventCode; readonly share: number };
}

export interface SentenceShape extends Words {
  /** False where no tree is made of it: too long, or no language. */
  readonly tree: boolean;
  readonly words: readonly ExplainedWord[];
  readonly parties: readonly ExplainedParty[];
  readonly deeds: readonly DeedShape[];
}

export interface Explanation {
  readonly text: string;
  readonly published: string | null;
  readonly language: string | null;
  readonly sentences: readonly SentenceShape[];
  readonly events: readonly EventShape[];
  readonly claims: readonly Claim[];
  readonly forecasts: Coded["forecasts"];
  readonly model: readonly ModelSay[];
  readonly notices: readonly Notice[];
}

/** The two parties that a person named, as spans of the text; a party not named is null. */
export interface MarkedPair {
  readonly actor: Span | null;
  readonly recipient: Span | null;
}

export type Relate = (sentences: readonly Sentence[], actor: Span | null, recipient: Span | null) => Relation;

/** @param within only the sentences that touch it, and their records; null for all */
export function explanationOf(
  doc: Coded,
  deeds: readonly (readonly ExplainedDeed[])[],
  within: Span | null,
  marked: MarkedPair | null,
  relate: Relate,
): Explanation {
  const touches = (span: Span) => within === null || (span.start < within.end && span.end > within.start);
  const chosen = doc.sentences.flatMap((sentence, s) => (touches(sentence) ? [s] : []));
  const { events, claims, forecasts } = codedShape(doc);
  const inside = events.filter(({ quote }) => touches(quote));
  const records = new Set(inside.map(({ id }) => id));
  return {
    text: doc.text,
    published: doc.published,
    language: doc.language,
    sentences: chosen.map((s) => sentenceShape(doc, s, deeds[s] ?? [])),
    events: inside,
    claims: claims.filter(({ cue, content }) => touches(cue) || touches(content)),
    forecasts: forecasts.filter(({ quote }) => touches(quote)),
    model: saysOf(
      doc,
      chosen,
      doc.events.filter(({ id }) => records.has(id)),
      marked,
      relate,
    ),
    notices: doc.notices,
  };
}

function sentenceShape(doc: Coded, s: number, deeds: readonly ExplainedDeed[]): SentenceShape {
  const { start, end, tokens, flat } = doc.sentences[s]!;
  const words = tokens.map(({ form, ...token }): ExplainedWord => ({ text: form, ...token }));
  const parties = doc.mentions.filter(({ sentence, embedded }) => sentence === s && embedded !== true);
  return {
    text: doc.text.slice(start, end),
    start,
    end,
    tree: flat !== true,
    words,
    parties: parties.map(({ text, start: from, end: to, kind, readings, rule, entries }) => {
      return { text, start: from, end: to, kind, readings, rule, entries };
    }),
    deeds: deeds.map((deed) => deedShape(doc, words, deed)),
  };
}

/** A class may have hundreds of words. */
const MAX_ASKED = 12;

function deedShape(doc: Coded, words: readonly ExplainedWord[], deed: ExplainedDeed): DeedShape {
  const wordAt = (token: number): Words => {
    const { text, start, end } = words[token]!;
    return { text, start, end };
  };
  const condition = ({ slot, words: asked, found }: Asked): ConditionShape => {
    const here = found.filter((token) => asked.includes(words[token]!.lemma.toLowerCase()));
    const own = here.map((token) => words[token]!.lemma.toLowerCase());
    const asks = [...new Set([...own, ...asked])].slice(0, MAX_ASKED);
    return { slot, asks, more: asked.length - asks.length, found: found.map(wordAt) };
  };
  const { frame, modality } = deed;
  return {
    word: wordAt(deed.trigger),
    kind: deed.kind,
    frame: frame === null ? null : { id: frame.id, act: frame.nothing ? null : frame.act, mode: frame.mode },
    conditions: deed.met.map(condition),
    refused: deed.refusals.map(({ frame: other, why, asked }) => {
      return { frame: other.id, act: other.act, why, ...condition(asked) };
    }),
    roles: deed.roles.map(({ role, slot, found: { party } }) => {
      const { name, country, code, start, end } = party;
      return { role, slot, party: { text: doc.text.slice(start, end), start, end, name, code: country ?? code } };
    }),
    status:
      modality === null
        ? null
        : {
            status: modality.status,
            tense: modality.tense,
            cues: modality.cues
              .filter(({ idle }) => idle !== true)
              .map(({ token, entry }) => ({ ...wordAt(token), entry })),
            chain: modality.chain.slice(1).map(wordAt),
            governor: modality.governorEvent,
          },
    event: doc.events[deed.record]?.id ?? null,
    doubts: deed.doubts,
    whyNot: deed.whyNot,
  };
}

/** More records than these in one text are seldom read through; the model is asked about the first. */
const MAX_ASKED_OF_MODEL = 20;

function saysOf(
  doc: Coded,
  chosen: readonly number[],
  events: readonly EventRecord[],
  marked: MarkedPair | null,
  relate: Relate,
): ModelSay[] {
  const sentences = chosen.map((s) => doc.sentences[s]!);
  const words = (span: Span | null): Words | null =>
    span === null ? null : { text: doc.text.slice(span.start, span.end), start: span.start, end: span.end };
  const say = (of: string | null, among: readonly Sentence[], actor: Span | null, recipient: Span | null): ModelSay => {
    const { intensity: _, ...relation } = relate(among, actor, recipient);
    const pair = { actor: words(actor), recipient: words(recipient) };
    return { of, marked: marked !== null, ...pair, ...relation, next: nextOf(relation) };
  };
  if (marked !== null) return [say(null, sentences, marked.actor, marked.recipient)];
  const asked = events.slice(0, MAX_ASKED_OF_MODEL).map(({ id, actor, recipient, quote, reciprocal }) => {
    const own = sentences.filter(({ start, end }) => start < quote.end && end > quote.start);
    const [one = null, other = null] = actor;
    return say(id, own, one, recipient[0] ?? (reciprocal ? other : null));
  });
  if (asked.length > 0) return asked;
  const pair = likeliestPair(doc, chosen);
  return pair === null ? [] : [say(null, [doc.sentences[pair.sentence]!], pair.actor, pair.recipient)];
}

/** The first two parties of one sentence that are states' or bodies' and not the same one's: what a record would be about. */
function likeliestPair(doc: Coded, chosen: readonly number[]) {
  for (const sentence of chosen) {
    const known = doc.mentions.filter((mention) => mention.sentence === sentence && codeOf(mention) !== null);
    const [actor] = known;
    const recipient = known.find((mention) => actor !== undefined && codeOf(mention) !== codeOf(actor));
    if (actor !== undefined && recipient !== undefined) return { sentence, actor, recipient };
  }
  return null;
}

const codeOf = ({ readings }: Mention): string | null => readings[0]?.country ?? readings[0]?.code ?? null;

function nextOf({ event, scores }: Pick<Relation, "event" | "scores">): ModelSay["next"] {
  const others = EVENT_CODES.filter((code) => code !== event);
  const next = others.reduce((best, code) => (scores[code] > scores[best] ? code : best));
  return { event: next, share: scores[next] };
}
