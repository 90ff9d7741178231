// Stage "parse": words → sentences. A learned decision between every two words of a paragraph, with rules for new lines.
import { FeatureBuffer, hashTemplates, templates } from "./hash.ts";
import { scoreThree, type ThreeWay } from "./tables.ts";
import type { Words } from "./tokenise.ts";
import { AMBIGUITY, CLUSTER, COARSE_CLUSTER, FORM, LOWER, SHAPE, SUFFIX3, type WordRows } from "./words.ts";

/** Half-open range of words of a paragraph. */
export interface SentenceRange {
  readonly first: number;
  readonly end: number;
}

/** Half-open ranges of the text between blank lines; ranges without a character that is not a blank are left out. */
export function paragraphs(text: string): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    if (gap.index > start) ranges.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) ranges.push({ start, end: text.length });
  return ranges.filter(({ start: from, end }) => /\S/.test(text.slice(from, end)));
}

/** Cuts a paragraph into sentences. */
export function splitSentences(view: ParagraphView, ends: ThreeWay): SentenceRange[] {
  const buffer = new FeatureBuffer();
  const scores = new Int32Array(3);
  const longest = longestLine(view);
  const ranges: SentenceRange[] = [];
  let first = datelineEnd(view);
  if (first > 0) ranges.push({ first: 0, end: first });
  for (let i = first; i + 1 < view.count; i += 1) {
    if (neverEnds(view, i)) continue;
    scores.fill(0);
    scoreThree(ends, buffer.features, 0, endFeatures(view, i, first, buffer), scores);
    if ((scores[1] as number) <= ENDS_ABOVE && !newLineEnds(view, i, longest)) continue;
    ranges.push({ first, end: i + 1 });
    first = i + 1;
  }
  if (first < view.count) ranges.push({ first, end: view.count });
  return ranges;
}

const MAX_DATELINE_WORDS = 20;
const DASH = /^(?:[—–-]|--)$/;
const MONTH =
  /^(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)$/;

/**
 * How many words the dateline takes at the head of a paragraph, with its dash; 0 where there is none. "SEOUL, April 28
 * (Wire) — The minister said" begins with a place that is no part of what is said. A place in small letters needs a day or
 * an agency in brackets after it: "Seoul — the capital — slept" has none.
 */
function datelineEnd({ forms, count }: ParagraphView): number {
  const last = Math.min(count - 1, MAX_DATELINE_WORDS);
  let open = false;
  let proof = /^\p{Lu}{4,}$/u.test(forms[0] as string);
  for (let i = 0; i < last; i += 1) {
    const form = forms[i] as string;
    if (i > 0 && DASH.test(form) && !open) {
      const next = forms[i + 1] as string;
      return proof && /^[\p{Lu}\p{N}"“‘']/u.test(next) && (form !== "-" || next.length > 1) ? i + 1 : 0;
    }
    if (form === "(") open = true;
    else if (form === ")") open = false;
    else if (!open && !/^(?:\p{Lu}[\p{L}.'’]*|\d{1,4}|[,/.-]|of|the|de|al|el)$/u.test(form)) return 0;
    if (i > 0 && (form === "(" || MONTH.test(form))) proof = true;
  }
  return 0;
}

/**
 * A sentence keeps the marks that close it, and goes on where a quotation is followed by a small letter: "“Who pays?”
 * asked the envoy." Nothing begins with a comma, and no sentence ends between two words on one line of which the second begins
 * and the first ends with a small letter: three quarters of all places are such, and in PolNeAR, the current
 * events and EWT the learned decision hardly ever ends a sentence there (once, in "Yang | di-Pertuan"). After "10:46 AM" a mail may begin "what do".
 */
export function neverEnds({ forms, gaps, inside, kinds }: ParagraphView, i: number): boolean {
  const [form, next] = [forms[i] as string, forms[i + 1] as string];
  if (kinds[i] === WORD && gaps[i] !== NEW_LINE && /^[a-z]/.test(next) && /[a-z]$/.test(form)) return true;
  if (gaps[i] === 0 && (/^[”’)\]}»]$/.test(next) || (next === '"' && ((inside[i] as number) & 1) === 1))) return true;
  return /^[,;]/.test(next) || (/^[”"’)\]]$/.test(form) && /^\p{Ll}/u.test(next));
}

/** A kind of word, and what may stand between two (ParagraphView). */
const WORD = 1;
const NEW_LINE = 2;

/** Slightly below even odds: a boundary missed costs more than one too many (best on EWT and GUM dev together). */
const ENDS_ABOVE = -30;

/** The words of a paragraph, and what the decision sees of them. */
export interface ParagraphView {
  readonly text: string;
  readonly count: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly forms: readonly string[];
  readonly rows: readonly Int32Array[];
  /** 1 a word, 2 a number, 3 an address, 4 one sign, 5 a row of signs. */
  readonly kinds: Uint8Array;
  /** What stands between a word and the next: 0 nothing, 1 blanks, 2 a new line. */
  readonly gaps: Uint8Array;
  /** Bits: an odd number of straight quotes before the word; a curly quotation open; a bracket open. */
  readonly inside: Uint8Array;
  /** The next word that is a stop, after each word; far away where none is. */
  readonly stops: Int32Array;
}

export function viewParagraph(text: string, { starts, ends }: Words, known: WordRows): ParagraphView {
  const count = starts.length;
  const forms = starts.map((start, i) => text.slice(start, ends[i]));
  const gaps = new Uint8Array(count);
  const inside = new Uint8Array(count);
  const stops = new Int32Array(count);
  let state = 0;
  for (let i = 0; i < count; i += 1) {
    const form = forms[i] as string;
    if (form.length === 1) state = stateAfter(state, form);
    inside[i] = state;
    const [end, next] = [ends[i] as number, starts[i + 1]];
    if (next !== undefined && next > end) gaps[i] = text.slice(end, next).includes("\n") ? NEW_LINE : 1;
  }
  let stop = count + 99;
  for (let i = count - 1; i >= 0; i -= 1) {
    stops[i] = stop;
    if (/^[.!?…]/.test(forms[i] as string)) stop = i;
  }
  const rows = forms.map((form) => known.get(form));
  return { text, count, starts, ends, forms, rows, kinds: Uint8Array.from(forms, kindOf), gaps, inside, stops };
}

function kindOf(form: string): number {
  if (/^\p{L}[\p{L}\p{M}'’-]*\.?$/u.test(form)) return WORD;
  if (/\p{L}[@:./].*\p{L}/u.test(form)) return 3;
  if (/\p{N}/u.test(form)) return 2;
  return form.length === 1 ? 4 : 5;
}

function stateAfter(state: number, mark: string): number {
  if (mark === '"') return state ^ 1;
  if (mark === "“") return state | 2;
  if (mark === "”") return state & ~2;
  if (mark === "(" || mark === "[") return state | 4;
  if (mark === ")" || mark === "]") return state & ~4;
  return state;
}

const EDGE = new Int32Array(32).fill(-3);

const ENDS = templates(
  `gap wLow xForm xShape wShape xAmb pLow xLow xxLow xxShape place state length wAmb wClu xClu pShape wS3 pAmb
   xCoarse xxAmb nextStop firstShape firstLow pClu wCoarse ppLow kind xKind pKind xxKind isShort isNear`,
  `300:gap 301:wLow,gap 302:xForm,gap 303:wLow,xForm 304:wLow,xShape,gap 305:wShape,xShape,gap
   306:wLow,xAmb,xShape 307:pLow,wLow 308:pLow,wLow,xShape 309:xLow,xxLow 310:wLow,xShape,xxShape
   311:wLow,place 312:wLow,xShape,state 313:length,wShape,xShape 314:length,wLow 315:wAmb,xAmb,xShape
   316:wClu,xClu,xShape 317:pShape,wLow,xShape 318:wS3,wShape,xShape 319:xShape,xxShape,wShape
   320:pLow,wLow,xLow 321:wLow,xLow,xxShape 322:pAmb,wLow,xAmb 323:xCoarse,wLow,xShape 324:wLow,xAmb,xxAmb
   325:length,nextStop,wShape,xShape 326:nextStop,wLow,xShape 327:firstShape,wShape,xShape
   328:firstLow,wLow,xShape 329:pShape,wShape,xShape,xxShape 330:wShape,xShape,pClu,wCoarse 331:ppLow,pLow,wLow
   332:wClu,xForm 333:wLow,xClu,xShape 334:kind,xKind,gap 335:kind,xForm 336:kind,xShape,pShape,xxShape
   337:wLow,xKind 338:wAmb,xLow,xxLow 339:wAmb,xAmb,xxAmb 340:wShape,xAmb,xxAmb,nextStop
   341:length,nextStop,wAmb,xAmb 342:kind,xKind,pKind,xxKind 343:wLow,xShape,isShort,isNear 344:pLow,xForm
   345:pClu,wClu,xClu`,
);

/** Features of the place after word `i`, in a sentence that began at `first`; returns how many. */
export function endFeatures(
  { rows, kinds, gaps, inside, stops, count }: ParagraphView,
  i: number,
  first: number,
  buffer: FeatureBuffer,
): number {
  const { values } = buffer;
  const w = rows[i] as Int32Array;
  const p = i > first ? (rows[i - 1] as Int32Array) : EDGE;
  const x = rows[i + 1] as Int32Array;
  const xx = i + 2 < count ? (rows[i + 2] as Int32Array) : EDGE;
  const pp = i > first + 1 ? (rows[i - 2] as Int32Array) : EDGE;
  const head = rows[first] as Int32Array;
  const [firstShape, firstLow] = [head[SHAPE] as number, head[LOWER] as number];
  const nextStop = Math.min(12, (stops[i] as number) - i);
  const gap = Math.min(1, gaps[i] as number);
  const state = inside[i] as number;
  const length = Math.min(12, i - first);
  const place = gap * 8 + state;
  const [wLow, xLow, wShape, xShape] = [w[LOWER] as number, x[LOWER] as number, w[SHAPE] as number, x[SHAPE] as number];
  const [xAmb, wAmb, pLow, xForm] = [
    x[AMBIGUITY] as number,
    w[AMBIGUITY] as number,
    p[LOWER] as number,
    x[FORM] as number,
  ];
  let k = 1;
  values[k++] = gap;
  values[k++] = wLow;
  values[k++] = xForm;
  values[k++] = xShape;
  values[k++] = wShape;
  values[k++] = xAmb;
  values[k++] = pLow;
  values[k++] = xLow;
  values[k++] = xx[LOWER] as number;
  values[k++] = xx[SHAPE] as number;
  values[k++] = place;
  values[k++] = state;
  values[k++] = length;
  values[k++] = wAmb;
  values[k++] = w[CLUSTER] as number;
  values[k++] = x[CLUSTER] as number;
  values[k++] = p[SHAPE] as number;
  values[k++] = w[SUFFIX3] as number;
  values[k++] = p[AMBIGUITY] as number;
  values[k++] = x[COARSE_CLUSTER] as number;
  values[k++] = xx[AMBIGUITY] as number;
  values[k++] = nextStop;
  values[k++] = firstShape;
  values[k++] = firstLow;
  values[k++] = p[CLUSTER] as number;
  values[k++] = w[COARSE_CLUSTER] as number;
  values[k++] = pp[LOWER] as number;
  values[k++] = kinds[i] as number;
  values[k++] = kinds[i + 1] as number;
  values[k++] = i > first ? (kinds[i - 1] as number) : 0;
  values[k++] = i + 2 < count ? (kinds[i + 2] as number) : 0;
  values[k++] = length < 4 ? 1 : 0;
  values[k++] = nextStop < 6 ? 1 : 0;
  return hashTemplates(ENDS, buffer, 0);
}

const BULLET = /^(?:[•‣◦▪●○■□–—*·»>-]|\d{1,3}[.)]|[a-z][.)])$/iu;
/** A line much shorter than the paragraph's longest was not wrapped by width: it was meant to end there. */
const SHORT_LINE = 0.7;

/** Length in characters of the longest line of the paragraph. */
function longestLine({ count, starts, ends, gaps }: ParagraphView): number {
  let longest = 0;
  let start = starts[0] ?? 0;
  for (let i = 0; i < count; i += 1) {
    longest = Math.max(longest, (ends[i] as number) - start);
    if (gaps[i] === NEW_LINE) start = starts[i + 1] ?? 0;
  }
  return longest;
}

/** A new line ends a sentence after a stop, after a short line, and before an item of a list. */
function newLineEnds({ text, starts, ends, forms, gaps }: ParagraphView, i: number, longest: number): boolean {
  if (gaps[i] !== NEW_LINE) return false;
  const next = forms[i + 1] as string;
  const end = ends[i] as number;
  if (BULLET.test(next) || /[.!?:…]["”’)]?$/.test(text.slice(Math.max(0, end - 2), end))) return true;
  const lineStart = text.lastIndexOf("\n", starts[i] as number) + 1;
  return end - lineStart < longest * SHORT_LINE && !/^\p{Ll}/u.test(next);
}
