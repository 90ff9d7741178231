// Derives lexicons/groups/phoenix.yml from the Phoenix list of armed groups (2014, facts).
// Run: node scripts/derive/groups.mjs [../shared]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { block, readCsv, readJsonl, unique } from "./lib.mjs";

const data = join(process.argv[2] ?? "../shared", "data/lexicon");
const folder = fileURLToPath(new URL("../../lexicons/groups/", import.meta.url));
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const own = new Set(
  readdirSync(folder)
    .filter((name) => /^(armed|pairs)\.yml$/.test(name))
    .flatMap((name) => parse(readFileSync(join(folder, name), "utf8")).flatMap((entry) => entry.names.map(fold))),
);
const slug = (text) =>
  fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
const codes = new Set(readCsv(join(data, "country_codes.csv")).map((row) => row.iso3));
const SECTORS = {
  REB: "REB",
  SEP: "REB",
  INS: "REB",
  RAD: "REB",
  UAF: "UAF",
  CRM: "CRM",
  OPP: "OPP",
  PTY: "PTY",
  MIL: "MIL",
  COP: "COP",
  GOV: "GOV",
  SPY: "SPY",
  REL: "REL",
  CVL: "CVL",
  UIS: "REB",
};
const SMALL = new Set("of the and for in on de la del al el ul i e y da do en et des du di".split(" "));

/** "LORDS RESISTANCE ARMY" → "Lords Resistance Army"; short words without vowels stay acronyms. */
function titled(name) {
  return name
    .trim()
    .split(/\s+/)
    .map((word, k) =>
      k > 0 && SMALL.has(word.toLowerCase())
        ? word.toLowerCase()
        : word.length <= 4 && !/[AEIOU]/.test(word)
          ? word
          : word
              .split("-")
              .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
              .join("-"),
    )
    .join(" ");
}
/** Single words are kept where they are long enough to be no word of ours. */
const telling = (name) => (name.includes(" ") ? /[A-Z]/.test(name) : name.length >= 6);

const groups = readJsonl(join(data, "armed_groups.jsonl")).flatMap(({ name, aliases = [], codes: roles }) => {
  const code = roles[0]?.code ?? "";
  const country = code.slice(0, 3);
  const sectors = unique((code.slice(3).match(/.{3}/g) ?? []).map((role) => SECTORS[role]));
  const names = unique([name, ...aliases].map(titled)).filter(
    (item) => telling(item) && !own.has(fold(item)) && /^[A-Za-z][A-Za-z' -]+$/.test(item),
  );
  if (names.length === 0) return [];
  return [
    {
      id: `group.phoenix.${slug(names[0])}`,
      names,
      country: codes.has(country) ? country : undefined,
      sectors: sectors.length > 0 ? sectors : ["REB"],
      sources: ["phoenix-groups"],
      asOf: "2014",
    },
  ];
});
write("phoenix.yml", groups, "armed groups");

function write(file, entries, what) {
  const seen = new Set();
  const kept = entries.filter(({ id }) => !seen.has(id) && seen.add(id));
  writeFileSync(
    join(folder, file),
    `# Derived by scripts/derive/groups.mjs; additions belong in armed.yml.\n${kept.map(block).join("\n")}\n`,
  );
  console.log(`${kept.length} ${what}`);
}
