import { describe, expect, test } from "vitest";
import { findQuotations } from "../../src/parse/quotations.ts";

/** Quotations as text, nested ones with a ">" for each level, open ones with "…". */
const quoted = (text: string): string[] =>
  findQuotations(text).map(
    ({ start, end, depth, closed }) => `${">".repeat(depth)}${text.slice(start, end)}${closed ? "" : "…"}`,
  );

describe("findQuotations", () => {
  test("finds straight and curly marks", () => {
    expect(quoted('Togo said "we agree" and “we sign”.')).toEqual(["we agree", "we sign"]);
  });
  test("nests single marks in double ones", () => {
    expect(quoted("“They called it ‘a mistake’ twice,” she said.")).toEqual([
      "They called it ‘a mistake’ twice,",
      ">a mistake",
    ]);
  });
  test("takes apostrophes, elisions and primes for none", () => {
    expect(quoted("The ministers' visit in the '90s wasn't Mali's idea; the 6'2\" envoy said so.")).toEqual([]);
  });
  test("knows a plural possessive inside single marks", () => {
    expect(quoted("He wrote: 'The miners' strike is over.'")).toEqual(["The miners' strike is over."]);
  });
  test("runs over several sentences", () => {
    expect(quoted("“We came. We saw.” He left.")).toEqual(["We came. We saw."]);
  });
  test("gives each paragraph its piece where the mark is set again", () => {
    expect(quoted("“The first.\n\n“The second,” he said.")).toEqual(["The first.…", "The second,"]);
  });
  test("goes on in the next paragraph where only the closing mark stands there", () => {
    expect(quoted("“The first.\n\nThe second,” he said.")).toEqual(["The first.…", "The second,"]);
  });
  test("does not carry a straight mark over a paragraph", () => {
    expect(quoted('He said "one.\n\nThen he left.')).toEqual(["one.…"]);
  });
  test("is linear in the number of marks", () => {
    const started = performance.now();
    findQuotations("' \"x ".repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
