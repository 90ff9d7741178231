import { expect, test } from "vitest";
import { FeatureBuffer, hashTemplates, templates } from "../../src/parse/hash.ts";
import { buildThree, type Row, scoreThree } from "../../src/parse/tables.ts";

/** Hashes spread over 32 bits. */
const hashOf = (i: number): number => Math.imul(i ^ (i >>> 7), 0x9e3779b1) | 0;

test("a three-way table gives each feature its weights and every other none", () => {
  const rows = Array.from({ length: 60_000 }, (_, i): Row => {
    const weights: [number, number][] = [
      [1, (i % 255) - 127],
      [2, 127 - (i % 254)],
    ];
    return { hash: hashOf(i + 1), weights };
  });
  const table = buildThree(rows);
  expect(table.slots.length).toBe(1 << 16); // hardly a slot is empty
  const scored = (hash: number): number[] => {
    const scores = new Int32Array(3);
    scoreThree(table, Int32Array.of(hash), 0, 1, scores);
    return [...scores];
  };
  const wrong = rows.filter(
    ({ hash, weights }) => scored(hash).join() !== [0, weights[0]?.[1], weights[1]?.[1]].join(),
  );
  expect(wrong).toEqual([]);
  const known = new Set(rows.map(({ hash }) => hash));
  const others = Array.from({ length: 60_000 }, (_, i) => hashOf(-i - 1)).filter((hash) => !known.has(hash));
  expect(others.filter((hash) => scored(hash).join() !== "0,0,0")).toEqual([]);
});

test("a table without features scores nothing", () => {
  const scores = new Int32Array(3);
  scoreThree(buildThree([]), Int32Array.of(0, 1, -1), 0, 3, scores);
  expect([...scores]).toEqual([0, 0, 0]);
});

test("features differ by template, values and their order; a value that is not looked at changes nothing", () => {
  const list = templates("a b c", "1:a,b 2:a,b 1:b,a 3:c");
  const buffer = new FeatureBuffer();
  const featuresOf = (...values: number[]): number[] => {
    buffer.values.set(values, 1);
    return [...buffer.features.subarray(0, hashTemplates(list, buffer, 0))];
  };
  const before = featuresOf(5, 6, 7);
  expect(new Set(before).size).toBe(4);
  const after = featuresOf(5, 6, 8);
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(after[3]).not.toBe(before[3]);
});

test("a template over a value that has no name is refused", () => {
  expect(() => templates("a b", "1:a,x")).toThrow(RangeError);
});
