// Every event and mode of PLOVER has entries of its own, beside what composes ("threatened to arrest").
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { EVENT_CODES, type EventCode, PLOVER } from "#document";
import type { FramesData } from "#lexicon";

const DATA = fileURLToPath(new URL("../../dist/data/frames.json", import.meta.url));

/** Vandalism has no score in PLOVER, but is a mode like the others. */
function modesOf(event: EventCode): readonly string[] {
  return Object.keys(PLOVER[event].modes);
}

describe("frames cover PLOVER", () => {
  const data: FramesData = JSON.parse(readFileSync(DATA, "utf8"));
  const deeds = data.frames.filter(({ nothing }) => !nothing);
  const triggered = new Set(
    [data.verbs, data.nouns].flatMap((index) => Object.values(index).flatMap((list) => list.map(({ frame }) => frame))),
  );

  test.each(EVENT_CODES)("%s by a verb and by a noun", (event) => {
    const ids = (index: FramesData["verbs"]) =>
      Object.values(index).flatMap((list) => list.map(({ frame }) => data.frames[frame]!));
    const tells = (index: FramesData["verbs"]) => ids(index).some(({ act, nothing }) => act === event && !nothing);
    expect([tells(data.verbs), tells(data.nouns)]).toEqual([true, true]);
  });

  test.each(EVENT_CODES.flatMap((event) => modesOf(event).map((mode) => [event, mode] as const)))(
    "%s, mode %s",
    (event, mode) => {
      expect(deeds.filter((frame) => frame.act === event && frame.mode === mode)).not.toEqual([]);
    },
  );

  test("no entry has a mode that its event lacks, and none is without a word", () => {
    expect(deeds.filter(({ act, mode }) => mode !== null && !modesOf(act).includes(mode)).map(({ id }) => id)).toEqual(
      [],
    );
    expect(data.frames.filter((_, i) => !triggered.has(i)).map(({ id }) => id)).toEqual([]);
  });
});
