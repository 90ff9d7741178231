// Stage "extract", line filter: the fields that the linear model reads, each a small whole number per line.

import { CUES } from "../blocks.ts";
import { LINE_CUES } from "../vocabulary.ts";
import { ENDS, type GroupFacts, type LineFacts, type PageFacts, STARTS } from "./facts.ts";

/** A field has `size` values, 0 to size - 1; the model has a weight for each, and one for each pair of values of two paired fields. */
export interface Field {
  readonly name: string;
  readonly size: number;
  readonly of: (page: PageFacts, at: number) => number;
}

const WORDS = [1, 2, 4, 7, 12, 20, 35, 60, 100];
const SHARES = [0.001, 0.1, 0.3, 0.6, 0.9];
const TAGS = [
  "",
  "p",
  "div",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "figcaption",
  "td",
  "section",
  "article",
  "tr",
  "dd",
  "dt",
  "pre",
  "header",
  "footer",
  "body",
];

/** A field over one line; lines before the first and behind the last have the value behind all others. */
function lineField(name: string, size: number, of: (fact: LineFacts) => number, offset = 0): Field {
  return {
    name,
    size: size + 1,
    of: (page, at) => {
      const fact = page.lines[at + offset];
      return fact === undefined ? size : of(fact);
    },
  };
}

function binary(name: string, is: (page: PageFacts, at: number) => boolean): Field {
  return { name, size: 2, of: (page, at) => (is(page, at) ? 1 : 0) };
}

/** Which step of a rising scale a value falls on: 0 up to the first bound, `bounds.length` above the last. */
function step(value: number, bounds: readonly number[]): number {
  let at = 0;
  while (at < bounds.length && value > (bounds[at] ?? 0)) at += 1;
  return at;
}

function scaled(name: string, bounds: readonly number[], of: (page: PageFacts, at: number) => number): Field {
  return { name, size: bounds.length + 1, of: (page, at) => step(of(page, at), bounds) };
}

const words = (offset: number) =>
  lineField(`words${offset}`, WORDS.length + 1, (fact) => step(fact.words, WORDS), offset);
const ends = (offset: number) => lineField(`ends${offset}`, ENDS.length + 1, (fact) => fact.end, offset);
const prose = (offset: number) => lineField(`prose${offset}`, 2, (fact) => (fact.prose ? 1 : 0), offset);

/** Fields of the text alone. */
const TEXT_FIELDS: readonly Field[] = [
  words(0),
  words(-1),
  words(1),
  words(-2),
  words(2),
  ends(0),
  ends(-1),
  ends(1),
  prose(0),
  prose(-1),
  prose(1),
  lineField("start", STARTS.length + 1, (fact) => fact.start),
  scaled("sentences", [0, 1, 2, 4], (page, at) => page.lines[at]?.sentenceEnds ?? 0),
  scaled("capitals", [0.1, 0.2, 0.4, 0.7, 0.95], (page, at) => page.lines[at]?.capitals ?? 0),
  scaled("capitals-before", [0.1, 0.2, 0.4, 0.7, 0.95], (page, at) => page.lines[at - 1]?.capitals ?? 0),
  scaled("capitals-behind", [0.1, 0.2, 0.4, 0.7, 0.95], (page, at) => page.lines[at + 1]?.capitals ?? 0),
  scaled("digits", [0, 0.05, 0.2], (page, at) => page.lines[at]?.digits ?? 0),
  scaled("copies", [1, 2], (page, at) => page.lines[at]?.copies ?? 0),
  scaled("same-start", [1, 2, 4], (page, at) => page.lines[at]?.sameStart ?? 0),
  scaled("progress", [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999], (page, at) => page.progress[at] ?? 0),
  scaled("near", [2, 4, 7, 12, 20, 35, 60], (page, at) => page.near[at] ?? 0),
  scaled("wide", [2, 4, 7, 12, 20, 35, 60], (page, at) => page.wide[at] ?? 0),
  scaled("place", [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95], (page, at) => at / page.lines.length),
  scaled("since-marker", [0, 1, 2, 4, 8, 16, 98], (page, at) => page.sinceMarker[at] ?? 0),
  scaled("since-prose", [0, 1, 2, 4, 8, 98], (page, at) => page.sinceProse[at] ?? 0),
  scaled("until-prose", [0, 1, 2, 4, 8, 98], (page, at) => page.untilProse[at] ?? 0),
  scaled("lines", [15, 40, 80, 160, 320], (page) => page.lines.length),
  { name: "title", size: 4, of: titleMatch },
  ...LINE_CUES.map((cue) => binary(`cue:${cue}`, (page, at) => page.lines[at]?.cues.has(cue) === true)),
  ...["related", "share", "comment", "newsletter"].map((cue) =>
    binary(`cue-before:${cue}`, (page, at) => page.lines[at - 1]?.cues.has(cue) === true),
  ),
];

/** 0 is the title, 1 stands in it, 2 holds it, 3 has nothing to do with it. */
function titleMatch(page: PageFacts, at: number): number {
  if (page.title === "") return 3;
  const text = page.lines[at]?.squeezed ?? "";
  if (text === page.title) return 0;
  if (text.length >= 8 && page.title.includes(text)) return 1;
  return page.title.length >= 8 && text.includes(page.title) ? 2 : 3;
}

/** 0 where JSON-LD carries no article, else whether the line stands in it: 1 no, 2 yes. */
function inBody(page: PageFacts, at: number): number {
  if (page.body.length < BODY_LETTERS) return 0;
  const text = page.lines[at]?.squeezed ?? "";
  return text !== "" && page.body.includes(text) ? 2 : 1;
}

/** A shorter one is a teaser. */
const BODY_LETTERS = 300;

const links = (offset: number) =>
  lineField(`links${offset}`, SHARES.length + 1, (fact) => step(fact.links, SHARES), offset);
const tag = (offset: number) =>
  lineField(`tag${offset}`, TAGS.length + 1, (fact) => TAGS.indexOf(fact.line.tag) + 1, offset);
const kept = (offset: number) => lineField(`kept${offset}`, 2, (fact) => (fact.kept ? 1 : 0), offset);

function grouped(name: string, groupOf: (page: PageFacts, fact: LineFacts) => GroupFacts | undefined): Field[] {
  const of = (value: (group: GroupFacts, page: PageFacts) => number) => (page: PageFacts, at: number) => {
    const fact = page.lines[at];
    const group = fact === undefined ? undefined : groupOf(page, fact);
    return group === undefined ? 0 : value(group, page);
  };
  return [
    scaled(
      `${name}-words`,
      [0.01, 0.05, 0.15, 0.4, 0.7],
      of((group, page) => group.words / Math.max(1, page.totalWords)),
    ),
    scaled(
      `${name}-kept`,
      SHARES,
      of((group) => group.keptWords / Math.max(1, group.words)),
    ),
    scaled(
      `${name}-share`,
      [0.001, 0.05, 0.15, 0.4, 0.7],
      of((group, page) => group.keptWords / Math.max(1, page.keptWords)),
    ),
    scaled(
      `${name}-links`,
      SHARES,
      of((group) => group.linkShare),
    ),
    scaled(
      `${name}-lines`,
      [1, 2, 5, 12],
      of((group) => group.lines),
    ),
  ];
}

/** Fields of the markup. */
const MARKUP_FIELDS: readonly Field[] = [
  kept(0),
  kept(-1),
  kept(1),
  kept(-2),
  kept(2),
  links(0),
  links(-1),
  links(1),
  tag(0),
  tag(-1),
  tag(1),
  { name: "in-body", size: 3, of: inBody },
  {
    name: "zone",
    size: 4,
    of: (page, at) => (page.firstKept === -1 ? 3 : at < page.firstKept ? 0 : at > page.lastKept ? 2 : 1),
  },
  scaled("to-first", [-20, -8, -3, -1, 0, 1, 3, 8], (page, at) => at - page.firstKept),
  scaled("to-last", [-8, -3, -1, 0, 1, 3, 8, 20], (page, at) => at - page.lastKept),
  scaled("to-heading", [-20, -1, 0, 1, 3, 8, 20, 60], (page, at) => (page.heading === -1 ? 999 : at - page.heading)),
  binary("same-parent-before", (page, at) => page.lines[at - 1]?.line.parent === page.lines[at]?.line.parent),
  binary("same-parent-behind", (page, at) => page.lines[at + 1]?.line.parent === page.lines[at]?.line.parent),
  binary("same-setting-before", (page, at) => page.lines[at - 1]?.line.setting === page.lines[at]?.line.setting),
  binary("same-setting-behind", (page, at) => page.lines[at + 1]?.line.setting === page.lines[at]?.line.setting),
  ...grouped("parent", (page, fact) => page.byParent.get(fact.line.parent)),
  ...grouped("setting", (page, fact) => page.bySetting.get(fact.line.setting)),
  scaled("kept-total", [50, 150, 400, 1000], (page) => page.keptWords),
  ...CUES.map((cue) => binary(`in:${cue}`, (page, at) => page.lines[at]?.line.cues.has(cue) === true)),
];

/** Fields for plain text, and for pages of HTML. */
export const FIELDS: Readonly<Record<"dump" | "html", readonly Field[]>> = {
  dump: TEXT_FIELDS,
  html: [...TEXT_FIELDS, ...MARKUP_FIELDS],
};

/** Fields that are paired with all others: what they say turns on the company. */
export const PAIRED: Readonly<Record<"dump" | "html", readonly string[]>> = {
  dump: ["words0", "prose0", "ends0", "near", "progress", "words-1", "words1", "since-marker"],
  html: ["kept0", "in-body", "words0", "links0", "tag0", "zone", "setting-share", "parent-share", "prose0"],
};

const PROBABILITIES = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98];

/** What the first pass thought of the line so far away. */
function thought(offset: number): Field {
  return {
    name: `first${offset}`,
    size: PROBABILITIES.length + 2,
    of: ({ first }, at) => {
      const value = first[at + offset];
      return value === undefined ? PROBABILITIES.length + 1 : step(value, PROBABILITIES);
    },
  };
}

/** Mean of what it thought of the lines from `from` to `to` places away. */
function meanThought(name: string, from: number, to: number): Field {
  return scaled(name, PROBABILITIES, ({ first }, at) => {
    const [start, end] = [Math.max(0, at + from), Math.min(first.length, Math.max(0, at + to + 1))];
    let sum = 0;
    for (let line = start; line < end; line += 1) sum += first[line] ?? 0;
    return sum / Math.max(1, end - start);
  });
}

/** Fields of the second pass: what the first thought of the line and of those around it, 0 to 1. */
export const SECOND_FIELDS: readonly Field[] = [
  thought(0),
  thought(-1),
  thought(1),
  thought(-2),
  thought(2),
  meanThought("first-before", -8, -1),
  meanThought("first-behind", 1, 8),
  meanThought("first-around", -4, 4),
];

/** Fields of the second pass that are paired with all others of it. */
export const SECOND_PAIRED = ["first0", "first-around"];
