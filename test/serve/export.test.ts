import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { addDocuments, startRun } from "#store";
import { csvRow, tsvRow } from "../../src/serve/csv.ts";
import { GDELT_COLUMNS, POLECAT_COLUMNS } from "../../src/serve/export/columns.ts";
import { type ExportFormat, exportEvents } from "../../src/serve/export/index.ts";
import { coded, type DocSpec, type EventSpec, NOW, RUN, temporaryStore, VISIT } from "../store/fixtures.ts";
import { fakeEffects } from "../support/effects.ts";

async function exported(format: ExportFormat, specs: readonly DocSpec[], filter = {}) {
  const store = await temporaryStore();
  await addDocuments(store, await startRun(store, RUN, NOW), specs.map(coded), NOW);
  const effects = fakeEffects();
  await exportEvents(store, filter, format, effects);
  return { store, ...effects.printed };
}

/** The first record of `event` as an object by column. */
async function rowOf(
  format: "gdelt" | "polecat",
  event: Omit<EventSpec, "at">,
  text = "Deeds were done.\n\nElsewhere.",
) {
  const { out } = await exported(format, [
    { ...VISIT, text, claims: [], forecasts: [], events: [{ ...event, at: "Deeds" }] },
  ]);
  const columns = format === "gdelt" ? GDELT_COLUMNS : POLECAT_COLUMNS;
  const lines = out
    .trimEnd()
    .split("\n")
    .slice(format === "gdelt" ? 0 : 1);
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [columns[i], cell])));
}

const AID = { event: "AID", actor: ["GHA Deeds"], recipient: ["TGO"], date: "2024-03-01" } as const;

test("columns stand in the order of their readers", () => {
  assert.equal(GDELT_COLUMNS.length, 61);
  assert.equal(POLECAT_COLUMNS.length, 40);
  assert.equal(new Set(GDELT_COLUMNS).size, 61);
  assert.deepEqual([GDELT_COLUMNS[26], GDELT_COLUMNS[60]], ["EventCode", "SOURCEURL"]);
});

const TABLE = join(process.env.ENTENTE_SHARED ?? "../shared", "ontology/exports.csv");

test.skipIf(!existsSync(TABLE))("columns are those of the reference table", () => {
  const rows = readFileSync(TABLE, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const columnsOf = (format: string) =>
    rows.filter(([name]) => name === `"${format}"`).map(([, , column]) => column?.replaceAll('"', ""));
  assert.deepEqual(columnsOf("gdelt"), [...GDELT_COLUMNS]);
  assert.deepEqual(columnsOf("polecat"), [...POLECAT_COLUMNS]);
});

test("GDELT: codes as text with their zeros, PLOVER's quad, Goldstein of the code", async () => {
  const [row] = await rowOf("gdelt", AID);
  assert.ok(row);
  assert.deepEqual(
    [
      row.Day,
      row.MonthYear,
      row.Year,
      row.FractionDate,
      row.EventCode,
      row.EventBaseCode,
      row.EventRootCode,
      row.QuadClass,
      row.GoldsteinScale,
    ],
    ["20240301", "202403", "2024", "2024.2493", "040", "040", "04", "2", "1"],
  );
  assert.deepEqual(
    [row.Actor1Code, row.Actor1CountryCode, row.Actor1Type1Code, row.Actor2Code],
    ["GHAGOV", "GHA", "GOV", "TGOGOV"],
  );
  assert.equal(row.DATEADDED, "20260102030405");
  assert.equal(row.IsRootEvent, "1");
  assert.match(row.GlobalEventID ?? "", /^\d{15}$/);
});

test("GDELT: places by FIPS, bodies as IGO with their group", async () => {
  const place = { at: "Elsewhere", name: "Lomé", country: "TGO", lat: 6.13, lon: 1.22 };
  const [row] = await rowOf("gdelt", { ...AID, actor: ["UNO"], place });
  assert.deepEqual(
    [row?.ActionGeo_Type, row?.ActionGeo_Fullname, row?.ActionGeo_CountryCode, row?.ActionGeo_Lat],
    ["4", "Lomé, Togo", "TO", "6.13"],
  );
  assert.deepEqual(
    [row?.Actor1Code, row?.Actor1CountryCode, row?.Actor1KnownGroupCode, row?.Actor1Type1Code],
    ["IGOUNO", "", "UNO", "IGO"],
  );
});

test("one pair a row: each actor with each recipient, the parties of a reciprocal act once", async () => {
  const pairs = async (event: Omit<EventSpec, "at">) =>
    (await rowOf("gdelt", event)).map((row) => `${row.Actor1CountryCode}-${row.Actor2CountryCode}`);
  assert.deepEqual(await pairs({ ...AID, actor: ["GHA", "MLI"], recipient: ["TGO", "BEN"] }), [
    "GHA-TGO",
    "GHA-BEN",
    "MLI-TGO",
    "MLI-BEN",
  ]);
  assert.deepEqual(await pairs({ event: "CONSULT", actor: ["GHA", "MLI", "TGO"], reciprocal: true }), [
    "GHA-MLI",
    "GHA-TGO",
    "MLI-TGO",
  ]);
  assert.deepEqual(await pairs({ ...AID, recipient: [] }), ["GHA-"]);
});

test("POLECAT: its own codes for Kosovo, the Union and other bodies; a dependency is its state", async () => {
  const country = async (party: string) => (await rowOf("polecat", { ...AID, actor: [party] }))[0]?.["Actor Country"];
  assert.equal(await country("XKX"), "KOS");
  assert.equal(await country("EUU"), "EUR");
  assert.equal(await country("UNO"), "UNO");
  assert.equal(await country("NTO"), "IGO");
  assert.equal(await country("GRL"), "DNK");
  assert.equal(await country("HKG"), "HKG");
  assert.equal(await country("GHA"), "GHA");
});

test("POLECAT: one Event ID for the rows of an event, the quad in words, names as written", async () => {
  const rows = await rowOf("polecat", { ...AID, recipient: ["TGO", "BEN"], contexts: ["economic", "military"] });
  assert.equal(new Set(rows.map((row) => row["Event ID"])).size, 1);
  const [row] = rows;
  assert.deepEqual(
    [
      row?.["Event Date"],
      row?.["Event Type"],
      row?.["Quad Code"],
      row?.Contexts,
      row?.["Actor Name Raw"],
      row?.["Actor COW"],
      row?.["Actor Sectors"],
    ],
    ["2024-03-01", "AID", "MATERIAL COOPERATION", "economic;military", "Deeds", "452", "GOV"],
  );
});

test("a month is written as its first day; what has no date or event is left out and counted", async () => {
  assert.equal((await rowOf("gdelt", { ...AID, date: "2024-03" }))[0]?.Day, "20240301");
  const { out, err } = await exported("gdelt", [VISIT], { uncoded: true });
  assert.equal(out.trimEnd().split("\n").length, 2);
  assert.match(err, /status, attribution, quote, contexts and background are lost.*left out: 1 without an event/);
});

test("the same store gives the same export", async () => {
  const specs = [VISIT, { ...VISIT, uri: "b", title: "B" }, { ...VISIT, uri: "c", title: "C" }];
  for (const format of ["jsonl", "csv", "gdelt", "polecat"] as const) {
    assert.equal((await exported(format, specs)).out, (await exported(format, specs.toReversed())).out, format);
  }
});

test("CSV quotes as RFC 4180, and lets no text become a formula", () => {
  assert.equal(
    csvRow(["a", 'say "x"', "one,two", "line\nbreak", null, -3.5, true]),
    'a,"say ""x""","one,two","line\nbreak",,-3.5,true\r\n',
  );
  for (const evil of ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=1"]) assert.match(csvRow([evil]), /^"?'/, evil);
  assert.equal(csvRow(["-3.5", "+2", "a=b"]), "-3.5,+2,a=b\r\n");
});

test("tabs and line breaks of a field cannot shift the columns of a tab-separated row", () => {
  assert.equal(tsvRow(["a\tb", "c\r\nd", null, 1]), "a b\tc d\t\t1\n");
});

test("CSV has one line a record under its header, and says what it leaves out", async () => {
  const { out, err } = await exported("csv", [VISIT]);
  const lines = out.trimEnd().split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? "", /^id,date,enddate,event,/);
  assert.match(err, /JSON Lines has all/);
});
