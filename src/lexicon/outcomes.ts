// Lexicon part "outcomes": what becomes of a deed once its status is known. One row an act, or an act and mode.
import { type EntryId, EVENT_CODES, type EventCode, PLOVER } from "#document";
import type { LexiconFile, LexiconPart, LexiconProblem } from "./part.ts";

export interface OutcomeCell {
  readonly event: EventCode;
  readonly mode: string | null;
}

export const OUTCOME_COLUMNS = ["planned", "stopped", "refused", "offered", "requested", "threatened"] as const;
export type OutcomeColumn = (typeof OUTCOME_COLUMNS)[number];
type Cells = Readonly<Record<OutcomeColumn, OutcomeCell>>;

export type OutcomeEntry = Cells & {
  readonly id: EntryId;
  readonly act: EventCode;
  readonly mode: string | null;
  readonly source: string;
};

/** Key `EVENT` or `EVENT/mode`. */
export type OutcomeData = Readonly<Record<string, Cells>>;

export interface OutcomeTable {
  cell(act: EventCode, mode: string | null, column: OutcomeColumn): OutcomeCell;
}

export const OUTCOMES_PART: LexiconPart<OutcomeEntry, OutcomeData> = { folder: "outcomes", compile };

function compile(files: readonly LexiconFile<OutcomeEntry>[]): {
  readonly data: OutcomeData;
  readonly problems: readonly LexiconProblem[];
} {
  const data: Record<string, Cells> = {};
  const problems: LexiconProblem[] = [];
  for (const { path, entries } of files) {
    for (const entry of entries) {
      const key = keyOf(entry.act, entry.mode);
      if (key in data) problems.push({ path, entry: entry.id, message: "stands twice; delete one" });
      problems.push(...unknownCodes(entry).map((message) => ({ path, entry: entry.id, message })));
      data[key] = cellsOf(entry);
    }
  }
  const missing = EVENT_CODES.filter((event) => !(event in data));
  return {
    data,
    problems: [
      ...problems,
      ...missing.map((event) => ({ path: "outcomes", entry: null, message: `no row for ${event}` })),
    ],
  };
}

function unknownCodes(entry: OutcomeEntry): string[] {
  const named = [{ event: entry.act, mode: entry.mode }, ...OUTCOME_COLUMNS.map((column) => entry[column])];
  return named
    .filter(({ event, mode }) => !(event in PLOVER) || (mode !== null && !(mode in PLOVER[event].modes)))
    .map(({ event, mode }) => `PLOVER has no ${keyOf(event, mode)}`);
}

function cellsOf({ planned, stopped, refused, offered, requested, threatened }: OutcomeEntry): Cells {
  return { planned, stopped, refused, offered, requested, threatened };
}

function keyOf(event: EventCode, mode: string | null): string {
  return mode === null ? event : `${event}/${mode}`;
}

export function indexOutcomes(data: OutcomeData): OutcomeTable {
  return {
    cell(act, mode, column) {
      const cells = data[keyOf(act, mode)] ?? data[act];
      // `compile` refuses a table in which an act has no row.
      if (cells === undefined) throw new RangeError(`the table of outcomes has no row for ${act}`);
      return cells[column];
    },
  };
}
