// npm run judge: how often whole records are right, by readers. The readers' verdicts are kept; the sentences stay in the corpus.
//   npm run judge -- draw 300 --seed 1 --out sheet.jsonl      draws sentences and codes them; the sheet holds their text: keep it outside
//   npm run judge -- keep a.jsonl b.jsonl --round 1           two readers' verdicts → eval/judged/round-1.jsonl, without any text
//   npm run judge -- show                                     precision with its interval and agreement, of every round
// docs/judging.md tells the readers what is right.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, requireShared } from "../score.ts";
import { agreement, FIELDS, type Judged, precision, type Verdict } from "./figures.ts";

const FOLDER = join(ROOT, "eval/judged");
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;
/** Of the corpus this share of items is coded: enough for any sheet, and soon done. */
const CODED_SHARE = 0.1;

/** A sentence to judge. `key` names it by item and offset; `before` is the text before it, for what pronouns mean. */
interface SheetRow {
  readonly key: string;
  readonly published: string | null;
  readonly before: string;
  readonly sentence: string;
  readonly records: readonly SheetRecord[];
}

interface SheetRecord {
  readonly record: number;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly event: string;
  readonly status: string;
  readonly attribution: string | null;
  readonly words: string;
  readonly rule: string;
}

/** A reader's line: 1 right, 0 wrong, for each field of a record. */
interface VerdictRow extends Verdict {
  readonly key: string;
  readonly record: number;
  readonly note?: string;
}

function main(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { seed: { type: "string", default: "1" }, out: { type: "string" }, round: { type: "string" } },
  });
  const [verb, ...rest] = positionals;
  if (verb === "draw" && values.out !== undefined) draw(Number(rest[0] ?? 300), values.seed, values.out);
  else if (verb === "keep" && values.round !== undefined && rest.length === 2) keep(rest, values.round);
  else if (verb === "show") show();
  else throw new Error("draw SIZE --seed N --out FILE | keep FIRST SECOND --round N | show");
}

/** Sentences that hold a record, in the order of a hash of seed and place: the same program and seed draw the same. */
function draw(size: number, seed: string, out: string): void {
  const items = corpus(requireShared()).filter(({ id }) => place(`${seed}:item:${id}`) < CODED_SHARE);
  const input = items.map(({ id, text, published }) => JSON.stringify({ id, text, published })).join("\n");
  const output = execFileSync(join(ROOT, "bin/entente"), ["code", "--input", "jsonl", "-"], {
    input,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const rows = output
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => sheetRows(JSON.parse(line)))
    .sort((a, b) => place(`${seed}:${a.key}`) - place(`${seed}:${b.key}`));
  writeFileSync(out, lines(rows.slice(0, size)));
  const records = rows.slice(0, size).reduce((sum, row) => sum + row.records.length, 0);
  console.log(`${out}: ${Math.min(size, rows.length)} of ${rows.length} sentences with records, ${records} records`);
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly published: string | undefined;
}

function corpus(shared: string): Item[] {
  const folder = join(shared, "data/corpus");
  const files = readdirSync(folder).filter((name) => name.startsWith("current_events_") || name === "kcna.jsonl");
  return files.flatMap((name) =>
    readLines(join(folder, name)).map(({ id, text, date, published }) => ({ id, text, published: published ?? date })),
  );
}

/** A number in [0, 1) that only depends on the words. */
const place = (words: string): number => createHash("sha1").update(words).digest().readUInt32BE() / 2 ** 32;

// biome-ignore lint/suspicious/noExplicitAny: a line of `entente code`, whose shape the contract tells.
function sheetRows(doc: any): SheetRow[] {
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
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      records: own.map((event: any, record: number) => ({
        record,
        actor: event.actor.map(partyLine),
        recipient: event.recipient.map(partyLine),
        event: [event.event, event.act === event.event ? null : `(${event.act})`, event.mode].filter(Boolean).join(" "),
        status: event.status,
        attribution:
          event.attribution?.speaker?.name ?? event.attribution?.name ?? (event.attribution ? "unnamed" : null),
        words: event.quote.exact,
        rule: event.entries[0],
      })),
    };
  });
}

const partyLine = (party: { name: string; country: string | null; code: string | null; sectors: string[] }): string =>
  `${party.name} [${[party.country ?? party.code ?? "?", ...party.sectors].join(" ")}]`;

function keep([first = "", second = ""]: readonly string[], round: string): void {
  const seconds = new Map(readLines(second).map((row: VerdictRow) => [`${row.key}#${row.record}`, row]));
  const judged = readLines(first).map((a: VerdictRow): Judged => {
    const b = seconds.get(`${a.key}#${a.record}`);
    if (b === undefined) throw new Error(`${second} has no verdict on record ${a.record} of ${a.key}`);
    return { key: a.key, record: a.record, first: bare(a), second: bare(b) };
  });
  writeFileSync(join(FOLDER, `round-${round}.jsonl`), lines(judged));
  show();
}

/** The verdict without what else stands on the line. */
const bare = (verdict: Verdict): Verdict =>
  Object.fromEntries(FIELDS.map((field) => [field, verdict[field] === 1 ? 1 : 0])) as unknown as Verdict; // every field is set

function show(): void {
  const rounds = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith(".jsonl"))
        .sort()
    : [];
  for (const name of rounds) {
    const judged: Judged[] = readLines(join(FOLDER, name));
    console.log(`\n${name}: ${new Set(judged.map(({ key }) => key)).size} sentences, ${judged.length} records`);
    for (const field of [...FIELDS, "record"] as const) {
      const { share, low, high, both } = precision(judged, field);
      const { same, kappa } = agreement(judged, field);
      console.log(
        `  ${field.padEnd(12)} ${share.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]  both say right ${both.toFixed(3)}  agree ${same.toFixed(3)}  kappa ${kappa.toFixed(2)}`,
      );
    }
  }
}

// biome-ignore lint/suspicious/noExplicitAny: lines of several shapes; callers name theirs.
const readLines = (path: string): any[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

main(process.argv.slice(2));
