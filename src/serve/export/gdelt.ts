// Edge "serve", part "export": records → rows of GDELT 2.0 events.
import { createHash } from "node:crypto";
import type { Party } from "#document";
import type { Cell } from "../csv.ts";
import { GDELT_COLUMNS } from "./columns.ts";
import { type ExportItem, type ExportTables, type Pair, pairsOf } from "./row.ts";

type GdeltRow = { readonly [Column in (typeof GDELT_COLUMNS)[number]]?: Cell };

/** What GDELT's columns have no place for. */
export const GDELT_NOTE =
  "GDELT rows carry one pair of parties and one CAMEO code: several parties become several rows; status, attribution, quote, contexts and " +
  "background are lost; a date of a month or year is written as its first day; QuadClass is that of PLOVER, the Goldstein value that of the " +
  "CAMEO code; NumMentions, NumSources and NumArticles are 1, AvgTone, places of the parties, ADM codes and FeatureID are empty";

/** Rows of a record, cells in the order of `GDELT_COLUMNS`; none where it has no date or no event. */
export function gdeltRows(item: ExportItem, tables: ExportTables): Cell[][] {
  const { record } = item;
  if (record.date === null || record.event === null) return [];
  const shared = {
    ...dateCells(record.date),
    ...eventCells(item, tables),
    ...placeCells(item, tables),
    ...sourceCells(item),
  };
  return pairsOf(record).map((pair) => {
    const row: GdeltRow = {
      ...shared,
      GlobalEventID: rowId(record.id, pair),
      ...actorCells("Actor1", pair[0], tables),
      ...actorCells("Actor2", pair[1], tables),
    };
    return GDELT_COLUMNS.map((column) => row[column] ?? null);
  });
}

/** GDELT's ids are whole numbers: 15 digits from a hash, the same on every machine. */
function rowId(id: string, pair: Pair): string {
  const key = [id, ...pair.map((party) => (party === null ? "" : `${party.country ?? party.code ?? party.name}`))].join(
    "\n",
  );
  const digits = BigInt(`0x${createHash("sha256").update(key).digest("hex").slice(0, 16)}`) % 10n ** 15n;
  return String(digits).padStart(15, "1");
}

function dateCells(date: string): GdeltRow {
  const [year = "", month = "01", day = "01"] = date.split("-");
  // As GDELT counts it: months of 30 days in a year of 365.
  const fraction = Number(year) + (Number(month) * 30 + Number(day)) / 365;
  return { Day: year + month + day, MonthYear: year + month, Year: year, FractionDate: fraction.toFixed(4) };
}

function eventCells({ record, article }: ExportItem, { cameo }: ExportTables): GdeltRow {
  const { event, act, mode, contexts, quad, quote } = record;
  const code = record.cameo ?? cameo.cameoOf(event, mode, contexts, act);
  const firstParagraph = article.text.indexOf("\n\n");
  return {
    IsRootEvent: firstParagraph < 0 || quote.start < firstParagraph ? 1 : 0,
    EventCode: code,
    EventBaseCode: code?.slice(0, 3) ?? null,
    EventRootCode: code?.slice(0, 2) ?? null,
    QuadClass: quad,
    GoldsteinScale: code === null ? null : cameo.goldsteinOf(code),
    NumMentions: 1,
    NumSources: 1,
    NumArticles: 1,
  };
}

/** CAMEO actor codes: country or known group first, then the roles. */
function actorCells(side: "Actor1" | "Actor2", party: Party | null, { otherCode }: ExportTables): GdeltRow {
  if (party === null) return {};
  const { country, code, name, sectors } = party;
  const group = code === null ? null : otherCode("gdelt-groups", code);
  const types = sectors.flatMap((sector) => otherCode("gdelt-types", sector) ?? []);
  const roles = code === null ? types : ["IGO", ...types.filter((type) => type !== "GOV")];
  const [type1 = null, type2 = null, type3 = null] = [...new Set(roles)];
  return {
    [`${side}Code`]: [country, ...(code === null ? [] : ["IGO", group]), ...roles.filter((role) => role !== "IGO")]
      .filter((part) => part !== null)
      .join(""),
    [`${side}Name`]: name.toUpperCase(),
    [`${side}CountryCode`]: country,
    [`${side}KnownGroupCode`]: group,
    [`${side}Type1Code`]: type1,
    [`${side}Type2Code`]: type2,
    [`${side}Type3Code`]: type3,
  };
}

/** GDELT's kinds of places: 1 a country, 2 a state of the USA, 3 a town there, 4 a town, 5 a province. */
function placeCells({ record: { place } }: ExportItem, { otherCode, nameOf }: ExportTables): GdeltRow {
  if (place === null) return {};
  const { name, country, lat, lon, precision } = place;
  const inUsa = country === "USA";
  const kind = { country: 1, region: inUsa ? 2 : 5, city: inUsa ? 3 : 4, point: inUsa ? 3 : 4 }[precision ?? "city"];
  const countryName = country === null ? null : nameOf(country);
  const fips = country === null ? null : otherCode("fips", country);
  return {
    ActionGeo_Type: kind,
    ActionGeo_Fullname: kind === 1 || countryName === null ? name : `${name}, ${countryName}`,
    ActionGeo_CountryCode: fips,
    ActionGeo_Lat: lat,
    ActionGeo_Long: lon,
  };
}

function sourceCells({ article }: ExportItem): GdeltRow {
  const { added, canonical, uri } = article;
  return { DATEADDED: added.replace(/\D/g, "").slice(0, 14), SOURCEURL: canonical ?? uri };
}
