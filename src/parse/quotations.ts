// Stage "parse": finds what stands between quotation marks, nested and over several paragraphs.
import type { Quotation } from "#document";
import { paragraphs } from "./sentences.ts";

/** Which marks belong together: an opening mark is closed by one of its own kind. */
type Kind = "double" | "straight" | "single" | "straightSingle" | "angle";

/** One mark of a paragraph; `side` is what it can be. */
interface Mark {
  readonly at: number;
  readonly length: number;
  readonly kind: Kind;
  readonly side: "open" | "close" | "either";
}

interface Open {
  readonly mark: Mark;
  readonly depth: number;
}

const MARK = /``|''|["“”„‟«»‘’‚'`]/g;
/** Words that begin with an apostrophe. */
const ELISION = /^['’‘](?:\d0?s|\d\ds?|em|til|tis|twas|n|cause|bout|round|cos|im|er)(?![\p{L}\p{N}])/iu;

/**
 * Quotations in the order of their beginnings; the marks stand outside. Apostrophes are none: a single mark counts
 * only where it can open before a word and one that can close follows in the same paragraph.
 *
 * A quotation does not run over a paragraph's end: where it goes on in the next paragraph (whether the mark is set
 * again there or not), each paragraph has its own piece, and all but the last are not `closed`.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let carried = false;
  for (const { start, end } of paragraphs(text)) {
    const marks = marksOf(text, start, end);
    const first = marks.find(({ kind }) => kind === "double");
    // The paragraph before left a curly mark open, and this one closes it without opening another.
    if (carried && first?.side === "close") marks.unshift({ at: start, length: 0, kind: "double", side: "open" });
    carried = pair(text, end, marks, found);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Files the quotations of one paragraph; returns whether a curly mark stays open at its end. */
function pair(text: string, end: number, marks: readonly Mark[], found: Quotation[]): boolean {
  const open: Open[] = [];
  const lastClose = lastClosers(marks);
  for (const [i, mark] of marks.entries()) {
    const partner = mark.side === "open" ? -1 : open.findLastIndex(({ mark: { kind } }) => kind === mark.kind);
    if (partner >= 0 && !(isSingle(mark) && isPossessive(text, mark, (lastClose.get(mark.kind) ?? -1) > i))) {
      close(text, open, partner, mark.at, true, found);
    } else if (mark.side !== "close" && partner < 0 && (!isSingle(mark) || (lastClose.get(mark.kind) ?? -1) > i)) {
      open.push({ mark, depth: open.length });
    }
  }
  const left = open.findIndex(({ mark }) => !isSingle(mark));
  const carries = open.some(({ mark: { kind } }) => kind === "double");
  if (left >= 0) close(text, open, left, end, false, found);
  return carries;
}

/** Ends the quotation `open[index]` at `at`; those opened inside it and never closed were none. */
function close(text: string, open: Open[], index: number, at: number, closed: boolean, found: Quotation[]): void {
  const { mark, depth } = open[index] as Open;
  open.length = index;
  const start = mark.at + mark.length;
  const end = closed ? at : start + text.slice(start, at).trimEnd().length;
  if (/\S/.test(text.slice(start, end))) found.push({ start, end, depth, closed });
}

const isSingle = ({ kind }: Mark): boolean => kind === "single" || kind === "straightSingle";

/** "the workers’ strike’": after an s, before a word in lower case, with a better closing mark still to come. */
function isPossessive(text: string, { at, length }: Mark, more: boolean): boolean {
  return more && /s/i.test(text[at - 1] ?? "") && /^\s\p{Ll}/u.test(text.slice(at + length, at + length + 3));
}

function lastClosers(marks: readonly Mark[]): Map<Kind, number> {
  const last = new Map<Kind, number>();
  for (const [i, { kind, side }] of marks.entries()) if (side !== "open") last.set(kind, i);
  return last;
}

function marksOf(text: string, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.slice(start, end).matchAll(MARK)) {
    const mark = markAt(text, start + match.index, match[0]);
    if (mark !== null) marks.push(mark);
  }
  return marks;
}

const OPENS = /[\s([{—–\-/“"‘«„]/;
const CLOSES = /[\s)\]}.,;:!?…—–\-/”"’»']/;

/** What the sign at `at` can be, by its neighbours; null for an apostrophe, a prime, a tick. */
function markAt(text: string, at: number, sign: string): Mark | null {
  const before = text[at - 1] ?? " ";
  const after = text[at + sign.length] ?? " ";
  const opens = OPENS.test(before) && /\S/.test(after);
  const closes = /\S/.test(before) && (CLOSES.test(after) || /[.,!?]/.test(before));
  const mark = (kind: Kind, side: Mark["side"]): Mark => ({ at, length: sign.length, kind, side });
  switch (sign) {
    case "“":
    case "„":
    case "‟":
    case "``":
      return mark("double", "open");
    case "”":
      return mark("double", "close");
    // Wire copy opens with the same two apostrophes that it closes with.
    case "''":
      return mark("double", opens === closes ? "either" : opens ? "open" : "close");
    case "«":
      return mark("angle", "open");
    case "»":
      return mark("angle", "close");
    case '"':
      // Between two blanks, or between two letters, either is possible: whatever is due.
      return mark("straight", opens === closes ? "either" : opens ? "open" : "close");
    case "‘":
    case "‚":
      return ELISION.test(text.slice(at, at + 7)) ? null : mark("single", "open");
    case "’":
      return closes && !/[\p{L}\p{N}]/u.test(after) ? mark("single", "close") : null;
    case "'":
      return straightSingle(text, at, opens, closes);
    default:
      return null;
  }
}

function straightSingle(text: string, at: number, opens: boolean, closes: boolean): Mark | null {
  const word = /[\p{L}\p{N}]/u;
  if (word.test(text[at - 1] ?? " ") && word.test(text[at + 1] ?? " ")) return null;
  if (opens)
    return ELISION.test(text.slice(at, at + 7)) ? null : { at, length: 1, kind: "straightSingle", side: "open" };
  return closes ? { at, length: 1, kind: "straightSingle", side: "close" } : null;
}
