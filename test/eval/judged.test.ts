import { describe, expect, test } from "vitest";
import { agreement, type JudgedTwice, precision, type Verdict } from "../../eval/judged/figures.ts";

const RIGHT: Verdict = { actor: 1, recipient: 1, event: 1, status: 1, attribution: 1 };
const WRONG_STATUS: Verdict = { ...RIGHT, status: 0 };

/** Pairs of verdicts, first reader's and second's. */
const judged = (...pairs: readonly (readonly [Verdict, Verdict])[]): JudgedTwice[] =>
  pairs.map(([first, second], record) => ({ key: "made:0", record, sign: null, confidence: null, first, second }));

describe("verdicts of two readers", () => {
  const rows = judged([RIGHT, RIGHT], [RIGHT, WRONG_STATUS], [WRONG_STATUS, WRONG_STATUS], [RIGHT, RIGHT]);

  test("precision is the mean of the two, beside the share that both call right", () => {
    expect(precision(rows, "status")).toMatchObject({ share: (3 / 4 + 2 / 4) / 2, both: 2 / 4 });
    expect(precision(rows, "actor")).toMatchObject({ share: 1, both: 1 });
  });

  test("a record is right when all its fields are", () => {
    expect(precision(rows, "record")).toEqual(precision(rows, "status"));
  });

  test("the interval is Wilson's: 9 of 10 right lies between .596 and .982", () => {
    const nine = judged(
      ...Array.from({ length: 10 }, (_, i) => (i === 0 ? WRONG_STATUS : RIGHT)).map((v) => [v, v] as const),
    );
    const { low, high } = precision(nine, "status");
    expect(low).toBeCloseTo(0.5958, 3);
    expect(high).toBeCloseTo(0.9821, 3);
  });

  test("kappa takes off what chance would agree on", () => {
    // same on 3 of 4; shares .75 and .5, so chance agrees on .375 + .125 = .5
    expect(agreement(rows, "status")).toEqual({ same: 0.75, kappa: 0.5 });
    expect(agreement(rows, "actor")).toEqual({ same: 1, kappa: 1 });
  });
});
