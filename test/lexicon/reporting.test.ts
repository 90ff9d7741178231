// Every entry of the reporting lexicon: what it is for must be found, what it is not for must not.
import { describe, expect, test } from "vitest";
import type { Claim } from "#document";
import { indexReporting, type ReportingEntry, type ReportingExample } from "#lexicon";
import { REPORTING_PART } from "../../src/lexicon/reporting.ts";
import { coded, entriesOf } from "../support/coded.ts";

const entries = await entriesOf<ReportingEntry>("reporting");

function fits(text: string, claim: Claim, example: ReportingExample): boolean {
  const { speaker } = claim;
  const words = speaker === null ? null : text.slice(speaker.start ?? 0, speaker.end ?? 0);
  const isSpeaker = example.speaker === undefined || words === example.speaker;
  const isCue = example.cue === undefined || claim.cue.text === example.cue;
  const isContent = example.content === undefined || claim.content.text.startsWith(example.content);
  return isSpeaker && isCue && isContent && (example.kind === undefined || speaker?.kind === example.kind);
}

const isCue = ({ kind }: ReportingEntry) => /^(verb|noun|adjective|impersonal|preposition|adverb|finding)$/.test(kind);

describe.each(entries)("$id", (entry) => {
  test.each(entry.examples)("is for: $text", (example) => {
    const { claims } = coded(example.text);
    const found = claims.filter((claim) => !isCue(entry) || claim.entries.includes(entry.id));
    expect(found.filter((claim) => fits(example.text, claim, example))).not.toEqual([]);
  });

  test.each(entry.counterexamples)("is not for: $text", (example) => {
    const { claims } = coded(example.text);
    if (isCue(entry)) expect(claims.filter((claim) => claim.entries.includes(entry.id))).toEqual([]);
    else if (example.kind !== undefined) expect(claims.map(({ speaker }) => speaker?.kind)).toContain(example.kind);
    else if (entry.speaker !== undefined)
      expect(claims.map(({ speaker }) => speaker?.kind)).not.toContain(entry.speaker);
    else expect(claims).toEqual([]);
  });
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
