// Does a frame find the sentence it is for, and leave alone the one it is not for? Shared by the test and by mark.ts.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Party } from "#document";
import type { FrameExample, FramesData } from "#lexicon";
import { codeText } from "../helpers/pipeline.ts";

const DATA = fileURLToPath(new URL("../../dist/data/frames.json", import.meta.url));
/** Ids of the entries whose sentence the shipped parser does not read well enough today. */
export const MISSED = fileURLToPath(new URL("frames-missed.yml", import.meta.url));
const PUBLISHED = "2024-03-04";

export interface FrameCheck {
  readonly id: string;
  /** Null where the frame does what it should; else what it did. */
  problem(): Promise<string | null>;
}

export function frameChecks(): FrameCheck[] {
  const data: FramesData = JSON.parse(readFileSync(DATA, "utf8"));
  const nothing = new Set(data.frames.filter((frame) => frame.nothing).map((frame) => frame.id));
  return data.examples.flatMap(({ id, act, example, counterexample }) => [
    { id, problem: () => (nothing.has(id) ? findsNothing(example) : finds(act, example)) },
    { id: `${id}/counterexample`, problem: () => leaves(id, counterexample) },
  ]);
}

export function knownMissed(): readonly string[] {
  return parse(readFileSync(MISSED, "utf8")) ?? [];
}

async function finds(act: string, example: FrameExample): Promise<string | null> {
  const { events } = await codeText(example.text, example.published ?? PUBLISHED);
  const wanted = sides(sorted(example.actor), sorted(example.recipient));
  const told = events.map((record) => `${record.act} ${sides(codes(record.actor), codes(record.recipient))}`);
  return told.includes(`${act} ${wanted}`) ? null : `wants ${act} ${wanted}, reads ${told.join("; ") || "nothing"}`;
}

async function findsNothing(example: FrameExample): Promise<string | null> {
  const { events } = await codeText(example.text, PUBLISHED);
  return events.length === 0 ? null : `reads ${events.map((record) => record.act).join("; ")}`;
}

async function leaves(id: string, counterexample: FrameExample): Promise<string | null> {
  const { events } = await codeText(counterexample.text, counterexample.published ?? PUBLISHED);
  const fired = events.find((record) => record.entries[0] === id && record.event === record.act);
  if (fired !== undefined) return `reads ${fired.act} by this entry`;
  const { event } = counterexample;
  if (event === undefined || event === null || events.some((record) => record.event === event)) return null;
  return `wants ${event}, reads ${events.map((record) => record.event).join("; ") || "nothing"}`;
}

function codes(parties: readonly Party[]): string[] {
  return sorted(parties.map(({ country, code, name }) => country ?? code ?? name));
}

function sorted(list: readonly string[] = []): string[] {
  return [...list].sort();
}

function sides(actor: readonly string[], recipient: readonly string[]): string {
  return `${actor.join("+")} > ${recipient.join("+")}`;
}
