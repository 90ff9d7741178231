// Every frame finds the sentence it is for, and leaves alone the one it is not for.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EventRecord, Party } from "#document";
import type { FrameExample, FramesData } from "#lexicon";
import { codeText } from "../helpers/pipeline.ts";

const data: FramesData = JSON.parse(readFileSync("dist/data/frames.json", "utf8"));

describe("frame examples", () => {
  test.each(data.examples.map(({ id, act, example }) => [id, act, example] as const))(
    "%s",
    async (id, act, example) => {
      const { events } = await codeText(example.text, example.published ?? "2024-03-04");
      const told = events.filter((record) => record.act === act).map(shown);
      if (data.frames.find((frame) => frame.id === id)?.nothing === true) return expect(events).toEqual([]);
      expect(told).toContainEqual(expected(example));
    },
  );

  test.each(
    data.examples.flatMap(({ id, counterexample }) => (counterexample === null ? [] : [[id, counterexample] as const])),
  )("%s is not for its counterexample", async (id, counterexample) => {
    const { events } = await codeText(counterexample.text, counterexample.published ?? "2024-03-04");
    expect(events.filter((record) => record.entries[0] === id && record.event === record.act).map(shown)).toEqual([]);
    if (counterexample.event !== undefined && counterexample.event !== null)
      expect(events.map((record) => record.event)).toContain(counterexample.event);
  });
});

function shown(record: EventRecord): { actor: string[]; recipient: string[] } {
  return { actor: codes(record.actor), recipient: codes(record.recipient) };
}

function codes(parties: readonly Party[]): string[] {
  return parties.map(({ country, code, name }) => country ?? code ?? name).sort();
}

function expected(example: FrameExample): { actor: string[]; recipient: string[] } {
  return { actor: [...(example.actor ?? [])].sort(), recipient: [...(example.recipient ?? [])].sort() };
}
