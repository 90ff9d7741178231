// Edge "serve": records of a store as a table, JSON Lines or CSV.
import type { Party } from "#document";
import type { Effects } from "#effects";
import type { StoredEvent } from "#store";
import { colorsFor, printable } from "./cli/store-command.ts";
import { type Cell, csvRow } from "./csv.ts";

export const EVENT_FORMATS = ["table", "jsonl", "csv"] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

export async function printEvents(
  records: readonly StoredEvent[],
  format: EventFormat,
  effects: Effects,
): Promise<void> {
  if (format === "jsonl") for (const record of records) await effects.out.write(`${JSON.stringify(record)}\n`);
  else if (format === "csv") await printCsv(records, effects);
  else await printTable(records, effects);
}

const CSV_COLUMNS: Readonly<Record<string, (record: StoredEvent) => Cell>> = {
  id: (r) => r.id,
  date: (r) => r.date,
  enddate: (r) => r.enddate,
  event: (r) => r.event,
  mode: (r) => r.mode,
  act: (r) => r.act,
  status: (r) => r.status,
  historical: (r) => r.historical,
  actor: (r) => codesOf(r.actor),
  actor_name: (r) => namesOf(r.actor),
  recipient: (r) => codesOf(r.recipient),
  recipient_name: (r) => namesOf(r.recipient),
  reciprocal: (r) => r.reciprocal,
  contexts: (r) => r.contexts.join(";"),
  quad: (r) => r.quad,
  intensity: (r) => r.intensity,
  cameo: (r) => r.cameo,
  place: (r) => r.place?.name ?? null,
  place_country: (r) => r.place?.country ?? null,
  said_by: (r) => r.attribution?.name ?? null,
  said_by_kind: (r) => r.attribution?.kind ?? null,
  quote: (r) => r.quote.exact,
  rule: (r) => r.rule,
  confidence: (r) => r.confidence,
  document: (r) => r.document.id,
  outlet: (r) => r.document.outlet,
  published: (r) => r.document.published,
  title: (r) => r.document.title,
  uri: (r) => r.document.uri,
};

async function printCsv(records: readonly StoredEvent[], effects: Effects): Promise<void> {
  await effects.out.write(csvRow(Object.keys(CSV_COLUMNS)));
  const cells = Object.values(CSV_COLUMNS);
  for (const record of records) await effects.out.write(csvRow(cells.map((cell) => cell(record))));
}

async function printTable(records: readonly StoredEvent[], { out, env }: Effects): Promise<void> {
  const colors = colorsFor(out, env);
  const rows = records.map((record) => [
    record.id,
    dateOf(record),
    record.event ?? "-",
    statusOf(record),
    partiesOf(record),
    printable(record.quote.exact),
    printable(record.document.outlet ?? record.document.uri ?? ""),
  ]);
  const heads = ["id", "date", "event", "status", "who", "words", "outlet"];
  const widths = narrowed(
    heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0))),
    out.columns,
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => clipped(cell, widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  await out.write(`${colors.bold(line(heads))}\n`);
  for (const row of rows) await out.write(`${line(row)}\n`);
}

/** The last three columns give way where the terminal is too narrow; their words can be had with `show`. */
function narrowed(widths: readonly number[], columns: number): number[] {
  const fixed = widths.slice(0, 4).reduce((sum, width) => sum + width + 2, 0);
  const room = Math.max(36, columns - fixed - 4);
  const [who = 0, words = 0, outlet = 0] = widths.slice(4);
  if (who + words + outlet <= room) return [...widths];
  const narrow = [Math.min(who, Math.floor(room * 0.3)), 0, Math.min(outlet, Math.floor(room * 0.25))];
  narrow[1] = Math.min(words, room - (narrow[0] ?? 0) - (narrow[2] ?? 0));
  return [...widths.slice(0, 4), ...narrow];
}

function clipped(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** `2024-06-19`, `2024-06-18..2024-06-19`, or a dash. */
export function dateOf({ date, enddate }: Pick<StoredEvent, "date" | "enddate">): string {
  if (date === null) return "-";
  return enddate === null || enddate === date ? date : `${date}..${enddate}`;
}

function statusOf({ status, historical }: StoredEvent): string {
  return historical ? `${status}, past` : status;
}

/** `PRK → RUS`, or `PRK & RUS` for a reciprocal act; a party without a code by its name. */
export function partiesOf({
  actor,
  recipient,
  reciprocal,
}: Pick<StoredEvent, "actor" | "recipient" | "reciprocal">): string {
  const names = (parties: readonly Party[], between: string) =>
    [...new Set(parties.map((party) => printable(party.country ?? party.code ?? party.name)))].join(between) || "?";
  if (reciprocal && recipient.length === 0) return names(actor, " & ");
  return recipient.length === 0 ? names(actor, ", ") : `${names(actor, ", ")} → ${names(recipient, ", ")}`;
}

function codesOf(parties: readonly Party[]): string {
  return parties.map((party) => party.country ?? party.code ?? "---").join(";");
}

function namesOf(parties: readonly Party[]): string {
  return parties.map((party) => party.name).join(";");
}
