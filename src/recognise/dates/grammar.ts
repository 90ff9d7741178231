// Stage "recognise", dates: the grammar. Every rule reads forward from one lexeme, over a bounded stretch, so that a
// sentence is read in linear time. Where several rules match, the longest wins, the first listed among equals.

import { absoluteRules, LONE_FIGURES } from "./grammar-absolute.ts";
import { relativeRules } from "./grammar-relative.ts";
import { HashedWords, hashesOf, holdsAny } from "./lexemes.ts";
import type { Line } from "./numbers.ts";
import { FIGURE, type Match, OPENS, type Rule, RuleTable } from "./rules.ts";
import {
  DAY_PARTS,
  DECADE_WORDS,
  MONTHS,
  ORDINALS,
  REFERENCES,
  SEASONS,
  SMALL_NUMBERS,
  TENS_NUMBERS,
  UNITS,
  WEEKDAYS,
} from "./words.ts";

/** Whether `text.slice(start, end)` may hold an expression. */
export function mayHold(text: string, start: number, end: number): boolean {
  return holdsAny(text, start, end, TELLING);
}

/** All expressions of a sentence in text order, none inside another. */
export function read(line: Line): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < line.length; ) {
    const found = readAt(line, i);
    for (const match of found) matches.push(match);
    i = found.at(-1)?.end ?? i + 1;
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

/** Words that begin an expression only with another such word, a second word or a figure after them. */
const LEADS: ReadonlySet<string> = new Set([
  ...[SMALL_NUMBERS, TENS_NUMBERS, ORDINALS].flatMap((words) => [...words.keys()]),
  ..."the a an this that these his her their its in to at about around nearly almost roughly some over approximately only just more less fewer every each per last previous next past and coming same".split(
    " ",
  ),
]);
/** Second words and marks that no expression begins with. */
const SECONDS: ReadonlySet<string> = new Set(
  "than least most mere full whole single time date fortnight second-half very time's calendar working such consecutive straight long of and or until hundred thousand st nd rd th s am pm p bc bce ad ce b - / . , : & 's".split(
    " ",
  ),
);

/** Every expression holds one of these, or a figure: the other words only lead to them, or count them. */
const TELLING = hashesOf([
  ...[MONTHS, WEEKDAYS, SEASONS, UNITS, DAY_PARTS, REFERENCES, DECADE_WORDS, TENS_NUMBERS].flatMap((words) => [
    ...words.keys(),
  ]),
  ...OPENS.feast,
  ..."thousand today tonight yesterday tomorrow tmrw otd past present date time fortnight daily weekly monthly quarterly annual annually yearly nightly fy sy cy q".split(
    " ",
  ),
]);

/** What is known of a word before any rule is asked. */
interface Opening {
  /** Rules that may read from it; none where no expression begins with it. */
  readonly rules: readonly Rule[];
  /** Those of them that may where nothing of the grammar follows: after "the" none, after a figure those of years. */
  readonly alone: readonly Rule[];
}

const NOTHING: Opening = { rules: [], alone: [] };

function openingOf(word: string): Opening {
  const rules = SECONDS.has(word) && !STARTERS.has(word) ? [] : RULES.of(word);
  return { rules, alone: LEADS.has(word) ? [] : rules };
}

const FIGURE_OPENING: Opening = {
  rules: RULES.of(FIGURE),
  alone: RULES.of(FIGURE).filter((rule) => LONE_FIGURES.has(rule)),
};

/** By their hashes, since most words of a sentence are none of these and need not be made to know it. */
const OPENINGS = new HashedWords([...OPENS.quote, ...STARTERS, ...SECONDS].map((word) => [word, openingOf(word)]));

function openingAt(line: Line, i: number): Opening {
  const lexeme = line[i];
  if (lexeme === undefined) return NOTHING;
  if (lexeme.kind === "number") return FIGURE_OPENING;
  return OPENINGS.get(lexeme) ?? NOTHING;
}

function readAt(line: Line, i: number): readonly Match[] {
  const opening = openingAt(line, i);
  if (opening.rules.length === 0) return NO_MATCHES;
  let best = NO_MATCHES;
  for (const rule of openingAt(line, i + 1) === NOTHING ? opening.alone : opening.rules) {
    const result = rule(line, i);
    if (result === null) continue;
    const found = Array.isArray(result) ? result : [result];
    if ((found.at(-1)?.end ?? 0) > (best.at(-1)?.end ?? 0)) best = found;
  }
  return best;
}

const NO_MATCHES: readonly Match[] = [];
