import { describe, expect, test } from "vitest";
import { ArcState } from "../../src/parse/arcs.ts";
import { Candidates } from "../../src/parse/revise.ts";

/** Candidates of a word in a tree given by heads; the root's head is the number of words. */
function candidatesOf(heads: readonly number[], word: number): number[] {
  const state = new ArcState(heads.length);
  state.load(heads.length, Int32Array.from(heads), new Int32Array(heads.length).fill(1));
  const candidates = new Candidates(heads.length);
  candidates.start(state);
  return [...candidates.of(state, word).heads.subarray(0, candidates.count)];
}

describe("Candidates", () => {
  // Ghana sold rice to Togo
  const sold = [1, 5, 1, 4, 1];

  test("a phrase may go to the noun before it", () => {
    expect(candidatesOf(sold, 4)).toEqual([1, 2]);
  });
  test("and back to the verb above that noun", () => {
    expect(candidatesOf([1, 5, 1, 4, 2], 4)).toEqual([2, 1]);
  });
  test("a noun may go to what follows it", () => {
    expect(candidatesOf(sold, 2)).toEqual([1, 3, 4]);
  });
  test("never below itself, and never across another arc", () => {
    for (const word of [0, 1, 2, 3, 4])
      for (const head of candidatesOf(sold, word)) expect(isBelow(sold, head, word)).toBe(false);
    expect(candidatesOf([1, 5, 1, 1, 3], 2)).not.toContain(4);
  });
});

function isBelow(heads: readonly number[], word: number, top: number): boolean {
  for (let at = word; at < heads.length; at = heads[at] ?? heads.length) if (at === top) return true;
  return false;
}
