// Stage "extract", HTML: what the line filter took and the page itself sets apart from the article goes again.
import { BEHIND_RULE, isSetApart } from "./blocks.ts";
import { findDay } from "./day.ts";
import type { LineFacts } from "./filter/facts.ts";
import { squeeze } from "./title.ts";

/** A line that was taken, and where it stands among all lines. */
interface Taken {
  readonly at: number;
  readonly fact: LineFacts;
}

/**
 * Drops, of the lines taken, those that the page sets apart. The shares and their limits were read off pages with a known
 * article: of the lines that each step drops, at most one in five was the article's.
 *
 * 1. Boxes in the text: captions, bylines, newsletters, links to other stories, what is hidden. Where much of the text stands
 *    in such, it is the page's way of setting the article.
 * 2. Short lines whose words say that they are a credit, an advertisement or lead elsewhere.
 * 3. What stands before the title; then lines that are hardly more than a day.
 * 4. What stands behind the element that holds most of the text, or alone behind a horizontal rule, or at the end and is set
 *    otherwise than most of it.
 * 5. Headings at the end, for they head nothing.
 *
 * @param facts all lines of the page
 * @param chosen for each whether it was taken
 */
export function trim(facts: readonly LineFacts[], chosen: readonly boolean[], title: string | null): boolean[] {
  let taken: Taken[] = facts.flatMap((fact, at) => (chosen[at] === true ? [{ at, fact }] : []));
  for (const step of [withoutBoxes, withoutNotes, withoutHeadMatter(title), withoutTail, withoutHeadings]) {
    const left = step(taken);
    if (left.length > 0) taken = left;
  }
  const kept = new Set(taken.map(({ at }) => at));
  return facts.map((_, at) => kept.has(at));
}

/** Kinds of boxes, each with the share of the text that such boxes may hold and still be none of it. */
const BOXES: readonly { readonly most: number; readonly is: (fact: LineFacts) => boolean }[] = [
  { most: 0.15, is: ({ line }) => isSetApart(line.setting) },
  {
    most: 0.15,
    is: ({ line }) => ["figcaption", "class:byline", "nav", "footer", "aside"].some((cue) => line.cues.has(cue)),
  },
  { most: 0.15, is: ({ line, links }) => line.cues.has("class:related") && links >= 0.5 },
  { most: 0.05, is: ({ line }) => line.cues.has("hidden") },
];

function withoutBoxes(taken: readonly Taken[]): Taken[] {
  let left = [...taken];
  for (const { most, is } of BOXES) {
    const boxed = left.filter(({ fact }) => is(fact));
    if (wordsOf(boxed) < most * wordsOf(left)) left = left.filter(({ fact }) => !is(fact));
  }
  return left;
}

const NOTE_WORDS = 25;

function withoutNotes(taken: readonly Taken[]): Taken[] {
  return taken.filter(
    ({ fact }) =>
      fact.sentenceEnds > 0 ||
      fact.words > NOTE_WORDS ||
      !(fact.cues.has("credit") || fact.cues.has("ad") || fact.cues.has("related")),
  );
}

/** How many lines of the head are looked at, and how many words a line of it may have beside a day. */
const HEAD_LINES = 4;
const WORDS_BESIDE_DAY = 6;

function withoutHeadMatter(title: string | null): (taken: readonly Taken[]) => Taken[] {
  const own = squeeze(title ?? "");
  return (taken) => {
    const at = own === "" ? -1 : taken.slice(0, HEAD_LINES).findIndex(({ fact }) => squeeze(fact.line.text) === own);
    const rest = taken.slice(Math.max(0, at));
    return rest.filter(({ fact }, index) => index >= HEAD_LINES || !isDayLine(fact));
  };
}

/** "Published on 25 June 2020", "April 24, 2019 11:40 p.m. KST". */
function isDayLine({ line, words, sentenceEnds }: LineFacts): boolean {
  if (sentenceEnds > 1 || words > 3 + 2 * WORDS_BESIDE_DAY) return false;
  const found = findDay(line.text);
  const beside = found === null ? null : `${found.before} ${found.behind}`.match(/\p{L}[\p{L}.]*/gu);
  return found !== null && (beside?.length ?? 0) <= WORDS_BESIDE_DAY;
}

/** Shares of the text above which an element holds the article, and a setting is that of its paragraphs. */
const HELD = 0.65;
const SET_ALIKE = 0.8;
const SET_ALIKE_WITHOUT_CLASS = 0.7;
/** The share of the text below which one line behind a horizontal rule is none of it. */
const BEHIND_RULE_SHARE = 0.125;

function withoutTail(taken: readonly Taken[]): Taken[] {
  const parent = largest(taken, ({ fact }) => fact.line.parent);
  const held =
    parent.share < HELD
      ? taken
      : taken.slice(0, 1 + taken.findLastIndex(({ fact }) => fact.line.parent === parent.key));
  const rule = held.findLastIndex(({ fact }) => fact.line.cues.has(BEHIND_RULE));
  if (rule > 0 && wordsOf(held.slice(rule)) < BEHIND_RULE_SHARE * wordsOf(held))
    return withoutTail(held.slice(0, rule));
  const setting = largest(held, ({ fact }) => fact.line.setting);
  const isTail = ({ fact }: Taken) =>
    fact.line.setting !== setting.key &&
    (setting.share >= SET_ALIKE || (setting.share >= SET_ALIKE_WITHOUT_CLASS && !fact.line.setting.endsWith(".")));
  return held.slice(0, 1 + held.findLastIndex((line) => !isTail(line)));
}

function withoutHeadings(taken: readonly Taken[]): Taken[] {
  return taken.slice(0, 1 + taken.findLastIndex(({ fact }) => !/^h[1-6]$/.test(fact.line.tag)));
}

/** The key that most words stand under, and their share. */
function largest<Key>(taken: readonly Taken[], keyOf: (line: Taken) => Key): { key: Key | undefined; share: number } {
  const words = new Map<Key, number>();
  for (const line of taken) words.set(keyOf(line), (words.get(keyOf(line)) ?? 0) + line.fact.words);
  const [key, most] = [...words].reduce<[Key | undefined, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [undefined, 0],
  );
  return { key, share: most / Math.max(1, wordsOf(taken)) };
}

function wordsOf(taken: readonly Taken[]): number {
  return taken.reduce((sum, { fact }) => sum + fact.words, 0);
}
