// Stage "extract", text dumps: the article out of a page that is already text, menus and all.
import { measure } from "./filter/facts.ts";
import { type KindFilter, probabilities } from "./filter/line-filter.ts";
import type { Line } from "./lines.ts";
import { countSentenceEnds, countWords, isProse } from "./sentences.ts";
import { withoutHead } from "./title.ts";
import { type LineCue, lineCues } from "./vocabulary.ts";

/** The parts of a dump. */
export interface DumpParts {
  readonly title: string | null;
  /** Name of the outlet, where the page shows it above the title and again behind the text. */
  readonly outlet: string | null;
  /** Lines between the title and the text. */
  readonly underTitle: readonly string[];
  /** Lines between the title and the text, and short ones before: where bylines and dates stand. */
  readonly head: readonly string[];
  readonly paragraphs: readonly string[];
  /** Lines close behind the text. */
  readonly behind: readonly string[];
}

/** Markers behind which the page goes on with something else, whatever looks like prose there. */
const CLOSING =
  /^(?:you (?:may|might) (?:also|like)|(?:more )?related (?:posts?|articles?|stories|news|reading|content|topics)|more (?:from|on|stories|news)\b|recommended|read next|up next|most (?:read|popular|viewed)|trending|leave a (?:comment|reply)|(?:\d+ )?comments?|add (?:a |your )?comment|about the author|share this|privacy (?:preferences|overview|policy)|see also|das könnte (?:sie|dich)|auch interessant|mehr zum thema|meistgelesen|kommentare|artículos relacionados|noticias relacionadas|te puede interesar|à lire aussi|articles? (?:liés|similaires)|leggi anche|читайте также|похожие (?:статьи|новости))\b/i;
/** A marker is a line of its own. */
const MARKER_WORDS = 8;

/** Cues of lines that are no part of an article even where they are whole sentences. */
const FOREIGN: ReadonlySet<LineCue> = new Set([
  "cookie",
  "login",
  "comment",
  "share",
  "newsletter",
  "disclaimer",
  "copyright",
  "form",
  "app",
]);
/** Cues of short lines that head nothing. */
const FOREIGN_SHORT: ReadonlySet<LineCue> = new Set([
  ...FOREIGN,
  "subscribe",
  "related",
  "more",
  "credit",
  "byline",
  "date",
  "reading-time",
  "contact",
  "ad",
  "navigation",
  "video",
  "tags",
  "donate",
  "source-line",
]);
/** Up to so many words a line with a foreign cue is taken for what the cue says; a longer one may only mention it. */
const FOREIGN_WORDS = 60;

/** Above so many lines the filter would take more than a second; the rules decide alone. */
export const MOST_LINES = 20_000;

/**
 * Parts a dump.
 *
 * 1. The line filter says which lines are the article's; where it finds none, prose is.
 * 2. The text ends at a closing marker that has most of what was found before it.
 * 3. A line that names a cookie form, a log-in, a disclaimer or the like is not the article, whole sentence or not;
 *    nor is a row of links, or a short line at the end that leads elsewhere.
 * 4. A headline in front goes; the title is the last line before the text that could be one.
 */
export function partDump(lines: readonly Line[], filter: KindFilter): DumpParts {
  const chances = lines.length > MOST_LINES ? [] : probabilities(filter, "dump", measure(lines, [], null, null));
  return partLines(lines, chances, filter.threshold);
}

/** The same, where it is known how likely each line is the article's; for lines without a chance the rules decide. */
export function partLines(lines: readonly Line[], chances: readonly number[], threshold: number): DumpParts {
  const texts = lines.map((line) => line.text);
  const found = chosenLines(lines, chances, threshold);
  const end = endOf(texts, found);
  const text = found.map((is, at) => is && at < end && !isForeign(texts[at] ?? "") && !isRow(texts[at] ?? ""));
  const first = beginOf(texts, text);
  const last = text.findLastIndex((is, at) => is && !leadsElsewhere(texts[at] ?? ""));
  text.fill(false, last + 1);
  const before = first === -1 ? texts.slice(0, end) : texts.slice(0, first);
  const at = before.findLastIndex(couldBeTitle);
  const title = before[at] ?? null;
  return {
    title,
    outlet: mastheadOf(before.slice(0, Math.max(0, at)), texts.slice(last + 1)),
    underTitle: before.slice(at + 1),
    head: before.filter((_, index) => index !== at),
    paragraphs: withoutHead(
      texts.filter((_, at) => at >= first && text[at] === true),
      title,
      [],
    ),
    behind: last === -1 ? [] : texts.slice(last + 1, last + 1 + CREDIT_REACH),
  };
}

/** How many lines behind the text may hold a credit; further on come teasers with credits of their own. */
const CREDIT_REACH = 5;

/** Menus in one line: "News | Sport | Tides"; and lines that only part others. */
function isRow(text: string): boolean {
  const parts = text.split(/\s*[|·•]\s*/);
  const isMenu = parts.length >= ROW_LINKS && parts.every((part) => countWords(part) <= ROW_WORDS);
  return isMenu || !/[\p{L}\p{N}]/u.test(text);
}

const ROW_LINKS = 3;
const ROW_WORDS = 4;

/** "Tags: trade, ports", at the end of the text. */
function leadsElsewhere(text: string): boolean {
  return (
    countWords(text) <= MARKER_WORDS &&
    countSentenceEnds(text) === 0 &&
    lineCues(text).some((cue) => FOREIGN_SHORT.has(cue))
  );
}

/**
 * The name of the outlet: a line of large words above the title that stands again within a line behind the text, where pages
 * say whose they are. A menu's words stand there on lines of their own. A name all in capitals is written as it is there.
 */
function mastheadOf(above: readonly string[], behind: readonly string[]): string | null {
  for (const line of above.slice(0, MASTHEAD_REACH)) {
    if (!MASTHEAD.test(line) || line.length > MASTHEAD_LENGTH || lineCues(line).length > 0) continue;
    const whole = new RegExp(
      `(?<![\\p{L}\\p{N}])${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
      "iu",
    );
    const again = behind
      .map((text) => (text.length > line.length ? whole.exec(text)?.[0] : undefined))
      .find(isLargeWords);
    if (again !== undefined) return /\p{Ll}/u.test(line) ? line : again;
  }
  return null;
}

/** Two to six words, each with a capital, but for small ones between. */
const MASTHEAD = /^\p{Lu}\S*(?: (?:of|the|and|for|de|la|du|der|die|und|&) ?)*(?: \p{Lu}\S*){1,5}$/u;
const MASTHEAD_REACH = 10;
const MASTHEAD_LENGTH = 50;

function isLargeWords(text: string | undefined): text is string {
  return text !== undefined && MASTHEAD.test(text);
}

function chosenLines(lines: readonly Line[], chances: readonly number[], threshold: number): readonly boolean[] {
  const chosen = chances.map((chance) => chance >= threshold);
  return chosen.includes(true) ? withNeighbours(chosen, lines, chances) : lines.map(({ text }) => isProse(text));
}

/** A paragraph of prose next to the text is of it, unless the filter is all but sure that it is not. */
function withNeighbours(chosen: readonly boolean[], lines: readonly Line[], chances: readonly number[]): boolean[] {
  const grown = [...chosen];
  const joins = (at: number) => (chances[at] ?? 0) >= NEIGHBOUR_CHANCE && isPlainProse(lines[at]?.text ?? "");
  for (let at = 1; at < grown.length; at += 1) if (grown[at - 1] === true && joins(at)) grown[at] = true;
  for (let at = grown.length - 2; at >= 0; at -= 1) if (grown[at + 1] === true && joins(at)) grown[at] = true;
  return grown;
}

const NEIGHBOUR_CHANCE = 0.1;

/** Prose whose words name nothing that stands around articles. */
function isPlainProse(text: string): boolean {
  return (
    countWords(text) >= PARAGRAPH_WORDS &&
    isProse(text) &&
    !lineCues(text).some((cue) => FOREIGN_SHORT.has(cue) || cue === "bio")
  );
}

/** Teasers are shorter. */
const PARAGRAPH_WORDS = 15;

/**
 * Index of the line that closes the article, or the number of lines: a marker behind which stands less than half as much as
 * before, or a line of dashes behind which stands next to nothing.
 */
function endOf(texts: readonly string[], found: readonly boolean[]): number {
  const sizes = texts.map((text, at) => (found[at] === true ? countWords(text) : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [at, text] of texts.entries()) {
    const behind = total - before;
    if (behind <= before / 2 && CLOSING.test(text) && countWords(text) <= MARKER_WORDS) return at;
    if (behind <= before / 8 && DASHES.test(text)) return at;
    before += sizes[at] ?? 0;
  }
  return texts.length;
}

/** A line that parts the text from what follows, as in letters. */
const DASHES = /^[-–—_=]{2,}$/;

/**
 * Index of the first paragraph, or -1. Headlines, credits and the like stand before it, the title among them: all up to the first
 * prose, where lines stand between that are not the article's, or where no other line could be the title ("A New Cold War?").
 */
function beginOf(texts: readonly string[], found: readonly boolean[]): number {
  const first = found.indexOf(true);
  const prose = found.findIndex((is, at) => is && !isHeadMatter(texts[at] ?? ""));
  if (prose === -1 || prose === first || prose - first > HEAD_LINES) return first;
  const isParted = found.slice(first, prose).includes(false);
  const isTitle = prose === first + 1 && !texts.slice(0, first).some(couldBeTitle);
  return isParted || isTitle ? prose : first;
}

function isHeadMatter(text: string): boolean {
  const isHeadline = countWords(text) <= HEADLINE_WORDS && countSentenceEnds(text) <= 1 && !/[.,"”]$/.test(text);
  return isHeadline || leadsElsewhere(text);
}

/** How many lines there may be from the first headline to the text. */
const HEAD_LINES = 12;

/** The longest headlines of the development pages have about so many words. */
const HEADLINE_WORDS = 25;

function couldBeTitle(text: string): boolean {
  const words = countWords(text);
  return words >= 3 && words <= 40 && text.length <= 250 && !lineCues(text).some((cue) => FOREIGN_SHORT.has(cue));
}

function isForeign(text: string): boolean {
  return countWords(text) <= FOREIGN_WORDS && lineCues(text).some((cue) => FOREIGN.has(cue));
}
