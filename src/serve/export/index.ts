// Edge "serve", part "export": records of a store in the shapes of other projects.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Effects } from "#effects";
import { type CameoData, type CodesData, indexCameo, indexCodes } from "#lexicon";
import { type EventFilter, findArticles, findEvents, type Store } from "#store";
import { loadCodeNames } from "../code-names.ts";
import { type Cell, tsvRow } from "../csv.ts";
import { printEvents } from "../events.ts";
import { compiledPart, ROOT } from "../resources.ts";
import { POLECAT_COLUMNS } from "./columns.ts";
import { GDELT_NOTE, gdeltRows } from "./gdelt.ts";
import { POLECAT_NOTE, polecatRows } from "./polecat.ts";
import type { ExportTables } from "./row.ts";

export const EXPORT_FORMATS = ["jsonl", "csv", "gdelt", "polecat"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const CSV_NOTE =
  "CSV has one row a record: parties are joined by semicolons, and claims, speakers passed through, offsets and lexicon entries are left out; JSON Lines has all";

/** Records whose pages are held at a time. */
const CHUNK = 200;

export async function exportEvents(
  store: Store,
  filter: EventFilter,
  format: ExportFormat,
  effects: Effects,
): Promise<void> {
  const records = await findEvents(store, filter);
  if (format === "jsonl" || format === "csv") {
    await printEvents(records, format, effects);
    if (format === "csv") await effects.err.write(`${CSV_NOTE}\n`);
    return;
  }
  const tables = await loadTables();
  const [rowsOf, note] = format === "gdelt" ? [gdeltRows, GDELT_NOTE] : [polecatRows, POLECAT_NOTE];
  if (format === "polecat") await effects.out.write(tsvRow(POLECAT_COLUMNS));
  const left = { undated: 0, uncoded: 0 };
  for (let start = 0; start < records.length; start += CHUNK) {
    const some = records.slice(start, start + CHUNK);
    const articles = await findArticles(
      store,
      some.map((record) => record.document.id),
    );
    for (const record of some) {
      const article = articles.get(record.document.id);
      if (article !== undefined) await effects.out.write(textOf(rowsOf({ record, article }, tables)));
      if (record.event === null) left.uncoded += 1;
      else if (record.date === null) left.undated += 1;
    }
  }
  await effects.err.write(`${note}${leftOut(left)}\n`);
}

function textOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map(tsvRow).join("");
}

function leftOut({ undated, uncoded }: { readonly undated: number; readonly uncoded: number }): string {
  const parts = [undated > 0 ? `${undated} without a date` : null, uncoded > 0 ? `${uncoded} without an event` : null];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? "" : `; left out: ${said.join(", ")}`;
}

export async function loadTables(): Promise<ExportTables> {
  const [cameo, codes, names, pack] = await Promise.all([
    compiledPart<CameoData>("cameo"),
    compiledPart<CodesData>("codes"),
    loadCodeNames(),
    readFile(join(ROOT, "package.json"), "utf8"),
  ]);
  const { version } = JSON.parse(pack) as { version: string }; // our own, which npm refuses without one
  return {
    cameo: indexCameo(cameo),
    otherCode: indexCodes(codes),
    nameOf: names.nameOf,
    version: `entente ${version}`,
  };
}
