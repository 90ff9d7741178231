import assert from "node:assert/strict";
import { test } from "vitest";
import { wrapped } from "../../src/serve/wrapped.ts";

test("wrapped keeps every word", () => {
  assert.deepEqual(wrapped("a bb ccc dddd", 6), ["a bb", "ccc", "dddd"]);
});
