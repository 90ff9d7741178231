// What the model of relate learns from: sentences with marked parties, each with the features that the program sees.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bareArticle, EVENT_CODES, type EventCode, type Span } from "#document";
import { type ParseModel, parse } from "#parse";
import { isKeptUnread } from "../../eval/relate.ts";
import type { EventLexicon } from "../../src/code/frames/events.ts";
import { candidatesOf } from "../../src/code/relate/candidates.ts";
import type { VerbDictionary } from "../../src/code/relate/dictionary.ts";
import { featuresOf } from "../../src/code/relate/features.ts";
import { openOut, readPatterns } from "./sentences.ts";

/** PLV knows one root YIELD for what PLOVER parts into two. */
export const ROOTS = [...EVENT_CODES.filter((code) => code !== "CONCEDE" && code !== "RETREAT"), "YIELD"] as const;
export type Root = (typeof ROOTS)[number];

export interface LabelledRow {
  readonly id: string;
  readonly root: Root;
  /** Events that are right: both ways of yielding where the label does not say which. */
  readonly events: readonly EventCode[];
  /** What the frames alone say. */
  readonly frames: Root;
  readonly features: readonly string[];
  /** Kept unread: such a row trains only what is measured by folds, never what is shipped. */
  readonly unread: boolean;
}

export interface Reader {
  readonly parser: ParseModel;
  readonly lexicon: EventLexicon;
  readonly dictionary: VerbDictionary;
}

export function rootOf(event: EventCode): Root {
  return event === "CONCEDE" || event === "RETREAT" ? "YIELD" : event;
}

function eventsOf(root: string): EventCode[] {
  return EVENT_CODES.filter((code) => rootOf(code) === root);
}

/** A line of plv_train.jsonl. */
interface Line {
  readonly id: string;
  readonly text: string;
  readonly actor: string;
  readonly recipient: string;
  readonly actorSpan?: readonly [number, number];
  readonly recipientSpan?: readonly [number, number];
  readonly event: string;
}

export function readPlv(data: string, reader: Reader): LabelledRow[] {
  const lines = readFileSync(join(data, "events/plv_train.jsonl"), "utf8").split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const { id, text, actor, recipient, actorSpan, recipientSpan, event } = JSON.parse(line) as Line; // as data/README.md describes it
      const spans = [spanOf(text, actor, actorSpan), spanOf(text, recipient, recipientSpan)] as const;
      return { ...rowOf(id, text, spans[0], spans[1], eventsOf(event), reader), unread: isKeptUnread(id) };
    });
}

/** PLV writes "a recipient" where the text names none. */
function spanOf(text: string, name: string, span: readonly [number, number] | undefined): Span | null {
  if (span !== undefined) return { start: span[0], end: span[1] };
  const start = text.indexOf(name);
  return start < 0 ? null : { start, end: start + name.length };
}

/** @param times how often each pattern is opened out */
export function readOwn(folder: string, times: number, random: () => number, reader: Reader): LabelledRow[] {
  const patterns = readPatterns(folder);
  return patterns.flatMap((pattern) =>
    Array.from({ length: times }, () => {
      const { text, actor, recipient, event } = openOut(pattern, patterns, random);
      return { ...rowOf(text, text, actor, recipient, [event], reader), unread: false };
    }),
  );
}

function rowOf(
  id: string,
  text: string,
  actor: Span | null,
  recipient: Span | null,
  events: readonly EventCode[],
  { parser, lexicon, dictionary }: Reader,
): Omit<LabelledRow, "unread"> {
  const doc = parse(bareArticle(text, { language: "en" }), parser).value;
  const candidates = candidatesOf(doc, actor, recipient, lexicon);
  const read = candidates[0]?.read;
  return {
    id,
    root: rootOf(events[0]!), // a label outside the list stops the training here
    events,
    frames: rootOf(read === undefined ? "SUPPORT" : (read.event ?? read.deed.frame.act)),
    features: featuresOf(doc, actor, recipient, candidates, dictionary).map(({ name }) => name),
  };
}
