// npm run judge: how often whole records are right, by readers. The readers' verdicts are kept; the sentences stay in the corpus.
//   npm run judge -- draw 300 --seed 1 --out sheet.jsonl               draws sentences and codes them; the sheet holds their text: keep it outside
//   npm run judge -- keep a.jsonl b.jsonl --sheet sheet.jsonl --round 1   two readers' verdicts → eval/judged/round-1.jsonl, without any text
//   npm run judge -- keep a.jsonl --sheet sheet.jsonl --round 1            one reader's → eval/judged/tuning-1.jsonl, to learn confidence from
//   npm run judge -- show                                              precision with its interval and agreement, of every round of two
// docs/judging.md tells the readers what is right.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, readJsonLines, requireShared } from "../score.ts";
import { agreement, FIELDS, type Judged, type JudgedTwice, precision, type Verdict } from "./figures.ts";
import { lines, readCorpus, type SheetRow, sheetRows, signOf } from "./sheet.ts";

const FOLDER = join(ROOT, "eval/judged");
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;
/** Of the corpus this share of items is coded: enough for any sheet, and soon done. */
const CODED_SHARE = 0.1;

/** A reader's line: 1 right, 0 wrong, for each field of a record. */
interface VerdictRow extends Verdict {
  readonly key: string;
  readonly record: number;
  readonly note?: string;
}

function main(words: readonly string[]): void {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { seed: { ...text, default: "1" }, out: text, round: text, sheet: text },
  });
  const [verb, ...rest] = positionals;
  const { seed, out, round, sheet } = values;
  if (verb === "draw" && out !== undefined) draw(Number(rest[0] ?? 300), seed, out);
  else if (verb === "keep" && round !== undefined && sheet !== undefined && rest.length > 0) keep(rest, sheet, round);
  else if (verb === "show") show();
  else throw new Error("draw SIZE --seed N --out FILE | keep FIRST [SECOND] --sheet FILE --round NAME | show");
}

/** Sentences that hold a record, in the order of a hash of seed and place: the same program and seed draw the same. */
function draw(size: number, seed: string, out: string): void {
  const items = readCorpus(requireShared()).filter(({ id }) => place(`${seed}:item:${id}`) < CODED_SHARE);
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

/** A number in [0, 1) that only depends on the words. */
const place = (words: string): number => createHash("sha1").update(words).digest().readUInt32BE() / 2 ** 32;

function keep([first = "", second]: readonly string[], sheet: string, round: string): void {
  const shown = new Map(readJsonLines<SheetRow>(sheet).map((row) => [row.key, row.records]));
  const seconds = second === undefined ? null : verdictsOf(second);
  const judged = [...verdictsOf(first)].map(([name, a]): Judged | JudgedTwice => {
    const record = shown.get(a.key)?.[a.record];
    if (record === undefined) throw new Error(`${sheet} has no record ${name}`);
    const { confidence = null } = record;
    const row = { key: a.key, record: a.record, sign: signOf(record), confidence, first: bare(a) };
    if (seconds === null) return row;
    const b = seconds.get(name);
    if (b === undefined) throw new Error(`${second} has no verdict on record ${name}`);
    return { ...row, second: bare(b) };
  });
  writeFileSync(join(FOLDER, `${seconds === null ? "tuning" : "round"}-${round}.jsonl`), lines(judged));
  show();
}

function verdictsOf(path: string): Map<string, VerdictRow> {
  return new Map(readJsonLines<VerdictRow>(path).map((row) => [`${row.key}#${row.record}`, row]));
}

/** The verdict without what else stands on the line. */
const bare = (verdict: Verdict): Verdict =>
  Object.fromEntries(FIELDS.map((field) => [field, verdict[field] === 1 ? 1 : 0])) as unknown as Verdict; // every field is set

/** Least confidences for which precision is shown. */
const LEAST = [0.5, 0.6, 0.7, 0.8];

function show(): void {
  const rounds = existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((name) => name.startsWith("round-"))
        .sort()
    : [];
  for (const name of rounds) {
    const judged = readJsonLines<JudgedTwice>(join(FOLDER, name)); // rounds have two readers
    console.log(`\n${name}: ${new Set(judged.map(({ key }) => key)).size} sentences, ${judged.length} records`);
    for (const field of [...FIELDS, "record"] as const) {
      const { same, kappa } = agreement(judged, field);
      console.log(`${lineOf(field, judged, field)}  agree ${same.toFixed(3)}  kappa ${kappa.toFixed(2)}`);
    }
    for (const least of LEAST) {
      const surer = judged.filter(({ confidence }) => (confidence ?? 0) >= least);
      if (surer.length > 0) console.log(`${lineOf(`≥ ${least}`, surer, "record")}  of ${surer.length} records`);
    }
  }
}

function lineOf(title: string, judged: readonly JudgedTwice[], field: Parameters<typeof precision>[1]): string {
  const { share, low, high, both } = precision(judged, field);
  const interval = `[${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return `  ${title.padEnd(12)} ${share.toFixed(3)} ${interval}  both say right ${both.toFixed(3)}`;
}

main(process.argv.slice(2));
