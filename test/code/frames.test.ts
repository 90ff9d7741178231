// Every frame finds the sentence it is for, and leaves alone the one it is not for; what is missed today stays listed.
import { describe, expect, test } from "vitest";
import { frameChecks, knownMissed } from "./frame-examples.ts";

/** Share of entries that may be missed: a retrained parser moves a few, and the list is for those, not for habits. */
const MOST_MISSED = 0.05;

const checks = await frameChecks();

describe("frames", () => {
  const missed = new Set(knownMissed());

  test.each(checks)("$id", ({ id, problem }) => {
    const found = problem();
    if (missed.has(id)) expect(found, "met now: run npm run mark").not.toBeNull();
    else expect(found).toBeNull();
  });

  test("few are missed, and the list names only entries there are", () => {
    expect(missed.size).toBeLessThanOrEqual(checks.length * MOST_MISSED);
    expect([...missed].filter((id) => !checks.some((check) => check.id === id))).toEqual([]);
  });
});
