// Stage "recognise", dates: what a rule is, and which rules a lexeme can open.
import { push } from "#document";
import type { Lexeme } from "./lexemes.ts";
import type { Line } from "./numbers.ts";
import type { Reading } from "./reading.ts";
import { DAY_PARTS, FEASTS, MONTHS, ORDINALS, SEASONS, SMALL_NUMBERS, TENS_NUMBERS, UNITS, WEEKDAYS } from "./words.ts";

/** What a rule read: lexemes `first` to before `end`. */
export interface Match {
  readonly first: number;
  readonly end: number;
  readonly reading: Reading;
  readonly rule: string;
}

/** Reads forward from one lexeme. */
export type Rule = (line: Line, i: number) => Match | Match[] | null;

/** A rule, and all words with which what it reads can open; `FIGURE` stands for any figure. */
export interface OpenedRule {
  readonly rule: Rule;
  readonly opens: ReadonlySet<string>;
}

export const FIGURE = "0";

export function opened(rule: Rule, ...groups: readonly (string | Iterable<string>)[]): OpenedRule {
  return {
    rule,
    opens: new Set(groups.flatMap((group) => (typeof group === "string" ? group.split(" ") : [...group]))),
  };
}

/** Groups of words that open many a rule. */
export const OPENS = {
  month: [...MONTHS.keys()],
  weekday: [...WEEKDAYS.keys()],
  season: [...SEASONS.keys()],
  unit: [...UNITS.keys()],
  part: [...DAY_PARTS.keys()],
  cardinal: [FIGURE, ...SMALL_NUMBERS.keys(), ...TENS_NUMBERS.keys()],
  ordinal: [FIGURE, ...ORDINALS.keys(), ...TENS_NUMBERS.keys()],
  /** First words of the names of feasts. */
  feast: [...FEASTS.keys()].map((name) => /^(?:\p{L}+|\d+|.)/u.exec(name)?.[0] ?? ""),
  quote: ["'", "’", "‘"],
} as const;

const NONE: readonly Rule[] = [];

/** Rules by what opens them, in their order. */
export class RuleTable {
  readonly #byWord = new Map<string, Rule[]>();

  constructor(rules: readonly OpenedRule[]) {
    for (const { rule, opens } of rules) for (const word of opens) push(this.#byWord, word, rule);
  }

  /** Rules that what opens with this word (or `FIGURE`) may answer to. */
  of(opener: string): readonly Rule[] {
    return this.#byWord.get(opener) ?? NONE;
  }
}

/** The word by which rules are found. */
export const openerOf = (lexeme: Lexeme): string => (lexeme.kind === "number" ? FIGURE : lexeme.text);
