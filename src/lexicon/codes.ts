// Lexicon part "codes": what other data sets call the countries, bodies and sectors that we have codes for.
import type { EntryId } from "#document";
import type { LexiconFile, LexiconPart } from "./part.ts";

export interface CodesEntry {
  readonly id: EntryId;
  readonly what: string;
  /** Our code → theirs. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Name of a table (its id without `codes.`) → our code → theirs. */
export type CodesData = Readonly<Record<string, Readonly<Record<string, string>>>>;

const TABLES = [
  "fips",
  "cow",
  "polecat-dependencies",
  "polecat-countries",
  "polecat-bodies",
  "gdelt-groups",
  "gdelt-types",
] as const;
export type CodeTable = (typeof TABLES)[number];

/** @returns null where the other data set has no code for it */
export type OtherCode = (table: CodeTable, code: string) => string | null;

export const CODES_PART: LexiconPart<CodesEntry, CodesData> = {
  folder: "codes",
  compile(files: readonly LexiconFile<CodesEntry>[]) {
    const entries = files.flatMap(({ entries }) => entries);
    const data = Object.fromEntries(entries.map(({ id, codes }) => [id.replace(/^codes\./, ""), codes]));
    const missing = TABLES.filter((table) => !(table in data));
    return {
      data,
      problems: missing.map((table) => ({ path: "codes", entry: null, message: `the table ${table} is missing` })),
    };
  },
};

export function indexCodes(data: CodesData): OtherCode {
  const tables = new Map(Object.entries(data).map(([name, codes]) => [name, new Map(Object.entries(codes))]));
  return (table, code) => tables.get(table)?.get(code) ?? null;
}
