// Which rules a word opens is told beside each rule; here it is held against asking every rule at every word.
import { describe, expect, test } from "vitest";
import { mayHold, read } from "../../../src/recognise/dates/grammar.ts";
import { absoluteRules, LONE_FIGURES } from "../../../src/recognise/dates/grammar-absolute.ts";
import { relativeRules } from "../../../src/recognise/dates/grammar-relative.ts";
import { cut } from "../../../src/recognise/dates/lexemes.ts";
import { FIGURE, OPENS } from "../../../src/recognise/dates/rules.ts";

const ALL = [...relativeRules, ...absoluteRules];
const WORDS = [
  ...new Set(ALL.flatMap(({ opens }) => [...opens])),
  ..."of on ago later earlier before after from since now than least BC AD s st th and or - / . , : ( ) ' 1990 2014 2015 12 05 30 7 20161016 am p.m. spoke troops Long 's ’s date time being mere full fortnight century weekend nineties hundred thousand".split(
    " ",
  ),
];

/** Words and marks that no rule asks for after a number. */
const FOREIGN = ["people", "troops", "%", ")", ";", "(", '"'];

/** The same numbers in every run. */
function lines(count: number): string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 3 + next(6) }, () => {
      const word = WORDS[next(WORDS.length)] ?? "";
      return (next(4) === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word) + (next(5) === 0 ? "" : " ");
    }).join(""),
  );
}

describe("which rules a word opens", () => {
  const made = lines(20_000);

  test("no rule reads what begins with a word that it does not name", () => {
    const strays = made.flatMap((text) => {
      const line = cut(text, 0, text.length);
      return line.flatMap(({ kind, text: word }, i) =>
        ALL.filter(({ rule, opens }) => !opens.has(kind === "number" ? FIGURE : word) && rule(line, i) !== null).map(
          ({ rule }) => `${rule.name} at "${word}" of "${text}"`,
        ),
      );
    });
    expect(strays).toEqual([]);
  });

  test("a number before a word or mark that is none of the grammar's is read by the rules of lone figures at most", () => {
    const numbers = [...OPENS.cardinal, ...OPENS.ordinal].filter((word) => word !== FIGURE);
    const strays = made.flatMap((text, n) => {
      const number = n % 2 === 0 ? String(1 + (n % 2030)) : numbers[n % numbers.length];
      const foreign = FOREIGN[n % FOREIGN.length];
      const whole = `${text} ${number} ${foreign} ${text}`;
      const line = cut(whole, 0, whole.length);
      const at = cut(`${text} `, 0, text.length + 1).length;
      return ALL.filter(({ rule }) => !LONE_FIGURES.has(rule) && rule(line, at) !== null).map(
        ({ rule }) => `${rule.name} at "${number} ${foreign}" after "${text}"`,
      );
    });
    expect(strays).toEqual([]);
  });

  test("a sentence that is passed over holds nothing", () => {
    const passed = made.filter((text) => !mayHold(text, 0, text.length));
    expect(passed.length).toBeGreaterThan(50);
    expect(passed.filter((text) => read(cut(text, 0, text.length)).length > 0)).toEqual([]);
  });
});
