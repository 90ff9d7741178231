// Stage "extract", line filter: what is measured on each line of a page, once, for the fields to read.
import type { Line } from "../lines.ts";
import { countSentenceEnds, countWords, isProseOf } from "../sentences.ts";
import { lineCues } from "../vocabulary.ts";

/** How a line may end: stop, question, exclamation or trailing off, colon, comma or dash, closing mark. */
export const ENDS: readonly RegExp[] = [/[.。]$/, /[?？]$/, /[!…！]$/, /[:：]$/, /[,;–—-]$/, /["'”’»“)\]]$/];
/** How it may begin: capital, small letter, digit, opening mark, bullet. */
export const STARTS: readonly RegExp[] = [/^\p{Lu}/u, /^\p{Ll}/u, /^\d/, /^["'“„«‘»]/, /^[-–—•*·>|]/];

function which(patterns: readonly RegExp[], text: string): number {
  const found = patterns.findIndex((pattern) => pattern.test(text));
  return found === -1 ? patterns.length : found;
}

/** One line, measured. */
export interface LineFacts {
  readonly line: Line;
  /** Letters and digits alone, lower case. */
  readonly squeezed: string;
  readonly words: number;
  readonly sentenceEnds: number;
  readonly prose: boolean;
  /** Which of `STARTS` and `ENDS` fits; their number where none does. */
  readonly start: number;
  readonly end: number;
  /** Share of the words that begin with a capital, 0 to 1. */
  readonly capitals: number;
  /** Share of the characters that are digits, 0 to 1. */
  readonly digits: number;
  /** Share of the characters that stand in links, 0 to 1. */
  readonly links: number;
  readonly cues: ReadonlySet<string>;
  /** What Readability kept; false throughout for plain text. */
  readonly kept: boolean;
  /** How often the page has these words. */
  readonly copies: number;
  /** How often a line of the page begins with the same three words. */
  readonly sameStart: number;
}

/** A group of lines that a page sets alike or in one place, summed up. */
export interface GroupFacts {
  readonly lines: number;
  readonly words: number;
  readonly keptWords: number;
  readonly linkShare: number;
}

/** A page, measured. */
export interface PageFacts {
  readonly lines: readonly LineFacts[];
  /** Words of prose before each line, as a share of the page's; 0 to 1. */
  readonly progress: readonly number[];
  readonly firstKept: number;
  readonly lastKept: number;
  readonly keptWords: number;
  readonly totalWords: number;
  /** By the element that holds the line, by its parent, and by how it is set (tag and class). */
  readonly byElement: ReadonlyMap<number, GroupFacts>;
  readonly byParent: ReadonlyMap<number, GroupFacts>;
  readonly bySetting: ReadonlyMap<string, GroupFacts>;
  /** Index of the first top heading, or -1. */
  readonly heading: number;
  /** Letters and digits of the title, "" where there is none. */
  readonly title: string;
  /** Letters and digits of the article as JSON-LD carries it, "" where it does not. */
  readonly body: string;
  /** Lines since the last short line with a cue of matter foreign to an article; large where there was none. */
  readonly sinceMarker: readonly number[];
  readonly sinceProse: readonly number[];
  readonly untilProse: readonly number[];
  /** Mean number of words of the lines up to three and up to eight places away. */
  readonly near: readonly number[];
  readonly wide: readonly number[];
  /** What the first pass of the filter thought of each line, 0 to 1; empty before it. */
  readonly first: readonly number[];
}

/** Cues of a short line behind which something else than the article follows. */
const MARKERS = new Set([
  "related",
  "comment",
  "newsletter",
  "subscribe",
  "share",
  "tags",
  "bio",
  "cookie",
  "login",
  "disclaimer",
]);
const MARKER_WORDS = 8;
const FAR = 99;

/**
 * Measures a page.
 *
 * @param kept for each line whether Readability kept it; empty for plain text
 * @param body the article as JSON-LD carries it, if it does
 */
export function measure(
  lines: readonly Line[],
  kept: readonly boolean[],
  title: string | null,
  body: string | null,
): PageFacts {
  const copies = tally(lines.map((line) => line.text));
  const starts = tally(lines.map((line) => startOf(line.text)));
  const facts = lines.map((line, at) => measureLine(line, kept[at] === true, copies, starts));
  const keptAt = facts.flatMap((fact, at) => (fact.kept ? [at] : []));
  const isMarker = (fact: LineFacts) => fact.words <= MARKER_WORDS && [...fact.cues].some((cue) => MARKERS.has(cue));
  return {
    lines: facts,
    progress: progressOf(facts),
    firstKept: keptAt[0] ?? -1,
    lastKept: keptAt.at(-1) ?? -1,
    keptWords: sum(facts.filter((fact) => fact.kept).map((fact) => fact.words)),
    totalWords: sum(facts.map((fact) => fact.words)),
    byElement: groups(facts, (fact) => fact.line.element),
    byParent: groups(facts, (fact) => fact.line.parent),
    bySetting: groups(facts, (fact) => fact.line.setting),
    heading: facts.findIndex((fact) => fact.line.tag === "h1"),
    title: squeezed(title ?? ""),
    body: squeezed(body ?? ""),
    sinceMarker: since(facts, isMarker),
    sinceProse: since(facts, (fact) => fact.prose),
    untilProse: since([...facts].reverse(), (fact) => fact.prose).reverse(),
    near: meanWords(facts, 3),
    wide: meanWords(facts, 8),
    first: [],
  };
}

function measureLine(
  line: Line,
  kept: boolean,
  copies: ReadonlyMap<string, number>,
  starts: ReadonlyMap<string, number>,
): LineFacts {
  const { text } = line;
  const words = countWords(text);
  const sentenceEnds = countSentenceEnds(text);
  const capitals = text.match(/(?<![\p{L}\p{N}])\p{Lu}/gu)?.length ?? 0;
  return {
    line,
    squeezed: squeezed(text),
    words,
    sentenceEnds,
    prose: isProseOf(text, words, sentenceEnds),
    start: which(STARTS, text),
    end: which(ENDS, text),
    capitals: words === 0 ? 0 : Math.min(1, capitals / words),
    digits: text === "" ? 0 : (text.match(/\d/g)?.length ?? 0) / text.length,
    links: text === "" ? 0 : line.linkChars / text.length,
    cues: new Set<string>(lineCues(text)),
    kept,
    copies: copies.get(text) ?? 1,
    sameStart: starts.get(startOf(text)) ?? 1,
  };
}

function startOf(text: string): string {
  return text.split(" ", 3).join(" ");
}

/** Letters and digits alone, lower case. */
export function squeezed(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join("");
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function progressOf(facts: readonly LineFacts[]): number[] {
  const total = sum(facts.map((fact) => (fact.prose ? fact.words : 0)));
  let before = 0;
  return facts.map((fact) => {
    const share = total === 0 ? 0 : before / total;
    if (fact.prose) before += fact.words;
    return share;
  });
}

function groups<Key>(facts: readonly LineFacts[], keyOf: (fact: LineFacts) => Key): Map<Key, GroupFacts> {
  const found = new Map<Key, { lines: number; words: number; keptWords: number; chars: number; linkChars: number }>();
  for (const fact of facts) {
    const key = keyOf(fact);
    let group = found.get(key);
    if (group === undefined) {
      group = { lines: 0, words: 0, keptWords: 0, chars: 0, linkChars: 0 };
      found.set(key, group);
    }
    group.lines += 1;
    group.words += fact.words;
    group.keptWords += fact.kept ? fact.words : 0;
    group.chars += fact.line.text.length;
    group.linkChars += fact.line.linkChars;
  }
  return new Map(
    [...found].map(([key, { lines, words, keptWords, chars, linkChars }]) => [
      key,
      { lines, words, keptWords, linkShare: linkChars / Math.max(1, chars) },
    ]),
  );
}

/** For each line, how many lines ago the last one was for which `is` holds; itself 0. */
function since(facts: readonly LineFacts[], is: (fact: LineFacts) => boolean): number[] {
  let distance = FAR;
  return facts.map((fact) => {
    distance = is(fact) ? 0 : Math.min(FAR, distance + 1);
    return distance;
  });
}

/** For each line, the mean number of words of the others up to `reach` places away. */
function meanWords(facts: readonly LineFacts[], reach: number): number[] {
  const before = [0];
  for (const { words } of facts) before.push((before.at(-1) ?? 0) + words);
  return facts.map(({ words }, at) => {
    const [start, end] = [Math.max(0, at - reach), Math.min(facts.length, at + reach + 1)];
    return ((before[end] ?? 0) - (before[start] ?? 0) - words) / Math.max(1, end - start - 1);
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
