import { expect, test } from "vitest";
import { packColumns, packTexts, Texts, unpackColumns } from "../../src/lexicon/columns.ts";

const TYPES = { small: Uint8Array, text: Uint8Array, at: Uint32Array };
const [text, at] = packTexts(["Chad", "Élysée", "", "習近平"]);
const bytes = packColumns(TYPES, { small: Uint8Array.of(1, 2, 3), text, at }, { made: "here" });

test("what was packed is there again, wherever in memory the file lies", () => {
  for (const shift of [0, 1, 2, 4]) {
    const elsewhere = new Uint8Array(bytes.length + shift).subarray(shift);
    elsewhere.set(bytes);
    const { columns, own } = unpackColumns(TYPES, elsewhere);
    expect(own).toEqual({ made: "here" });
    expect([...columns.small]).toEqual([1, 2, 3]);
    expect(new Texts(columns.text, columns.at).get(3)).toBe("習近平");
  }
});
test("a file that is cut short says so", () => {
  expect(() => unpackColumns(TYPES, bytes.subarray(0, bytes.length - 8))).toThrow(RangeError);
  expect(() => unpackColumns(TYPES, bytes.subarray(0, 12))).toThrow(RangeError);
});
test.each([
  [0, "Chad", true],
  [0, "Cha", false],
  [0, "Chads", false],
  [1, "Élysée", true],
  [1, "Élysee", false],
  [2, "", true],
  [2, "x", false],
])("text %i is %j: %j", (number, asked, is) => {
  expect(new Texts(text, at).is(number, asked)).toBe(is);
});
