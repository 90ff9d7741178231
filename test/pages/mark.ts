// Brings the marks `today: missing` of test/pages/expected/ and the list in test/docs/codebook-missing.yml up to date with
// the present program, and says what it finds:
//   node --conditions=source --import tsx test/pages/mark.ts [--dry] [--why]
// --dry changes nothing; --why prints each missed item with its sentence and what was read from it.
// Read the diff before you commit it: a mark that appears is something the program has lost.
import { readFileSync, writeFileSync } from "node:fs";
import { stringify as stringifyYaml } from "yaml";
import type { Coded, Party } from "#document";
import { loadResources } from "../../src/serve/resources.ts";
import { eventsOf, MISSING_FILE, sentences } from "../docs/codebook.ts";
import {
  around,
  EXPECTED_FOLDER,
  type ExpectedAttribution,
  type ExpectedEvent,
  type ExpectedForecast,
  expectedPages,
  FIELDS,
  fieldProblem,
  findsAttribution,
  findsEvent,
  findsForecast,
  forbidden,
  wronglyCoded,
} from "./expected.ts";
import { pageReader } from "./read.ts";

const why = process.argv.includes("--why");
const dry = process.argv.includes("--dry");
const read = await pageReader();
const counts = { fields: [0, 0], events: [0, 0], attributions: [0, 0], forecasts: [0, 0], mustNotCode: [0, 0] };
let records = 0;

for (const { file, expected } of expectedPages()) {
  const got = read(expected.page);
  records += got.events.length;
  const missingFields = FIELDS.filter((field) => !counted("fields", fieldProblem(field, expected, got) === null));
  for (const field of missingFields) say(`${file} ${field}: ${fieldProblem(field, expected, got)}`);
  const missing = new Set<string>();
  const note = (kind: Exclude<keyof typeof counts, "fields">, at: string, met: () => boolean) => {
    if (!counted(kind, holds(met))) missing.add(`${kind} ${at}`);
  };
  for (const item of expected.events ?? []) {
    if (item.optional) continue;
    note("events", item.at, () => findsEvent(item, got));
    if (why && missing.has(`events ${item.at}`)) say(explained(item, got));
  }
  for (const item of expected.attributions ?? []) {
    note("attributions", item.at, () => findsAttribution(item, got));
    if (why && missing.has(`attributions ${item.at}`)) say(explainedClaim(item, got));
  }
  for (const item of expected.forecasts ?? []) {
    if (item.optional) continue;
    note("forecasts", item.at, () => findsForecast(item, got));
    if (why && missing.has(`forecasts ${item.at}`)) say(explainedForecast(item, got));
  }
  for (const item of (expected.mustNotCode ?? []).map(forbidden)) {
    const wrong = wronglyCoded(item, got);
    note("mustNotCode", item.at, () => wrong.length === 0);
    if (wrong.length > 0) say(`${file} must not code “${item.at}”: ${wrong.join("; ")}`);
  }
  if (!why) for (const item of missing) say(`${file} missing ${item}`);
  const path = new URL(file, EXPECTED_FOLDER);
  const marked = withMarks(readFileSync(path, "utf8"), missingFields, missing);
  if (!dry) writeFileSync(path, marked);
}
const resources = await loadResources(["parse", "recognise", "code"]);
const unread = sentences.filter(({ event, text }) => `${eventsOf(text, resources)}` !== event).map(({ text }) => text);
say(`codebook: ${sentences.length - unread.length} of ${sentences.length} sentences read as it says`);
if (!dry) writeFileSync(MISSING_FILE, stringifyYaml(unread, { lineWidth: 0 }));

for (const [kind, [met = 0, asked = 0]] of Object.entries(counts)) say(`${kind}: ${met} of ${asked} met`);
say(`records coded on all pages: ${records}`);

/** What was wanted, the sentence, and what was read from it. */
function explained({ at, any, actor, recipient, status, date, historical }: ExpectedEvent, got: Coded): string {
  if (!got.text.includes(at)) return `  not in the text: ${at}`;
  const { sentence, records } = around(at, got);
  const wanted = `${any.join("|")} ${codes(actor)} → ${codes(recipient)} ${status ?? ""} ${date ?? ""} ${historical ? "historical" : ""}`;
  const read = records.map(
    (record) =>
      `    read   ${record.act}/${record.event} ${named(record.actor)} → ${named(record.recipient)} ${record.status} ${record.date}${record.historical ? " historical" : ""} “${record.quote.exact}”`,
  );
  return [`  “${at}”`, `    in     ${sentence}`, `    wanted ${wanted}`, ...read].join("\n");
}

function explainedClaim({ at, speaker, kind, country }: ExpectedAttribution, got: Coded): string {
  if (!got.text.includes(at)) return `  not in the text: ${at}`;
  const { sentence } = around(at, got);
  const read = got.claims
    .filter(({ content }) => sentence.includes(content.text) || content.text.includes(at))
    .map((claim) => `    read   ${JSON.stringify(claim.speaker)} “${claim.cue.text}” “${claim.content.text}”`);
  return [`  “${at}”`, `    in     ${sentence}`, `    wanted ${speaker} ${kind} ${country ?? ""}`, ...read].join("\n");
}

function explainedForecast({ at, polarity, by }: ExpectedForecast, got: Coded): string {
  if (!got.text.includes(at)) return `  not in the text: ${at}`;
  const { sentence } = around(at, got);
  const read = got.forecasts
    .filter(({ quote }) => sentence.includes(quote.exact) || quote.exact.includes(at))
    .map(({ likelihood, by, quote }) => `    read   ${likelihood.polarity} by ${by?.name ?? null} “${quote.exact}”`);
  return [`  “${at}”`, `    in     ${sentence}`, `    wanted ${polarity} by ${by ?? "any"}`, ...read].join("\n");
}

function codes(list: readonly string[] | undefined): string {
  return list === undefined ? "any" : `[${list}]`;
}

function named(parties: readonly Party[]): string {
  return `[${parties.map((party) => party.code ?? party.country ?? party.name)}]`;
}

/** The file with its marks rewritten; every item of a list stands on a line of its own. */
function withMarks(yaml: string, fields: readonly string[], missing: ReadonlySet<string>): string {
  let kind = "";
  const lines = yaml
    .split("\n")
    .filter((line) => !line.startsWith("today: "))
    .map((line) => {
      kind = /^(\w+):/.exec(line)?.[1] ?? kind;
      const at = /^ {2}- \{ at: ("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
      if (at === undefined) return line;
      const bare = line.replace(/, today: missing \}$/, " }");
      return missing.has(`${kind} ${JSON.parse(at)}`) ? bare.replace(/ \}$/, ", today: missing }") : bare;
    });
  const at = lines.findIndex((line) => line.startsWith("without: "));
  if (fields.length > 0) lines.splice(at + 1, 0, `today: [${fields.join(", ")}]`);
  return lines.join("\n");
}

function counted(kind: keyof typeof counts, met: boolean): boolean {
  const count = counts[kind];
  count[1] = (count[1] ?? 0) + 1;
  if (met) count[0] = (count[0] ?? 0) + 1;
  return met;
}

/** Words that extraction lost count as missed. */
function holds(met: () => boolean): boolean {
  try {
    return met();
  } catch {
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
