import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { syndicationOf } from "../../src/extract/syndication.ts";

describe("syndicationOf finds whom an article is from", () => {
  test.each([
    ["MINSK, 5 May (BelTA) – The envoys met on Sunday.", "BelTA"],
    ["PYONGYANG, May 2. /TASS/. The envoys met on Sunday.", "TASS"],
    ["This article was originally published by The Upper Valley Post.", "The Upper Valley Post"],
    ["Republished with permission from Lakeside Review.", "Lakeside Review"],
    ["ELMSTADT, Aug. 1 (Valley Wire) — The envoys met on Sunday.", "Valley Wire"],
    ["Source: Xinhua", "Xinhua"],
    ["(dpa)", "dpa"],
  ])("%s", (line, origin) => assert.equal(syndicationOf([line, "The talks go on."], [], [], null)?.origin, origin));
});

describe("syndicationOf gives nothing", () => {
  test.each([
    "First published on November 20.",
    "The report was first published in 2019 and caused a stir.",
    "The envoy told Reuters on Sunday that the talks would go on.",
    "The virus first appeared in the north of the country.",
    "NATO, which on August 1 (Emancipation Day) — a holiday — held a drill, said so.",
    "The agency (AP) was founded long ago, she said.",
  ])("%s", (line) => assert.equal(syndicationOf([line, "The talks go on."], [], [], null), null));

  test("when the page's own outlet is named", () => {
    assert.equal(syndicationOf(["SEOUL (Yonhap) — The envoys met."], [], [], "Yonhap"), null);
  });
});
