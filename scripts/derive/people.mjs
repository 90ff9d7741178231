// Derives lexicons/people/<iso3>.yml: heads of state and government since 2000, foreign, defence and a few other ministers, from
// leaders_current (2026-08, CC BY-SA, facts), the World Factbook (2026-05, CC0), Wikidata by way of every-politician-scrapers (2022-07 to
// 2023-01, CC0), the CIA's list of 2019-10 (public domain) and REIGN (2021-03, MIT). Where two sources name the same holder the later
// source's name comes first; every office keeps its source and as-of. Additions by hand stand in lexicons/people/more/.
// Run: node scripts/derive/people.mjs [../shared]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { corrected, SAME } from "./corrections.mjs";
import { block, readCsv, readJsonl, unique } from "./lib.mjs";
import { officeOf } from "./offices.mjs";

const data = join(process.argv[2] ?? "../shared", "data/lexicon");
const out = fileURLToPath(new URL("../../lexicons/people/", import.meta.url));
/** Terms written by hand, by state: they outrank a list of which only the month is known. */
const byHand = readdirSync(join(out, "more")).flatMap((name) => parse(readFileSync(join(out, "more", name), "utf8")));
const codes = readCsv(join(data, "country_codes.csv"));
const factbook = readJsonl(join(data, "countries_factbook.jsonl"));
const byName = new Map([
  ...codes.flatMap((row) => [
    [row.name, row.iso3],
    [row.unName, row.iso3],
  ]),
  ...factbook.filter((row) => row.iso3).map((row) => [row.name, row.iso3]),
]);
for (const [name, code] of Object.entries({
  Burma: "MMR",
  "South Korea": "KOR",
  "North Korea": "PRK",
  "Korea, South": "KOR",
  "Korea, North": "PRK",
  "People's Republic of China": "CHN",
  "Czech Republic": "CZE",
  "Democratic Republic of the Congo": "COD",
  "Republic of the Congo": "COG",
  "Congo, Democratic Republic of the": "COD",
  "Congo, Republic of the": "COG",
  "Ivory Coast": "CIV",
  "Cote d'Ivoire": "CIV",
  "The Bahamas": "BHS",
  "Bahamas, The": "BHS",
  "The Gambia": "GMB",
  "Gambia, The": "GMB",
  Kosovo: "XKX",
  Taiwan: "TWN",
  "East Timor": "TLS",
  Macedonia: "MKD",
  "Holy See": "VAT",
  Palestine: "PSE",
  "State of Palestine": "PSE",
  Swaziland: "SWZ",
  Micronesia: "FSM",
  "Federated States of Micronesia": "FSM",
}))
  byName.set(name, code);
/** Correlates of War codes that are not ISO's. */
const COW = {
  MNG: "MNE",
  BHM: "BHS",
  HAI: "HTI",
  TRI: "TTO",
  BAR: "BRB",
  GRN: "GRD",
  SLU: "LCA",
  SVG: "VCT",
  AAB: "ATG",
  SKN: "KNA",
  GUA: "GTM",
  HON: "HND",
  SAL: "SLV",
  COS: "CRI",
  PAR: "PRY",
  URU: "URY",
  UKG: "GBR",
  IRE: "IRL",
  NTH: "NLD",
  FRN: "FRA",
  MNC: "MCO",
  SWZ: "CHE",
  SPN: "ESP",
  POR: "PRT",
  GMY: "DEU",
  GFR: "DEU",
  AUS: "AUT",
  CZR: "CZE",
  SLO: "SVK",
  MAC: "MKD",
  CRO: "HRV",
  YUG: "SRB",
  BOS: "BIH",
  KOS: "XKX",
  SLV: "SVN",
  BUL: "BGR",
  ROM: "ROU",
  LAT: "LVA",
  LIT: "LTU",
  GRG: "GEO",
  SWD: "SWE",
  DEN: "DNK",
  ICE: "ISL",
  CAP: "CPV",
  STP: "STP",
  GNB: "GNB",
  EQG: "GNQ",
  GAM: "GMB",
  MLI: "MLI",
  MAA: "MRT",
  NIR: "NER",
  CDI: "CIV",
  GUI: "GIN",
  BFO: "BFA",
  SIE: "SLE",
  TOG: "TGO",
  CAO: "CMR",
  NIG: "NGA",
  CEN: "CAF",
  CHA: "TCD",
  CON: "COG",
  DRC: "COD",
  TAZ: "TZA",
  BUI: "BDI",
  ANG: "AGO",
  MZM: "MOZ",
  ZAM: "ZMB",
  ZIM: "ZWE",
  MAW: "MWI",
  SAF: "ZAF",
  LES: "LSO",
  BOT: "BWA",
  SWA: "SWZ",
  MAG: "MDG",
  MAS: "MUS",
  SEY: "SYC",
  MOR: "MAR",
  ALG: "DZA",
  LIB: "LBY",
  SUD: "SDN",
  SSD: "SSD",
  LEB: "LBN",
  YEM: "YEM",
  KUW: "KWT",
  BAH: "BHR",
  UAE: "ARE",
  OMA: "OMN",
  TAJ: "TJK",
  KYR: "KGZ",
  KZK: "KAZ",
  MON: "MNG",
  TAW: "TWN",
  ROK: "KOR",
  BHU: "BTN",
  BNG: "BGD",
  MYA: "MMR",
  SRI: "LKA",
  MAD: "MDV",
  NEP: "NPL",
  THI: "THA",
  CAM: "KHM",
  DRV: "VNM",
  MAL: "MYS",
  SIN: "SGP",
  BRU: "BRN",
  PHI: "PHL",
  INS: "IDN",
  ETM: "TLS",
  AUL: "AUS",
  NEW: "NZL",
  SOL: "SLB",
  VAN: "VUT",
  FIJ: "FJI",
  MSI: "MHL",
  PAL: "PLW",
  FSM: "FSM",
  WSM: "WSM",
};
const FAMILY_FIRST = new Set(["CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "SGP"]);

const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/đ/g, "d")
    .replace(/ı/g, "i")
    .toLowerCase();
const atoms = (name) =>
  fold(name)
    .replace(/[.'’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
/** Heads of state who are also named for the territories of their state. */
const STATES = new Set(
  JSON.parse(readFileSync(new URL("../../node_modules/world-countries/countries.json", import.meta.url), "utf8"))
    .filter((row) => row.unMember || ["VAT", "PSE", "TWN"].includes(row.cca3))
    .map((row) => row.cca3)
    .concat("XKX"),
);
const people = new Map(); // iso3 → persons

function familyOf(name, iso3, surname) {
  if (surname !== undefined && surname !== "")
    return surname
      .split(" ")
      .map((part) =>
        /^[IVX]+$/.test(part) && surname.includes(" ")
          ? part
          : part.replace(/^(\p{L})(.*)$/u, (_, a, b) => a + b.toLowerCase()),
      )
      .map((part) => part.replace(/(^|[-'’])(\p{L})/gu, (_, a, b) => a + b.toUpperCase()))
      .join(" ");
  const parts = name.replace(/ (Jr\.?|Sr\.?|II|III)$/, "").split(" ");
  if (parts.length === 1) return name;
  if (FAMILY_FIRST.has(iso3)) return parts[0];
  const particle = parts.findIndex(
    (part, k) => k > 0 && /^(von|van|le|de|da|dos|di|del|al-.*|el-.*|bin|ibn)$/i.test(part),
  );
  return particle > 0 && /^(von|van|le|de)$/i.test(parts[particle]) ? parts.slice(particle).join(" ") : parts.at(-1);
}

/** A name as it is looked up: without titles of the peerage, remarks in brackets and the comma before "Jr.". */
function plainName(written, iso3) {
  const name = written
    .replace(/,? (Jr|Sr)\.?$/, " $1.")
    .replace(/, Bar(on|oness)\b.*$/, "")
    .replace(/ \(.*?\)/g, "")
    .replace(/^(and )?Co-prince (Archbishop )?/, "");
  return SAME.find(([state, other]) => state === iso3 && other === name)?.[2] ?? name;
}

/** Adds an office as it is after correction to the person of that country who bears the name, or to a new one. */
function add(iso3, written, term, { family, qid } = {}) {
  const name = plainName(written, iso3);
  if (!written.endsWith(name) && !name.startsWith(written)) family = familyOf(name, iso3);
  for (const office of corrected(iso3, name, term)) addTerm(iso3, name, office, { family, qid });
  const other = people.get(iso3)?.find(({ names }) => names.includes(name));
  if (
    other !== undefined &&
    !other.names.includes(written) &&
    SAME.some(([state, as]) => state === iso3 && as === written)
  )
    other.names.push(written);
}

function addTerm(iso3, name, office, { family, qid: item } = {}) {
  const qid = /^Q\d+$/.test(item ?? "") ? item : undefined;
  // whoever reigns in the United Kingdom is head of state of fourteen other realms: one person, named once
  if (name === "" || /vacant/i.test(name) || (["Charles III", "Elizabeth II"].includes(name) && iso3 !== "GBR")) return;
  if (!STATES.has(iso3)) return;
  // a few rows of the source end before they begin: the start alone is kept
  if (office.from !== undefined && office.to < office.from) delete office.to;
  const list = people.get(iso3) ?? people.set(iso3, []).get(iso3);
  const own = atoms(name);
  const same = (person) => {
    if (qid !== undefined && person.qid !== undefined) return qid === person.qid;
    if (person.names.some((other) => subset(own, atoms(other)) || subset(atoms(other), own))) return true;
    // REIGN writes a leader who came back as it did before, often by the family name alone
    if (office.source === "reign" && person.names.includes(name)) return true;
    // "Benyamin" and "Binyamin" Netanyahu: one long family name, one initial, and no two items of Wikidata
    const [surname] = atoms(family ?? "").slice(-1);
    if (
      surname?.length >= 6 &&
      surname === atoms(person.family ?? "").at(-1) &&
      own[0][0] === atoms(person.names[0])[0][0] &&
      (qid === undefined || person.qid === undefined)
    )
      return true;
    // one office, one start: the same holder in another spelling
    return (
      ["head-of-state", "head-of-government", "leader", "head"].includes(office.office) &&
      person.offices.some(
        (held) =>
          near(held.from, office.from) &&
          atoms(family ?? name).some(
            (word) => word.length > 2 && person.names.some((other) => atoms(other).some((w) => similar(w, word))),
          ),
      )
    );
  };
  let person = list.find(same);
  if (person === undefined) {
    person = { names: [], offices: [] };
    list.push(person);
  }
  if (!person.names.some((other) => atoms(other).join(" ") === own.join(" "))) person.names.push(name);
  person.qid ??= qid;
  person.family ??= family;
  const held = person.offices.find(
    (other) =>
      (other.office === office.office || office.office === "head") &&
      (near(other.from, office.from) || other.from === office.from),
  );
  if (held === undefined) person.offices.push(office);
  else if (held.to === undefined && office.to !== undefined && office.asOf > held.asOf) held.to = office.to;
}
/** Persons of a state who by the other sources held an office in a month. */
function holdersAt(iso3, office, month) {
  const handWritten = byHand.filter(
    ({ id, country }) => country === iso3 || id.startsWith(`person.${iso3.toLowerCase()}.`),
  );
  return [...(people.get(iso3) ?? []), ...handWritten].filter(({ offices = [] }) =>
    offices.some(
      (held) =>
        held.office === office && (held.from ?? "9") <= month && (held.to ?? "9").slice(0, month.length) >= month,
    ),
  );
}

/** Entries by hand have no more than an id where they add to one of ours. */
const sharesName = ({ names = [], id = "" }, name) =>
  names.some((other) => atoms(other).join() === atoms(name).join()) || id.endsWith(`.${atoms(name).join("-")}`);

/** A person whose office another source gives to somebody else: kept only where an entry by hand adds to it. */
function addPerson(iso3, name, surname) {
  const id = `person.${iso3.toLowerCase()}.${atoms(name).join("-")}`;
  const list = people.get(iso3) ?? people.set(iso3, []).get(iso3);
  const known = list.some((person) => sharesName(person, name));
  if (!known && byHand.some((entry) => entry.id === id))
    list.push({ names: [name], family: familyOf(name, iso3, surname), offices: [] });
}

const subset = (few, many) => few.length >= 2 && few.every((word) => many.includes(word));
const near = (a, b) =>
  a !== undefined &&
  b !== undefined &&
  a.length >= 7 &&
  b.length >= 7 &&
  Math.abs(new Date(a.slice(0, 10)) - new Date(b.slice(0, 10))) < 40 * 86400e3;
function similar(a, b) {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 2 || a[0] !== b[0] || Math.min(a.length, b.length) < 5) return false;
  return a.slice(0, 4) === b.slice(0, 4);
}
const since2000 = (row) => row.end === "" || row.end >= "2000";

for (const row of readCsv(join(data, "leaders_factbook.csv"))) {
  // "President Abdelmadjid TEBBOUNE": the title ends where the name begins
  const name = row.holder
    .replace(
      /^(?:(?:Interim|Acting|Transitional|Transition|Co-|Federal|Supreme|State|Executive|First|Sovereign|Head of State|Governor[- ]General|Captain Regent|Lieutenant Governor|Chief|Grand|Crown|Military|Self-appointed|Prime|Vice|Caretaker|de facto|Council of Ministers|Chairman|Chairperson|President|Premier|Minister|King|Queen|Emperor|Sultan|Sheikh|Amir|Emir|Prince|Princess|Pope|Chancellor|General|Gen\.|Gen|Lt\.|Lt|Col\.|Col|Brig\.|Field|Marshal|Dr\.|Sir|Dame|Leader|Taoiseach|Administrator|Commissioner|High|Duke|Ayatollah|Presidency|Captain|Capt\.|Maj\.|Major|Executive|Mayor|of|the|and|Taliban|MONARCH|Yang di-Pertuan Agong|Supreme|People's|Paramount|Sultan and|Custodian|Speaker|Assembly|National|Council|Member|Representative|Resident|Councilor|Security|Affairs|Commission|Ruler|Bishop|Co-Prince|Heir|Apparent|Monarch)\s+)+/,
      "",
    )
    .replace(/\s*(,|;|\().*$/, "")
    .replace(/"[^"]*" ?/g, "")
    .trim();
  if (!/\p{Lu}{2}/u.test(name) || name.split(" ").length > 6) continue;
  const plain = name
    .split(" ")
    .map((part) =>
      /^\p{Lu}{2}/u.test(part) && !/^[IVX]+$/.test(part)
        ? part
            .split(/(?=[-'’])/)
            .map((piece) => piece.replace(/^([-'’]?)(\p{L})(.*)$/u, (_, sign, a, b) => sign + a + b.toLowerCase()))
            .join("")
        : part,
    )
    .join(" ")
    .replace(/^(al|el|AL)-/i, "al-");
  const office = {
    office: /state/.test(row.office) ? "head-of-state" : "head-of-government",
    ...(row.since ? { from: row.since } : {}),
    source: "world-factbook",
    asOf: "2026-05",
  };
  add(row.iso3, plain, office, { family: familyOf(plain, row.iso3, row.surname) });
}
for (const row of readCsv(join(data, "leaders_current.csv"))) {
  if (!/^[A-Z]{3}$/.test(row.iso3)) continue;
  const office = {
    office: row.office === "head_of_state" ? "head-of-state" : "head-of-government",
    ...(row.since ? { from: row.since } : {}),
    source: "leaders-current",
    asOf: row.asOf,
  };
  add(row.iso3, row.holder, office, { family: familyOf(row.holder, row.iso3), qid: row.wikidata || undefined });
}
for (const row of readCsv(join(data, "office_holders.csv")).filter(since2000)) {
  const kind = officeOf(row.position, row.iso3);
  if (kind === null) continue;
  const office = {
    office: kind,
    ...(row.start ? { from: row.start } : {}),
    ...(row.end ? { to: row.end } : {}),
    source: "every-politician",
    asOf: "2023-01",
  };
  add(row.iso3, row.person, office, { family: familyOf(row.person, row.iso3), qid: row.wikidata });
}
for (const row of readCsv(join(data, "foreign_ministers_2023.csv"))) {
  const iso3 = byName.get(row.country);
  if (iso3 === undefined) continue;
  add(
    iso3,
    row.person,
    { office: "foreign", ...(row.start ? { from: row.start } : {}), source: "every-politician", asOf: "2023-01" },
    { family: familyOf(row.person, iso3), qid: row.wikidata },
  );
}
/** The list says when it was put together, and is months behind for some states: whoever a better source has in office then is taken. */
const CIA_MONTH = "2019-10";
for (const row of readCsv(join(data, "cabinets_cia_2019.csv"))) {
  const iso3 = byName.get(row.country);
  const kind = officeOf(row.office, iso3);
  if (iso3 === undefined || !["foreign", "defence"].includes(kind)) continue;
  const surname = row.person
    .split(" ")
    .filter((part) => /^\p{Lu}{2,}/u.test(part))
    .join(" ");
  const name = row.person
    .replace(/,.*$/, "")
    .split(" ")
    .map((part) =>
      /^(al-)?\p{Lu}{2}/u.test(part)
        ? part
            .split(/(?=[-'’])/)
            .map((piece) => piece.replace(/^([-'’]?)(\p{L})(.*)$/u, (_, sign, a, b) => sign + a + b.toLowerCase()))
            .join("")
        : part,
    )
    .filter((part) => !/^(Gen|Lt|Col|Dr|Maj|Brig|Adm|Sheikh)\.?$/.test(part))
    .join(" ");
  if (name.split(" ").length < 2) continue;
  if (holdersAt(iso3, kind, CIA_MONTH).some((holder) => !sharesName(holder, name))) addPerson(iso3, name, surname);
  else {
    const term = { office: kind, at: CIA_MONTH, source: "cia-2019", asOf: CIA_MONTH };
    add(iso3, name, term, { family: familyOf(name, iso3, surname) });
  }
}
for (const row of readCsv(join(data, "leaders_reign.csv")).filter(since2000)) {
  const iso3 = COW[row.cowCode] ?? (codes.some((code) => code.iso3 === row.cowCode) ? row.cowCode : undefined);
  if (iso3 === undefined || row.leader.length < 3) continue;
  const list = people.get(iso3) ?? [];
  const to = row.end && row.end < "2021-03" ? row.end : undefined;
  const last = atoms(row.leader).at(-1);
  const known = list.find(
    (person) =>
      person.offices.some(
        (held) => /head|leader/.test(held.office) && (held.from ?? "") <= (to ?? "9") && (held.to ?? "9") >= row.start,
      ) && person.names.some((name) => atoms(name).some((word) => similar(word, last))),
  );
  if (known !== undefined) continue;
  add(
    iso3,
    row.leader,
    { office: "head", from: row.start, ...(to ? { to } : {}), source: "reign", asOf: "2021-03" },
    { family: familyOf(row.leader, iso3) },
  );
}

mkdirSync(out, { recursive: true });
let count = 0;
for (const [iso3, list] of [...people].sort(([a], [b]) => a.localeCompare(b))) {
  const seen = new Map();
  const lines = list.map((person) => {
    const stem = atoms(person.names[0]).join("-");
    const n = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, n);
    const offices = person.offices.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
    const id = `person.${iso3.toLowerCase()}.${stem}${n > 1 ? `-${n}` : ""}`;
    return block({
      id,
      country: iso3,
      names: unique(person.names),
      family: person.family,
      qid: person.qid,
      offices: offices.length > 0 ? offices : undefined,
    });
  });
  count += lines.length;
  writeFileSync(
    join(out, `${iso3.toLowerCase()}.yml`),
    `# Derived by scripts/derive/people.mjs; additions belong in more/.\n${lines.join("\n")}\n`,
  );
}
console.log(`${count} persons in ${people.size} files`);
