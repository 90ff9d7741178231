// Every entry of the reporting lexicon: what it is for must be found, what it is not for must not.
import { expect, test } from "vitest";
import { indexReporting, type ReportingEntry } from "#lexicon";
import { REPORTING_PART } from "../../src/lexicon/reporting.ts";
import { READ_CHECKS } from "../../src/serve/lexicon/readings.ts";
import { entriesOf, resources } from "../support/coded.ts";

const entries = await entriesOf<ReportingEntry>("reporting");

test.each(entries.flatMap(READ_CHECKS.reporting))("$entry: $text", ({ problem }) => {
  expect(problem(resources)).toBeNull();
});

test("indexReporting lets the first entry that names a frame have it", () => {
  const shared = { source: "own", kind: "verb", frames: ["clause"], words: ["say"] } as const;
  const lexicon = indexReporting([
    { id: "reporting.a", class: "say", ...shared },
    { id: "reporting.b", class: "think", ...shared },
  ]);
  expect(lexicon.verbs.get("say")?.frames.get("clause")).toEqual({ entry: "reporting.a", class: "say" });
});

test("compile names a cue without a class and an id that stands twice", () => {
  const entry = {
    id: "reporting.a",
    kind: "verb",
    source: "own",
    frames: ["clause"],
    words: ["say"],
    examples: [],
    counterexamples: [],
  } as const;
  const { problems } = REPORTING_PART.compile([
    { path: "reporting/x.yml", entries: [entry, { ...entry, class: "say" }] },
  ]);
  expect(problems.map(({ message }) => message)).toEqual(["a cue needs a class", "this id stands twice"]);
});
