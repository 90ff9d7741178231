// Derives lexicons/roles/agents.yml from NGEC's PLOVER agents of 2024-05 (MIT): role nouns by PLOVER sectors, without those that
// the other files of lexicons/roles already have. Run: node scripts/derive/roles.mjs [../shared]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { flow, readCsv } from "./lib.mjs";

const shared = process.argv[2] ?? "../shared";
const folder = fileURLToPath(new URL("../../lexicons/roles/", import.meta.url));
const own = new Set(
  readdirSync(folder)
    .filter((file) => file.endsWith(".yml") && file !== "agents.yml")
    .flatMap((file) => parse(readFileSync(join(folder, file), "utf8")).flatMap((entry) => entry.phrases)),
);
const SECTORS = new Set(
  "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC".split(" "),
);
/** NGEC writes non-governmental bodies as NGO; PLOVER's sector for them is SOC. */
const RENAMED = { NGO: "SOC", RAD: "REB", SEP: "REB", INS: "REB" };
/** Buildings, things, adjectives and places: no parties. And words too general to name a sector. */
const NOT_PARTIES =
  /\b(state-owned|house|website|web site|gazette|vehicle|system|youths|building|base|station|headquarters|tanker|armed|web|office|sector|line|capital|islamic|muslim|christian|the|member|minist|members|radio|television|internet|program|programme|paper|site|rocket|weapon|ground|reserve)$/;

/** NGEC has these under several sectors; the one that the phrase says most of is taken. */
const PREFERRED = {
  "assembly of the union": "LEG",
  "council of state": "GOV",
  looter: "CRM",
  "pro democracy group": "SOC OPP",
  "pro democracy movement": "SOC OPP",
  "security force": "MIL",
  "self defence force": "PRM",
};
const bySector = new Map();
for (const { phrase, plural, code } of readCsv(join(shared, "data/lexicon/agents_plover.csv"))) {
  const sectors = [...new Set((code.match(/.{3}/g) ?? []).map((part) => RENAMED[part] ?? part))];
  if (sectors.length === 0 || sectors.some((sector) => !SECTORS.has(sector)) || sectors.includes("UNK")) continue;
  if (own.has(phrase) || NOT_PARTIES.test(phrase) || !/^[a-z][a-z' -]+$/.test(phrase) || phrase.split(" ").length > 4)
    continue;
  // "ministers of ..." and "ministries for ...": the head noun decides, and the recogniser reads what follows
  if (/^(ministr|minister|dept|department|secretar)\S* (of|for)\b/.test(phrase)) continue;
  const key = sectors.join(" ");
  if ((PREFERRED[phrase.replace(/-/g, " ")] ?? key) !== key) continue;
  if (!bySector.has(key)) bySector.set(key, new Map());
  bySector.get(key).set(phrase, plural);
}
const entries = [...bySector]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([key, phrases]) => ({
    id: `role.agents-${key.toLowerCase().replaceAll(" ", "-")}`,
    kind: "people",
    sectors: key.split(" "),
    sources: ["ngec-agents"],
    phrases: [...phrases.keys()].sort(),
    plurals: Object.fromEntries(
      [...phrases].filter(([phrase, plural]) => plural && /^[a-z' -]+$/.test(plural) && phrase !== plural),
    ),
  }));
const lines = entries.map(
  (entry) => `- ${flow(Object.keys(entry.plurals).length === 0 ? { ...entry, plurals: undefined } : entry)}`,
);
writeFileSync(
  join(folder, "agents.yml"),
  `# Derived by scripts/derive/roles.mjs from NGEC's PLOVER agents (MIT), 2024-05; additions belong in the other files.\n${lines.join("\n")}\n`,
);
console.log(`${entries.reduce((n, entry) => n + entry.phrases.length, 0)} role phrases in ${entries.length} entries`);
