// Stage "code", attribution: which cue a quotation belongs to, and where it goes on without one.
import type { Quotation, Token } from "#document";
import type { Draft } from "./draft.ts";
import { covers, overlaps, type Pieces, unite, type View } from "./view.ts";

/** Shorter quotations that end no clause are words held at arm's length, not speech: the "caliphate". */
const MIN_QUOTED_WORDS = 4;
/** Most characters between a quotation and its cue: room for "the ministry's spokeswoman, Maria Ito, told reporters". */
const MAX_GAP = 110;

/**
 * Gives every quotation to a draft, and returns the drafts that have a content.
 *
 * 1. A quotation within the content of a draft is part of it.
 * 2. Else it belongs to the nearest cue beside it, in its own sentences, or in the one before if that ends with a colon,
 *    or in the one after if that goes straight on ("“Why?” he asked.").
 * 3. Without a cue it goes on with the last quotation's speaker in the same paragraph, in a paragraph that it opens
 *    after one that ended in a quotation, or with the speaker told of in the sentence before.
 */
export function attachQuotations(view: View, drafts: readonly Draft[]): Draft[] {
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const others = bySentence.get(draft.sentence);
    if (others === undefined) bySentence.set(draft.sentence, [draft]);
    else others.push(draft);
  }
  const sentencesOf = sentencesByQuotation(view);
  const reaches = new Map<Draft, Reach>();
  let last: { draft: Draft; sentence: number; end: number } | null = null;
  view.quotations.forEach((quotation, q) => {
    const sentences = sentencesOf[q] ?? [];
    const beside = sentences.flatMap((s) => bySentence.get(s) ?? []);
    // "“ITO: The road is open": the mark opens the turn of a transcript, and the turn has its words already
    if (beside.some((draft) => draft.inQuote === q && draft.rule === "code.claim.say.name-colon")) return;
    const around = beside.filter((draft) => draft.inQuote !== q);
    const container = around.find((draft) => coversQuotation(draft.content, quotation));
    const first = sentences[0] ?? 0;
    const end = sentences.at(-1) ?? first;
    if (container !== undefined) {
      if (container.takesQuote) last = { draft: container, sentence: end, end: quotation.end };
      return;
    }
    if (!isSpeech(view, quotation, sentences)) return;
    const owner: Draft | null =
      nearestCue(view, quotation, around, reaches) ??
      cueBefore(view, bySentence, first, quotation) ??
      cueAfter(view, bySentence, end, quotation) ??
      continued(view, last, first, quotation) ??
      toldBefore(view, bySentence, first, quotation);
    if (owner === null) return;
    owner.content = unite(view.doc.text, owner.content, quotedPieces(view, quotation, sentences));
    last = { draft: owner, sentence: end, end: quotation.end };
  });
  return drafts.filter((draft) => draft.content.length > 0);
}

function sentencesByQuotation(view: View): number[][] {
  const found: number[][] = view.quotations.map(() => []);
  view.doc.sentences.forEach((_, s) => {
    for (const q of view.quotesIn(s)) found[q]?.push(s);
  });
  return found;
}

/** Contents are cut at marks, so a quotation may reach past them by a mark. */
function coversQuotation(content: Pieces, { start, end }: Quotation): boolean {
  return covers(content, start + 2, end - 2) && end - start > 4;
}

function isSpeech(view: View, { start, end }: Quotation, sentences: readonly number[]): boolean {
  const words = sentences.flatMap((s) => {
    const { tokens } = view.sentence(s);
    return tokensWithin(tokens, start, end)
      .map((i) => tokens[i]!)
      .filter(({ upos }) => upos !== "PUNCT");
  });
  if (words.length >= MIN_QUOTED_WORDS) return true;
  const text = view.doc.text.slice(start, end + 2);
  return (
    words.length > 0 &&
    /[,.!?]["”’']*$/.test(text.trimEnd()) &&
    words.some((t) => t.upos === "VERB" || t.upos === "AUX" || t.upos === "INTJ")
  );
}

/** The quoted words alone: what stands in each sentence between the marks. */
function quotedPieces(view: View, { start, end }: Quotation, sentences: readonly number[]): Pieces {
  return sentences.reduce<Pieces>((pieces, s) => {
    const within = tokensWithin(view.sentence(s).tokens, start, end);
    return unite(view.doc.text, pieces, view.pieces(s, within));
  }, []);
}

/**
 * Places of the words between two offsets. The first is found by halving: a sentence of a thousand quotations would be
 * walked from its beginning for each of them.
 */
function tokensWithin(tokens: readonly Token[], start: number, end: number): number[] {
  let [from, to] = [0, tokens.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (tokens[middle]!.start < start) from = middle + 1;
    else to = middle;
  }
  const places: number[] = [];
  for (let i = from; i < tokens.length && tokens[i]!.end <= end; i += 1) places.push(i);
  return places;
}

/** @param reaches of drafts that were asked for before; a sentence of many quotations asks for each of its drafts as often */
function nearestCue(
  view: View,
  quotation: Quotation,
  around: readonly Draft[],
  reaches: Map<Draft, Reach>,
): Draft | null {
  let best: Draft | null = null;
  let least = MAX_GAP;
  for (const draft of around) {
    if (!draft.takesQuote) continue;
    const reach = reaches.get(draft) ?? reachOf(view, draft);
    reaches.set(draft, reach);
    const gap = overlaps(draft.content, quotation.start, quotation.end) ? 0 : gapTo(draft, reach, quotation);
    if (gap < least) {
      best = draft;
      least = gap;
    }
  }
  return best;
}

/** Where a cue with its speaker begins and ends. */
interface Reach {
  readonly low: number;
  readonly high: number;
}

/** Characters from the cue and its speaker to the quotation; another quotation between counts as far away. */
function gapTo({ cue }: Draft, { low, high }: Reach, { start, end }: Quotation): number {
  const [cueStart, cueEnd] = [cue[0]?.[0] ?? 0, cue.at(-1)?.[1] ?? 0];
  const gap = cueStart >= end ? low - end : start >= cueEnd ? start - (high <= start ? high : cueEnd) : 0;
  return Math.max(0, gap);
}

function reachOf(view: View, { cue, speaker, sentence }: Draft): Reach {
  const [cueStart, cueEnd] = [cue[0]?.[0] ?? 0, cue.at(-1)?.[1] ?? 0];
  const words = speaker === null || speaker.sentence !== sentence ? [] : view.pieces(sentence, speaker.tokens);
  return { low: Math.min(cueStart, words[0]?.[0] ?? cueStart), high: Math.max(cueEnd, words.at(-1)?.[1] ?? cueEnd) };
}

/** "He told the court this: “…”", also with the quotation in a paragraph of its own. */
function cueBefore(
  view: View,
  bySentence: ReadonlyMap<number, readonly Draft[]>,
  first: number,
  quotation: Quotation,
): Draft | null {
  if (first === 0 || !opensSentence(view, first, quotation)) return null;
  const before = view.sentence(first - 1);
  if (!/:\s*$/.test(view.doc.text.slice(before.start, before.end))) return null;
  return (bySentence.get(first - 1) ?? []).filter((draft) => draft.takesQuote).at(-1) ?? null;
}

/** "“Why?” he asked." where the sentence was cut at the question mark. */
function cueAfter(
  view: View,
  bySentence: ReadonlyMap<number, readonly Draft[]>,
  end: number,
  quotation: Quotation,
): Draft | null {
  const next = view.doc.sentences[end + 1];
  if (next === undefined || next.paragraph !== view.sentence(end).paragraph || next.start - quotation.end > 3)
    return null;
  return (
    (bySentence.get(end + 1) ?? []).find(
      (draft) => draft.takesQuote && (draft.cue[0]?.[0] ?? 0) - next.start < MAX_GAP / 2,
    ) ?? null
  );
}

function continued(
  view: View,
  last: { draft: Draft; sentence: number; end: number } | null,
  first: number,
  quotation: Quotation,
): Draft | null {
  if (last === null || !opensSentence(view, first, quotation)) return null;
  const [from, to] = [view.sentence(last.sentence), view.sentence(first)];
  if (from.paragraph === to.paragraph) return first - last.sentence <= 1 ? last.draft : null;
  const isNextParagraph = to.paragraph === from.paragraph + 1 && first === last.sentence + 1;
  return isNextParagraph ? last.draft : null;
}

/** "The senator was blunt. “We lost.”": a person told of in the sentence before, whose other claim this continues. */
function toldBefore(
  view: View,
  bySentence: ReadonlyMap<number, readonly Draft[]>,
  first: number,
  quotation: Quotation,
): Draft | null {
  if (first === 0 || !opensSentence(view, first, quotation)) return null;
  if (view.sentence(first - 1).paragraph !== view.sentence(first).paragraph) return null;
  return (
    (bySentence.get(first - 1) ?? []).find(
      (draft) => draft.inQuote < 0 && draft.speaker !== null && draft.class !== "seem",
    ) ?? null
  );
}

function opensSentence(view: View, sentence: number, { start }: Quotation): boolean {
  return start - view.sentence(sentence).start <= 3;
}
