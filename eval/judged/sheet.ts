// The sheets that readers judge: sentences of the corpus with what was read from them.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readJsonLines } from "../score.ts";

/** A sentence to judge. `key` names it by item and offset; `before` is the text before it, for what pronouns mean. */
export interface SheetRow {
  readonly key: string;
  readonly published: string | null;
  readonly before: string;
  readonly sentence: string;
  readonly records: readonly SheetRecord[];
}

/** A record as readers see it. */
export interface SheetRecord {
  readonly record: number;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly event: string;
  readonly status: string;
  readonly attribution: string | null;
  readonly words: string;
  readonly rule: string;
  /** Not for the readers: take it out of what they see. */
  readonly confidence: number;
}

/** What two programs must read alike for a verdict to hold of both: the shown fields, by a hash. */
export function signOf({ actor, recipient, event, status, attribution, words }: SheetRecord): string {
  const shown = JSON.stringify([actor, recipient, event, status, attribution, words]);
  return createHash("sha1").update(shown).digest("hex").slice(0, 12);
}

export interface Item {
  readonly id: string;
  readonly text: string;
  readonly published: string | undefined;
}

/** Reports bear a date, dispatches a day of publication. */
interface CorpusRow {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
  readonly published?: string;
}

/** Reports and dispatches of the corpus. @param shared folder of the data */
export function readCorpus(shared: string): Item[] {
  const folder = join(shared, "data/corpus");
  const files = readdirSync(folder).filter((name) => name.startsWith("current_events_") || name === "kcna.jsonl");
  return files.flatMap((name) =>
    readJsonLines<CorpusRow>(join(folder, name)).map(({ id, text, date, published }) => ({
      id,
      text,
      published: published ?? date,
    })),
  );
}

/**
 * The rows of a coded document: one a sentence that holds a record whose event PLOVER knows.
 * @param doc what `entente code` writes
 */
// biome-ignore lint/suspicious/noExplicitAny: a line of `entente code`, whose shape the contract tells.
export function sheetRows(doc: any): SheetRow[] {
  const { text, sentences, events } = doc;
  return sentences.flatMap(([start, end]: [number, number]) => {
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const own = events.filter((event: any) => event.event && event.quote.start >= start && event.quote.start < end);
    if (own.length === 0) return [];
    return {
      key: `${doc.id}:${start}`,
      published: doc.published,
      before: text.slice(Math.max(0, start - 400), start),
      sentence: text.slice(start, end),
      records: own.map(sheetRecord),
    };
  });
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
export function sheetRecord(event: any, record: number): SheetRecord {
  const { attribution } = event;
  return {
    record,
    actor: event.actor.map(partyLine),
    recipient: event.recipient.map(partyLine),
    event: [event.event, event.act === event.event ? null : `(${event.act})`, event.mode].filter(Boolean).join(" "),
    status: event.status,
    attribution: attribution?.speaker?.name ?? attribution?.name ?? (attribution ? "unnamed" : null),
    words: event.quote.exact,
    rule: event.entries[0],
    confidence: event.confidence,
  };
}

const partyLine = (party: { name: string; country: string | null; code: string | null; sectors: string[] }): string =>
  `${party.name} [${[party.country ?? party.code ?? "?", ...party.sectors].join(" ")}]`;

export const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
