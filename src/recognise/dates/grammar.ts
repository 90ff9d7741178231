// Stage "recognise", dates: the grammar. Every rule reads forward from one lexeme, over a bounded stretch, so that a
// sentence is read in linear time. Where several rules match, the longest wins, the first listed among equals.

import { absoluteRules } from "./grammar-absolute.ts";
import { relativeRules } from "./grammar-relative.ts";
import { hashesOf, holdsAny } from "./lexemes.ts";
import type { Line } from "./numbers.ts";
import { type Match, OPENS, RuleTable } from "./rules.ts";
import {
  DAY_PARTS,
  MONTHS,
  ORDINALS,
  REFERENCES,
  SEASONS,
  SMALL_NUMBERS,
  TENS_NUMBERS,
  UNITS,
  WEEKDAYS,
} from "./words.ts";

/** Whether `text.slice(start, end)` may hold an expression: no expression is made of words alone that only lead to one. */
export function mayHold(text: string, start: number, end: number): boolean {
  return holdsAny(text, start, end, TELLING);
}

/** All expressions of a sentence in text order, none inside another. */
export function read(line: Line): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < line.length; ) {
    const found = readAt(line, i);
    const last = found.at(-1);
    matches.push(...found);
    i = last === undefined ? i + 1 : last.end;
  }
  return matches;
}

const RULES = new RuleTable([...relativeRules, ...absoluteRules]);

/** Words that can begin an expression; at any other no rule is tried. Figures always can. */
const STARTERS: ReadonlySet<string> = new Set([
  ...[MONTHS, WEEKDAYS, SEASONS, UNITS, SMALL_NUMBERS, TENS_NUMBERS, ORDINALS, DAY_PARTS, REFERENCES].flatMap(
    (words) => [...words.keys()],
  ),
  ...OPENS.feast,
  ..."the a an this that these last previous next following past coming upcoming preceding subsequent same early late mid earlier later beginning start end middle rest close today tonight yesterday tomorrow tmrw otd in at one half few several many couple more less fewer about around nearly almost roughly some over approximately only just every each per daily weekly monthly quarterly annual annually yearly nightly right present to till fiscal school calendar financial academic fy sy cy q latter final his her their its circa ca c".split(
    " ",
  ),
]);

/** Words that begin an expression only with another such word, or a figure, after them. */
const LEADS: ReadonlySet<string> = new Set(
  "the a an this that these his her their its in to at about around nearly almost roughly some over approximately only just more less fewer every each per last previous next past and coming same".split(
    " ",
  ),
);
/** Second words that no expression begins with. */
const SECONDS: ReadonlySet<string> = new Set(
  "than least most mere full whole single time date fortnight second-half very time's calendar working such".split(" "),
);

/** Words that stand before any noun: none of them makes an expression without one that is told here. */
const PLAIN: ReadonlySet<string> = new Set(
  "the a an this that these his her their its in to at about around nearly almost roughly some over approximately only just more less fewer and than least most".split(
    " ",
  ),
);
const TELLING = hashesOf([...STARTERS, ...SECONDS].filter((word) => !PLAIN.has(word)));

const begins = (line: Line, i: number): boolean => {
  const lexeme = line[i];
  return lexeme !== undefined && (lexeme.kind !== "word" || STARTERS.has(lexeme.text) || SECONDS.has(lexeme.text));
};

function readAt(line: Line, i: number): Match[] {
  const lexeme = line[i];
  if (lexeme === undefined || (lexeme.kind !== "number" && !STARTERS.has(lexeme.text) && !QUOTE_MARKS.has(lexeme.text)))
    return [];
  if (LEADS.has(lexeme.text) && !begins(line, i + 1)) return [];
  let best: Match[] = [];
  for (const rule of RULES.at(lexeme)) {
    const result = rule(line, i);
    if (result === null) continue;
    const found = Array.isArray(result) ? result : [result];
    if ((found.at(-1)?.end ?? 0) > (best.at(-1)?.end ?? 0)) best = found;
  }
  return best;
}

/** "'89", "'90s". */
const QUOTE_MARKS: ReadonlySet<string> = new Set(OPENS.quote);
