// Does a frame find the sentence it is for, and leave alone the one it is not for? Shared by the test and by mark.ts.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { FrameEntry } from "#lexicon";
import { READ_CHECKS } from "../../src/serve/lexicon/readings.ts";
import { entriesOf, resources } from "../support/coded.ts";

/** Ids of the entries whose sentence the shipped parser does not read well enough today. */
export const MISSED = fileURLToPath(new URL("frames-missed.yml", import.meta.url));

export interface FrameCheck {
  readonly id: string;
  /** Null where the frame does what it should; else what it did. */
  problem(): string | null;
}

export async function frameChecks(): Promise<FrameCheck[]> {
  const entries = await entriesOf<FrameEntry>("frames");
  return entries
    .filter((entry) => "example" in entry) // classes of words have none
    .flatMap(READ_CHECKS.frames)
    .map(({ entry, meant, problem }) => ({
      id: meant ? entry : `${entry}/counterexample`,
      problem: () => problem(resources),
    }));
}

export function knownMissed(): readonly string[] {
  return parse(readFileSync(MISSED, "utf8")) ?? [];
}
