// Stage "extract", HTML: from markup to the parts of the article.
import type { Notice } from "#document";
import { linesOf } from "./blocks.ts";
import { namesUnderHeadline } from "./bylines.ts";
import { MOST_LINES, partDump } from "./dump.ts";
import { measure, type PageFacts } from "./filter/facts.ts";
import { type KindFilter, type LineFilter, probabilities } from "./filter/line-filter.ts";
import { type Line, linesOfText } from "./lines.ts";
import { type Metadata, metadataOf } from "./metadata.ts";
import { flattened, fromScript, unreadable } from "./notices.ts";
import { type Page, parsePage, UnreadableMarkup } from "./page.ts";
import { readable } from "./readable.ts";
import { squeeze, withoutHead } from "./title.ts";
import { trim } from "./trim.ts";

/** What HTML gives before language and syndication are looked at. */
export interface HtmlParts {
  readonly metadata: Metadata;
  readonly paragraphs: readonly string[];
  /** Lines of the page close before and behind the article. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly notices: readonly Notice[];
}

export const NO_METADATA: Metadata = {
  title: null,
  byline: [],
  outlet: null,
  published: null,
  publishedBasis: null,
  canonical: null,
  language: null,
  body: null,
};

/** Parts a page of HTML; markup that cannot be read as a tree is read as text. */
export function partHtml(html: string, uri: string | null, filter: LineFilter): HtmlParts {
  try {
    return partTree(parsePage(html), uri, filter);
  } catch (error) {
    if (error instanceof UnreadableMarkup || error instanceof RangeError) return partFlat(html, error.message, filter);
    throw error;
  }
}

function partTree(page: Page, uri: string | null, filter: LineFilter): HtmlParts {
  const declared = metadataOf(page, uri);
  const lines = linesOf(page.body, true);
  const notices: Notice[] = [];
  const kept = keptLines(page, lines, notices);
  const facts = measure(lines, kept, declared.title, declared.body);
  const chosen = trim(facts.lines, chooseLines(facts, kept, filter.html), declared.title);
  const texts = lines.filter((_, at) => chosen[at]).map((line) => line.text);
  const byline = declared.byline.length > 0 ? declared.byline : bylineUnder(lines, declared.title, texts);
  const metadata = { ...declared, byline };
  const paragraphs = withoutHead(texts, metadata.title, metadata.byline);
  if (metadata.body !== null && lengthOf(paragraphs) < metadata.body.length / 4) {
    return {
      metadata,
      paragraphs: paragraphsOf(metadata.body),
      before: [],
      behind: [],
      notices: [...notices, fromScript()],
    };
  }
  if (lengthOf(paragraphs) < SHORTEST_TEXT && page.head.scripts.length > 0) {
    const inner = partTree(parsePage(markupIn(page.head.scripts)), uri, filter);
    return { ...inner, metadata, notices: [...notices, ...inner.notices, fromScript()] };
  }
  return { metadata, paragraphs, ...aroundOf(lines, chosen), notices };
}

/** Names in the first line under the headline that gives any; a page that does not show its title has none. */
function bylineUnder(lines: readonly Line[], title: string | null, texts: readonly string[]): readonly string[] {
  const own = squeeze(title ?? "");
  const at = own === "" ? -1 : lines.findIndex((line) => squeeze(line.text) === own);
  if (at === -1) return [];
  const under = lines.slice(at + 1, at + 1 + BYLINE_REACH).filter((line) => line.text.length <= BYLINE_LENGTH);
  const text = texts.filter((paragraph) => paragraph.length > BYLINE_LENGTH).join("\n");
  return under.map((line) => namesUnderHeadline(line.text, text)).find((names) => names.length > 0) ?? [];
}

/** How many lines under the headline may hold the byline, and how long one is. */
const BYLINE_REACH = 4;
const BYLINE_LENGTH = 100;

/** Below so many characters a page is looked through for an article that a script would have shown. */
const SHORTEST_TEXT = 200;

/** UTF-16 code units of scripts that are looked through. */
const MOST_SCRIPT = 1_000_000;

/** Paragraphs and headings that stand escaped in scripts, as markup again. */
function markupIn(scripts: readonly string[]): string {
  const text = scripts
    .join("\n")
    .slice(0, MOST_SCRIPT)
    .replace(/\\+u003c/gi, "<")
    .replace(/\\+u003e/gi, ">")
    .replace(/\\+u0026/gi, "&")
    .replace(/\\+"/g, '"')
    .replace(/\\+[nrt]/g, " ");
  const blocks = text.match(/<(p|h[2-6]|li|blockquote)(?: [^<>]{0,300})?>(?:(?!<\1[ >])[\s\S]){0,5000}?<\/\1>/gi) ?? [];
  return `<article>${[...new Set(blocks)].join("")}</article>`; // pages carry the same state twice
}

/** What the line filter takes; where it takes nothing of a page that Readability could read, what that kept. */
function chooseLines(facts: PageFacts, kept: readonly boolean[], filter: KindFilter): readonly boolean[] {
  if (kept.length > MOST_LINES) return kept;
  const chances = probabilities(filter, "html", facts);
  const chosen = chances.map((chance) => chance >= filter.threshold);
  return chosen.includes(true) ? chosen : kept;
}

/** How many lines of the page on either side may hold a credit. */
const CREDIT_REACH = 8;

/** Lines close before and behind the article that are not of it. */
function aroundOf(lines: readonly Line[], chosen: readonly boolean[]): Pick<HtmlParts, "before" | "behind"> {
  const [first, last] = [chosen.indexOf(true), chosen.lastIndexOf(true)];
  const texts = lines.map((line) => line.text);
  return {
    before: texts.slice(Math.max(0, first - CREDIT_REACH), Math.max(0, first)),
    behind: texts.slice(last + 1, last + 1 + CREDIT_REACH),
  };
}

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}

/** The article as JSON-LD carries it; markup in it goes. */
function paragraphsOf(body: string): string[] {
  const text = /<\/?[a-z][^>]*>/i.test(body) ? withoutTags(body) : body;
  return linesOfText(text).map((line) => line.text);
}

function keptLines(page: Page, lines: readonly Line[], notices: Notice[]): readonly boolean[] {
  try {
    return readable(page.document, lines).kept;
  } catch (error) {
    // Readability throws plain errors on trees it did not expect; the page is still worth reading.
    notices.push(unreadable(error instanceof Error ? error.message : String(error)));
    return lines.map(() => false);
  }
}

/** Tags cut out by a scan that cannot recurse; what is left is a dump. */
function partFlat(html: string, reason: string, filter: LineFilter): HtmlParts {
  const { title, paragraphs, head, behind } = partDump(linesOfText(withoutTags(html)), filter.dump);
  return { metadata: { ...NO_METADATA, title }, paragraphs, before: head, behind, notices: [flattened(reason)] };
}

const BLOCK_TAG =
  /^\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|nav|aside|main|blockquote|figure|figcaption|form|body|html|title|hr|pre|dd|dt|dl)$/i;
const RAW_TAG = /^(?:script|style|noscript|template|svg|textarea)$/i;

/** Markup to text by one scan: a block tag ends the line, what stands in scripts and styles goes. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    parts.push(html.slice(at, open));
    const close = html.indexOf(">", open);
    if (close === -1) return parts.join("");
    const name = /^\/?[a-z][a-z0-9]*/i.exec(html.slice(open + 1, open + 14))?.[0] ?? "";
    if (BLOCK_TAG.test(name)) parts.push("\n");
    at = RAW_TAG.test(name) ? endOfRaw(html, close, name) : close + 1;
  }
  parts.push(html.slice(at));
  return parts
    .join("")
    .replaceAll("\0", "")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function endOfRaw(html: string, from: number, name: string): number {
  const end = html.toLowerCase().indexOf(`</${name.toLowerCase()}`, from);
  return end === -1 ? html.length : end;
}
