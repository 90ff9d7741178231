// Edge "serve", part "export": records → rows of POLECAT.
import type { Party } from "#document";
import type { Cell } from "../csv.ts";
import { POLECAT_COLUMNS } from "./columns.ts";
import { type ExportItem, type ExportTables, pairsOf } from "./row.ts";

type PolecatRow = { readonly [Column in (typeof POLECAT_COLUMNS)[number]]?: Cell };

/** What POLECAT's columns have no place for. */
export const POLECAT_NOTE =
  "POLECAT rows carry one pair of parties: several parties become several rows with one Event ID; status, attribution, quote and background " +
  "are lost; a date of a month or year is written as its first day; bodies but UN and EU are IGO, dependencies are the state that controls " +
  "them; titles, Wikipedia ids, districts, feature types and the people, organisations and places of the story are empty";

const QUADS = {
  1: "VERBAL COOPERATION",
  2: "MATERIAL COOPERATION",
  3: "VERBAL CONFLICT",
  4: "MATERIAL CONFLICT",
} as const;

/** Rows of a record, cells in the order of `POLECAT_COLUMNS`; none where it has no date or no event. */
export function polecatRows(item: ExportItem, tables: ExportTables): Cell[][] {
  const { record, article } = item;
  if (record.date === null || record.event === null) return [];
  const shared: PolecatRow = {
    "Event ID": record.id,
    "Event Date": `${record.date}-01-01`.slice(0, 10),
    "Event Type": record.event,
    "Event Mode": record.mode,
    Intensity: record.intensity,
    "Quad Code": record.quad === null ? null : QUADS[record.quad],
    Contexts: record.contexts.join(";"),
    ...placeCells(item, tables),
    Source: article.outlet,
    "Publication Date": article.published,
    Language: article.language,
    Version: tables.version,
  };
  return pairsOf(record).map(([actor, recipient]) => {
    const row: PolecatRow = {
      ...shared,
      ...sideCells("Actor", actor, article.text, tables),
      ...sideCells("Recipient", recipient, article.text, tables),
    };
    return POLECAT_COLUMNS.map((column) => row[column] ?? null);
  });
}

function sideCells(side: "Actor" | "Recipient", party: Party | null, text: string, tables: ExportTables): PolecatRow {
  if (party === null) return {};
  const { name, sectors, start, end } = party;
  const country = countryOf(party, tables);
  return {
    [`${side} Name`]: name,
    [`${side} Country`]: country,
    // Numbers of states: a dependency has that of the state under whose code it is written.
    [`${side} COW`]: country === null ? null : tables.otherCode("cow", country === "KOS" ? "XKX" : country),
    [`Primary ${side} Sector`]: sectors[0] ?? null,
    [`${side} Sectors`]: sectors.join(";"),
    [`${side} Name Raw`]: text.slice(start, end),
  };
}

/** 1. A body: UNO, EUR, IGO, or none for "the West". 2. A dependency: the state that controls it. 3. ISO, but KOS for Kosovo. */
function countryOf({ country, code }: Party, { otherCode }: ExportTables): string | null {
  if (country === null) return code === null ? null : (otherCode("polecat-bodies", code) ?? "IGO") || null;
  const state = otherCode("polecat-dependencies", country) ?? country;
  return otherCode("polecat-countries", state) ?? state;
}

function placeCells({ record: { place } }: ExportItem, tables: ExportTables): PolecatRow {
  if (place === null) return {};
  const { name, text, country, lat, lon, geonamesId, precision } = place;
  return {
    Placename: name,
    City: precision === "city" || precision === "point" ? name : null,
    Province: precision === "region" ? name : null,
    Country: country === null ? null : (tables.otherCode("polecat-countries", country) ?? country),
    Latitude: lat,
    Longitude: lon,
    "GeoNames ID": geonamesId,
    "Raw Placename": text,
  };
}
