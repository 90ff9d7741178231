// Stage "extract", text dumps: the article out of a page that is already text, menus and all.
import type { Line } from "./lines.ts";
import { countSentenceEnds, countWords, endsSentence, isProse } from "./sentences.ts";
import { type LineCue, lineCues } from "./vocabulary.ts";

/** The parts of a dump. */
export interface DumpParts {
  readonly title: string | null;
  /** Lines between the title and the text, and short ones before: where bylines and dates stand. */
  readonly head: readonly string[];
  readonly paragraphs: readonly string[];
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
]);
/** Up to so many words a line with a foreign cue is taken for what the cue says; a longer one may only mention it. */
const FOREIGN_WORDS = 60;

/**
 * Parts a dump.
 *
 * 1. The text ends at the first closing marker that has most of the prose so far before it.
 * 2. It begins with the first paragraph of prose; the title is the last heading-like line before that.
 * 3. In between, prose stays, and so do short lines that stand between two paragraphs, unless their words say that they belong to the page.
 */
export function partDump(lines: readonly Line[]): DumpParts {
  const texts = lines.map((line) => line.text);
  const end = endOf(texts);
  const first = beginOf(texts, end);
  if (first === -1) return { title: titleIn(texts.slice(0, end)).title, head: texts.slice(0, end), paragraphs: [] };
  const { title, head } = titleIn(texts.slice(0, first));
  const body = texts.slice(first, end);
  const prose = body.map((text) => isProse(text) && !isForeign(text));
  const last = prose.lastIndexOf(true);
  const paragraphs = body.slice(0, last + 1).filter((text, at) => prose[at] || isSubheading(text, title));
  return { title, head, paragraphs };
}

/** Index of the line that closes the article, or the number of lines. */
function endOf(texts: readonly string[]): number {
  const sizes = texts.map((text) => (isProse(text) && !isForeign(text) ? countWords(text) : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [at, text] of texts.entries()) {
    if (CLOSING.test(text) && countWords(text) <= MARKER_WORDS && before > total / 3) return at;
    before += sizes[at] ?? 0;
  }
  return texts.length;
}

/** Index of the first paragraph; a headline that ends like a sentence ("A New Cold War?") stands before a longer one. */
function beginOf(texts: readonly string[], end: number): number {
  const isText = (text: string | undefined) => text !== undefined && isProse(text) && !isForeign(text);
  const first = texts.findIndex((text, at) => at < end && isText(text));
  const [text, next] = [texts[first], texts[first + 1]];
  const isHeadline =
    text !== undefined && countWords(text) <= HEADLINE_WORDS && countSentenceEnds(text) <= 1 && !/["”]$/.test(text);
  const hasTitle = texts.slice(0, Math.max(first, 0)).some(couldBeTitle);
  return isHeadline && !hasTitle && next !== undefined && isText(next) && countWords(next) > countWords(text)
    ? first + 1
    : first;
}

/** The longest headlines of the development pages have about so many words. */
const HEADLINE_WORDS = 25;

/** The last line that could be a heading and what else stands before the text. */
function titleIn(before: readonly string[]): { title: string | null; head: string[] } {
  const at = before.findLastIndex((text) => couldBeTitle(text));
  return { title: before[at] ?? null, head: before.filter((_, index) => index !== at) };
}

function couldBeTitle(text: string): boolean {
  const words = countWords(text);
  return words >= 3 && words <= 40 && text.length <= 250 && !lineCues(text).some((cue) => FOREIGN_SHORT.has(cue));
}

function isForeign(text: string): boolean {
  return countWords(text) <= FOREIGN_WORDS && lineCues(text).some((cue) => FOREIGN.has(cue));
}

function isSubheading(text: string, title: string | null): boolean {
  return (
    text !== title &&
    /\p{L}{2}/u.test(text) &&
    (countWords(text) > 1 || endsSentence(text)) &&
    !lineCues(text).some((cue) => FOREIGN_SHORT.has(cue))
  );
}
