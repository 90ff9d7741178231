import { expect, test } from "vitest";
import { EVENT_CODES } from "#document";
import { loadRelateModel, packRelateModel, speaksFor, weigh } from "../../../src/code/relate/model.ts";

const EVENTS = EVENT_CODES.length;
const AID = EVENT_CODES.indexOf("AID");
const REJECT = EVENT_CODES.indexOf("REJECT");
const weights = new Float64Array(3 * EVENTS); // two features, then the bias
weights[AID] = 2;
weights[EVENTS + REJECT] = 1;
const bytes = packRelateModel(["w:give", "w:refuse"], weights, 1, { sets: [], blocks: [] });
const seen = (...names: string[]) => names.map((name) => ({ name, at: [] }));

test("what was packed weighs as it was learnt", () => {
  const model = loadRelateModel(bytes);
  expect(model.rows[AID]! * model.unit).toBeCloseTo(2, 1);
  const { shares } = weigh(seen("w:give"), model);
  expect(shares.indexOf(Math.max(...shares))).toBe(AID);
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
});

test("a feature speaks for its own event and against the others; an unknown one says nothing", () => {
  const model = loadRelateModel(bytes);
  const weighed = weigh(seen("w:refuse", "w:unheard"), model);
  expect(speaksFor(weighed, 0, REJECT, model)).toBeGreaterThan(0);
  expect(speaksFor(weighed, 0, AID, model)).toBeLessThan(0);
  expect(speaksFor(weighed, 1, REJECT, model)).toBe(0);
});

test("other bytes are no model", () => {
  expect(() => loadRelateModel(new Uint8Array(40))).toThrow(RangeError);
  const newer = bytes.slice();
  newer[4] = 99;
  expect(() => loadRelateModel(newer)).toThrow(/version 99/);
});
